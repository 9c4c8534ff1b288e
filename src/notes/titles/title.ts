import type { Span } from '../../text/span.js';
import { hardBreak, linksWithin, type RichText } from '../units/rich-text.js';

/** Where a title stands. */
export interface TitleSpans {
  /** The chapter's own text, its links included: no spaces around it, nothing after a hard break. */
  readonly own: Span;
  /** The title: the same without an address that is bare at its end (`Song <https://…>`). */
  readonly title: Span;
}

/** Finds a title's own text within the span where it may be. */
export function titleSpans(rich: RichText, within: Span): TitleSpans {
  const { text } = rich;
  const outer = trim(text, within);
  // `: Why?` below its time is a definition.
  const mark = /^[:：]\s+(?=\S)/u.exec(
    text.slice(outer.start, Math.min(outer.end, outer.start + longestLead)),
  );
  const trimmed = { ...outer, start: outer.start + (mark?.[0].length ?? 0) };
  const lineLength = text.slice(trimmed.start, trimmed.end).indexOf(hardBreak);
  const own =
    lineLength < 0 ? trimmed : trim(text, { start: trimmed.start, end: trimmed.start + lineLength });
  const worded = trim(text, { start: own.start, end: own.end - marksBelow(text.slice(own.start, own.end)) });
  return { own: worded, title: withoutAddresses(rich, worded) };
}

/** How many characters at the end of a title are lines of marks alone, such as the end of a comment in code. */
function marksBelow(text: string): number {
  if (!text.includes('\n')) return 0;
  return /(?:\n[^\S\n]*[*/=~_<>|!-]{1,80}[^\S\n]*){1,4}$/u.exec(text.slice(-400))?.[0].length ?? 0;
}

/** What is after an address at the end of a title: the end of a sentence, a bracket. */
const behindAddress = /^[\s)\]}>.,;!]*$/u;

function withoutAddresses(rich: RichText, own: Span): Span {
  const { text } = rich;
  if (rich.links.length === 0) return own;
  let title = own;
  for (const link of linksWithin(rich, own).toReversed()) {
    const isLast = link.bare && link.start > own.start && behindAddress.test(text.slice(link.end, title.end));
    // The markup of a link that is broken shows as a whole.
    if (!isLast || /\]\(\(?$/.test(text.slice(link.start - 3, link.start))) break;
    const before = trim(text, { start: own.start, end: link.start });
    // `Song: https://…`, `Song (https://…)`: the colon or bracket led to the address.
    const tailStart = Math.max(before.start, before.end - longestLead);
    const tail = text.slice(tailStart, before.end).replace(/\s?(?:[:：–—|([<{-]|->|→)\s?$/u, '');
    if (tailStart + tail.length === before.start) break;
    title = trim(text, { start: before.start, end: tailStart + tail.length });
  }
  return title;
}

const longestLead = 8;
const blank = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/;
/** Marks of direction at the end belong to the words before them. */
const blankAtEnd = /[\s\u200b-\u200d\u2060-\u2064\ufeff\u00ad]/;

function trim(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && blank.test(text.charAt(from))) from += 1;
  while (to > from && blankAtEnd.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** What a title has none of, or may have too much of. */
const isUnclean = /[^\S ]|\s\s|[\p{Cc}\p{Cs}\u200b\u2060-\u2064\ufeff]|\*\*|__/u;

/**
 * Makes text fit for a title: spaces and line ends of any kind become one space, control characters and halves
 * of characters go; the rest stays as written.
 */
export function cleanTitle(text: string): string {
  if (!isUnclean.test(text)) return text.trim();
  return withoutOddMarks(text)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200b\u2060-\u2064\ufeff]+/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Takes away the mark of bold text at one end that nothing closes or opens. */
function withoutOddMarks(text: string): string {
  if (!text.includes('**') && !text.includes('__')) return text;
  const trimmed = text.trim();
  for (const mark of ['**', '__']) {
    if (trimmed.indexOf(mark) !== trimmed.lastIndexOf(mark)) continue;
    if (trimmed.startsWith(mark)) return trimmed.slice(mark.length);
    if (trimmed.endsWith(mark)) return trimmed.slice(0, -mark.length);
  }
  return text;
}

/** A run is looked at from its beginning only: from each of its characters, a long one would take time by its square. */
const lastSeparator =
  /(?:(?<!\s)\s+)?(?:[:：–—|,;·•→➝▶►\u2190-\u21ff\u2794-\u27be]|\s[-=]{1,3}>|\s[-~@(]|\s(?:\.{3}|…)|(?<!\.)\.{4,}|(?<!…)…{2,}|(?<!·)·{2,}|[([（])\s?$/u;

/** The same for a title before its stamp, which a separator may end and a bullet may begin; dots on their own are leaders. */
export function cleanTrailingTitle(text: string): string {
  return cleanTitle(text)
    .replace(/^(?:[・•‣·▪●►▶\u2190-\u21ff\u2794-\u27be]\s*|\[[ xX✓]\]\s+|(?:\*|=+|#+|[-–—])\s+)/u, '')
    .replace(lastSeparator, '');
}

/** A range at the end of a title, in brackets or not. */
const rangeAtEnd =
  /(?<!\s)\s*(?:[-–—|]\s?)?[([]?(\d{1,3}(?::\d{2}){1,2})\s?[-–—~]\s?\d{1,3}(?::\d{2}){1,2}[)\]]?$/u;

/** A title without the range behind it that begins at the very time before it: `0:00 Welcome 0:00–1:30`. */
export function withoutOwnRange(title: string, time: string): string {
  const match = rangeAtEnd.exec(title.slice(-longestRange));
  return match === null || match[1] !== time || match[0].length >= title.length
    ? title
    : title.slice(0, title.length - match[0].length);
}

const longestRange = 40;
