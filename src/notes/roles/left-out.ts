import { almostClock, mayBeAlmostClock } from '../../chapters/almost-clock.js';
import { readBefore } from '../../chapters/surroundings.js';
import type { FoundLine } from '../../diagnostic/codes/list-lines.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import { locate, placeOf } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import type { Company } from '../lists/company.js';
import { linesOf } from '../sightings/find-sightings.js';
import { lineOf, type Sighting } from '../sightings/sighting.js';
import { sourceSpan } from '../units/rich-text.js';
import { indexBeside, type Unit } from '../units/unit.js';
import { type FoundSpan, linksWithoutTimes, listsOfOthers, timesInFurtherCells } from './beside-chapters.js';
import type { TimeRole } from './role.js';

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
  company: ReadonlyMap<Sighting, Company>,
): Diagnostic[] {
  if (list.length === 0) return [];
  const left: FoundSpan[] = [];
  for (const [{ rich, span, clock }, role] of roles) {
    if (role === 'left-out') left.push({ found: clock.text, ...sourceSpan(rich, span) });
  }
  left.push(...brokenTimes(units, roles, list));
  if (list.some(({ unit }) => unit.kind === 'row')) left.push(...timesInFurtherCells(list, roles.keys()));
  if (list.some(({ linkMs, unit }) => linkMs !== null && unit.kind === 'item')) {
    const isTimed = timedLines(roles.keys());
    left.push(...linksWithoutTimes(list, (unitIndex) => isTimed(unitIndex, 0), units));
  }
  const sorted = left.toSorted((a, b) => a.start - b.start);
  const [first] = sorted;
  if (first === undefined) return [];
  const place = placeOf(source.file, source.lines, first.start, first.end);
  const args = {
    lines: linesOfFound(source, sorted),
    others: linesOfFound(source, listsOfOthers(roles, list, company)).map(({ line }) => line),
  };
  return [createDiagnostic('notes/time-left-out', args, place)];
}

function linesOfFound(source: SourceText, found: readonly FoundSpan[]): FoundLine[] {
  return found.map((each) => ({ line: locate(source.lines, each.start).line, found: each.found }));
}

/** Asks whether a line has a time. */
function timedLines(sightings: Iterable<Sighting>): (unitIndex: number, line: number) => boolean {
  const timed = new Set(Array.from(sightings, lineOf));
  return (unitIndex, line) => timed.has(lineOf({ unitIndex, line }));
}

const unreadable = /^[^\p{L}\d[]{0,10}\[\s?@\s?([\d:;.,HhMmSsXx?_：Oo -]{2,20}|tb[ad]|todo)\]/iu;

/** Lines that start like a chapter whose time cannot be read (`[@24.3.0]`, `[@HH:MM]`), as one finding. */
export function findUnreadable(
  source: SourceText,
  units: readonly Unit[],
  roles: ReadonlyMap<Sighting, TimeRole>,
): Diagnostic[] {
  if (!source.text.includes('@')) return [];
  const isTimed = timedLines(roles.keys());
  const found = units.flatMap((unit, unitIndex): FoundSpan[] => {
    if (!/\[\s?@/.test(unit.raw) || (unit.kind === 'item' && isTimed(unitIndex, 0))) return [];
    const rich = unit.read();
    return linesOf(rich.text).flatMap(({ start, end }, line) => {
      const match = isTimed(unitIndex, line) ? null : unreadable.exec(rich.text.slice(start, end));
      const written = match?.[1] ?? '';
      if (match === null || !/[\d:]|^t/iu.test(written)) return [];
      const at = start + match[0].lastIndexOf(written);
      return [{ found: written, ...sourceSpan(rich, { start: at, end: at + written.length }) }];
    });
  });
  const [first] = found;
  if (first === undefined) return [];
  const place = placeOf(source.file, source.lines, first.start, first.end);
  return [createDiagnostic('notes/timestamp-unreadable', { lines: linesOfFound(source, found) }, place)];
}

/**
 * Lines written like the chapters (items of the same list, rows, lines next to them) that begin or end with almost a time.
 */
function brokenTimes(
  units: readonly Unit[],
  roles: ReadonlyMap<Sighting, TimeRole>,
  list: readonly Sighting[],
): readonly FoundSpan[] {
  const first = list[0]?.unitIndex ?? 0;
  const from = Math.max(0, indexBeside(units, first, -1));
  const to = Math.min(units.length - 1, indexBeside(units, list.at(-1)?.unitIndex ?? 0, 1));
  const kinds = new Set(list.map(({ unit }) => kindOf(unit)));
  // A number within a title, such as `1.18`, is no time of its line.
  const isWithin = ({ position }: Sighting) => position === 'within';
  const seen = [...roles.keys()];
  const isTimed = timedLines(seen.filter((each) => !isWithin(each)));
  const withinAt = new Map(seen.filter(isWithin).map((each) => [lineOf(each), each.span.start]));
  const found: FoundSpan[] = [];
  for (let unitIndex = from; unitIndex <= to; unitIndex += 1) {
    const unit = units[unitIndex];
    if (unit === undefined || !kinds.has(kindOf(unit)) || !mayBeAlmostClock.test(unit.raw)) continue;
    const rich = unit.read();
    const lines = linesOf(rich.text).slice(0, unit.wraps && unit.kind !== 'paragraph' ? 1 : undefined);
    lines.forEach((span, line) => {
      if (isTimed(unitIndex, line)) return;
      const text = rich.text.slice(span.start, span.end);
      const before = withinAt.get(lineOf({ unitIndex, line })) ?? null;
      const match = atStart(text) ?? (before === null ? almostClock.atEnd.exec(text.slice(-40)) : null);
      if (match === null) return;
      const written = match[0].trim();
      const at = span.start + text.lastIndexOf(written);
      if (before !== null && before < at + written.length) return;
      found.push({ found: written, ...sourceSpan(rich, { start: at, end: at + written.length }) });
    });
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
