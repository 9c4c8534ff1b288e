import { basename, dirname, join } from 'node:path';
import type { Chapter } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { findRegularFile } from '../files/file-source.js';
import { isObjectUrl, objectNamedIn, parseObjectUrl } from '../objects/object-url.js';

/** A rule of `--chapter-image`, whose pattern has `{n}`, `{nn}` and `{notes}` in it. */
type ImageRule = Readonly<Record<'chapter' | 'image', string>>;

/**
 * Names pictures for chapters that have none. The rule for a title counts before that for a number, and `*` last. A rule for a
 * chapter that is not there is reported.
 *
 * @param chapters in the order in which they are numbered
 * @param notes the path or name of the notes
 */
export async function assignImages(
  chapters: readonly Chapter[],
  rules: readonly ImageRule[],
  notes: string,
  signal?: AbortSignal,
) {
  const find = (name: string) => rules.find(({ chapter }) => chapter === name);
  const assigned: Chapter[] = [];
  for (const [index, chapter] of chapters.entries()) {
    const named = find(chapter.title) ?? find(String(index + 1));
    const pattern = find('*');
    const rule = named ?? pattern;
    const image = rule === undefined ? null : fill(rule.image, index + 1, notes);
    const isMeant =
      chapter.image == null &&
      image !== null &&
      (named !== undefined || (await isThere(notes, image, signal)));
    assigned.push(isMeant ? { ...chapter, image } : chapter);
  }
  return { chapters: assigned, diagnostics: findUnused(chapters, rules, notes) };
}

function findUnused(
  chapters: readonly Chapter[],
  rules: readonly ImageRule[],
  notes: string,
): readonly Diagnostic[] {
  const isThereOne = (name: string) =>
    name === '*' || chapters.some(({ title }, index) => title === name || String(index + 1) === name);
  return rules
    .filter(({ chapter }) => !isThereOne(chapter))
    .map((rule) => createDiagnostic('pictures/no-such-chapter', { ...rule }, notes));
}

function fill(pattern: string, number: number, notes: string): string {
  return pattern
    .replaceAll('{nn}', String(number).padStart(2, '0'))
    .replaceAll('{n}', String(number))
    .replaceAll('{notes}', basename(notes).replace(/\.[^.]+$/, ''));
}

/** A picture that exists but cannot be read is reported when it is read. */
async function isThere(notes: string, image: string, signal: AbortSignal | undefined): Promise<boolean> {
  if (isObjectUrl(notes)) return isStoredThere(notes, image, signal);
  try {
    findRegularFile(join(dirname(notes), image));
    return true;
  } catch (error) {
    if (error instanceof ChapterizeError) return error.code !== 'io/not-found';
    throw error;
  }
}

/** Each look at a store is a request; only a rule for `*` asks. */
async function isStoredThere(
  notes: string,
  image: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const named = objectNamedIn(notes, image);
  if (named === null) return true;
  const { openObjectStore } = await import('../objects/object-store.js');
  const { headObject } = await import('../objects/read-object.js');
  return (await headObject(await openObjectStore(signal), parseObjectUrl(named.url))) !== null;
}
