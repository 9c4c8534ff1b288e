import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { indexMarks } from './chapter-place.js';
import type { VerifyInput } from './check.js';

/** Chapters whose title shows nothing. */
export function findUntitledChapters({ notes, chapters }: VerifyInput): Diagnostic[] {
  const markOf = indexMarks(notes);
  return chapters
    .filter((chapter) => chapter.title.trim() === '')
    .map((chapter) =>
      createDiagnostic(
        'verify/chapter-untitled',
        { startMs: chapter.startMs },
        markOf(chapter)?.place ?? null,
      ),
    );
}
