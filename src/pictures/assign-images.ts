import { basename, dirname, join } from 'node:path';
import type { Chapter } from '../chapters/chapter.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { findRegularFile } from '../files/file-source.js';

/** A rule that names pictures for chapters whose notes name none. */
export interface ImageRule {
  /** The title of a chapter, its number from 1, or `*` for every chapter for which there is such a file. */
  readonly chapter: string;
  /** A path from the folder of the notes on, with `{n}`, `{nn}` and `{notes}` in it. */
  readonly image: string;
}

/**
 * Names pictures for chapters that have none. The rule for a title counts before that for a number, and `*` last.
 *
 * @param chapters in the order in which they are numbered
 * @param notes the path or name of the notes
 */
export function assignImages(
  chapters: readonly Chapter[],
  rules: readonly ImageRule[],
  notes: string,
): readonly Chapter[] {
  const find = (name: string) => rules.find(({ chapter }) => chapter === name);
  return chapters.map((chapter, index) => {
    if (chapter.image != null) return chapter;
    const named = find(chapter.title) ?? find(String(index + 1));
    if (named !== undefined) return { ...chapter, image: fill(named.image, index + 1, notes) };
    const pattern = find('*');
    if (pattern === undefined) return chapter;
    const image = fill(pattern.image, index + 1, notes);
    return isThere(join(dirname(notes), image)) ? { ...chapter, image } : chapter;
  });
}

function fill(pattern: string, number: number, notes: string): string {
  return pattern
    .replaceAll('{nn}', String(number).padStart(2, '0'))
    .replaceAll('{n}', String(number))
    .replaceAll('{notes}', basename(notes).replace(/\.[^.]+$/, ''));
}

/** What is there and cannot be read is left to those who read it: they say why. */
function isThere(path: string): boolean {
  try {
    findRegularFile(path);
    return true;
  } catch (error) {
    if (error instanceof ChapterizeError) return error.code !== 'io/not-found';
    throw error;
  }
}
