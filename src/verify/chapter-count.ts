import { createDiagnostic, type Diagnostic, withSeverity } from '../diagnostic/diagnostic.js';
import { indexMarks } from './chapter-place.js';
import type { VerifyInput } from './check.js';

/** A table of contents counts its entries in one byte. @see ID3v2 Chapter Frame Addendum 1.0, "Table of contents frame" */
const mostChapters = 255;

/** More chapters than a table of contents holds; found at the first one too many. */
export function findTooManyChapters({ notes, chapters, options }: VerifyInput): Diagnostic[] {
  const firstTooMany = chapters[mostChapters];
  if (firstTooMany === undefined) return [];
  const args = { count: chapters.length, most: mostChapters };
  const place = indexMarks(notes)(firstTooMany)?.place ?? null;
  const finding = createDiagnostic('verify/too-many-chapters', args, place);
  return [options.force === true ? withSeverity(finding, 'warning') : finding];
}
