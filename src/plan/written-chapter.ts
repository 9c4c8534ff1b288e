import type { Chapter } from '../chapters/chapter.js';
import type { NewFrame } from '../id3/chapter-frames.js';

/** A chapter as chapterize writes it, and what of other programs stays in it. */
export interface WrittenChapter extends Chapter {
  /** IDs of the sub-frames that stay. */
  readonly keptIds?: readonly string[];
}

/**
 * The chapters with what of other programs stays in them.
 *
 * @param frames as renderChapterFrames gives them for the chapters
 */
export function writtenChapters(
  chapters: readonly Chapter[],
  frames: readonly NewFrame[],
): readonly WrittenChapter[] {
  const chapterFrames = frames.filter(({ id }) => id === 'CHAP');
  return chapters.map((chapter, index) => {
    const kept = chapterFrames[index]?.subframes.filter(({ isKept }) => isKept === true) ?? [];
    return { ...chapter, keptIds: kept.map(({ id }) => id) };
  });
}

/** How many sub-frames of each chapter are ours; empty where those of other programs are in none. */
export function ownSubframeCounts(frames: readonly NewFrame[]): readonly number[] {
  const chapters = frames.filter(({ id }) => id === 'CHAP');
  const hasKept = chapters.some(({ subframes }) => subframes.some(({ isKept }) => isKept === true));
  return hasKept
    ? chapters.map(({ subframes }) => subframes.filter(({ isKept }) => isKept !== true).length)
    : [];
}
