import { planStrip } from '../plan/plan-edit.js';
import type { ChapterizeOptions } from './options.js';
import { rewriteAudio } from './rewrite-audio.js';
import type { RunResult } from './run-result.js';

/**
 * Removes every chapter from an mp3 and leaves everything else; our own chapters are undone to the last byte.
 *
 * @returns status `written`, `unchanged` (there were none), `planned` (dry run), or `failed`
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 * @example
 * ```ts
 * import { chapterize, strip } from 'chapterize';
 *
 * await chapterize('episode.md', 'episode.mp3');
 * const { status, replaced } = await strip('episode.mp3');
 * console.log(status, replaced?.count); // written 8
 * ```
 */
export async function strip(audioPath: string, options: ChapterizeOptions = {}): Promise<RunResult> {
  return rewriteAudio(audioPath, options, async (audio) => ({ ...(await planStrip(audio)), chapters: [] }));
}
