import { parse } from 'csv-parse/sync';
import { messageOf } from '../diagnostic/failure.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import type { FindingList } from './finding.js';

/** A row of a table: its fields, and the span of the line that it starts on. */
export interface TableRow extends Span {
  readonly fields: readonly string[];
  /** The span of a field on that line; the span of the line if the field is not found there. */
  readonly spanOf: (field: string) => Span;
}

interface CsvRecord {
  readonly record: readonly string[];
  /** `lines`: how many were read up to the end of the row. */
  readonly info: { readonly lines: number };
}

/** The most rows that are read. */
const maxRows = 100_000;

/**
 * Reads a table whose fields are separated by a comma, semicolon or tab. Fields that contain quotes may lack quotes around
 * them, and rows may be short: audio editors write both.
 */
export function readTable(source: SourceText, delimiter: string, findings: FindingList): readonly TableRow[] {
  const { text, lines } = source;
  try {
    const records: unknown = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: maxRows,
      info: true,
      max_record_size: 1_000_000,
    });
    let line = 0;
    // With `info` there are more fields than its types say.
    return (records as readonly CsvRecord[]).map(({ record, info }) => {
      const start = lines.starts[line] ?? text.length;
      line = info.lines;
      const end = lines.starts[line] ?? text.length;
      const written = text.slice(start, end);
      const trimmed = written.replace(/(?<![\r\n])[\r\n]+$/, '').length;
      return {
        fields: record,
        start,
        end: start + trimmed,
        spanOf: (field) => {
          const at = field === '' ? -1 : written.indexOf(field);
          return at < 0
            ? { start, end: start + trimmed }
            : { start: start + at, end: start + at + field.length };
        },
      };
    });
  } catch (error) {
    // Its errors state the line in a field of their own.
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    const start = lines.starts[Math.max(line - 1, 0)] ?? 0;
    const detail = messageOf(error).slice(0, 120);
    findings.add('formats/syntax', { format: 'CSV', detail }, { start, end: start });
    return [];
  }
}
