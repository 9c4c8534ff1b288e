import { almostClock, mayBeAlmostClock } from '../../chapters/broken-clock.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import { locate, placeOf } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import type { Span } from '../../text/span.js';
import { linesOf } from '../sightings/find-sightings.js';
import type { Sighting } from '../sightings/sighting.js';
import { readBefore } from '../sightings/surroundings.js';
import { sourceSpan } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import type { TimeRole } from './role.js';

/** A line that was perhaps meant as a chapter. */
interface LeftOut extends Span {
  readonly found: string;
}

/**
 * Names the lines that are among the chapters, or look like one, and are not taken.
 *
 * @param list the sightings that are chapters
 * @returns one finding for all of them
 */
export function findLeftOut(
  source: SourceText,
  units: readonly Unit[],
  roles: ReadonlyMap<Sighting, TimeRole>,
  list: readonly Sighting[],
): Diagnostic[] {
  if (list.length === 0) return [];
  const left: LeftOut[] = [];
  for (const [{ rich, span, clock }, role] of roles) {
    if (role === 'left-out') left.push({ found: clock.text, ...sourceSpan(rich, span) });
  }
  left.push(...brokenTimes(units, roles, list));
  const sorted = left.toSorted((a, b) => a.start - b.start);
  const [first] = sorted;
  if (first === undefined) return [];
  const lines = sorted.map(({ found, start }) => ({ line: locate(source.lines, start).line, found }));
  const place = placeOf(source.file, source.lines, first.start, first.end);
  return [createDiagnostic('notes/time-left-out', { lines }, place)];
}

const unreadable = /^[^\p{L}\d[]{0,10}\[\s?@\s?([\d:;.,HhMmSs：Oo -]{2,20})\]/u;

/** Lines that start like a chapter whose time cannot be read: `[@24.3.0]`, `[@HH:MM]`. */
export function findUnreadable(
  source: SourceText,
  units: readonly Unit[],
  roles: ReadonlyMap<Sighting, TimeRole>,
): Diagnostic[] {
  const seen = new Set(Array.from(roles.keys(), ({ unitIndex, line }) => `${unitIndex} ${line}`));
  return units.flatMap((unit, unitIndex) => {
    if (!/\[\s?@/.test(unit.raw) || (unit.kind === 'item' && seen.has(`${unitIndex} 0`))) return [];
    const rich = unit.read();
    return linesOf(rich.text).flatMap(({ start, end }, line) => {
      const match = seen.has(`${unitIndex} ${line}`) ? null : unreadable.exec(rich.text.slice(start, end));
      const found = match?.[1] ?? '';
      if (match === null || !/[\d:]/.test(found)) return [];
      const at = start + match[0].lastIndexOf(found);
      const span = sourceSpan(rich, { start: at, end: at + found.length });
      const place = placeOf(source.file, source.lines, span.start, span.end);
      return [createDiagnostic('notes/timestamp-unreadable', { found }, place)];
    });
  });
}

/** Lines written as the chapters are (items of the same list, rows, lines beside them) that begin or end almost with a time. */
function brokenTimes(
  units: readonly Unit[],
  roles: ReadonlyMap<Sighting, TimeRole>,
  list: readonly Sighting[],
): readonly LeftOut[] {
  const first = list[0]?.unitIndex ?? 0;
  const last = list.at(-1)?.unitIndex ?? 0;
  const kinds = new Set(list.map(({ unit }) => kindOf(unit)));
  const seen = new Set(Array.from(roles.keys(), ({ unitIndex, line }) => `${unitIndex} ${line}`));
  const found: LeftOut[] = [];
  for (const [offset, unit] of units.slice(first, last + 2).entries()) {
    if (
      (unit.wraps && seen.has(`${first + offset} 0`)) ||
      !kinds.has(kindOf(unit)) ||
      !mayBeAlmostClock.test(unit.raw)
    )
      continue;
    const rich = unit.read();
    for (const [line, span] of linesOf(rich.text).entries()) {
      if (line > 0 && unit.wraps) break;
      if (seen.has(`${first + offset} ${line}`)) continue;
      const text = rich.text.slice(span.start, span.end);
      const match = atStart(text) ?? almostClock.atEnd.exec(text.slice(-40));
      if (match === null) continue;
      const at = span.start + text.lastIndexOf(match[0].trim());
      found.push({
        found: match[0].trim(),
        ...sourceSpan(rich, { start: at, end: at + match[0].trim().length }),
      });
    }
  }
  return found;
}

function atStart(text: string): RegExpExecArray | null {
  const match = almostClock.first.exec(text.slice(0, 60));
  if (match === null) return null;
  const { kind } = readBefore(text.slice(0, match.index));
  return kind === 'nothing' || kind === 'lead-words' ? match : null;
}

function kindOf({ kind, group }: Unit): string {
  return `${kind} ${group}`;
}
