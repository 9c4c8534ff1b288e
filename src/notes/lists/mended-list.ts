import { findBrokenClock } from '../../chapters/broken-clock.js';
import { type ClockReading, type FoundClock, findClocks } from '../../chapters/clock-grammar.js';
import { joinsRange, readBefore } from '../../chapters/surroundings.js';
import { linesOf } from '../sightings/find-sightings.js';
import type { LinePlace } from '../sightings/line-stamps.js';
import { readLine } from '../sightings/read-line.js';
import { areForward, isTrailing, type Sighting } from '../sightings/sighting.js';
import { indexBeside, type Unit } from '../units/unit.js';
import type { ReadList } from './list-reading.js';

/** A list that includes times which can only be read because of their neighbours, and all sightings including those. */
export interface MendedList {
  readonly list: ReadList;
  readonly sightings: readonly Sighting[];
}

/** A line whose text need not be read yet. */
type Line = Omit<LinePlace, 'rich'>;

/**
 * Reads what is almost a time (`453`, `1 08:30`, `0:4l:22`, `0:17: 45`) as one, if it has the same place in its line as the
 * time in a line of the list next to it, and is between its neighbours in time.
 */
export function mendList(
  { sightings: found, readings }: ReadList,
  sightings: readonly Sighting[],
  units: readonly Unit[],
): MendedList {
  const known = new Map(found.map((sighting, index) => [sighting, readings[index]]));
  const readingOf = (sighting: Sighting) => known.get(sighting) ?? sighting.clock.readings[0];
  const startsOf = (list: readonly Sighting[]) => list.map((sighting) => readingOf(sighting).startMs);
  const starts = startsOf(found);
  const list = found.map((own, index) => {
    const like = found[index === 0 ? 1 : index - 1];
    const bounds = boundsAt(index, starts, 1);
    const isKept = like === undefined || isUsual(own, like, readingOf(own), bounds);
    return isKept ? own : readAgain(own, like, bounds);
  });
  const newStarts = startsOf(list);
  const mended = list.flatMap((before, index) => {
    const lines = linesBetween(before, list[index + 1], units);
    const read = lines.flatMap((line) => readBroken(line, before, boundsAt(index + 1, newStarts, 0)) ?? []);
    // Of several lines, takes those that are in brackets or after an @ like the times around them, and that go forward.
    const taken = lines.length === 1 ? read : read.filter(({ opener, hasAt }) => opener !== '' || hasAt);
    return areForward(taken) ? [before, ...taken] : [before];
  });
  const begin = list[0] === undefined ? null : readAbove(list[0], newStarts, units);
  if (begin !== null) mended.unshift(begin);
  const further = mended.filter((sighting) => !known.has(sighting));
  return {
    list: { sightings: mended, readings: mended.map(readingOf) },
    sightings: further.length === 0 ? sightings : withSightings(sightings, further),
  };
}

/** The times before and after a place of a list, which `count` of its times take. */
function boundsAt(at: number, starts: readonly number[], count: number): Bounds {
  const fromMs = starts[at - 1] ?? -1;
  return [fromMs, starts[at + count] ?? fromMs + longestLastMs];
}

/** A time is after the first of them, and no later than the second. */
type Bounds = readonly [afterMs: number, latestMs: number];

function fitsIn(startMs: number, [afterMs, latestMs]: Bounds): boolean {
  return startMs > afterMs && startMs <= latestMs;
}

/** How long the second to last chapter may be, at most. */
const longestLastMs = 3_600_000;

/**
 * Whether a time is in order (the first of a list always is), no range unlike the one next to it, and has as many fields as
 * that: `00:02,14` and `00:02 14` have lost a colon.
 */
function isUsual(own: Sighting, like: Sighting, { kind, startMs }: ClockReading, bounds: Bounds): boolean {
  const isRangeUnlike = own.end !== null && like.end === null && !isWrittenAlike(own, like);
  const isShorter = kind === 'as-written' && own.clock.fields < like.clock.fields;
  return !isRangeUnlike && !isShorter && (bounds[0] < 0 || fitsIn(startMs, bounds));
}

/** What is almost a time, or the end of a range, in place of a time that does not fit; the same time where there is none. */
function readAgain(own: Sighting, like: Sighting, bounds: Bounds): Sighting {
  const other = readBroken(own, like, bounds);
  if (other === null || own.end !== null) return other ?? own;
  return lengthOf(other) > lengthOf(own) || other.clock.fields > own.clock.fields ? other : own;
}

function lengthOf({ span }: Sighting): number {
  return span.end - span.start;
}

/** What is almost a time on the line right above the first of a list, in the same paragraph or list. */
function readAbove(first: Sighting, starts: readonly number[], units: readonly Unit[]): Sighting | null {
  const { unit, unitIndex, line, lineSpan } = first;
  const isFirst = line === 0 && hasOneLine(unit);
  const aboveIndex = isFirst ? indexBeside(units, unitIndex, -1) : unitIndex;
  const above = units[aboveIndex];
  if (above === undefined || (line === 0 && !isFirst) || !isBeside(above, unit)) return null;
  const { text } = above.read();
  const lines = linesOf(isFirst ? text : text.slice(0, lineSpan.start));
  const at = isFirst ? 0 : line - 1;
  const span = lines[at];
  if (span === undefined) return null;
  return readBroken(
    { unit: above, unitIndex: aboveIndex, line: at, lineSpan: span },
    first,
    boundsAt(0, starts, 0),
  );
}

