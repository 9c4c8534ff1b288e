import type { Sighting } from '../sightings/sighting.js';

/** Whether each time is in a heading of its own, which names the part of the speech below it. */
export function nameParts(members: readonly Sighting[]): boolean {
  const titles = new Set(members.map(({ rich, words }) => rich.text.slice(words.start, words.end).trim()));
  return titles.size === members.length && members.every(({ unit }) => unit.kind === 'heading');
}
