import type { AudioFacts } from '../audio/audio-facts.js';
import { isObjectUrl } from '../objects/object-url.js';
import { planUndo } from '../plan/plan-undo.js';
import { readAudioChapters } from './audio-chapters.js';
import { confirmInputs } from './confirm-inputs.js';
import type { ChapterizeOptions } from './options.js';
import { type NotesRestored, notesBeside, restoreNotes } from './restore-notes.js';
import { rewriteAudio } from './rewrite-audio.js';
import type { RunResult } from './run-result.js';
import { type FilesToUndo, findFilesToUndo } from './undo-beside.js';

/** What `undo` may be told. */
export interface UndoOptions extends ChapterizeOptions {
  /** The notes that `-u` has changed; if left out, those next to the mp3 with its name. */
  readonly notes?: string | null;
}

/**
 * Restores an mp3 as it was before chapterize, bit for bit: even if its tag was converted, if chapters of another program
 * were replaced, and after several runs. Chapter files next to it that `--also` wrote are removed with the chapters, and
 * values that `-u` changed in the notes are restored if they are still what it wrote.
 *
 * @returns status `written`, with the chapters that the file then has, `unchanged` (chapterize has not written the file),
 *   `planned` (dry run), or `failed` where another program has changed the tag since
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 * @example
 * ```ts
 * import { chapterize, undo } from 'chapterize';
 *
 * await chapterize('episode.md', 'episode.mp3');
 * console.log((await undo('episode.mp3')).status); // written
 * ```
 */
export async function undo(
  audioPath: string,
  { notes = null, ...options }: UndoOptions = {},
): Promise<RunResult> {
  confirmInputs([audioPath, notes]);
  let beside: FilesToUndo = { files: [], diagnostics: [] };
  const planFor = async (audio: AudioFacts) => {
    const { tags, statedValues, ...planned } = planUndo(audio);
    const { chapters } = readAudioChapters(tags, audio.file);
    let restored: NotesRestored = { notes: null, diagnostics: [] };
    // With another output, the mp3 keeps its chapters, and so it keeps the files that say the same.
    if (options.output == null && planned.plan !== null) {
      restored = await restoreNotes(audioPath, notes, audio, statedValues);
      const present = tags === audio.tags ? chapters : readAudioChapters(audio.tags, audio.file).chapters;
      beside = await findFilesToUndo(
        audioPath,
        present.map((chapter) => ({ ...chapter, line: null })),
      );
    }
    const diagnostics = [...planned.diagnostics, ...restored.diagnostics, ...beside.diagnostics];
    return {
      ...planned,
      notes: restored.notes,
      diagnostics,
      chapters: chapters.map((chapter) => ({ ...chapter, line: null })),
    };
  };
  // If repair has corrected the size of a tag, undo restores the wrong size: a tag with a wrong size has nothing to undo.
  const result = await rewriteAudio(audioPath, options, planFor, 'frames');
  if (
    result.status === 'unchanged' &&
    options.output == null &&
    options.dryRun !== true &&
    !isObjectUrl(audioPath)
  ) {
    // A run that was killed between the mp3 and its notes has left a file next to the notes, which no run completes now.
    const { removeLeftovers } = await import('../files/leftovers.js');
    await removeLeftovers(
      notes === null ? notesBeside(audioPath) : [notes].filter((path) => !isObjectUrl(path)),
    );
  }
  const isUndone = result.status === 'written' || result.status === 'planned';
  if (result.status === 'written' && beside.files.length > 0) {
    const { removeFile } = await import('../files/remove-file.js');
    for (const { file } of beside.files) removeFile(file);
  }
  const also = beside.files.map(({ format, file }) => ({
    format,
    path: file.name,
    written: false,
    removed: isUndone,
  }));
  return { ...result, also };
}
