import { decodeEntities } from './markdown.js';

/** An HTML tag, declaration or processing instruction. */
export interface HtmlTag {
  /** In lower case, with a prefix that Word writes (`o:p`); empty if it is not an element. */
  readonly name: string;
  readonly closing: boolean;
  /** All of it, `<` to `>`. */
  readonly text: string;
}

// No `<` even in quotes, so that a match ends at the next `<` and many unclosed tags take linear time; the number of
// attributes is limited, because every repetition costs the matcher memory.
const tag =
  /<(?:(\/?)((?:(?:o|w|v|st1):)?[a-z][a-z0-9-]*)(?:\s[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*){0,200})?\/?>|[!?][^<>]*>)/iy;

/**
 * Reads the tag that starts at an offset.
 *
 * @returns null when there is none: then the `<` is text
 */
export function parseHtmlTag(html: string, offset: number): HtmlTag | null {
  tag.lastIndex = offset;
  const match = tag.exec(html);
  if (match === null) return null;
  const [text, slash, name] = match;
  return { name: (name ?? '').toLowerCase(), closing: slash === '/', text };
}

/** The address of an `<a>`, empty when it has none. */
export function hrefOf(anchor: HtmlTag): string {
  const match = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(anchor.text);
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
}
