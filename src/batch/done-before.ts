import { resolve } from 'node:path';
import type { RunResult } from '../run/run-result.js';
import type { ListedEpisode } from './episode-list.js';
import type { Journal } from './journal.js';
import { type JournalEntry, sameStamp, stampOf } from './journal-entry.js';
import { hashNotes } from './notes-glance.js';
import { readFileIfAny } from './read-file.js';

/** The entry of an episode that nothing has touched since it was done with these options; null when it must be run. */
export function findDone(journal: Journal, episode: ListedEpisode, options: string): JournalEntry | null {
  const { audio } = episode;
  if (audio === null) return null;
  const entry = journal.find(keyOf(episode));
  if (entry === null || entry.options !== options) return null;
  if (entry.notesSha256 !== (episode.notesSha256 ?? hashOfFile(episode.notes))) return null;
  if (entry.audio !== resolve(audio) || !sameStamp(entry.audioStamp, stampOf(audio))) return null;
  const areFilesSame = Object.entries(entry.alsoStamps ?? {}).every(([path, stamp]) =>
    sameStamp(stamp, stampOf(path)),
  );
  return areFilesSame && sameStamp(entry.outputStamp, outputStampOf(episode)) ? entry : null;
}

/** What to remember of an episode that is done, with the files as they are now; null when one of them is gone. */
export function entryOf(episode: ListedEpisode, result: RunResult, options: string): JournalEntry | null {
  const { notes, audio } = episode;
  const bytes = readFileIfAny(notes);
  const audioStamp = audio === null ? null : stampOf(audio);
  if (audio === null || bytes === null || audioStamp === null) return null;
  return {
    ...keyOf(episode),
    audio: resolve(audio),
    // Of the notes after the run, which may have brought them up to date.
    notesSha256: hashNotes(bytes),
    audioStamp,
    outputStamp: outputStampOf(episode),
    alsoStamps: Object.fromEntries(
      [...result.also.map(({ path }) => path), ...result.pictureFiles].flatMap((path) => {
        const stamp = stampOf(path);
        return stamp === null ? [] : [[resolve(path), stamp]];
      }),
    ),
    options,
    statedFile: result.stated?.file ?? null,
    measured: result.measured,
    isCheck: result.status === 'checked',
  };
}

/** Nobody has looked at the notes of a manifest before. */
function hashOfFile(path: string): string | null {
  const bytes = readFileIfAny(path);
  return bytes === null ? null : hashNotes(bytes);
}

function keyOf({ notes, output }: ListedEpisode): Pick<JournalEntry, 'notes' | 'output'> {
  return { notes: resolve(notes), output: output === null ? null : resolve(output) };
}

function outputStampOf({ output }: ListedEpisode): JournalEntry['outputStamp'] {
  return output === null ? null : stampOf(output);
}
