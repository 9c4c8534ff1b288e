import { formatTime } from '../diagnostic/wording.js';

/** A chapter as some list has it. */
export interface ListedChapter {
  readonly startMs: number;
  readonly title: string;
}

/** Lists are written in whole seconds, rounded down by some programs and to the nearest by others. */
const toleranceMs = 1000;

/**
 * Compares a list of chapters with those of the notes.
 *
 * @param expected the ways to list them (with sub-chapters, or one after the other): any of them is right
 * @returns the first difference in words, with the index of the chapter in `found`; null if there is none
 */
export function differenceOf(
  found: readonly ListedChapter[],
  expected: readonly (readonly ListedChapter[])[],
): { readonly index: number; readonly words: string } | null {
  const differences = expected.map((list) => firstDifference(found, list));
  if (differences.some((difference) => difference === null)) return null;
  // The list that agrees longer is the one that was meant.
  const [best = null] = differences.toSorted((a, b) => (b?.index ?? 0) - (a?.index ?? 0));
  return best;
}

function firstDifference(found: readonly ListedChapter[], expected: readonly ListedChapter[]) {
  const count = Math.max(found.length, expected.length);
  for (let index = 0; index < count; index += 1) {
    const [there, here] = [found[index], expected[index]];
    if (there !== undefined && here !== undefined && isAlike(there, here)) continue;
    const words = `chapter ${index + 1} is ${describe(there)}, expected ${describe(here)}`;
    return { index: Math.min(index, Math.max(found.length - 1, 0)), words };
  }
  return null;
}

function isAlike(a: ListedChapter, b: ListedChapter): boolean {
  return Math.abs(a.startMs - b.startMs) < toleranceMs && titleOf(a) === titleOf(b);
}

function titleOf({ title }: ListedChapter): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function describe(chapter: ListedChapter | undefined): string {
  return chapter === undefined ? 'none' : `${formatTime(chapter.startMs)} "${chapter.title}"`;
}
