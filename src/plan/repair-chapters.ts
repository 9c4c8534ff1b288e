import type { Chapter } from '../chapters/chapter.js';
import { byStart, flatten } from '../chapters/flatten.js';
import { writableTitle } from '../id3/chapter-frames.js';
import type { FoundChapter } from '../id3/read-chapters.js';

/**
 * The chapters that a tag was meant to have, from those that are in it in whatever shape: by start, each once, each with a
 * title and an end, none after the audio.
 *
 * @param durationMs of the audio
 * @param isContentsSound whether what the table of contents leaves out is hidden on purpose, and stays so
 */
export function repairChapters(
  found: readonly FoundChapter[],
  durationMs: number,
  isContentsSound = false,
): readonly Chapter[] {
  const ordered = found
    .filter(({ startMs }) => startMs < durationMs)
    .map((chapter) => ({ ...chapter, title: writableTitle(chapter.title) }))
    .toSorted((a, b) => a.startMs - b.startMs);
  const kept = ordered.filter(
    (chapter, index) => !ordered.some((other, at) => outranks(other, at, chapter, index)),
  );
  const repaired = kept.map(({ startMs, endMs, title, url, hidden }, index): Chapter => {
    const staysHidden = isContentsSound && hidden;
    // A hidden chapter is a mark within the one before it, which continues.
    const endsIt = (one: FoundChapter) =>
      one.startMs > startMs && (staysHidden || !isContentsSound || !one.hidden);
    const next = kept.slice(index + 1).find(endsIt);
    const nextMs = next?.startMs ?? durationMs;
    // An end before the next start is a gap that somebody wanted; one after it would overlap.
    const end = endMs === null || endMs <= startMs || endMs > nextMs ? nextMs : endMs;
    return {
      startMs,
      endMs: end,
      title: title === '' ? `Chapter ${index + 1}` : title,
      url,
      depth: 0,
      line: null,
      ...(staysHidden ? { hidden: true } : {}),
    };
  });
  const isHidden = ({ hidden }: Chapter) => hidden === true;
  // The remaining ones with the same start, each with a title and a length, become one with the titles of all, as in a
  // timeline.
  return byStart(
    flatten(
      repaired.filter((chapter) => !isHidden(chapter)),
      durationMs,
    ),
    flatten(repaired.filter(isHidden), durationMs),
  );
}

/** If several chapters have one start, one with a length and a title wins, and among equal ones the earlier. */
function outranks(other: FoundChapter, otherAt: number, chapter: FoundChapter, at: number): boolean {
  if (other.startMs !== chapter.startMs || otherAt === at) return false;
  const [weight, otherWeight] = [chapter, other].map(
    ({ title, endMs }) => (endMs === null ? 0 : 2) + (title === '' ? 0 : 1),
  );
  if (weight !== otherWeight) return (weight ?? 0) < (otherWeight ?? 0) && (weight ?? 0) < 3;
  return other.title === chapter.title && otherAt < at;
}
