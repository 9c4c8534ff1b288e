import { timeOfLink } from '../../chapters/link-time.js';
import { type Before, endOfStamp, isTail } from '../../chapters/surroundings.js';
import { hasLetter } from '../../text/letters.js';
import type { Span } from '../../text/span.js';
import { linksWithin, spansWithin } from '../units/rich-text.js';
import { beforeLast, type Lead, type LinePlace, type LineStamp } from './line-stamps.js';

/** Whether a time in brackets ends the bold words at the start of a line, and text follows: `**Intro (0:00):** We talk about …`. */
export function hasBoldLead(place: LinePlace, stamp: LineStamp, before: Before['kind']): boolean {
  const { rich, lineSpan } = place;
  if (before === 'nothing' || before === 'number') return false;
  const bold = spansWithin(rich.strong, stamp).find(
    ({ start, end }) => start <= lineSpan.start + mostBeforeBold && end >= stamp.end && end < lineSpan.end,
  );
  if (bold === undefined || !hasLetter(rich.text.slice(bold.end, lineSpan.end))) return false;
  const { opener, stampStart } = beforeLast(rich, lineSpan, stamp);
  // `Name: (0:02)` is who speaks.
  if (/[:：]\s?$/u.test(rich.text.slice(stampStart - 2, stampStart))) return false;
  return opener !== '' && isTail(rich.text.slice(stamp.end, bold.end));
}

/** Where the bold words end that begin a line with its time, where sentences follow them: `**0:00 – Intro** Hello, we are …`. */
export function endOfBoldTitle({ unit, rich, line, lineSpan }: LinePlace, stamp: LineStamp): number | null {
  if (rich.strong.length === 0) return null;
  const { text } = rich;
  const end = unit.kind === 'item' && unit.wraps && line === 0 ? text.length : lineSpan.end;
  const bold = spansWithin(rich.strong, stamp).find(
    (own) => own.start <= lineSpan.start + mostBeforeBold && own.end > stamp.end && own.end < end,
  );
  if (bold === undefined || !hasLetter(text.slice(stamp.end, bold.end))) return null;
  const after = text.slice(bold.end, end);
  const isFollowed =
    /^[\s:：.–—-]{1,4}["“'(]?\p{Lu}/u.test(after) && /[.!?…。！？]["”’')]?\s*$/u.test(after.slice(-8));
  if (!isFollowed) return null;
  const title = text.slice(stamp.end, bold.end);
  // The colon of `**0:00 Intro:** We are …` leads to the sentences, and a full stop parts it from them.
  const [mark = ''] =
    /(?<=[^\s:：])[:：]\s?$/u.exec(title.slice(-3)) ?? /(?<=^[^.!?]+)\.$/u.exec(title) ?? [];
  return bold.end - mark.length;
}

/** What may be before bold words that begin a line: a mark, an emoji. */
const mostBeforeBold = 4;

/** A question or a part by its number: `Q1 (4:10): Is it on the test?` */
const numbered = /^\W*\p{L}{1,12}[.\s]?#?\d{1,3}\W*$/u;

/**
 * Whether a time between words is set off as it never is in a sentence: `[@4:00]` in an item, brackets or a link in a
 * heading, brackets behind a number.
 */
export function isBetween(place: LinePlace, stamp: LineStamp): boolean {
  const { unit, rich, line, lineSpan } = place;
  const { opener, hasAt, stampStart } = beforeLast(rich, lineSpan, stamp);
  const isClosed = opener !== '' && endOfStamp(rich.text, stamp.end, opener).hasCloser;
  if (isClosed && numbered.test(rich.text.slice(lineSpan.start, stampStart))) return true;
  if (line > 0 || (unit.kind !== 'heading' && unit.kind !== 'item')) return false;
  if (unit.kind === 'item')
    return (
      isClosed && ((hasAt && opener === '[') || isBehindBold(place, { start: stampStart, end: stamp.end }))
    );
  return isClosed || linksWithin(rich, stamp).some(({ href }) => timeOfLink(href) !== null);
}

/**
 * Whether a time in brackets is between the bold words that begin an item and a colon: `**Ada** (4:10): Is it on the test?`.
 */
function isBehindBold({ rich, lineSpan }: LinePlace, { start, end }: Span): boolean {
  const wordsEnd = lineSpan.start + rich.text.slice(lineSpan.start, start).trimEnd().length;
  const isLead = rich.strong.some(
    (bold) => bold.start <= lineSpan.start + mostBeforeBold && bold.end === wordsEnd,
  );
  return isLead && /^.?[:：]\s/u.test(rich.text.slice(end, end + 3));
}

/** What is around such a time: its bracket, and whether a dash or the like separates it from the words after it. */
export function readSetOff(
  { rich, lineSpan }: LinePlace,
  stamp: LineStamp,
): Lead & { readonly isParted: boolean } {
  const { opener, hasAt, stampStart } = beforeLast(rich, lineSpan, stamp);
  const { end } = endOfStamp(rich.text, stamp.end, opener);
  return {
    start: stampStart,
    opener,
    hasAt,
    traits: ['parted'],
    isParted: /^\s[-–—:|]/u.test(rich.text.slice(end, end + 2)),
  };
}
