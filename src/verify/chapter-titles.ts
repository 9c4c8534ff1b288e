import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { indexMarks } from './chapter-place.js';
import type { VerifyInput } from './check.js';

/** Chapters whose title shows nothing, where reading the notes has not refused their line already. */
export function findUntitledChapters({ notes, chapters }: VerifyInput): Diagnostic[] {
  const markOf = indexMarks(notes);
  const refused = refusedLines(notes);
  return chapters
    .filter(({ title, line }) => title.trim() === '' && (line === null || !refused.has(line)))
    .map((chapter) => {
      const place = markOf(chapter)?.place ?? null;
      return createDiagnostic('verify/chapter-untitled', { startMs: chapter.startMs }, place);
    });
}

function refusedLines(notes: ShowNotes | null): ReadonlySet<number> {
  const errors = (notes?.diagnostics ?? []).filter(({ severity }) => severity === 'error');
  return new Set(errors.flatMap(({ place }) => (place?.kind === 'text' ? [place.line] : [])));
}
