import type { Sighting } from '../sightings/sighting.js';

/**
 * The end of the last line below it that is indented further, like the rest of a long title: to where the time or the title
 * begins, or in the middle of a sentence.
 */
export function endOfSetIn(
  { lineSpan, line, words, stamp, rich: { text } }: Sighting,
  columns: readonly number[],
  limit: number,
): number {
  let { end } = lineSpan;
  const own = columns[line];
  if (own === undefined) return end;
  const blanks = text.slice(words.start, end).search(/\S|$/);
  const heads = [words.start + blanks, stamp.start].map((head) => own + head - lineSpan.start);
  for (let next = line + 1; end + 1 < limit && text[end] === '\n'; next += 1) {
    const column = columns[next] ?? 0;
    const found = text.indexOf('\n', end + 1);
    const nextEnd = Math.min(found < 0 ? text.length : found, limit);
    const rest = text.slice(end + 1, nextEnd).trimStart();
    const isRest = restOfTitle.test(rest) && (heads.includes(column) || /^\p{Ll}/u.test(rest));
    if (column <= own || !isRest || /[.!?:;]\s*$/u.test(text.slice(end - 4, end))) break;
    end = nextEnd;
  }
  return end;
}

/** Words, but not an address, a label such as `Guest:`, or a track played over another, `w/ Horns`. */
const restOfTitle = /^(?!w\/ |\p{L}+(?: \p{L}+)?:)[\p{L}\p{N}"'“„«(]/u;
