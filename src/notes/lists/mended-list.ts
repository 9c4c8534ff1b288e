import { findBrokenClock } from '../../chapters/broken-clock.js';
import type { ClockReading } from '../../chapters/clock-grammar.js';
import { readBefore } from '../../chapters/surroundings.js';
import { linesOf } from '../sightings/find-sightings.js';
import type { LinePlace } from '../sightings/line-stamps.js';
import { readLine } from '../sightings/read-line.js';
import { areForward, isTrailing, type Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
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
 * times in two lines of the list around it, and is between them in time.
 */
export function mendList(list: ReadList, sightings: readonly Sighting[], units: readonly Unit[]): MendedList {
  const found = list.sightings.flatMap((before, index) => {
    const lines = linesBetween(before, list.sightings[index + 1], units);
    if (lines.length === 0) return [];
    const startMs = list.readings[index]?.startMs ?? 0;
    const bounds = [startMs, list.readings[index + 1]?.startMs ?? startMs + longestLastMs] as const;
    const read = lines.flatMap((line) => readBroken(line, before, bounds) ?? []);
    // Of several lines, takes those that are in brackets or after an @ like the times around them, and that go forward.
    const taken = lines.length === 1 ? read : read.filter(({ opener, hasAt }) => opener !== '' || hasAt);
    return areForward(taken) ? taken.map((sighting) => ({ sighting, at: index + 1, replaces: 0 })) : [];
  });
  const replaced = list.sightings.flatMap((own, index) => {
    const before = list.sightings[index - 1];
    if (before === undefined || own.end !== null || index === list.sightings.length - 1) return [];
    const bounds = [list.readings[index - 1]?.startMs ?? 0, list.readings[index + 1]?.startMs ?? 0] as const;
    const startMs = list.readings[index]?.startMs ?? 0;
    if (startMs > bounds[0] && startMs < bounds[1]) return [];
    const sighting = readBroken(own, before, bounds);
    return sighting === null || sighting.span.end - sighting.span.start <= own.span.end - own.span.start
      ? []
      : [{ sighting, at: index, replaces: 1 }];
  });
  // Backwards from the end, so that places stay as they are; of those at one place the last comes first.
  const changes = [...found, ...replaced].toReversed().toSorted((a, b) => b.at - a.at);
  if (changes.length === 0) return { list, sightings };
  const mended = [...list.sightings];
  const readings: ClockReading[] = [...list.readings];
  for (const { sighting, at, replaces } of changes) {
    mended.splice(at, replaces, sighting);
    readings.splice(at, replaces, sighting.clock.readings[0]);
  }
  return {
    list: { sightings: mended, readings },
    sightings: withSightings(
      sightings,
      changes.map((change) => change.sighting),
    ),
  };
}

/** How long the second to last chapter may be, at most. */
const longestLastMs = 3_600_000;

/** The lines with words between two sightings; if these are far apart, only the items next to theirs. */
function linesBetween(
  before: Sighting,
  after: Sighting | undefined,
  units: readonly Unit[],
): readonly Line[] {
  const lastIndex = after?.unitIndex ?? before.unitIndex + 1;
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
    if (isFar && !isBeside(unit, before.unit, after?.unit)) continue;
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
  [fromMs, toMs]: readonly [number, number],
): Sighting | null {
  if (like.position !== 'before' && like.position !== 'after') return null;
  const rich = unit.read();
  const text = rich.text.slice(lineSpan.start, lineSpan.end);
  const fits = ({ startMs }: ClockReading) => startMs > fromMs && startMs < toMs;
  for (const { clock, start, end } of findBrokenClock(text, isTrailing(like) ? 'last' : 'first')) {
    const reading = clock.readings.find(fits);
    if (reading === undefined) continue;
    if (!isTrailing(like) && readBefore(text.slice(0, start)).kind !== 'nothing') continue;
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
