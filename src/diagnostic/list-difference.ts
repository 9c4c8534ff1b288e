import { formatTime } from './wording.js';

/** A chapter as some list has it. */
export interface ListedChapter {
  readonly startMs: number;
  readonly title: string;
}

/** The first chapter in which two lists differ, in words, with its index in `found`; null if there is none. */
export function firstDifference(
  found: readonly ListedChapter[],
  expected: readonly ListedChapter[],
  isAlike: (there: ListedChapter, here: ListedChapter) => boolean,
) {
  const count = Math.max(found.length, expected.length);
  for (let index = 0; index < count; index += 1) {
    const [there, here] = [found[index], expected[index]];
    if (there !== undefined && here !== undefined && isAlike(there, here)) continue;
    const words = `chapter ${index + 1} is ${describe(there)}, expected ${describe(here)}`;
    return { index: Math.min(index, Math.max(found.length - 1, 0)), words };
  }
  return null;
}

function describe(chapter: ListedChapter | undefined): string {
  return chapter === undefined ? 'none' : `${formatTime(chapter.startMs)} "${chapter.title}"`;
}
