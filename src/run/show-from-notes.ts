import { hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { type ChapterizeOptions, resolveOptions } from './options.js';
import { type NotesInput, notesNameOf, readNotes } from './read-notes.js';
import { bareValues, createResult, type RunResult, reportedChapter } from './run-result.js';
import { buildRunTimeline } from './run-timeline.js';

/** The chapters that notes would give. */
export async function showNotes(input: NotesInput, options: ChapterizeOptions): Promise<RunResult> {
  const settings = resolveOptions(options);
  const read = await readNotes(input);
  const timeline = buildRunTimeline(read.notes, null, settings);
  const diagnostics = weighAll([...read.diagnostics, ...timeline.diagnostics], settings);
  const result = createResult({
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    notes: notesNameOf(input),
    stated: read.notes === null ? null : bareValues(read.notes.stated),
    chapters: timeline.nested.map(reportedChapter),
    diagnostics,
    source: read.notes?.source ?? null,
  });
  let times: RunResult['times'] | null = null;
  return {
    ...result,
    // Hardly any output lists them.
    get times() {
      return (times ??= read.notes?.readTimes() ?? []);
    },
  };
}
