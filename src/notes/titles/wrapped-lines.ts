import type { Sighting } from '../sightings/sighting.js';

/** Lines are wrapped at this width or more. */
const leastFull = 50;

/**
 * Whether the second of two lines is the rest of the first, which had no space for the next word. It is shorter, and it is not a
 * sentence, a label, a number or an address.
 *
 * @param width gives the most characters that a line has
 */
export function isRestOfFull(lines: string, width: () => number | null): boolean {
  const end = lines.indexOf('\n');
  if (end < leastFull) return false;
  const line = lines.slice(end + 1);
  const [word = ''] = line.split(/\s/, 1);
  if (line.length >= end || /[.!?…]["”»)]?\s*$|^\p{L}+(?: \p{L}+)?:|^\W{0,3}\d{1,3} ?[:.;]|:\/\//u.test(line))
    return false;
  return end + 1 + word.length > (width() ?? Number.POSITIVE_INFINITY);
}

/**
 * The most characters that a line of a list has, if few of its times have a line below that is not the next one's, as if it were wrapped;
 * null where many have one, as descriptions are, or none.
 */
export function wrapWidth(list: readonly Sighting[]): number | null {
  const above = list.filter((one, index) => {
    const next = list[index + 1];
    const isNext = next?.unitIndex === one.unitIndex && next.line === one.line + 1;
    return next !== undefined && !isNext && one.rich.text[one.lineSpan.end] === '\n';
  });
  if (above.length === 0 || above.length * 3 > list.length) return null;
  return Math.max(...list.map(({ lineSpan }) => lineSpan.end - lineSpan.start));
}
