import { hasLetter, startsSmall } from '../../text/letters.js';
import type { Span } from '../../text/span.js';
import type { Sighting } from '../sightings/sighting.js';
import { hardBreak, isSetIn, type RichText, spansWithin } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import { endOfLastItem, isOpen } from './open-lines.js';
import { endOfSetIn } from './set-in-lines.js';
import { isRestOfFull } from './wrapped-lines.js';

/** The end of an item, or of the line before one that is emphasised or in brackets as a whole: a remark, or the heading of what follows. */
export function endOfItem(rich: RichText, line: Span, limit: number, isLast = false): number {
  const { text } = rich;
  const end = emphasisedBelow(rich, line, limit) ?? text.length;
  // No further than the next time: there may be thousands.
  const bracketed = bracketedLine.exec(text.slice(line.end, Math.min(end, limit)));
  if (bracketed !== null) return line.end + bracketed.index;
  const own = endOfUnwrapped(rich, line, Math.min(end, limit));
  if (own !== null) return own;
  return isLast && end > line.end ? endOfLastItem(rich, line, end) : end;
}

/** Where a line below begins that is emphasised as a whole, unless it is the end of an open line, as the title of a book may be; null without such. */
function emphasisedBelow({ text, strong }: RichText, line: Span, limit: number): number | null {
  const isWhole = ({ start, end }: Span) =>
    start > line.end &&
    text[start - 1] === '\n' &&
    (text[end] ?? '\n') === '\n' &&
    !isOpen(text.slice(line.start, start));
  return spansWithin(strong, { start: line.end, end: limit }).find(isWhole)?.start ?? null;
}

/** The least length of a line that a program has wrapped; the letters of some scripts are twice as wide. */
const leastWrappedItem = 40;

/** The end of a line of an item below which one stands that is not indented, if no program would have wrapped it there; null without such. */
function endOfUnwrapped(rich: RichText, line: Span, end: number): number | null {
  const { text } = rich;
  let { start } = line;
  for (let at = text.indexOf('\n', line.end); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    const above = text.slice(start, at);
    const isFull = at - start >= leastWrappedItem || (2 * (at - start) >= leastWrappedItem && hasWide(above));
    if (!isFull && !isSetIn(rich, at) && !isOpen(above) && !startsSmall(text.slice(at + 1, at + 3)))
      return at;
    start = at + 1;
  }
  return null;
}

function hasWide(text: string): boolean {
  return /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);
}

/** A line that is completely in brackets, of the kinds that headings have, or names the track that is played with the one above: `w/ X - Y`. */
const bracketedLine =
  /\n[^\S\n]*(?:w\/[^\n]{1,200}|《[^《》\n]{1,80}》|【[^【】\n]{1,80}】|〔[^〔〕\n]{1,80}〕|＜[^＜＞\n]{1,80}＞)[^\S\n]*(?=\n|$)/;

/** The least length of a line that a mail program has wrapped. */
const leastWrapped = 30;

/**
 * The end of a line, or of the last line below it if all up to `until` continue in the middle of a sentence. If only some
 * do, they are running text; and a small letter does not show a continuation if the title itself begins with one. After a line with an open end
 * ("the", a comma), or one that had no space for the next word, a capital letter continues it as well.
 *
 * @param width gives the most characters that a line has; null if there is no sign that lines were wrapped
 */
export function endOfWrapped(sighting: Sighting, until: number, width: () => number | null): number {
  const { rich, lineSpan, words } = sighting;
  const limit = emphasisedBelow(rich, lineSpan, until) ?? until;
  const { text } = rich;
  let { start, end } = lineSpan;
  const setIn = sighting.unit.columns === null ? end : endOfSetIn(sighting, sighting.unit.columns, limit);
  if (setIn > end) return setIn;
  if (/^[^\p{L}\p{N}]*\p{Ll}/u.test(text.slice(words.start, end))) return end;
  while (
    end - start >= leastWrapped &&
    end + 1 < limit &&
    text[end] === '\n' &&
    !/[.!?:;]\s*$/u.test(text.slice(end - 4, end))
  ) {
    const next = text.indexOf('\n', end + 1);
    const nextEnd = next < 0 ? text.length : next;
    const isFull = isRestOfFull(text.slice(start, nextEnd), width);
    const goesOn = isFull || isOpen(text.slice(start, end)) ? hasLetter : startsSmall;
    const begin = text.slice(end + 1, end + 3);
    if (begin === 'w/' || !goesOn(begin.charAt(0))) break;
    start = end + 1;
    end = Math.min(nextEnd, limit);
  }
  return text.slice(end, limit).trim() === '' ? end : lineSpan.end;
}

/** Where the lines end that begin an item with nothing but addresses: what they lead to is above the title, not part of it. */
function endOfAddresses({ text, links }: RichText, limit: number): number {
  let start = 0;
  for (const link of links) {
    const lineEnd = endOfLine(text, start);
    const isWhole =
      link.bare && text.slice(start, lineEnd).trim() === text.slice(link.start, link.end).trim();
    if (link.start < start || !isWhole || lineEnd >= limit) break;
    start = lineEnd + (text[lineEnd] === hardBreak && text[lineEnd + 1] === '\n' ? 2 : 1);
  }
  return start;
}

/** Where the line ends that starts at an offset. */
export function endOfLine(text: string, offset: number): number {
  lineBreak.lastIndex = offset;
  return lineBreak.exec(text)?.index ?? text.length;
}

const lineBreak = new RegExp(`${hardBreak}|\n`, 'g');

/** The line in front of the one that starts at an offset. Not by a list of all lines: there may be thousands. */
export function lineEndingBefore(text: string, offset: number): Span {
  let end = offset;
  if (text[end - 1] === '\n') end -= 1;
  if (text[end - 1] === hardBreak) end -= 1;
  const start = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf(hardBreak, end - 1)) + 1;
  return { start: end === 0 ? 0 : start, end };
}

/** The end of the line above a time: of its unit, or of the one before. */
export function endOfLineAbove(
  { rich, line, lineSpan, unitIndex }: Sighting,
  units: readonly Unit[],
): string {
  if (line === 0) return units[unitIndex - 1]?.raw.slice(-longestEnd) ?? '';
  const { start, end } = lineEndingBefore(rich.text, lineSpan.start);
  return rich.text.slice(Math.max(start, end - longestEnd), end);
}

const longestEnd = 160;

/** Where the words of a sighting end because those of another begin. */
export function stampedStartOf({ stamp, lineSpan, traits }: Sighting): number {
  return traits.has('run-on') ? stamp.start : lineSpan.start;
}

/** Where the words begin before a time at the end of its line: those of an item that is wrapped, with the item. */
export function startOfWords(sighting: Sighting, previous: Sighting | undefined): number {
  const { unit, rich, words, line, traits } = sighting;
  const isWholeItem = unit.wraps && unit.kind !== 'paragraph' && previous?.unitIndex !== sighting.unitIndex;
  if (!isWholeItem || line === 0 || traits.has('run-on')) return words.start;
  let start = endOfAddresses(rich, words.end);
  for (;;) {
    const end = endOfUnwrapped(rich, { start, end: endOfLine(rich.text, start) }, words.start);
    if (end === null) return start;
    start = end + 1;
  }
}
