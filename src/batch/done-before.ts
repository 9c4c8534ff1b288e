import { sha256Of } from '../bytes/sha256.js';
import type { RunResult } from '../run/run-result.js';
import type { ListedEpisode } from './episode-list.js';
import type { Journal } from './journal.js';
import { type FileStamp, type JournalEntry, sameStamp } from './journal-entry.js';
import { absolutePlace, bytesAt, stampAt } from './places.js';

/** The entry of an episode that nothing has touched since it was done with these options; null when it must be run. */
export async function findDone(
  journal: Journal,
  episode: ListedEpisode,
  options: string,
): Promise<JournalEntry | null> {
  const { audio } = episode;
  if (audio === null) return null;
  const entry = journal.find(keyOf(episode));
  if (entry === null || entry.options !== options) return null;
  if (entry.notesSha256 !== (episode.notesSha256 ?? (await hashAt(episode.notes)))) return null;
  if (entry.audio !== absolutePlace(audio) || !sameStamp(entry.audioStamp, await stampAt(audio))) return null;
  for (const [path, stamp] of Object.entries(entry.alsoStamps ?? {}))
    if (!sameStamp(stamp, await stampAt(path))) return null;
  return sameStamp(entry.outputStamp, await outputStampOf(episode)) ? entry : null;
}

/** What to remember of an episode that is done, with the files as they are now; null when one of them is gone. */
export async function entryOf(
  episode: ListedEpisode,
  result: RunResult,
  options: string,
): Promise<JournalEntry | null> {
  const { notes, audio } = episode;
  const bytes = await bytesAt(notes);
  const audioStamp = audio === null ? null : await stampAt(audio);
  if (audio === null || bytes === null || audioStamp === null) return null;
  const alsoStamps: Record<string, FileStamp> = {};
  for (const path of [...result.also.map((file) => file.path), ...result.pictureFiles]) {
    const stamp = await stampAt(path);
    if (stamp !== null) alsoStamps[absolutePlace(path)] = stamp;
  }
  return {
    ...keyOf(episode),
    audio: absolutePlace(audio),
    // The hash of the notes after the run, which may have updated them.
    notesSha256: sha256Of(bytes),
    audioStamp,
    outputStamp: await outputStampOf(episode),
    alsoStamps,
    options,
    statedFile: result.stated?.file ?? null,
    measured: result.measured,
    isCheck: result.status === 'checked',
  };
}

/** Nobody has looked at the notes of a manifest before. */
async function hashAt(path: string): Promise<string | null> {
  const bytes = await bytesAt(path);
  return bytes === null ? null : sha256Of(bytes);
}

function keyOf({ notes, output }: ListedEpisode): Pick<JournalEntry, 'notes' | 'output'> {
  return { notes: absolutePlace(notes), output: output === null ? null : absolutePlace(output) };
}

async function outputStampOf({ output }: ListedEpisode): Promise<FileStamp | null> {
  return output === null ? null : stampAt(output);
}