/** The lines with words between two sightings; if these are far apart, only the items next to theirs. */
function linesBetween(
  before: Sighting,
  after: Sighting | undefined,
  units: readonly Unit[],
): readonly Line[] {
  const lastIndex = after?.unitIndex ?? indexBeside(units, before.unitIndex, 1);
  if (after !== undefined && isNextLine(before, after)) return [];
  if (lastIndex - before.unitIndex > mostUnitsBetween) return [];
  // Items within items, and code, may be between two items; only those on the same level can have their time in the same
  // place.
  const isFar = lastIndex - before.unitIndex > 2;
  const between: Line[] = [];
  for (let unitIndex = before.unitIndex; unitIndex <= lastIndex; unitIndex += 1) {
    const unit = units[unitIndex];
    // Only the first line of an item may have a time, and long paragraphs are not searched.
    const isFirst = unitIndex === before.unitIndex;
    const isLast = unitIndex === after?.unitIndex;
    if (unit === undefined || (hasOneLine(unit) && (isFirst || isLast))) continue;
    if ((isFar || before.unit.kind === 'heading') && !isBeside(unit, before.unit, after?.unit)) continue;
    // A list of lines ends with its paragraph.
    if (after === undefined && !isFirst && before.line > 0 && unit.kind === 'paragraph') break;
    const { text } = unit.read();
    const start = isFirst ? before.lineSpan.end : 0;
    const end = isLast ? (after?.lineSpan.start ?? text.length) : text.length;
    const words = text.slice(start, Math.min(end, start + longestBetween));
    for (const [line, span] of linesOf(words).entries()) {
      if (words.slice(span.start, span.end).trim() === '') continue;
      const lineSpan = { start: start + span.start, end: start + span.end };
      between.push({ unit, unitIndex, line: line + (isFirst ? before.line : 0), lineSpan });
      if (after === undefined || hasOneLine(unit)) break;
    }
    if (after === undefined && between.length > 0) break;
  }
  return between.every(({ unit }) => isBeside(unit, before.unit, after?.unit)) ? between : [];
}

/** Whether no line is between two sightings. */
function isNextLine(before: Sighting, after: Sighting): boolean {
  return before.unitIndex === after.unitIndex
    ? after.line <= before.line + 1
    : after.unitIndex === before.unitIndex + 1 && hasOneLine(before.unit) && hasOneLine(after.unit);
}

/** Whether a unit is of the same kind as two others, and in the list of one of them, as deep as that. */
function isBeside(unit: Unit, ...others: readonly (Unit | undefined)[]): boolean {
  return others.some(
    (other) => other?.kind === unit.kind && other.group === unit.group && other.parent === unit.parent,
  );
}

/** If there are more between two chapters, no chapter is missing there. */
const mostUnitsBetween = 24;

/** More than a line has, including its title. */
const longestBetween = 2000;

function hasOneLine({ kind }: Unit): boolean {
  return kind === 'item' || kind === 'heading' || kind === 'row';
}

/** What is almost a time, in the same place as the time before, and between the bounds. */
function readBroken(
  { unit, unitIndex, line, lineSpan }: Line,
  like: Sighting,
  bounds: Bounds,
): Sighting | null {
  if (like.position !== 'before' && like.position !== 'after') return null;
  const rich = unit.read();
  const text = rich.text.slice(lineSpan.start, lineSpan.end);
  const kindBefore = readBefore(like.rich.text.slice(like.lineSpan.start, like.span.start)).kind;
  const found = isTrailing(like)
    ? [...findBrokenClock(text, 'last'), ...endOfRange(text)]
    : findBrokenClock(text, 'first');
  for (const { clock, start, end } of found) {
    const reading = clock.readings.find(({ startMs }) => fitsIn(startMs, bounds));
    if (reading === undefined) continue;
    if (!isTrailing(like) && readBefore(text.slice(0, start)).kind !== kindBefore) continue;
    const read = {
      clock: { ...clock, readings: [reading] as const },
      start: lineSpan.start + start,
      end: lineSpan.start + end,
    };
    const [sighting] = readLine({ unit, unitIndex, rich, line, lineSpan }, [read], like.index);
    if (sighting !== undefined && isWrittenAlike(sighting, like)) return sighting;
  }
  return null;
}

/** The last time of a line behind the mark of a range: the one before it may be in the title, as in `Coffee at 9:00 - 52:37`. */
function endOfRange(text: string): readonly FoundClock[] {
  const [from, to] = findClocks(text, false).slice(-2);
  return from !== undefined && to !== undefined && joinsRange(text.slice(from.end, to.start)) ? [to] : [];
}

/** Whether two are on the same side of their words, in the same brackets, after the same kind of mark. */
function isWrittenAlike(a: Sighting, b: Sighting): boolean {
  const areAlike = a.position === b.position && a.opener === b.opener && a.hasAt === b.hasAt;
  return areAlike && (!isTrailing(a) || a.traits.has('dash') === b.traits.has('dash'));
}

/** Sightings with more added; each of these replaces those that it shares text with. */
export function withSightings(
  sightings: readonly Sighting[],
  further: readonly Sighting[],
): readonly Sighting[] {
  const lines = new Map(further.map((each) => [`${each.unitIndex} ${each.line}`, each.span]));
  const kept = sightings.filter(({ unitIndex, line, span }) => {
    const other = lines.get(`${unitIndex} ${line}`);
    return other === undefined || span.start >= other.end || other.start >= span.end;
  });
  return [...kept, ...further].toSorted((a, b) => a.unitIndex - b.unitIndex || a.span.start - b.span.start);
}
