import { createDiagnostic, type Diagnostic, type Place } from '../diagnostic/diagnostic.js';
import type { Chapter } from './chapter.js';

/** A table of contents counts its entries in one byte. @see ID3v2 Chapter Frame Addendum 1.0, "Table of contents frame" */
export const mostChapters = 255;

/**
 * More chapters than a table of contents holds: one finding, at the first one too many.
 *
 * @param placeOf where a chapter is marked
 */
export function findTooManyChapters(
  chapters: readonly Chapter[],
  placeOf: (chapter: Chapter) => Place | null,
): Diagnostic[] {
  const firstTooMany = chapters[mostChapters];
  if (firstTooMany === undefined) return [];
  const args = { count: chapters.length, most: mostChapters };
  return [createDiagnostic('verify/too-many-chapters', args, placeOf(firstTooMany))];
}
