import type { AudioFacts } from '../audio/audio-facts.js';
import { planUndo } from '../plan/plan-undo.js';
import { readAudioChapters } from './audio-chapters.js';
import type { ChapterizeOptions } from './options.js';
import { rewriteAudio } from './rewrite-audio.js';
import type { RunResult } from './run-result.js';

/**
 * Gives back an mp3 as it was before chapterize, bit for bit: also where its tag was converted, where chapters of another
 * program were replaced, and after several runs.
 *
 * @returns status `written`, with the chapters that the file then has, `unchanged` (chapterize has not written the file),
 *   `planned` (dry run), or `failed` where another program has changed the tag since
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 * @example
 * ```ts
 * import { chapterize, undo } from 'chapterize';
 *
 * await chapterize('episode.md', 'episode.mp3');
 * console.log((await undo('episode.mp3')).status); // written
 * ```
 */
export async function undo(audioPath: string, options: ChapterizeOptions = {}): Promise<RunResult> {
  return rewriteAudio(audioPath, options, async (audio: AudioFacts) => {
    const { tags, ...planned } = planUndo(audio);
    const { chapters } = readAudioChapters(tags, audio.file);
    return { ...planned, chapters: chapters.map((chapter) => ({ ...chapter, line: null })) };
  });
}
