import { median } from '../chapters/median.js';
import { readClock } from '../chapters/read-clock.js';
import { stepsOf } from '../chapters/steps.js';
import { endsAsAudio, foldKey, isChapterKey, roleOf } from './keys.js';
import { areRecordings, areSeconds } from './numbered-list.js';
import { isTimedEntry, msOfEntry, startOfEntry } from './timed-entry.js';
import type { MapNode, ValueNode } from './value-tree.js';

/** Keys whose times are those of songs, of other people's recordings, or of what was said and done. */
const otherTimes =
  /track|song|playlist|setlist|transcript|subtitle|caption|comment|cues|lyric|score|^edits$|remark|revision|feedback|correction|errata|fixes/;
/** Keys of music: in a mix they may be starts, from 0:00. A length is never 0:00. */
const ofMusic = /track|song|playlist|setlist/;
/** Keys whose times are times of day, unless they go forward from the first minute of a recording. */
const eventTimes =
  /event|schedule|date|session|concert|termin|gig|agenda|itinerar|^steps$|^stops$|^laps$|^splits$/;
const leastEvents = 3;
const latestEventMs = 60_000;
/** Keys of the parts of a recording; the first are those of nothing else. */
const partTimes =
  /^(?:(sections?|segments?|topics?|timestamps?|toc|markers?|themen|abschnitte|secciones|se[cç][oõ]es|sezioni|sommaire)|timeline|outline)$/;
/** Keys whose times are in a recording, however close. */
const stampTimes = /(?:stamp|timecode)s?$/;
/** Keys that name a recording, and addresses of one. */
const recordingKey =
  /youtube|vimeo|video|audio|mp3|m4a|podcast|wistia|enclosure|episode|spotify|player|embed/;
const videoAddress = /^https?:\/\/(?:[a-z]+\.)?(?:youtu\.be|youtube\.com|vimeo\.com)\//i;
const fiveMinutesMs = 5 * 60_000;
const withHours = /^\d+:\d\d:\d\d$/;
/** Lines of a transcript and steps of a script are closer together than chapters. */
const shortestMs = 6000;
const leastSteps = 2;

/** Whether the times under a key are rarely those of the recording. */
export function isOfOthers(key: string): boolean {
  const folded = foldKey(key);
  return otherTimes.test(folded) || eventTimes.test(folded);
}

/** Whether a map names a recording, so that the times in its lists may be times in that recording. */
export function namesRecording(map: MapNode): boolean {
  return map.entries.some(({ key }) => recordingKey.test(foldKey(key))) || hasAddress(map);
}

/** Whether a value of a map, or of a map in it, is the name, the address or the duration of a recording. */
function hasAddress({ entries }: MapNode): boolean {
  return entries.some(({ key, value }) =>
    value.kind === 'map'
      ? hasAddress(value)
      : value.kind === 'scalar' &&
        (endsAsAudio(value.text) || videoAddress.test(value.text) || isClockDuration(key, value.text)),
  );
}

function isClockDuration(key: string, value: string): boolean {
  return roleOf(key, false)?.[0] === 'duration' && readClock(value.trim()) !== null;
}

/**
 * Whether the entries of a list have titles and times that go forward.
 *
 * @param isRecording whether the map around the list names a recording
 */
export function isTimedList(items: readonly ValueNode[], key: string, isRecording: boolean): boolean {
  if (isChapterKey(key)) return true;
  const folded = foldKey(key);
  const areEvents = eventTimes.test(folded);
  if (otherTimes.test(folded)) return ofMusic.test(folded) && areStarts(items);
  if (areEvents && !isRecording) return false;
  const part = partTimes.exec(folded);
  const areParts = part !== null && isRecording;
  // Next to no recording, clocks that begin late are times of day, and numbers on a time line count anything.
  const isVague = !isRecording && part?.[1] === undefined && !items.some(hasOffset);
  const areStamps = stampTimes.test(folded);
  if (!areEvents && !(isVague && part !== null) && areSeconds(items, areParts, areStamps)) return true;
  // Most other lists have no time in their first three entries.
  if (!items.slice(0, 3).some(isTimedEntry)) return false;
  const timed = items.filter(isTimedEntry);
  const written = timed.map(startOfEntry);
  if (areParts && items.length === 1) return written.every((start) => withHours.test(start));
  if (timed.length < 2 || timed.length * 3 < items.length * 2 || areRecordings(items)) return false;
  const starts = timed.map(msOfEntry);
  const steps = stepsOf(starts);
  if (!areStamps && steps.length >= leastSteps && median(steps) < shortestMs) return false;
  const areFives = written.every((start) => /^\d?\d:\d[05]$/.test(start));
  const [first = 0] = starts;
  // Times of day have no seconds, and results begin late among them. Lengths are behind their titles, too.
  const isEarly = first < 2 * fiveMinutesMs && starts.some((start) => start > first * 4);
  const haveHours = written.every((start) => withHours.test(start));
  const isClear = !isVague || (isEarly && haveHours);
  if (first > latestEventMs && (!isClear || timed.every(endsInTime))) return false;
  const areSpread = new Set(starts).size * 2 > starts.length;
  if (areEvents) {
    const least = haveHours ? 2 : leastEvents;
    const areOfRecording = starts.length >= least && first < latestEventMs && !areFives;
    return areOfRecording && areSpread && countBack(starts, false) === 0;
  }
  return countBack(starts, !areSpread) * 4 <= starts.length - 1 && !(areFives && first >= fiveMinutesMs);
}

/** Whether all entries have times that go forward from 0:00. */
function areStarts(items: readonly ValueNode[]): boolean {
  const starts = items.filter(isTimedEntry).map(msOfEntry);
  return (
    starts.length > 2 && starts.length === items.length && starts[0] === 0 && countBack(starts, true) === 0
  );
}

/** How many times are earlier than the one before, or no later. */
function countBack(starts: readonly number[], isSameBack: boolean): number {
  return stepsOf(starts).filter((step) => step < 0 || (isSameBack && step === 0)).length;
}

/** Whether an entry says where it begins in a recording: `startOffset: 95`. */
function hasOffset(item: ValueNode): boolean {
  return item.kind === 'map' && item.entries.some(({ key }) => foldKey(key) === 'startoffset');
}

function endsInTime(item: ValueNode): boolean {
  return item.kind === 'scalar' && /^\P{N}{0,8}\p{L}/u.test(item.text);
}
