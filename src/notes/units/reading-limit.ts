/** How many times are read: a hundred for every chapter that an mp3 takes. */
export const mostTimes = 25_000;

const timeLike = /\d ?[:：;] ?[\dOo]/g;

/**
 * Finds the line after which a file has more lines with times than any show notes. Taking megabytes of them apart
 * would cost seconds and give nothing.
 *
 * @param text the notes
 * @param from offset of the body
 * @returns the offset where reading stops: the end of the text for all real notes
 */
export function readableEnd(text: string, from: number): number {
  timeLike.lastIndex = from;
  for (let count = 0; timeLike.test(text); count += 1) {
    if (count === mostTimes) return Math.max(from, text.lastIndexOf('\n', timeLike.lastIndex) + 1);
    const lineEnd = text.indexOf('\n', timeLike.lastIndex);
    if (lineEnd < 0) break;
    timeLike.lastIndex = lineEnd;
  }
  return text.length;
}
