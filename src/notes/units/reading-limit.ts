import { type LineIndex, locate } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';

/** How many times are read: a hundred for every chapter that an mp3 takes. */
export const mostTimes = 25_000;

/** How many lines are read: a book has a tenth of that, and each costs memory when Markdown is parsed. */
export const mostLines = 100_000;

/** How many times those lines may have in all: subtitles have two on a line. */
const mostWritten = 8 * mostTimes;

const timeLike = /\d ?[:：;] ?[\dOo]/g;
const longestWritten = 5;

/**
 * Finds the line after which a file has more lines, more lines with times, or more times than any show notes. Parsing
 * megabytes of them would take seconds and give nothing.
 *
 * @param bodyLine index of the line that the body starts on
 * @returns the offset where reading stops: the end of the text for all real notes
 */
export function readableEnd({ text, lines }: SourceText, bodyLine: number): number {
  const end = startOfLine(lines, bodyLine + mostLines) ?? text.length;
  let [next, count] = [0, 0];
  timeLike.lastIndex = startOfLine(lines, bodyLine) ?? text.length;
  for (let written = 0; timeLike.test(text) && timeLike.lastIndex <= end; written += 1) {
    if (written === mostWritten) return timeLike.lastIndex - longestWritten;
    if (timeLike.lastIndex <= next) continue;
    const { line } = locate(lines, timeLike.lastIndex - 1);
    if (count === mostTimes) return startOfLine(lines, line - 1) ?? end;
    next = startOfLine(lines, line) ?? text.length;
    count += 1;
  }
  return end;
}

function startOfLine({ starts }: LineIndex, line: number): number | null {
  return starts[line] ?? null;
}
