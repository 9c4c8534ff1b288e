import { hardBreak, linksWithin, type RichText, type Span } from './rich-text.js';

/** Where a title stands. */
export interface TitleSpans {
  /** The chapter's own text, its links included: no blanks around it, nothing after a hard break. */
  readonly own: Span;
  /** The title: the same without an address that stands bare at its end (`Song <https://…>`). */
  readonly title: Span;
}

/** Finds a title's own text within the span where it may stand. */
export function titleSpans(rich: RichText, within: Span): TitleSpans {
  const { text } = rich;
  const trimmed = trim(text, within);
  const lineLength = text.slice(trimmed.start, trimmed.end).indexOf(hardBreak);
  const own =
    lineLength < 0 ? trimmed : trim(text, { start: trimmed.start, end: trimmed.start + lineLength });
  const address = linksWithin(rich, own).findLast((link) => link.bare && link.end >= own.end);
  if (address === undefined || address.start <= own.start) return { own, title: own };
  const title = trim(text, { start: own.start, end: address.start });
  // `Song: https://…`: the colon led to the address.
  const words = text.slice(title.start, title.end).replace(/\s*[:：–—|-]$/u, '');
  return { own, title: { start: title.start, end: title.start + words.length } };
}

function trim(text: string, { start, end }: Span): Span {
  const from = Math.min(start + text.slice(start, end).search(/\S|$/), end);
  return { start: from, end: from + text.slice(from, end).trimEnd().length };
}

/**
 * Makes text fit for a title: blanks and line ends of any kind become one blank, control characters and halves
 * of characters go; the rest stays as written.
 */
export function cleanTitle(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]+/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The same for a title before its stamp, which a separator may end. */
export function cleanTrailingTitle(text: string): string {
  return cleanTitle(text).replace(/\s*(?:[:：–—|]|\s[-~])$/u, '');
}
