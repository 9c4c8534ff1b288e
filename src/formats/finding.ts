import type { Args, Code } from '../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic, type TextPlace } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';

/** The most characters of a file that a message repeats. */
const maxQuoted = 60;

/** The most findings about one file that are worth listing. */
const maxFindings = 50;

/** Findings about one chapter file as they come. */
export interface FindingList {
  readonly diagnostics: readonly Diagnostic[];
  /** Adds a finding at `[start, end)` of the text; those beyond the fiftieth are dropped. */
  add<C extends Code>(code: C, args: Args<C>, span: Span): void;
  /** Where `[start, end)` of the text is. */
  placeOf(start: number, end: number): TextPlace;
}

/** An empty list of findings about a file. */
export function createFindingList({ file, lines }: SourceText): FindingList {
  const diagnostics: Diagnostic[] = [];
  const placeAt: FindingList['placeOf'] = (start, end) => placeOf(file, lines, start, end);
  return {
    diagnostics,
    add: (code, args, { start, end }) => {
      if (diagnostics.length < maxFindings)
        diagnostics.push(createDiagnostic(code, args, placeAt(start, end)));
    },
    placeOf: placeAt,
  };
}

/** Text of a file as a message quotes it: short, on one line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > maxQuoted ? `${line.slice(0, maxQuoted)}…` : line;
}
