import type { AudioFacts } from '../audio/audio-facts.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { tagHeaderLength } from '../id3/tag-header.js';
import { planNothing } from '../plan/create-plan.js';
import { planEdit } from '../plan/plan-edit.js';
import type { PlanOptions } from '../plan/plan-options.js';
import { repairChapters } from '../plan/repair-chapters.js';
import { findWrongSize } from '../plan/wrong-size.js';
import { readAudioChapters } from './audio-chapters.js';
import type { ChapterizeOptions } from './options.js';
import { type Rewriting, rewriteAudio } from './rewrite-audio.js';
import type { RunResult } from './run-result.js';

/** What `repair` may be asked for. */
export interface RepairOptions extends ChapterizeOptions {
  /** Go on where the tag claims more bytes than it has, and MPEG frames tell where the audio begins: its size is corrected too. */
  readonly tagSize?: boolean;
}

/**
 * Corrects the chapters of an mp3 that another program wrote wrongly; everything else stays.
 *
 * Each breakage is a finding. Correct chapters are not touched.
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
  if (!tagSize) return rewriteAudio(audioPath, options, planRepair);
  return rewriteAudio(audioPath, options, planTagRepair, 'frames');
}

/** Plans what `repair` does to a file. */
export async function planRepair(audio: AudioFacts, settings: PlanOptions): Promise<Rewriting> {
  const found = readAudioChapters(audio.tags, audio.file, durationOf(audio));
  if (found.chapters.length === 0) {
    const none = createDiagnostic('id3/no-chapters', {}, audio.file);
    return { plan: null, chapters: [], diagnostics: [...found.diagnostics, none] };
  }
  return rewriteChapters(audio, found, settings, found.diagnostics.some(isRepairable));
}

/**
 * Plans what `repair --tag-size` does: the same, and the size that a tag states becomes its real size. The mark remembers
 * the former size, even if there are no chapters, so undo restores it.
 *
 * @param audio inspected with `tagEnd: 'frames'`
 */
export async function planTagRepair(audio: AudioFacts, settings: PlanOptions): Promise<Rewriting> {
  const found = readAudioChapters(audio.tags, audio.file, durationOf(audio));
  const wrong = findWrongSize(audio);
  if (wrong === null) return rewriteChapters(audio, found, settings, found.diagnostics.some(isRepairable));
  const { offset, ...args } = wrong;
  const place = { kind: 'bytes', file: audio.file, offset, length: tagHeaderLength } as const;
  const corrected = createDiagnostic('audio/tag-size-corrected', args, place);
  const rewriting = await rewriteChapters(audio, found, settings, true);
  return { ...rewriting, diagnostics: [corrected, ...rewriting.diagnostics] };
}

async function rewriteChapters(
  audio: AudioFacts,
  found: ReturnType<typeof readAudioChapters>,
  settings: PlanOptions,
  isToWrite: boolean,
): Promise<Rewriting> {
  const isContentsSound = !found.diagnostics.some(({ code }) => code.startsWith('id3/contents-'));
  const chapters = repairChapters(found.chapters, durationOf(audio), isContentsSound);
  if (!isToWrite) return { plan: planNothing(audio, chapters), chapters, diagnostics: found.diagnostics };
  const planned = await planEdit(audio, chapters, settings);
  return { plan: planned.plan, chapters, diagnostics: [...found.diagnostics, ...planned.diagnostics] };
}

function durationOf({ stream }: AudioFacts): number {
  return stream?.durationMs ?? 0;
}

/** A chapter that no table of contents lists may be hidden on purpose. */
function isRepairable({ code }: Diagnostic): boolean {
  return code !== 'id3/chapters-hidden';
}
