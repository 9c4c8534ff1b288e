// What may be found after a disturbance: the old file or the new one, and nothing else in the folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** 'old', 'new', 'missing' or 'damaged'. */
export function stateOf(path, states) {
  if (!existsSync(path)) return 'missing';
  const bytes = readFileSync(path);
  if (bytes.equals(states.old)) return 'old';
  return bytes.equals(states.new) ? 'new' : 'damaged';
}

/** Names in a folder that were not there before. */
export function litterIn(folder, known = ['episode.mp3', 'episode.md']) {
  return readdirSync(folder).filter((name) => !known.includes(name));
}

/**
 * Judges a run that came to its own end under a disturbance.
 *
 * @returns the promise that was broken, or null
 */
export function brokenPromise(place, states, { status, signal }) {
  const state = stateOf(place.audio, states);
  if (state !== 'old' && state !== 'new') return `the file is ${state}`;
  if (status === 0 && state === 'old') return 'exit 0, but the file is the old one';
  if (signal !== null) return `ended by ${signal}`;
  const litter = litterIn(place.folder);
  return litter.length === 0 ? null : `left ${litter.join(', ')}`;
}
