import { buildTimeline } from '../chapters/timeline.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { type ChapterizeOptions, resolveOptions } from './options.js';
import { type NotesInput, notesNameOf, readNotes } from './read-notes.js';
import { bareValues, createResult, type RunResult } from './run-result.js';

/** The chapters that notes would give. */
export async function showNotes(input: NotesInput, options: ChapterizeOptions): Promise<RunResult> {
  const read = await readNotes(input);
  const timeline = buildTimeline(read.notes?.marks ?? [], { ...resolveOptions(options), durationMs: null });
  const diagnostics = [...read.diagnostics, ...timeline.diagnostics];
  return createResult({
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    notes: notesNameOf(input),
    stated: read.notes === null ? null : bareValues(read.notes.stated),
    chapters: timeline.nested,
    diagnostics,
    source: read.notes?.source ?? null,
  });
}
