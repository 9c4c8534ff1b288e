import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { locate, placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { findLongQuotations } from './units/long-quotations.js';
import { mostLines, mostTimes } from './units/reading-limit.js';

/**
 * Notes of which only the beginning was read, and a quotation whose later lines were read as text.
 *
 * @param end offset where reading stopped
 * @param hasManyTimes whether the notes have more times than are read
 */
export function findUnread(
  source: SourceText,
  bodyStart: number,
  end: number,
  hasManyTimes: boolean,
): readonly Diagnostic[] {
  const [long] = findLongQuotations(source.text.slice(bodyStart, end));
  const found = long === undefined ? [] : [longQuotation(source, bodyStart + long.start, long.most)];
  const isCut = end < source.text.length;
  return isCut || hasManyTimes ? [...found, tooMany(source, bodyStart, end)] : found;
}

function longQuotation(source: SourceText, at: number, most: number): Diagnostic {
  return createDiagnostic('notes/long-quotation', { most }, placeOf(source.file, source.lines, at, at));
}

function tooMany(source: SourceText, bodyStart: number, end: number): Diagnostic {
  const lines = locate(source.lines, end).line - locate(source.lines, bodyStart).line + 1;
  if (lines <= mostLines) {
    return createDiagnostic('notes/too-many-times', { most: mostTimes }, { kind: 'file', file: source.file });
  }
  const place = placeOf(source.file, source.lines, end, end);
  return createDiagnostic('notes/too-many-lines', { most: mostLines }, place);
}
