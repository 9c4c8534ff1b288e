import type { FoundAudio } from '../batch/find-audio.js';
import { type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import type { NotesInput } from '../run/read-notes.js';
import type { RunResult } from '../run/run-result.js';

/**
 * The audio of an episode: the one that is given, else the one that is found.
 *
 * @param folders where to look; empty for the folder of the notes
 * @throws ChapterizeError `io/…` when a folder cannot be read
 */
export async function audioFor(
  notes: NotesInput,
  given: string | undefined,
  folders: readonly string[] = [],
): Promise<FoundAudio> {
  if (given !== undefined) return { audio: given, diagnostics: [] };
  const { findAudio } = await import('../batch/find-audio.js');
  return findAudio(notes, folders);
}

/** The findings about notes whose audio was not found: all that reading them gave, and why there is no audio. */
export function withoutAudio(checked: RunResult, reasons: readonly Diagnostic[]): RunResult {
  const diagnostics = sortDiagnostics([...checked.diagnostics, ...reasons]);
  return { ...checked, status: 'failed', diagnostics };
}
