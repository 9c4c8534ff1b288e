import type { Span } from '../../text/span.js';
import type { Sighting } from '../sightings/sighting.js';
import { type RichText, spansWithin } from '../units/rich-text.js';

/**
 * The end of the last line below it that is indented further, like the rest of a long title: to where the time or the title
 * begins, or in the middle of a sentence.
 */
export function endOfSetIn(
  { lineSpan, line, words, stamp, rich }: Sighting,
  columns: readonly number[],
  limit: number,
): number {
  const { text } = rich;
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
    if (isSetOff(rich, { start: end + 1, end: nextEnd })) break;
    end = nextEnd;
  }
  return end;
}

/** Words, but not an address, a label such as `Guest:`, or a track played over another, `w/ Horns`. */
const restOfTitle = /^(?!w\/ |\p{L}+(?: \p{L}+)?:)[\p{L}\p{N}"'“„«(]/u;

/** Whether a line is emphasised as a whole, as a remark is. */
function isSetOff(rich: RichText, line: Span): boolean {
  const words = rich.text.slice(line.start, line.end);
  const start = line.start + words.search(/\S/);
  const end = line.start + words.trimEnd().length;
  return spansWithin(rich.strong, line).some((span) => span.start === start && span.end === end);
}
