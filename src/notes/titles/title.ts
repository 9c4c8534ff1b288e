import type { Span } from '../../text/span.js';
import { hardBreak, linksWithin, type RichText } from '../units/rich-text.js';

/** Where a title is. */
export interface TitleSpans {
  /** The chapter's own text, its links included: no spaces around it, nothing after a hard break. */
  readonly own: Span;
  /** The title: the same without a bare address at its end (`Song <https://…>`), or a link to a picture (`Curves – [image](curves.png)`). */
  readonly title: Span;
}

/** Finds a title's own text within the span where it may be. */
export function titleSpans(rich: RichText, within: Span): TitleSpans {
  const { text } = rich;
  const outer = trim(text, within);
  // `: Why?` below its time is a definition.
  const lead = text.slice(outer.start, Math.min(outer.end, outer.start + longestLead));
  const mark = /^[:：]\s+(?=\S)/u.exec(lead);
  const trimmed = mark === null ? outer : { start: outer.start + mark[0].length, end: outer.end };
  const lineLength = text.slice(trimmed.start, trimmed.end).indexOf(hardBreak);
  const own =
    lineLength < 0 ? trimmed : trim(text, { start: trimmed.start, end: trimmed.start + lineLength });
  const words = text.slice(own.start, own.end);
  const worded = trim(text, {
    start: own.start,
    end: own.end - Math.max(marksBelow(words), ruleBehind(words)),
  });
  return { own: worded, title: withoutAddresses(rich, worded) };
}

/** How many characters at the end of a title are lines of marks alone, such as the end of a comment in code. */
function marksBelow(text: string): number {
  if (!text.includes('\n')) return 0;
  return /(?:\n[^\S\n]*[*/=~_<>|!-]{1,80}[^\S\n]*){1,4}$/u.exec(text.slice(-400))?.[0].length ?? 0;
}

/** How many characters at the end of a title are a rule drawn behind its words: `Ropes -------- ⭐`, or a dash before nothing. */
function ruleBehind(text: string): number {
  if (/[^\s–—-]{2}\s[–—-]$/.test(text.slice(-4))) return 2;
  // Cheap to compile, unlike the other.
  if (!/([-=_*~–—])\1{3}/.test(text)) return 0;
  return (
    /(?<=[^\s=_*~–—-]\s{1,4})(?:-{4,}|={4,}|_{4,}|\*{4,}|~{4,}|–{4,}|—{4,})[^\p{L}\p{N}\n]{0,20}$/u.exec(
      text.slice(-400),
    )?.[0].length ?? 0
  );
}

const picture = /\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#]|$)/i;
const pictureWord =
  /^\P{L}{0,8}(?:image|imagen|imagem|img|picture|pic|photo|foto|bild|slide|screenshot)?\P{L}{0,8}$/iu;
/** What is after an address at the end of a title: the end of a sentence, a bracket. */
const behindAddress = /^[\s)\]}>.,;!]*$/u;

function withoutAddresses(rich: RichText, own: Span): Span {
  const { text } = rich;
  if (rich.links.length === 0) return own;
  let title = own;
  for (const link of linksWithin(rich, own).toReversed()) {
    const isBeside =
      link.bare || (picture.test(link.href) && pictureWord.test(text.slice(link.start, link.end)));
    const isLast = isBeside && link.start > own.start && behindAddress.test(text.slice(link.end, title.end));
    // The markup of a broken link is shown completely.
    if (!isLast || /\]\(\(?$/.test(text.slice(link.start - 3, link.start))) break;
    const before = trim(text, { start: own.start, end: link.start });
    // `Song: https://…`, `Song (https://…)`, `Song and https://…`: the colon, bracket or word led to the address.
    const tailStart = Math.max(before.start, before.end - longestLead);
    const tail = text
      .slice(tailStart, before.end)
      .replace(/\s?(?:[:：–—|/([<{-]|->|→|\s(?:and|und|et|y|e|и))\s?$/u, '');
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
  while (to > from && (blankAtEnd.test(text.charAt(to - 1)) || endsInStrayMark(text, from, to))) to -= 1;
  return { start: from, end: to };
}

/** Whether a text ends with a mark of direction that is not of its words: behind a space, or closing what they do not open. */
function endsInStrayMark(text: string, from: number, to: number): boolean {
  const mark = text.charAt(to - 1);
  return mark > '\u200d' && mark < '\u206a' && strayMark.test(text.slice(Math.max(from, to - 400), to));
}

const strayMark =
  /(?:\s[\u200e\u200f\u202a-\u202e\u2066-\u2069]|^[^\u202a-\u202e\u2066-\u2068]*[\u202c\u2069])$/;

/** A range at the end of a title, in brackets or not. */
const rangeAtEnd =
  /(?<!\s)\s*(?:[-–—|]\s?)?[([]?(\d{1,3}(?::\d{2}){1,2})\s?[-–—~]\s?\d{1,3}(?::\d{2}){1,2}[)\]]?$/u;

/** A title without the range behind it that begins at the very time before it: `0:00 Welcome 0:00–1:30`. */
export function withoutOwnRange(title: string, time: string): string {
  const match = /:\d{2}\s?[-–—~]/.test(title) ? rangeAtEnd.exec(title.slice(-longestRange)) : null;
  return match === null || match[1] !== time || match[0].length >= title.length
    ? title
    : title.slice(0, title.length - match[0].length);
}

const longestRange = 40;
