import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { VerifyInput } from './check.js';

/** Reports chapters whose title shows nothing, unless reading the notes has already refused their line. */
export function findUntitledChapters({ notes, chapters }: VerifyInput): Diagnostic[] {
  const refused = refusedLines(notes);
  return chapters
    .filter(({ title, line }) => title.trim() === '' && (line === null || !refused.has(line)))
    .map(({ startMs, mark }) =>
      createDiagnostic('verify/chapter-untitled', { startMs }, mark?.place ?? null),
    );
}

function refusedLines(notes: ShowNotes | null): ReadonlySet<number> {
  const errors = (notes?.diagnostics ?? []).filter(({ severity }) => severity === 'error');
  return new Set(errors.flatMap(({ place }) => (place?.kind === 'text' ? [place.line] : [])));
}
