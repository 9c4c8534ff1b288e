import { writtenStartMs } from '../sightings/sighting.js';
import type { BodyChapter } from '../titles/body-chapters.js';
import { areNeighbours } from './contents.js';
import { afterDayMs } from './doubted-list.js';

/** Two times may be anything; a list of a whole day has three. */
const leastTimes = 3;
/** Few recordings have their first time later than this. */
const latestBeginMs = 120_000;
/** What is only next to the times of a list of chapters, or of several times on a line. */
const marks = ['dash', 'label', 'run-on', 'linked-beside'] as const;

/**
 * Whether bare times of two fields may as well be those of a day (prayers, tides, buses): all below 24:00, not from the beginning on, in
 * lines or items one after the other, where nothing says that they are of a recording, neither brackets, dashes or links nor a
 * stated length.
 */
export function mayBeTimesOfDay(chapters: readonly BodyChapter[], lengthMs: number | null): boolean {
  const [first] = chapters;
  if (first === undefined || chapters.length < leastTimes || lengthMs !== null) return false;
  if (first.mark.startMs < latestBeginMs || !chapters.every(mayBeOfDay)) return false;
  return areNeighbours(chapters.map(({ sighting }) => sighting));
}

function mayBeOfDay({ sighting, mark }: BodyChapter): boolean {
  const { clock, unit, position, opener, hasAt, link, end, traits } = sighting;
  const isMarked = marks.some((trait) => traits.has(trait)) || position === 'alone';
  const isBare = opener === '' && !hasAt && link === null && end === null && !isMarked;
  const isLine = unit.kind !== 'heading' && unit.kind !== 'tag';
  const isOfDay = clock.form === 'colons' && clock.fields === 2 && mark.startMs < afterDayMs;
  return isBare && isLine && isOfDay && mark.startMs === writtenStartMs(sighting);
}

/** Whether five times or more are full minutes with the same step from one to the next. */
export function areEven(chapters: readonly BodyChapter[]): boolean {
  const starts = chapters.map(({ sighting }) => writtenStartMs(sighting));
  const step = (starts[1] ?? 0) - (starts[0] ?? 0);
  return (
    starts.length > 4 &&
    starts.every((start, index) => start % 60_000 === 0 && start === (starts[0] ?? 0) + index * step)
  );
}

/** Whether times, read as those of a day, are six or more full and half hours up to an evening. */
export function areHalves(chapters: readonly BodyChapter[]): boolean {
  const starts = chapters.map(({ mark }) => mark.startMs);
  return (
    starts.length > 5 && Math.max(...starts) >= eveningMs && starts.every((start) => start % 30_000 === 0)
  );
}

const eveningMs = 18 * 60_000;

/** Fewer times may be close by chance. */
const leastLines = 5;
const longestLineMs = 8000;

/** Whether times follow each other like the lines of a song. */
export function areQuick(count: number, spanMs: number): boolean {
  return count >= leastLines && spanMs > 0 && spanMs <= count * longestLineMs;
}
