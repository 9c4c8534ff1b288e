import { foldDigits } from '../text/fold-digits.js';
import { smallLetters } from '../text/small-letters.js';
import { clockMs, type FoundClock } from './clock-grammar.js';
import { plainClock } from './plain-clock.js';

/** Whole minutes, for text in small letters: `4 min`, `12'`, `min 12`, `minute 4`. A length is written the same way. */
const minuteClock =
  /(?<![\p{L}\d:.,])(?:(\d{1,3}) ?(?:(?:min(?:ute[sn]?|uutt?i?a?|utos?|uti|ut|ut[ay])?|мин(?:ут[аы]?)?|perc|dk|хв|phút)\.?(?![\p{L}\d])|分(?:钟|鐘)?|분|['’′](?!\d))|min(?:ute|uut|uto|uta|ut)?\.? (\d{1,3})(?![\d.,]|:\d))/u;

/** Whether a text may hold whole minutes: cheap, and a false is always right. */
export const mayHoldMinutes = /\d ?(?:m|м|perc|dk|хв|phút|分|분|['’′])|min\D{0,6}\d/i;

/** Finds the first whole minutes of a line; null if there are none. */
export function findMinutes(line: string): FoundClock | null {
  const folded = foldDigits(line);
  const match = mayHoldMinutes.test(folded) ? minuteClock.exec(smallLetters(folded)) : null;
  if (match === null) return null;
  const [text, before, behind] = match;
  const start = match.index;
  const startMs = clockMs(0, Number(before ?? behind), 0);
  return plainClock('units', line.slice(start, start + text.length), start, startMs);
}
