import type { NotesEditResult } from '../run/edit-notes.js';
import { exitCodeOf } from './exit-code.js';
import { type Io, screenOf } from './io.js';
import type { GivenOptions } from './options/option-table.js';
import { printOptions } from './options/run-options.js';

/**
 * Prints how notes were changed, or why they were not.
 *
 * @returns the exit code
 */
export async function printNotesEdit(result: NotesEditResult, given: GivenOptions, io: Io): Promise<number> {
  const { format, verbose, quiet, color } = printOptions(given);
  if (format === 'json') {
    const { jsonLine, jsonResult } = await import('../report/json.js');
    io.stdout.write(`${jsonLine({ ...jsonResult(result), change: result.change })}\n`);
    return exitCodeOf(result.status);
  }
  const { formatFindings } = await import('../report/findings.js');
  const { formatNotesEdit } = await import('../report/notes-edit.js');
  const { style } = screenOf(io.stderr, io.env, color);
  for (const finding of formatFindings(result.diagnostics, result.source, { verbose, style }))
    io.stderr.write(finding);
  if (!quiet) io.stdout.write(formatNotesEdit(result, screenOf(io.stdout, io.env, color).style));
  return exitCodeOf(result.status);
}
