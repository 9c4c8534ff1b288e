import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { type ReadNotes, readNotes } from '../run/read-notes.js';
import type { ListedEpisode } from './episode-list.js';
import type { Glances } from './notes-glance.js';
import type { NotesPairing } from './pairs.js';

/** Notes that no audio was found for: episodes that fail, or pages that are no notes at all. */
export interface Unpaired {
  readonly episodes: readonly ListedEpisode[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Says of each of the notes without audio what is the matter. A page in a searched folder that speaks of no episode is
 * left out; what was named itself, or has timestamps, was meant to be notes.
 */
export async function describeUnpaired(
  pairings: readonly NotesPairing[],
  glances: Glances,
): Promise<Unpaired> {
  const episodes: ListedEpisode[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { notes, audio, diagnostics: reasons } of pairings) {
    if (audio !== null) continue;
    const { path } = notes;
    const glance = glances.get(path) ?? null;
    const base = { notes: path, audio: null, output: null, notesSha256: glance?.sha256 ?? null };
    try {
      const read = await readNotes(path);
      const isEpisode = notes.isNamed || glance?.statedFile != null || hasMarks(read) || isAmbiguous(reasons);
      if (isEpisode) episodes.push({ ...base, diagnostics: [...reasons, ...errorsOf(read)], failure: null });
      else diagnostics.push(createDiagnostic('batch/not-notes', {}, { kind: 'file', file: path }));
    } catch (error) {
      if (!(error instanceof ChapterizeError)) throw error;
      episodes.push({ ...base, diagnostics: [], failure: error });
    }
  }
  return { episodes, diagnostics };
}

function hasMarks({ notes }: ReadNotes): boolean {
  return notes !== null && notes.marks.length > 0;
}

function isAmbiguous(reasons: readonly Diagnostic[]): boolean {
  return reasons.some(({ code }) => code === 'batch/ambiguous-audio');
}

/** A slip in the front matter may be why no audio was found. */
function errorsOf({ diagnostics }: ReadNotes): Diagnostic[] {
  return diagnostics.filter(({ severity, code }) => severity === 'error' && code.startsWith('front-matter/'));
}
