import type { AudioFacts } from '../audio/audio-facts.js';
import { type InspectOptions, inspectAudio } from '../audio/inspect.js';
import type { Chapter } from '../chapters/chapter.js';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { changesTo } from './describe-run.js';
import { hasherFor } from './hasher-for.js';
import { openAudio } from './open-audio.js';
import { type ChapterizeOptions, resolveOptions, type Settings } from './options.js';
import type { RestoredNotes } from './restore-notes.js';
import {
  createResult,
  measuredValues,
  type RunResult,
  type RunStatus,
  reportedChapter,
} from './run-result.js';

/** What a command without notes plans for an mp3. */
export interface Rewriting {
  /** null if it cannot be done, and then there is an error. */
  readonly plan: EditPlan | null;
  /** The chapters that the file then has. */
  readonly chapters: readonly Chapter[];
  readonly diagnostics: readonly Diagnostic[];
  /** Notes that change with the mp3, and which of their values do; left out if none do. */
  readonly notes?: RestoredNotes | null;
}

/**
 * One run of a command that changes an mp3 and needs no notes: inspects it, plans, and carries the plan out.
 *
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 */
export async function rewriteAudio(
  audioPath: string,
  options: ChapterizeOptions,
  planFor: (audio: AudioFacts, settings: Settings) => Promise<Rewriting>,
  tagEnd: InspectOptions['tagEnd'] = 'stated',
): Promise<RunResult> {
  const settings = resolveOptions(options);
  const source = await openAudio(audioPath, { ...settings, within: null });
  try {
    const audio = await inspectAudio(source, { hash: await hasherFor(settings), tagEnd });
    const rewriting = audio.stream === null ? null : await planFor(audio, settings);
    const plan = rewriting?.plan ?? null;
    const findings = [...audio.diagnostics, ...(rewriting?.diagnostics ?? [])];
    const found = weighAll(findings, settings);
    const describe = (status: RunStatus, diagnostics: readonly Diagnostic[]): RunResult =>
      createResult({
        status,
        audio: audioPath,
        output: settings.output ?? audioPath,
        measured: measuredValues(audio, plan),
        chapters: (rewriting?.chapters ?? []).map(reportedChapter),
        audioWritten: status === 'written' || status === 'planned',
        replaced: plan?.replaced ?? null,
        updatedValues: rewriting?.notes?.updatedValues ?? [],
        frontMatterUpdated: rewriting?.notes != null,
        restoredNotes: rewriting?.notes?.name ?? null,
        changes:
          plan === null || plan.mode === 'unchanged' ? [] : changesTo(rewriting?.chapters ?? [], audio.tags),
        diagnostics,
      });
    if (plan === null || hasErrors(found)) return describe('failed', found);
    if (plan.mode === 'unchanged' && settings.output === null) return describe('unchanged', found);
    if (settings.dryRun) {
      const { rehearseRun } = await import('./rehearse-run.js');
      const planned = { audio: source, notes: rewriting?.notes?.file.file ?? null, others: [] };
      await rehearseRun(planned, [], settings);
      return describe('planned', found);
    }
    const { carryOut } = await import('./carry-out.js');
    const applied = await carryOut(source, plan, {
      outputPath: settings.output,
      newNotes: rewriting?.notes?.file ?? null,
      breakLock: settings.breakLock,
      signal: settings.signal,
      fullCheck: settings.fullCheck,
    });
    return describe(applied.written ? 'written' : 'unchanged', [...found, ...applied.diagnostics]);
  } finally {
    await source.close();
  }
}
