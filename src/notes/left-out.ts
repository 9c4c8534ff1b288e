import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { isClean } from './acceptance.js';
import { findWithin, locateClocks } from './clock-locator.js';
import { findUnreadable } from './list-findings.js';
import type { Span } from './rich-text.js';
import { endOfLine, type Stamp } from './stamps.js';
import type { Unit } from './unit.js';

/** A line that starts with a time and is no chapter. */
interface LeftOut {
  /** What it starts with. */
  readonly found: string;
  /** In the notes; null where that is written in another way. */
  readonly span: Span | null;
}

/**
 * Lines that were perhaps meant as chapters: times that were taken for part of a sentence, since the chapters are written
 * in another way, and among the chapters what starts almost like one.
 *
 * @param stamps all of them
 * @param accepted those that are chapters
 */
export function findLeftOut(
  source: SourceText,
  units: readonly Unit[],
  stamps: readonly Stamp[],
  accepted: readonly Stamp[],
): Diagnostic[] {
  if (accepted.length === 0) return [];
  const chapters = accepted.filter(({ trailing }) => !trailing);
  const broken = chapters.length === 0 ? [] : brokenStarts(source, units, stamps, chapters);
  const left = [...leftStamps(source, stamps, accepted), ...broken];
  const spans = left.flatMap(({ span }) => (span === null ? [] : [span]));
  const [first] = left.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  if (first === undefined) return [];
  const { start, end } = first.span ?? spans[0] ?? { start: 0, end: 0 };
  const place = placeOf(source.file, source.lines, start, end);
  return [createDiagnostic('notes/time-left-out', { found: first.found, count: left.length }, place)];
}

function leftStamps(
  source: SourceText,
  stamps: readonly Stamp[],
  accepted: readonly Stamp[],
): readonly LeftOut[] {
  const chosen = new Set(accepted);
  const kinds = new Set(accepted.map(({ unit }) => kindOf(unit)));
  const first = accepted[0]?.unitIndex ?? 0;
  const last = accepted.at(-1)?.unitIndex ?? 0;
  const isAmong = ({ unit, unitIndex }: Stamp) =>
    unitIndex >= first && unitIndex <= last && kinds.has(kindOf(unit));
  const hasLeading = accepted.some(({ trailing }) => !trailing);
  const left = stamps.filter((stamp) => {
    if (chosen.has(stamp) || stamp.clock.hasDayTimeMark) return false;
    // After a title a time may be a length, and with a slip it may be anything, but for among the chapters.
    const isPlain = hasLeading && !stamp.trailing && isClean(stamp);
    return isPlain || isAmong(stamp);
  });
  const spans = locateClocks(source, left);
  return left.map(({ clock }, index) => ({ found: clock.text, span: spans[index] ?? null }));
}

function kindOf({ kind, parent }: Unit): string {
  return `${kind} ${parent}`;
}

/** A slip of the pen away from a time: `2.30 C`, `[1:30 C`, `1:30> C`, `00:08:30:00 C`. */
const brokenStart =
  /^[\s[({<~*@]{0,6}(\d{1,3}\s?[:：;]\s?\d{1,2}(?!\d)|\d{1,2}\.\d{2}(?:\.\d{2})?(?![\d.%]))/u;

/** More characters than what stands before a time, and that time. */
const longestStart = 40;

/** Lines among the chapters, written as these are (items of the same list, lines of text), that start almost like them. */
function brokenStarts(
  source: SourceText,
  units: readonly Unit[],
  stamps: readonly Stamp[],
  chapters: readonly Stamp[],
): readonly LeftOut[] {
  const first = chapters[0]?.unitIndex ?? 0;
  const last = chapters.at(-1)?.unitIndex ?? 0;
  const kinds = new Set(chapters.map(({ unit }) => kindOf(unit)));
  const stamped = new Set(stamps.map(({ unitIndex, start }) => `${unitIndex} ${start}`));
  const found: LeftOut[] = [];
  for (const [offset, unit] of units.slice(first, last + 2).entries()) {
    if (!kinds.has(kindOf(unit)) || !/\d ?[.:：;] ?\d/.test(unit.raw)) continue;
    // Said already, as an error.
    if (findUnreadable(source, unit).length > 0) continue;
    const { text } = unit.read();
    for (let start = 0, end = 0; start < text.length; start = end + 1) {
      end = endOfLine(text, start);
      const [, time] = brokenStart.exec(text.slice(start, Math.min(end, start + longestStart))) ?? [];
      if (time !== undefined && !stamped.has(`${first + offset} ${start}`))
        found.push({ found: time, span: findWithin(source.text, time, unit.start, unit.end) });
      if (unit.wraps) break;
    }
  }
  return found;
}
