import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { isObjectUrl } from '../objects/object-url.js';
import { type NotesInput, notesNameOf } from '../run/read-notes.js';
import type { EpisodeFile } from './episode-file.js';
import { findFiles } from './find-files.js';
import { glanceAtContent, glanceAtNotes, statedNameOf } from './notes-glance.js';
import { pairNotes } from './pairs.js';

/** The audio of one episode, or the reason why there is none. */
export interface FoundAudio {
  readonly audio: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the audio that belongs to notes, by the rules of a batch: the file whose name they state in `file`, else the one
 * of their own name.
 *
 * @param notes a path, or notes in memory, which belong to the folder that the run is in
 * @param folders where to look, with all their subfolders; if there are none, in the folder of the notes
 * @throws ChapterizeError `io/…` when a folder cannot be read
 */
export async function findAudio(notes: NotesInput, folders: readonly string[]): Promise<FoundAudio> {
  const path = notesNameOf(notes);
  if (isObjectUrl(path)) {
    throw new ChapterizeError('usage', 'the mp3 of notes in a store is not looked for', {
      file: path,
      help: 'name the mp3 too, or give the folder to chapterize batch',
    });
  }
  const folder = typeof notes === 'string' ? dirname(path) : '.';
  const found = await findFiles(folders.length === 0 ? [folder] : folders, { isDeep: folders.length > 0 });
  const [failed] = found.failures;
  if (failed !== undefined) throw failed.failure;
  const glance = typeof notes === 'string' ? glanceAtNotes(path, new Map()) : glanceAtContent(notes);
  const file: EpisodeFile = {
    path,
    realPath: path,
    folder: await realpath(folder),
    pathBelow: basename(path),
    isNamed: true,
  };
  const audio = [...found.audio].sort((a, b) => (a.path < b.path ? -1 : 1));
  const [pairing] = pairNotes([{ file, statedName: statedNameOf(glance ?? undefined) }], audio);
  return { audio: pairing?.audio?.path ?? null, diagnostics: pairing?.diagnostics ?? [] };
}
