import { type Args, type Code, codes } from './codes.js';

/** How much a finding weighs: an `error` stops the run before anything is written. */
export type Severity = 'error' | 'warning' | 'info';

/** A span of a text file; lines and columns count from 1, columns in UTF-16 units as editors do; the end is exclusive. */
export interface TextPlace {
  readonly kind: 'text';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A span of a binary file; `offset` counts from 0. A length of 0 marks a position. */
export interface BytePlace {
  readonly kind: 'bytes';
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** A whole file. */
export interface FilePlace {
  readonly kind: 'file';
  readonly file: string;
}

export type Place = TextPlace | BytePlace | FilePlace;

/** One finding: plain data, ready for JSON. Codes are API; wording is not. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** One terse sentence with the numbers on both sides. */
  readonly message: string;
  /** What to do about it, or null if the message says it all. */
  readonly help: string | null;
  readonly place: Place | null;
  /** The values the wording was made from. */
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Makes a finding from the table of codes.
 *
 * @param code a key of the table in codes.ts, `area/what`
 * @param args the values that its wording needs
 * @param place the smallest span that shows the problem; the name of a file for the whole of it, null when there is none
 */
export function createDiagnostic<C extends Code>(
  code: C,
  args: Args<C>,
  place: Place | string | null,
): Diagnostic {
  const { severity, message, help } = codes[code];
  // The args are those of this row; the type of the table does not tell its rows apart.
  const given = args as never;
  return {
    code,
    severity,
    message: message(given),
    help: help === null ? null : help(given),
    place: typeof place === 'string' ? { kind: 'file', file: place } : place,
    args: args as Readonly<Record<string, unknown>>,
  };
}

/** Whether any finding is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function position(place: Place | null): readonly [string, number, number] {
  if (place === null) return ['', -1, -1];
  if (place.kind === 'text') return [place.file, place.line, place.column];
  if (place.kind === 'bytes') return [place.file, place.offset, 0];
  return [place.file, -1, -1];
}

/** A new list ordered by file, position, severity, code: the same findings always print in the same order. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    const [fileA, lineA, columnA] = position(a.place);
    const [fileB, lineB, columnB] = position(b.place);
    if (fileA !== fileB) return fileA < fileB ? -1 : 1;
    if (lineA !== lineB) return lineA - lineB;
    if (columnA !== columnB) return columnA - columnB;
    if (a.severity !== b.severity) return severityRank[a.severity] - severityRank[b.severity];
    return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
  });
}
