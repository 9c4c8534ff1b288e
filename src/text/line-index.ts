import type { TextPlace } from '../diagnostic/diagnostic.js';

/** Where each line of a text starts, to turn offsets into lines and columns. */
export interface LineIndex {
  /** Offset of the first UTF-16 unit of each line, ascending; the first is 0. */
  readonly starts: Uint32Array;
}

/** Indexes LF, CRLF and lone CR line ends. */
export function indexLines(text: string): LineIndex {
  let count = 1;
  eachNextLine(text, () => {
    count += 1;
  });
  // Counted first: a text can have millions of lines, and a list that grows costs several times what it holds.
  const starts = new Uint32Array(count);
  let line = 0;
  eachNextLine(text, (start) => {
    line += 1;
    starts[line] = start;
  });
  return { starts };
}

/** Calls back with where each line starts but the first. */
function eachNextLine(text: string, found: (start: number) => void): void {
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const start = isFeed || feed === carriage + 1 ? feed + 1 : carriage + 1;
    found(start);
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
  }
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
  const isOneLine = end < (index.starts[from.line] ?? Number.POSITIVE_INFINITY);
  const to = isOneLine ? { line: from.line, column: from.column + end - start } : locate(index, end);
  return {
    kind: 'text',
    file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
