// What may be found after a disturbance: the old file or the new one, and nothing else in the folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pictureNames } from './shapes.mjs';

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
  if (isAhead) return 'the notes are new, the file is old';
  const isLost = audio === 'new' && states.backup !== null && !hasBackup(place, states);
  return isLost ? 'the file is new, the backup of its old tag is gone' : null;
}

/** Whether the old tag is saved, byte by byte. */
function hasBackup(place, states) {
  return existsSync(place.backup) && readFileSync(place.backup).equals(states.backup);
}

/** Names in a folder that were not there before. */
export function litterIn(
  folder,
  known = ['episode.mp3', 'episode.md', 'episode.mp3.id3-backup', ...pictureNames],
) {
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
  if (stateOf(place.audio, states) === 'old' && existsSync(place.backup))
    return 'the file is old, a backup of its tag was left';
  const litter = litterIn(place.folder);
  return litter.length === 0 ? null : `left ${litter.join(', ')}`;
}

/** Whether an undo that found no notes has put back the file, and says with `--json` what the notes still state. */
export function leavesNotes(place, states, { status, stdout }) {
  const isBack = stateOf(place.audio, states) === 'new' && stateOf(place.notes, states.notes) === 'old';
  if (status !== 0 || !isBack || litterIn(place.folder).length > 0) return false;
  return JSON.parse(stdout).diagnostics.some(({ code }) => code === 'front-matter/not-restored');
}

/**
 * Judges what a run that failed said of itself with `--json`.
 *
 * @returns what was not true, or null
 */
export function brokenWord(place, states, { status, stdout, stderr }) {
  if (status === 0) return null;
  const { diagnostics, written } = JSON.parse(stdout);
  const codes = diagnostics.map(({ code }) => code).join(', ');
  if (codes.includes('internal')) return `calls an error of the system a bug: ${stderr.trim()}`;
  const isNew = (path, { old, new: other }) => !old.equals(other) && readFileSync(path).equals(other);
  const found = [
    ...(isNew(place.audio, states) ? [place.audio] : []),
    ...(isNew(place.notes, states.notes) ? [place.notes] : []),
  ];
  const said = JSON.stringify(written);
  return said === JSON.stringify(found)
    ? null
    : `${codes}: says that ${said} is written, ${found.join(', ')} is`;
}
