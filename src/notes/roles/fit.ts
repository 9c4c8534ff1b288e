import { isSameLine, isTrailing, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { siblingKey } from '../units/unit.js';
import { isOfWeekday } from './weekdays.js';

/** A chapter may be missing where a time is; it is on a line of the list; or it can be none; null where nothing is sure. */
export type Fit = 'missing' | 'line' | 'none' | null;

/**
 * Compares a time with the chapters next to it in the text. It may be a missing one where it is between them in time, and outside of the
 * list also in the form of the last one. What is outside of the list and on a day of the week, or out of time and in another form, in
 * a sentence or behind a date, is of something else: when the next episode comes, when a shop opens, how long the music is.
 */
export function fitAmong(before: Sighting | undefined, sighting: Sighting, after: Sighting | undefined): Fit {
  const startMs = writtenStartMs(sighting);
  const isLater = before === undefined || writtenStartMs(before) < startMs;
  const isInTime = isLater && (after === undefined || startMs < writtenStartMs(after));
  if (before !== undefined && after !== undefined) {
    if (isLineOfList(sighting, [before, after])) return 'line';
    return isInTime ? 'missing' : null;
  }
  const outer = before ?? after;
  if (outer === undefined) return null;
  const isOfDay = isTrailing(sighting) && isOfWeekday(sighting);
  if (isOfDay || (!isInTime && (isOfOtherForm(sighting, outer) || isTold(sighting)))) return 'none';
  return isInTime && areAlike(outer, sighting) ? 'missing' : null;
}

/** Whether a time begins or ends an item or row like those next to it, or a line of text like one of them that is not a sentence. */
function isLineOfList(sighting: Sighting, chapters: readonly Sighting[]): boolean {
  const { unit, line, traits, position } = sighting;
  if (position === 'within' || traits.has('ends')) return false;
  if (chapters.some((chapter) => isSameLine(chapter, sighting))) return false;
  const key = siblingKey(unit);
  if (line === 0 && key !== null && chapters.every((chapter) => siblingKey(chapter.unit) === key))
    return true;
  const isInText = (chapter: Sighting) => chapter.unit === unit && (chapter.line > 0 || !unit.wraps);
  return !traits.has('preposition') && chapters.some(isInText);
}

/** Whether words are before a time, unlike a chapter, or it is a range, unlike that. */
function isOfOtherForm(sighting: Sighting, chapter: Sighting): boolean {
  return (isTrailing(sighting) && !isTrailing(chapter)) || (sighting.end !== null && chapter.end === null);
}

function areAlike(one: Sighting, other: Sighting): boolean {
  return (
    one.opener === other.opener &&
    one.position === other.position &&
    one.unit.kind === other.unit.kind &&
    one.link === null &&
    other.link === null &&
    !other.traits.has('after-link') &&
    !other.traits.has('length')
  );
}

/** `11 May 14:00`, `14. maj, kl. 18:30`. */
const dateBefore =
  /(?<![\p{L}\d])(?:\d{1,2}\.? (?:de )?\p{L}{3,12}|\p{L}{3,12} \d{1,2}),? (?:\p{L}{1,6}\.? )?$/u;

/** Whether a sentence ends with a time, or a day of a month is before it. */
function isTold({ traits, rich, lineSpan, span }: Sighting): boolean {
  const from = Math.max(lineSpan.start, span.start - longestDate);
  return traits.has('sentences') || dateBefore.test(rich.text.slice(from, span.start));
}

const longestDate = 40;
