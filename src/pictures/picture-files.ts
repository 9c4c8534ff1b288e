import { basename, join } from 'node:path';
import type { Chapter } from '../chapters/chapter.js';
import type { ChapterPicture } from '../chapters/picture.js';
import { isObjectUrl, objectBelow } from '../objects/object-url.js';

/** A file for the picture of a chapter; several chapters may share it. */
export interface PictureFile {
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly picture: ChapterPicture;
}

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

/**
 * Names a file for each picture: `episode-03.jpg` for that of the third chapter of episode.md. Equal pictures share one
 * file, named after the first chapter.
 *
 * @param source the path of what the chapters come from
 */
export function namePictureFiles(
  chapters: readonly Chapter[],
  source: string,
  folder: string,
): ReadonlyMap<Chapter, PictureFile> {
  const stem = basename(source).replace(/\.[^.]+$/, '');
  const width = Math.max(String(chapters.length).length, 2);
  const files: PictureFile[] = [];
  const named = new Map<Chapter, PictureFile>();
  for (const [index, chapter] of chapters.entries()) {
    const { picture } = chapter;
    if (picture === undefined) continue;
    const known = files.find((file) => Buffer.compare(file.picture.data, picture.data) === 0);
    const name = `${stem}-${String(index + 1).padStart(width, '0')}.${extensions[picture.mimeType]}`;
    const file = known ?? {
      path: isObjectUrl(folder) ? objectBelow(folder, name) : join(folder, name),
      name,
      picture,
    };
    if (known === undefined) files.push(file);
    named.set(chapter, file);
  }
  return named;
}
