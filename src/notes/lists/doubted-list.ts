import type { SectionKind } from '../roles/section-words.js';
import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import type { BodyChapter } from '../titles/body-chapters.js';
import type { Unit } from '../units/unit.js';

/** A list of chapters as a whole. */
export interface WholeList {
  readonly chapters: readonly BodyChapter[];
  readonly firstMs: number;
  readonly lastMs: number;
  /** What the notes say about the length of the recording; null for nothing. */
  readonly lengthMs: number | null;
  /** What the heading above the first says about it. */
  readonly kind: SectionKind | null;
  /** Whether the line right above the first ends with a colon, and is not a heading such as "Chapters". */
  readonly isLedTo: boolean;
  /** Whether the line right above the first is about a film or its scenes. */
  readonly isOfFilm: boolean;
  /** All of the notes. */
  readonly units: readonly Unit[];
}

/** Fewer times may be all that notes have to say of a recording. */
const leastTimes = 3;
const earliestMs = 5 * 60_000;
/** No time of day, read as minutes and seconds, is later than `23:59`, and few lengths, results or verses are. */
export const afterDayMs = 24 * 60_000;

/** Whether all times are below 24:00, in two fields. */
export function isBelow24({ chapters, lastMs }: WholeList): boolean {
  return lastMs < afterDayMs && chapters.every(({ sighting }) => sighting.clock.fields === 2);
}

/** Whether such times begin late and cover less time than there is before them. */
export function beginsPastHalf(list: WholeList): boolean {
  const { chapters, firstMs, lastMs } = list;
  const isLate = firstMs >= earliestMs && firstMs > lastMs - firstMs;
  return isLate && chapters.length >= leastTimes && isBelow24(list);
}

/** Whether a list ends before the stated length does, and in its last three quarters. */
export function fitsLength({ lengthMs, lastMs }: WholeList): boolean {
  return lengthMs !== null && lastMs <= lengthMs && lastMs * 4 >= lengthMs;
}

/** Whether it ends within five minutes; if it begins at 0:00, within one, with four times or more. */
export function isOverSoon({ chapters, firstMs, lastMs }: WholeList): boolean {
  return firstMs > 0 ? lastMs < 5 * 60_000 : lastMs < 60_000 && chapters.length >= 4;
}

/** Whether its times are four or more, all multiples of five seconds and below 24:00. */
export function isRound({ chapters, lastMs }: WholeList): boolean {
  return (
    chapters.length >= 4 &&
    lastMs < afterDayMs &&
    chapters.every(({ sighting }) => writtenStartMs(sighting) % 5000 === 0)
  );
}

/** Whether six times or more end before a quarter of the stated length. */
export function isRecipe({ chapters, lastMs, lengthMs }: WholeList): boolean {
  return chapters.length >= 6 && lengthMs !== null && lastMs * 4 < lengthMs;
}

/** Whether most of the times of a list are so. */
export function isUsual({ chapters }: WholeList, is: (sighting: Sighting) => boolean): boolean {
  return isMost(chapters, ({ sighting }) => is(sighting));
}

/** Whether more than half are so. */
export function isMost<T>(all: readonly T[], is: (each: T) => boolean): boolean {
  return all.reduce((count, each) => (is(each) ? count + 1 : count), 0) * 2 > all.length;
}
