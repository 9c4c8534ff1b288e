import { median } from '../../chapters/median.js';
import { type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import { siblingKey, type Unit } from '../units/unit.js';

/** Whether a time is alone on its line, and so is the one on the next line of the same paragraph. */
export function isStacked(member: Sighting, index: number, members: readonly Sighting[]): boolean {
  const next = members[index + 1];
  const isNext = next !== undefined && next.unitIndex === member.unitIndex && next.line === member.line + 1;
  return isNext && member.position === 'alone' && next.position === 'alone';
}

/** The lengths in milliseconds of those that are ranges. */
export function rangesOf(members: readonly Sighting[]): readonly number[] {
  return members.flatMap((member) =>
    member.end === null ? [] : [writtenStartMs(member.end) - writtenStartMs(member)],
  );
}

/** The share of times alone on their lines that are below words with the same time. */
export function onceMore(members: readonly Sighting[], sightings: readonly Sighting[]): number {
  const alone = members.filter(({ position }) => position === 'alone');
  if (alone.length === 0) return 0;
  return share(alone, (member) => {
    const before = sightings[member.index - 1];
    return (
      before !== undefined &&
      before.position === 'before' &&
      before.unitIndex < member.unitIndex &&
      writtenStartMs(before) === writtenStartMs(member)
    );
  });
}

/** Whether the heading right above has the same time. */
export function isOfHeading(member: Sighting, before: Sighting | undefined): boolean {
  return before?.unit.kind === 'heading' && writtenStartMs(before) === writtenStartMs(member);
}

/** Whether an item is below one that is a link and has no time. */
export function isBelowLink({ parent }: Unit, units: readonly Unit[]): boolean {
  const around = parent === null ? undefined : units[parent];
  if (around === undefined || /\d[:：]\d/.test(around.raw)) return false;
  return around.read().links.length > 0;
}

/**
 * The share of items of the same lists, or rows of the same table, that have a time; 1 where there are none.
 *
 * @param counts how many items or rows there are
 * @param times how many of them have a time
 */
export function shareOfSiblings(
  members: readonly Sighting[],
  counts: ReadonlyMap<string, number>,
  times: number,
): number {
  const keys = new Set(members.map(({ unit }) => siblingKey(unit)));
  const all = [...keys].reduce((sum, key) => sum + (key === null ? 0 : (counts.get(key) ?? 0)), 0);
  return all === 0 ? 1 : Math.min(1, times / all);
}

/** The share of members of which something is true. */
export function share(
  members: readonly Sighting[],
  is: (member: Sighting, index: number, members: readonly Sighting[]) => boolean,
): number {
  return countOf(members, is) / members.length;
}

/** How many members something is true of. */
export function countOf(
  members: readonly Sighting[],
  is: (member: Sighting, index: number, members: readonly Sighting[]) => boolean,
): number {
  let count = 0;
  members.forEach((member, index) => {
    if (is(member, index, members)) count += 1;
  });
  return count;
}

/** In a programme, `17:05` is five in the afternoon; chapters do not all start at multiples of five minutes. */
export function isDayTime({ clock, traits }: Sighting): boolean {
  if (traits.has('day-time')) return true;
  const { startMs } = clock.readings[0];
  const isOfDay = clock.fields === 2 && startMs < 24 * 60_000;
  return isOfDay && startMs % 5000 === 0;
}

/** The share of members of which something about the time of day is true; 0 if one of them is after the end of a day: `44:02 Uhr`. */
export function dayShare(members: readonly Sighting[], is: (member: Sighting) => boolean): number {
  return members.some(isAfterDay) ? 0 : share(members, is);
}

function isAfterDay({ clock, traits }: Sighting): boolean {
  return traits.has('day-time') && clock.fields === 2 && clock.readings[0].startMs > 24 * 60_000;
}

/**
 * Whether times are numbers with a decimal point: one is above 59, or most are one more than the one before, like versions.
 *
 * @param gaps the times from one to the next in milliseconds
 */
export function areDecimals(members: readonly Sighting[], gaps: readonly number[]): boolean {
  return (
    members.length > 2 &&
    members.every(hasUnsureDot) &&
    (median(gaps) === 1000 || members.some(({ clock }) => clock.slips.includes('field-over-59')))
  );
}

/** Whether a time with a dot may be another number: no link confirms it, and it has no hour or minute `00`. */
export function hasUnsureDot({ clock, linkMs }: Sighting): boolean {
  return clock.slips.includes('dot') && linkMs === null && !clock.text.startsWith('00');
}

/** Whether a time of two fields has a slip of the pen other than a dot. */
export function hasSlip({ clock }: Sighting): boolean {
  return clock.fields === 2 && clock.slips.some((slip) => slip === 'one-digit-field' || slip === 'blank');
}

/** Whether half of the times or more have been there before, not as two lists of the same chapters in one. */
export function areRepeated(starts: readonly number[], gaps: readonly number[]): boolean {
  const count = new Set(starts).size;
  return starts.length > 3 && count * 2 <= starts.length && (count < 2 || Math.min(...gaps) < 0);
}

/** Whether letters are in the words of a time. */
export function hasLetters({ rich, words, position, unit, lineSpan }: Sighting): boolean {
  const end =
    position === 'before' && (!unit.wraps || unit.kind === 'row')
      ? Math.min(words.end, lineSpan.end)
      : words.end;
  const text = rich.text.slice(words.start, Math.min(end, words.start + 200));
  // Most words have one of these; the other pattern takes long to compile.
  return /[a-z]/i.test(text) || /[^\d\s\p{P}\p{Z}]/u.test(text);
}

/** Whether the words beside a time end with a full stop. */
export function isSentence({ rich, lineSpan }: Sighting): boolean {
  return /[.。…]["'”’»*_]{0,3}\s*$/u.test(
    rich.text.slice(Math.max(lineSpan.start, lineSpan.end - 20), lineSpan.end),
  );
}

const fullStop = /^["'”’»*_]{0,2}[.。]/u;

/** Whether a full stop is right behind a time and its bracket. */
export function isBeforeStop({ rich, stamp }: Sighting): boolean {
  return fullStop.test(rich.text.slice(stamp.end, stamp.end + 3));
}

/** People who take turns in a chat or a talk wait less than this. */
export const longestTurnMs = 45_000;

/** Whether times follow each other as quickly as turns do. */
export function areQuick(members: readonly Sighting[]): boolean {
  return median(writtenSteps(members)) < longestTurnMs;
}
