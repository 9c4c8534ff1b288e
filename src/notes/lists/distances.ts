import { smallLetters } from '../../text/small-letters.js';
import type { Sighting } from '../sightings/sighting.js';

/** More characters than a distance has, with marks around it. */
const longestDistance = 30;
/** `5 km`, `10K:`, `Mile 3`, `200 m free`. */
const distance =
  /^[^\p{L}\d]*(?:\d{1,4}(?:[.,]\d{1,2})?\s?(?:km|k|m|mi|miles?|kilometers?|kilometres?|kilometer|км)(?:\s\p{L}{2,14})?|(?:km|mile|kilometre|kilometer|км)\s?\d{1,3}(?:[.,]\d{1,2})?)[^\p{L}\d]*$/u;

/** Whether the words of a time are a distance, as in the splits of a race. */
export function isAtDistance({ rich, words, stamp, position, lineSpan }: Sighting): boolean {
  const start = position === 'before' ? stamp.end : words.start;
  const end = position === 'before' ? lineSpan.end : words.end;
  if (end - start > longestDistance) return false;
  const text = rich.text.slice(start, end);
  // Most titles have no digit: the pattern need not be compiled for them.
  return /\d/.test(text) && distance.test(smallLetters(text));
}
