/** How many times are read: a hundred for every chapter that an mp3 takes. */
export const mostTimes = 25_000;

/** How many lines are read: a book has a tenth of that, and each costs memory when Markdown is taken apart. */
export const mostLines = 100_000;

const timeLike = /\d ?[:：;] ?[\dOo]/g;

/**
 * Finds the line after which a file has more lines, or more lines with times, than any show notes. Taking megabytes of them apart
 * would cost seconds and give nothing.
 *
 * @param text the notes
 * @param from offset of the body
 * @returns the offset where reading stops: the end of the text for all real notes
 */
export function readableEnd(text: string, from: number): number {
  const end = endOfLines(text, from);
  timeLike.lastIndex = from;
  for (let count = 0; timeLike.test(text); count += 1) {
    if (timeLike.lastIndex > end) break;
    if (count === mostTimes) return Math.max(from, text.lastIndexOf('\n', timeLike.lastIndex) + 1);
    const lineEnd = text.indexOf('\n', timeLike.lastIndex);
    if (lineEnd < 0) break;
    timeLike.lastIndex = lineEnd;
  }
  return end;
}

/** After so many lines, at most the end of the text. */
function endOfLines(text: string, from: number): number {
  let at = from;
  for (let line = 0; line < mostLines; line += 1) {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) return text.length;
    at = lineEnd + 1;
  }
  return at;
}
