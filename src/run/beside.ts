import { equalBytes } from '../bytes/concat.js';
import type { Timeline } from '../chapters/timeline.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { confirmWithin } from '../files/within.js';
import type { FileChapter } from '../formats/format.js';
import { type Format, formats } from '../formats/formats.js';
import { writableFormat } from '../formats/writable-formats.js';
import { isObjectUrl } from '../objects/object-url.js';
import { decodeText } from '../text/source-text.js';
import { pathBeside } from './beside-name.js';
import { fileChapters } from './file-chapters.js';
import { findWithoutAddress, type ImageAddress, statedAddress } from './image-address.js';
import type { Settings } from './options.js';
import { maxNotesByteLength } from './read-notes.js';
import { readSmall } from './read-small.js';
import { contentTypeOf, writeSmall } from './write-small.js';

/** A chapter file next to an mp3, with its wanted content. */
export interface FileBeside {
  readonly format: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether it has to be written. */
  readonly isToWrite: boolean;
}

/**
 * Plans the chapter files next to an mp3: the content of the wanted ones, and which others exist and say something else.
 *
 * @param audioPath of the mp3 that has, or will have, the chapters
 * @param timeline of the notes, ended by the audio
 * @returns `wanted`: those that were asked for (`--also`), in the order of the list of formats
 */
export async function planFilesBeside(
  audioPath: string,
  timeline: Timeline,
  { also, within, imageBase }: Settings,
) {
  const addressOf = statedAddress(imageBase);
  const wantedNames = new Set(also.map((name) => writableFormat(name).name));
  const wanted: FileBeside[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const format of formats) {
    if (format.suffix === null) continue;
    const path = pathBeside(audioPath, format.suffix);
    const isWanted = wantedNames.has(format.name);
    // In a store, each look is a request that costs.
    if (isObjectUrl(path) && !isWanted) continue;
    const standing = await readIfAny(path, isWanted ? within : null, isWanted);
    if (standing === null && !isWanted) continue;
    const rendered = await renderFor(format, timeline, path, addressOf);
    if (isWanted) {
      const bytes = new TextEncoder().encode(rendered.text);
      const isToWrite = standing === null || !equalBytes(standing, bytes);
      if (isToWrite && !isObjectUrl(path)) {
        const { refuseLink } = await import('../files/derived-name.js');
        refuseLink(path);
      }
      wanted.push({ format: format.name, path, bytes, isToWrite });
      diagnostics.push(...rendered.diagnostics);
      diagnostics.push(...findWithoutAddress(timeline.flat, format, addressOf, path));
    } else if (standing !== null)
      diagnostics.push(...(await findStale(format, path, standing, rendered.text)));
  }
  return { wanted, diagnostics };
}

/**
 * Writes the files that do not have their wanted content yet.
 *
 * @param audio the mp3, and where it was written
 * @param before files that the run has written already
 * @throws ChapterizeError `io/…`; its `written` says which files are new
 */
export async function writeFilesBeside(
  files: readonly FileBeside[],
  audio: { readonly path: string; readonly realPath: string | null },
  keep: readonly string[],
  before: readonly string[],
  settings: Settings,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const done = [...before];
  for (const { format, path, bytes } of files.filter(({ isToWrite }) => isToWrite)) {
    try {
      const contentType = contentTypeOf(format);
      const { folderHolding } = await import('../files/derived-name.js');
      const folder = audio.realPath === null ? null : folderHolding(audio.path, audio.realPath);
      const file = { path, bytes, contentType, like: audio.path };
      const written = await writeSmall(file, keep, { ...settings, folder });
      diagnostics.push(...written.diagnostics);
      done.push(path);
    } catch (error) {
      const { withWritten } = await import('../files/companion.js');
      throw withWritten(error, done, path);
    }
  }
  return diagnostics;
}

async function renderFor(format: Format, timeline: Timeline, path: string, addressOf: ImageAddress) {
  const { renderChapters } = await import('../formats/losses.js');
  const chapters = fileChapters(timeline, format, addressOf);
  return renderChapters(format.name, await format.load(), chapters, path);
}

/** A file that says something other than the notes; other words for the same chapters do not matter. */
async function findStale(
  format: Format,
  path: string,
  standing: Uint8Array,
  expected: string,
): Promise<readonly Diagnostic[]> {
  const { parse } = await format.load();
  const { source } = decodeText(path, standing);
  const wanted = decodeText(path, new TextEncoder().encode(expected)).source;
  if (source === null || wanted === null) return [];
  const [found, meant] = [parse(source), parse(wanted)];
  const index = meant.chapters.findIndex((chapter, at) => !isSame(chapter, found.chapters[at]));
  const isLonger = found.chapters.length > meant.chapters.length;
  if (index < 0 && !isLonger) return [];
  const at = found.chapters[index < 0 ? meant.chapters.length : index];
  const args = { format: format.name, number: (index < 0 ? meant.chapters.length : index) + 1 };
  return [createDiagnostic('export/file-differs', args, at?.place ?? path)];
}

function isSame(a: FileChapter, b: FileChapter | undefined): boolean {
  return b !== undefined && a.startMs === b.startMs && a.title === b.title && a.url === b.url;
}

/** The bytes of a file; null if there is none. A file that cannot be read only matters if it is to be written. */
async function readIfAny(
  path: string,
  within: Settings['within'],
  isWanted: boolean,
): Promise<Uint8Array | null> {
  try {
    const { file, bytes } = await readSmall(path, maxNotesByteLength);
    if (file !== null) confirmWithin(path, file.realPath, within);
    return bytes;
  } catch (error) {
    if (!(error instanceof ChapterizeError)) throw error;
    if (isWanted && error.code !== 'io/not-found') throw error;
    return null;
  }
}
