import type { AudioFacts } from '../audio/audio-facts.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { tagHeaderLength } from '../id3/tag-header.js';
import { planEdit } from '../plan/plan-edit.js';
import { planNothing } from '../plan/plan-nothing.js';
import type { PlanOptions } from '../plan/plan-options.js';
import { findWrongSize, planTagSize } from '../plan/plan-tag-size.js';
import { repairChapters } from '../plan/repair-chapters.js';
import { readAudioChapters } from './audio-chapters.js';
import type { ChapterizeOptions } from './options.js';
import { type Rewriting, rewriteAudio } from './rewrite-audio.js';
import type { RunResult } from './run-result.js';

/** What `repair` may be asked for. */
export interface RepairOptions extends ChapterizeOptions {
  /** Correct the size of the tag, and nothing else, where MPEG frames tell that the audio begins before its stated end. */
  readonly tagSize?: boolean;
}

/**
 * Writes the chapters of an mp3 that another program wrote wrongly as they should be; everything else stays.
 *
 * Each breakage is a finding. Chapters that are as they should be are left alone.
 *
 * @returns status `written`, `unchanged` (nothing to repair), `planned` (dry run), or `failed`
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 * @example
 * ```ts
 * import { chapterize, repair } from 'chapterize';
 *
 * await chapterize('episode.md', 'episode.mp3');
 * console.log((await repair('episode.mp3')).status); // unchanged
 * ```
 */
export async function repair(
  audioPath: string,
  { tagSize = false, ...options }: RepairOptions = {},
): Promise<RunResult> {
  if (tagSize) return repairTagSize(audioPath, options);
  return rewriteAudio(audioPath, options, planRepair);
}

/** Plans what `repair` does to a file. */
export async function planRepair(audio: AudioFacts, settings: PlanOptions): Promise<Rewriting> {
  const durationMs = audio.stream?.durationMs ?? 0;
  const found = readAudioChapters(audio.tags, audio.file, durationMs);
  if (found.chapters.length === 0) {
    const none = createDiagnostic('id3/no-chapters', {}, { kind: 'file', file: audio.file });
    return { plan: null, chapters: [], diagnostics: [...found.diagnostics, none] };
  }
  const isContentsSound = !found.diagnostics.some(({ code }) => code.startsWith('id3/contents-'));
  const chapters = repairChapters(found.chapters, durationMs, isContentsSound);
  if (!found.diagnostics.some(isRepairable))
    return { plan: planNothing(audio, chapters), chapters, diagnostics: found.diagnostics };
  const planned = await planEdit(audio, chapters, settings);
  return { plan: planned.plan, chapters, diagnostics: [...found.diagnostics, ...planned.diagnostics] };
}

/** Corrects the size of a tag where MPEG frames tell that the audio begins before its stated end. */
function repairTagSize(audioPath: string, options: ChapterizeOptions): Promise<RunResult> {
  const planFor = async (audio: AudioFacts) => {
    const { chapters } = readAudioChapters(audio.tags, audio.file);
    const kept = chapters.map((chapter) => ({ ...chapter, line: null }));
    const wrong = findWrongSize(audio);
    if (wrong === null) return { plan: planNothing(audio, kept), chapters: kept, diagnostics: [] };
    const args = { statedByteLength: wrong.statedByteLength, byteLength: wrong.bytes.length };
    const place = { kind: 'bytes', file: audio.file, offset: wrong.offset, length: tagHeaderLength } as const;
    const diagnostics = [createDiagnostic('audio/tag-size-corrected', args, place)];
    return { plan: planTagSize(audio, wrong), chapters: kept, diagnostics };
  };
  return rewriteAudio(audioPath, options, planFor, 'frames');
}

/** A chapter that no table of contents lists may be hidden on purpose. */
function isRepairable({ code }: Diagnostic): boolean {
  return code !== 'id3/chapters-hidden';
}
