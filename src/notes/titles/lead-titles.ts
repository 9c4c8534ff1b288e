import { hasLetter } from '../../text/letters.js';
import type { Span } from '../../text/span.js';
import { isTrailing, type Sighting } from '../sightings/sighting.js';

/** What leads from a title to its time. */
const leader = /(?<![\s:：–—|(（[【*_-])[\s:：–—|(（[【*_-]+$/u;

/**
 * Finds the titles of times that have nothing but a word such as "Start" or "Video" before them, where most times of the
 * list are behind their titles: `Start: 0:00`.
 *
 * @returns for each sighting of the list, where in its text; null if its title is elsewhere; nothing for other lists
 */
export function leadTitles(list: readonly Sighting[]): readonly (Span | null)[] {
  const areTrailing = list.filter(isTrailing).length * 2 > list.length;
  if (!areTrailing) return [];
  return list.map(({ rich, lineSpan, stamp, position, traits }) => {
    if (position !== 'alone' || !traits.has('lead-words')) return null;
    const words = rich.text.slice(lineSpan.start, stamp.start).replace(leader, '');
    return hasLetter(words) ? { start: lineSpan.start, end: lineSpan.start + words.length } : null;
  });
}
