/** One record of a CSV file. */
export interface CsvRecord {
  /** 1-based line on which it starts. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a CSV file, or the line where its quotes go wrong. */
export type Csv = { readonly records: readonly CsvRecord[] } | { readonly wrongLine: number };

/**
 * Reads CSV: quoted cells may hold separators, line ends and doubled quotes; empty lines are skipped.
 *
 * @param text without byte order mark
 * @param separator one character
 * @see RFC 4180 section 2
 */
export function parseCsv(text: string, separator: string): Csv {
  const records: CsvRecord[] = [];
  let [offset, line] = [0, 1];
  while (offset < text.length) {
    const start = line;
    const cells: string[] = [];
    for (let isLast = false; !isLast; ) {
      const cell = text[offset] === '"' ? quotedCell(text, offset) : bareCell(text, offset, separator);
      if (cell === null) return { wrongLine: line };
      cells.push(cell.value);
      line += cell.lineEnds;
      const behind = text[cell.end];
      isLast = behind !== separator;
      if (isLast && behind !== undefined && behind !== '\n' && behind !== '\r') return { wrongLine: line };
      offset = cell.end + (behind === '\r' && text[cell.end + 1] === '\n' ? 2 : 1);
    }
    line += 1;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: start, cells });
  }
  return { records };
}

interface Cell {
  readonly value: string;
  /** Offset after it. */
  readonly end: number;
  /** How many lines end within it. */
  readonly lineEnds: number;
}

function quotedCell(text: string, start: number): Cell | null {
  const parts: string[] = [];
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    parts.push(text.slice(from, quote));
    if (text[quote + 1] !== '"') {
      const value = parts.join('"');
      return { value, end: quote + 1, lineEnds: value.split('\n').length - 1 };
    }
    from = quote + 2;
  }
}

function bareCell(text: string, start: number, separator: string): Cell {
  let end = start;
  for (let found = text[end]; found !== undefined; found = text[end]) {
    if (found === separator || found === '\n' || found === '\r') break;
    end += 1;
  }
  return { value: text.slice(start, end), end, lineEnds: 0 };
}
