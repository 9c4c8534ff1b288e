import type { Chapter } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { PictureFile } from '../pictures/picture-files.js';
import { addressBelow, statedAddress } from './image-address.js';
import type { Settings } from './options.js';
import type { AlsoResult } from './run-result.js';
import { writeSmall } from './write-small.js';

/**
 * Names the files of pictures where a folder for them is given, and with them their addresses.
 *
 * @param chapters flat, with their pictures
 */
export async function planPictures(
  chapters: readonly Chapter[],
  source: string,
  folder: string | null,
  { imageBase }: Settings,
) {
  const stated = statedAddress(imageBase);
  if (folder === null || !chapters.some(({ picture }) => picture !== undefined))
    return { addressOf: stated, files: [] };
  const { namePictureFiles } = await import('../pictures/picture-files.js');
  const named = namePictureFiles(chapters, source, folder);
  // Nested chapters are other objects than the flat ones, but have the same starts.
  const byStart = new Map([...named].map(([{ startMs }, file]) => [startMs, file]));
  return {
    files: [...new Set(named.values())],
    addressOf: (chapter: Chapter) => {
      const file = byStart.get(chapter.startMs);
      if (file === undefined || imageBase === null || chapter.image?.startsWith('http'))
        return stated(chapter);
      return addressBelow(imageBase, file.name);
    },
  };
}

/**
 * Writes them into a folder, which is made where there is none, or below a prefix of a store; those that have their content
 * already are not touched.
 *
 * @param keep what must not be overwritten
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function writePictures(
  files: readonly PictureFile[],
  folder: string,
  keep: readonly string[],
  settings: Settings,
): Promise<{ readonly also: readonly AlsoResult[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { trackFolders } = await import('../files/made-folders.js');
  const folders = trackFolders();
  const written = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  try {
    const made = isObjectUrl(folder) ? null : await folders.make(folder, null);
    for (const { path, picture } of files) {
      const file = { path, bytes: picture.data, contentType: picture.mimeType, like: null };
      const result = await writeSmall(file, keep, { ...settings, folder: made });
      if (result.written) written.add(path);
      diagnostics.push(...result.diagnostics);
    }
  } finally {
    await folders.removeEmpty();
  }
  const also = files.map(({ path, picture }) => ({
    format: picture.mimeType,
    path,
    written: written.has(path),
    removed: false,
  }));
  return { also, diagnostics };
}

/**
 * Checks for everything that would make writing them fail, and writes nothing.
 *
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function rehearsePictures(
  files: readonly PictureFile[],
  folder: string,
  keep: readonly string[],
): Promise<void> {
  if (isObjectUrl(folder) || files.length === 0) return;
  const { trackFolders } = await import('../files/made-folders.js');
  const { rehearseOutput } = await import('../files/output-target.js');
  const { realPathOf } = await import('../files/within.js');
  const where = { keep, folder: realPathOf(folder), folders: trackFolders() };
  for (const { path } of files) await rehearseOutput(path, { mode: 0o644 }, where);
}
