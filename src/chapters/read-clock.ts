import { foldDigits } from '../text/fold-digits.js';
import { type Clock, findClocks } from './clock-grammar.js';

/**
 * Reads text that is a clock and nothing else.
 *
 * @returns null when it is not a clock
 */
export function readClock(text: string): Clock | null {
  const folded = foldDigits(text);
  const [first] = findClocks(folded, true);
  return first !== undefined && first.start === 0 && first.end === folded.length ? first.clock : null;
}
