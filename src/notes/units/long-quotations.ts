import type { Span } from '../../text/span.js';

/** Quoted lines that follow each other without an empty line; real quotations have fewer. */
const mostLines = 400;
/** How many lines are looked at for all quotations of a run: from each of them, Markdown looks to the end of the run. */
const mostVisits = 400 * 1000;

const opensQuotedList = /^[ \t]{0,3}>[ \t]*[-+*\d>]/m;
const quotedLine = /^[ \t]{0,3}>[ \t]*[-+*\d>]/;

/** What is left of lines without an empty one between them after too many quoted ones that open lists. */
interface LongQuotation extends Span {
  /** How many quoted lines come before it. */
  readonly most: number;
}

/**
 * Finds where quotations with lists in them go on for so long that Markdown would take long for them: its time grows with the product of
 * such lines and of all lines up to the next empty one.
 *
 * @param text the notes
 * @returns in the order of the text, none overlapping
 */
export function findLongQuotations(text: string): readonly LongQuotation[] {
  if (!opensQuotedList.test(text)) return [];
  const found: LongQuotation[] = [];
  let lines = 0;
  let quoted: number[] = [];
  const endRun = (end: number) => {
    const most = Math.max(1, Math.min(mostLines, Math.floor(mostVisits / lines)));
    const start = quoted[most];
    if (start !== undefined) found.push({ start, end, most });
    lines = 0;
    quoted = [];
  };
  for (const { 0: line, index } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (line.trim() === '') endRun(index);
    else {
      lines += 1;
      if (quotedLine.test(line)) quoted.push(index);
    }
  }
  return found;
}

/**
 * Takes the marks off what is left of quotations that are too long.
 *
 * @param text the notes
 * @returns text of the same length
 */
export function maskLongQuotations(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of findLongQuotations(text)) {
    pieces.push(text.slice(kept, start), text.slice(start, end).replaceAll('>', '\u0001'));
    kept = end;
  }
  return kept === 0 ? text : pieces.join('') + text.slice(kept);
}
