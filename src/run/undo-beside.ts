import type { Chapter } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { isLink } from '../files/derived-name.js';
import { type RegularFile, readWholeFile } from '../files/file-source.js';
import { formats } from '../formats/formats.js';
import { isObjectUrl } from '../objects/object-url.js';
import { pathBeside } from './beside-name.js';
import { fileChapters } from './file-chapters.js';
import { maxNotesByteLength } from './read-notes.js';

/** Chapter files next to an mp3 that are to be removed with its chapters. */
export interface FilesToUndo {
  readonly files: readonly { readonly format: string; readonly file: RegularFile }[];
  /** Files that stay, because they hold more or something else than chapterize would write from the mp3. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the chapter files next to an mp3 that `--also` wrote: those that hold, byte by byte, what is written from its
 * chapters. So nothing is removed that cannot be written again.
 *
 * @param chapters as in the mp3 that is to be undone
 */
export async function findFilesToUndo(audioPath: string, chapters: readonly Chapter[]): Promise<FilesToUndo> {
  const files: FilesToUndo['files'][number][] = [];
  const diagnostics: Diagnostic[] = [];
  if (chapters.length === 0 || isObjectUrl(audioPath)) return { files, diagnostics };
  const { renderChapters } = await import('../formats/losses.js');
  for (const format of formats) {
    if (format.suffix === null) continue;
    const path = pathBeside(audioPath, format.suffix);
    const standing = await readIfAny(path);
    if (standing === null) continue;
    const held = fileChapters({ nested: chapters, flat: chapters }, format);
    const { text } = renderChapters(format.name, await format.load(), held, path);
    // A link is not ours, and the file that it leads to may belong to anybody.
    const isOwn = !isLink(path, standing.file.realPath);
    if (isOwn && new TextDecoder('utf-8', { ignoreBOM: true }).decode(standing.bytes) === text)
      files.push({ format: format.name, file: standing.file });
    else diagnostics.push(createDiagnostic('export/file-left', {}, path));
  }
  return { files, diagnostics };
}

async function readIfAny(
  path: string,
): Promise<{ readonly file: RegularFile; readonly bytes: Uint8Array } | null> {
  try {
    return await readWholeFile(path, maxNotesByteLength);
  } catch (error) {
    if (!(error instanceof ChapterizeError)) throw error;
    return null;
  }
}
