import type { Chapter } from './chapter.js';

/** A chapter whose end is not known yet, except for one that the notes may state. */
export interface OpenChapter extends Omit<Chapter, 'endMs'> {
  readonly statedEndMs: number | null;
}

/**
 * Gives every chapter its end: the next later start of the same or lesser depth, the stated end if that comes sooner,
 * else the end of the audio. A part never lasts longer than its whole.
 *
 * @param chapters sorted by start, parents before children
 * @param durationMs exact duration of the audio, null when there is none
 */
export function closeChapters(
  chapters: readonly OpenChapter[],
  durationMs: number | null,
): readonly Chapter[] {
  const nextStarts = laterStarts(chapters);
  /** The chapters that hold the present one, outermost first, closed. */
  const holders: Chapter[] = [];
  return chapters.map(({ statedEndMs, ...chapter }, index) => {
    while ((holders.at(-1)?.depth ?? -1) >= chapter.depth) holders.pop();
    const bounds = [nextStarts[index], statedEndMs, durationMs, holders.at(-1)?.endMs];
    // A bound at or before the start does not count: the chapter is past the end of the audio, or of a whole that is stated
    // to end sooner.
    const endMs = Math.min(
      ...bounds.map((bound) => ((bound ?? 0) > chapter.startMs ? Number(bound) : Number.POSITIVE_INFINITY)),
    );
    const closed = { ...chapter, endMs: Number.isFinite(endMs) ? endMs : null };
    holders.push(closed);
    return closed;
  });
}

/** For each chapter the next start that is later, at the same or a lesser depth; null if there is none. */
function laterStarts(chapters: readonly OpenChapter[]): readonly (number | null)[] {
  const result: (number | null)[] = [];
  /** Indices of the chapters that may end an earlier one: the nearest last, depths ascending. */
  const following: number[] = [];
  const depthAt = (index: number | undefined) => (index === undefined ? -1 : (chapters[index]?.depth ?? -1));
  for (let index = chapters.length - 1; index >= 0; index -= 1) {
    while (depthAt(following.at(-1)) > depthAt(index)) following.pop();
    const next = following.at(-1);
    const nextMs = next === undefined ? null : (chapters[next]?.startMs ?? null);
    // One with the same start ends where that one does, so that neither has zero length.
    result[index] =
      next !== undefined && nextMs === chapters[index]?.startMs ? (result[next] ?? null) : nextMs;
    following.push(index);
  }
  return result;
}
