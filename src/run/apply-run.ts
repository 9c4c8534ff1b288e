import type { EarlyCopy } from '../files/early-copy.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { writeFilesBeside } from './beside.js';
import { carryOut } from './carry-out.js';
import { describeRun, type RunFacts } from './describe-run.js';
import type { AudioSource } from './open-audio.js';
import type { Settings } from './options.js';
import type { RunResult } from './run-result.js';
import { updatedNotes } from './update-notes.js';

/**
 * Writes what a run has planned: the mp3, then the notes, then the chapter files next to it.
 *
 * @returns status `written`, or `unchanged` where the file turned out to be as planned
 * @throws ChapterizeError `io/…`, `network/…`, `interrupted`; its `written` says which files are new
 */
export async function applyRun(
  source: AudioSource,
  plan: EditPlan,
  facts: RunFacts,
  settings: Settings,
  early: EarlyCopy | undefined,
): Promise<RunResult> {
  const { read, update, also } = facts;
  const applied = await carryOut(source, plan, {
    ...settings,
    early,
    outputPath: settings.output,
    keep: read.file === null && read.object === null ? [] : [facts.notes],
    // Put in place last: if the run ended in between, notes with the new length next to an mp3 with the old one would be
    // wrong.
    newNotes: updatedNotes(read, update),
  });
  const written = settings.output ?? source.name;
  const isNotesWritten = update.edits.length > 0;
  const before = [...(applied.written ? [written] : []), ...(isNotesWritten ? [facts.notes] : [])];
  const warnings = await writeFilesBeside(
    also,
    { path: written, realPath: applied.realPath },
    [facts.notes, source.name],
    before,
    settings,
  );
  const isWritten = applied.written || isNotesWritten || also.some(({ isToWrite }) => isToWrite);
  return describeRun(isWritten ? 'written' : 'unchanged', {
    ...facts,
    isAudioToWrite: applied.written,
    diagnostics: [...facts.diagnostics, ...applied.diagnostics, ...warnings],
  });
}
