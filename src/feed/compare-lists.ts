import { firstDifference, type ListedChapter } from '../diagnostic/list-difference.js';

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
  const differences = expected.map((list) => firstDifference(found, list, isAlike));
  if (differences.some((difference) => difference === null)) return null;
  // The list that agrees longer is the one that was meant.
  const [best = null] = differences.toSorted((a, b) => (b?.index ?? 0) - (a?.index ?? 0));
  return best;
}

function isAlike(a: ListedChapter, b: ListedChapter): boolean {
  return Math.abs(a.startMs - b.startMs) < toleranceMs && titleOf(a) === titleOf(b);
}

function titleOf({ title }: ListedChapter): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim();
}
