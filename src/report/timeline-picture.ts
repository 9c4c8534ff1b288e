import type { ReportedChapter } from '../run/run-result.js';

/**
 * One line that shows how the chapters share the episode: a mark where each begins, a line for its length.
 *
 * @param durationMs of the whole episode
 * @param width columns
 */
export function drawTimeline(
  chapters: readonly ReportedChapter[],
  durationMs: number,
  width: number,
): string {
  const cells = Array.from({ length: width }, () => '·');
  const column = (ms: number) => Math.min(width - 1, Math.floor((ms / durationMs) * width));
  for (const chapter of chapters) {
    const end = column(Math.max(chapter.startMs, (chapter.endMs ?? durationMs) - 1));
    for (let at = column(chapter.startMs); at <= end; at += 1) cells[at] = '─';
  }
  for (const chapter of chapters) cells[column(chapter.startMs)] = '┃';
  return cells.join('');
}
