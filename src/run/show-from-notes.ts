import { buildTimeline } from '../chapters/timeline.js';
import { hasErrors, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { type ChapterizeOptions, resolveOptions } from './options.js';
import { type NotesInput, notesNameOf, readNotes } from './read-notes.js';
import { bareValues, type RunResult } from './run-result.js';

/** The chapters that notes would give. */
export async function showNotes(input: NotesInput, options: ChapterizeOptions): Promise<RunResult> {
  const read = await readNotes(input);
  const timeline = buildTimeline(read.notes?.marks ?? [], { ...resolveOptions(options), durationMs: null });
  const diagnostics = sortDiagnostics([...read.diagnostics, ...timeline.diagnostics]);
  return {
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    notes: notesNameOf(input),
    audio: null,
    output: null,
    stated: read.notes === null ? null : bareValues(read.notes.stated),
    measured: null,
    chapters: timeline.nested,
    checks: [],
    frontMatterUpdated: false,
    updatedValues: [],
    audioWritten: false,
    replaced: null,
    diagnostics,
    source: read.notes?.source ?? null,
  };
}
