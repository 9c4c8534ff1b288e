import type { TextPlace } from '../diagnostic/diagnostic.js';

/** Where each line of a text starts, to turn offsets into lines and columns. */
export interface LineIndex {
  /** Offset of the first UTF-16 unit of each line, ascending; the first is 0. */
  readonly starts: readonly number[];
}

/** Indexes LF, CRLF and lone CR line ends. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  const lineEnd = /\r\n|\r|\n/g;
  while (lineEnd.exec(text) !== null) starts.push(lineEnd.lastIndex);
  return { starts };
}

/** The 1-based line and column of an offset in UTF-16 units. */
export function locate(index: LineIndex, offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (index.starts[low] ?? 0) + 1 };
}

/** The span `[start, end)` of offsets as a place. */
export function placeOf(file: string, index: LineIndex, start: number, end: number): TextPlace {
  const from = locate(index, start);
  const to = locate(index, end);
  return {
    kind: 'text',
    file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
