// What may be found after a disturbance: the old file or the new one, and nothing else in the folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** 'old', 'new', 'missing' or 'damaged'. */
export function stateOf(path, states) {
  if (!existsSync(path)) return 'missing';
  const bytes = readFileSync(path);
  if (bytes.equals(states.old)) return 'old';
  return bytes.equals(states.new) ? 'new' : 'damaged';
}

/**
 * What is wrong with audio and notes after a disturbance, whatever it was; null when each is old or new, and the notes
 * do not speak of an audio that is not there yet.
 */
export function brokenState(place, states) {
  const audio = stateOf(place.audio, states);
  if (audio !== 'old' && audio !== 'new') return `the file is ${audio}`;
  const notes = stateOf(place.notes, states.notes);
  if (notes !== 'old' && notes !== 'new') return `the notes are ${notes}`;
  // Where the run leaves the notes alone, their old state is their new one.
  const isAhead = notes === 'new' && audio === 'old' && !states.notes.new.equals(states.notes.old);
  return isAhead ? 'the notes are new, the file is old' : null;
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
  const broken = brokenState(place, states);
  if (broken !== null) return broken;
  const isDone = stateOf(place.audio, states) === 'new' && readFileSync(place.notes).equals(states.notes.new);
  if (status === 0 && !isDone) return 'exit 0, but not all is new';
  if (signal !== null) return `ended by ${signal}`;
  const litter = litterIn(place.folder);
  return litter.length === 0 ? null : `left ${litter.join(', ')}`;
}
