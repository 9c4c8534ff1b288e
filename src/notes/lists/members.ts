import { median } from '../../chapters/median.js';
import { type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

/** Whether a time is alone on its line, and so is the one on the next line of the same paragraph. */
export function isStacked(member: Sighting, index: number, members: readonly Sighting[]): boolean {
  const next = members[index + 1];
  const isNext = next !== undefined && next.unitIndex === member.unitIndex && next.line === member.line + 1;
  return isNext && member.position === 'alone' && next.position === 'alone';
}

/** The lengths in milliseconds of those that are ranges. */
export function rangesOf(members: readonly Sighting[]): readonly number[] {
  return members.flatMap(({ clock, end }) =>
    end === null ? [] : [end.clock.readings[0].startMs - clock.readings[0].startMs],
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

/** The share of members of which something is true. */
export function share(
  members: readonly Sighting[],
  is: (member: Sighting, index: number, members: readonly Sighting[]) => boolean,
): number {
  return members.filter(is).length / members.length;
}

/** In a programme, `17:05` is five in the afternoon; chapters do not all start at multiples of five minutes. */
export function isDayTime({ clock, traits }: Sighting): boolean {
  if (traits.has('day-time')) return true;
  const { startMs } = clock.readings[0];
  const isOfDay = clock.fields === 2 && startMs < 24 * 60_000;
  return isOfDay && startMs % 5000 === 0;
}

/** Whether letters are in the words of a time. */
export function hasLetters({ rich, words, position, unit, lineSpan }: Sighting): boolean {
  const end =
    position === 'before' && (!unit.wraps || unit.kind === 'row')
      ? Math.min(words.end, lineSpan.end)
      : words.end;
  return /[^\d\s\p{P}\p{Z}]/u.test(rich.text.slice(words.start, Math.min(end, words.start + 200)));
}

/** Whether the words beside a time end with a full stop. */
export function isSentence({ rich, lineSpan }: Sighting): boolean {
  return /[.。…]["'”’»*_]{0,3}\s*$/u.test(
    rich.text.slice(Math.max(lineSpan.start, lineSpan.end - 20), lineSpan.end),
  );
}

/** People who take turns in a chat or a talk wait less than this. */
export const longestTurnMs = 45_000;

/** Whether times follow each other as quickly as turns do. */
export function areQuick(members: readonly Sighting[]): boolean {
  return median(writtenSteps(members)) < longestTurnMs;
}
