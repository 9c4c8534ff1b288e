import type { Chapter } from '../chapters/chapter.js';
import type { NewFrame, NewSubframe } from '../id3/chapter-frames.js';

/** A chapter as chapterize writes it, and what stays in it of other programs. */
export interface WrittenChapter extends Chapter {
  /** IDs of the sub-frames that stay. */
  readonly keptIds?: readonly string[];
}

/**
 * The chapters, and what stays in them of other programs.
 *
 * @param frames as renderChapterFrames gives them for the chapters
 */
export function writtenChapters(
  chapters: readonly Chapter[],
  frames: readonly NewFrame[],
): readonly WrittenChapter[] {
  const kept = keptInChapters(frames);
  return chapters.map((chapter, index) => ({ ...chapter, keptIds: (kept[index] ?? []).map(({ id }) => id) }));
}

/** For each chapter the sub-frames of other programs that stay in it. */
export function keptInChapters(frames: readonly NewFrame[]): readonly (readonly NewSubframe[])[] {
  return frames
    .filter(({ id }) => id === 'CHAP')
    .map(({ subframes }) => subframes.filter(({ isKept }) => isKept === true));
}

/** What is added to the number of a chapter whose first picture behind frames of other programs is ours. */
const ownPictureBehind = 64;

/**
 * How many sub-frames at the start of each chapter are ours, and 64 more where the first picture behind those of other
 * programs is too; empty if those of other programs are in none.
 */
export function ownSubframeCounts(frames: readonly NewFrame[]): readonly number[] {
  if (keptInChapters(frames).every(({ length }) => length === 0)) return [];
  const chapters = frames.filter(({ id }) => id === 'CHAP');
  return chapters.map(({ subframes }) => {
    const leading = subframes.findIndex(({ isKept }) => isKept === true);
    if (leading < 0) return subframes.length;
    const hasMore = subframes.slice(leading).some(({ isKept }) => isKept !== true);
    return hasMore ? leading + ownPictureBehind : leading;
  });
}

/** The sub-frames of a chapter that are not ours, by what ownSubframeCounts gave for it. */
export function foreignOf<F extends { readonly id: string }>(
  subframes: readonly F[],
  ownCount: number,
): readonly F[] {
  const behind = subframes.slice(ownCount % ownPictureBehind);
  if (ownCount < ownPictureBehind) return behind;
  const own = behind.findIndex(({ id }) => id === 'APIC');
  return behind.filter((_, index) => index !== own);
}
