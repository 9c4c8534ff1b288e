import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { type ReadNotes, readNotes } from '../run/read-notes.js';
import type { BatchSettings } from './batch-options.js';
import type { ListedEpisode } from './episode-list.js';
import type { Glances } from './notes-glance.js';
import type { NotesPairing } from './pairs.js';

/**
 * Reports for each file of notes without audio why it has none. A page in a searched folder that has nothing to do with an
 * episode is left out; what was named itself, or has timestamps, was meant to be notes.
 *
 * @param settings with `audioOptional` missing audio is not a problem, and named pages are left out too: their names come
 *   from a pattern of the shell as often as not
 */
export async function describeUnpaired(
  pairings: readonly NotesPairing[],
  glances: Glances,
  { audioOptional }: Pick<BatchSettings, 'audioOptional'>,
) {
  const episodes: ListedEpisode[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { notes, audio, diagnostics: reasons } of pairings) {
    if (audio !== null) continue;
    const { path } = notes;
    const glance = glances.get(path) ?? null;
    const base = { notes: path, audio: null, output: null, notesSha256: glance?.sha256 ?? null };
    try {
      const read = await readNotes(path);
      const isMeant = notes.isNamed && !audioOptional;
      const isEpisode = isMeant || glance?.statedFile != null || isAboutAudio(read) || isAmbiguous(reasons);
      const problems = audioOptional && !isAmbiguous(reasons) ? [] : reasons;
      if (isEpisode) episodes.push({ ...base, diagnostics: problems, failure: null });
      else diagnostics.push(createDiagnostic('batch/not-notes', {}, path));
    } catch (error) {
      if (!(error instanceof ChapterizeError)) throw error;
      episodes.push({ ...base, diagnostics: [], failure: error });
    }
  }
  return { episodes, diagnostics };
}

/** Whether notes have timestamps, state anything about audio, or cannot be read well enough to tell. */
function isAboutAudio({ notes, diagnostics }: ReadNotes): boolean {
  if (notes === null || notes.marks.length > 0) return true;
  const { durationMs, byteLength } = notes.stated;
  return durationMs !== null || byteLength !== null || diagnostics.some(isSlip);
}

/** Only a page of another kind has no timestamps at all; anything else that is wrong is a slip in notes. */
function isSlip({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && code !== 'notes/no-chapters';
}

function isAmbiguous(reasons: readonly Diagnostic[]): boolean {
  return reasons.some(({ code }) => code === 'batch/ambiguous-audio');
}
