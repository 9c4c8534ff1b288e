import { inspectAudio } from '../audio/inspect.js';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { openFileSource } from '../files/file-source.js';
import { planStrip } from '../plan/plan-edit.js';
import { hasherFor } from './hasher-for.js';
import { type ChapterizeOptions, resolveOptions } from './options.js';
import { changesTo, createResult, measuredValues, type RunResult, type RunStatus } from './run-result.js';

/**
 * Removes every chapter from an mp3 and leaves all else; chapters of our own are undone to the last byte.
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
  const settings = resolveOptions(options);
  const source = await openFileSource(audioPath);
  try {
    const audio = await inspectAudio(source, { hash: await hasherFor(settings) });
    const planned = audio.stream === null ? null : await planStrip(audio);
    const plan = planned?.plan ?? null;
    const findings = [...audio.diagnostics, ...(planned?.diagnostics ?? [])];
    const found = weighAll(findings, { ...settings, updated: [] });
    const describe = (status: RunStatus, diagnostics: readonly Diagnostic[]): RunResult =>
      createResult({
        status,
        audio: audioPath,
        output: settings.output ?? audioPath,
        measured: measuredValues(audio, plan),
        audioWritten: status === 'written' || status === 'planned',
        replaced: plan?.replaced ?? null,
        changes: plan === null || plan.mode === 'unchanged' ? [] : changesTo([], audio.tags),
        diagnostics,
      });
    if (plan === null || hasErrors(found)) return describe('failed', found);
    const isChange = plan.mode !== 'unchanged' || settings.output !== null;
    if (!isChange) return describe('unchanged', found);
    if (settings.dryRun) return describe('planned', found);
    const { applyPlan } = await import('../files/apply-plan.js');
    const applied = await applyPlan(source, plan, {
      outputPath: settings.output,
      breakLock: settings.breakLock,
      signal: settings.signal,
    });
    return describe(applied.written ? 'written' : 'unchanged', [...found, ...applied.diagnostics]);
  } finally {
    await source.close();
  }
}
