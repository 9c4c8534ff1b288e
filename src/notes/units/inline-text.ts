import type { Env, Token } from 'markdown-it';
import { htmlRole } from './html-elements.js';
import { hrefOf, parseHtmlTag } from './html-tag.js';
import { parseInline, placeOfToken } from './markdown.js';
import { hardBreak, plainText, type RichText, RichTextBuilder } from './rich-text.js';
import { findWikiLinks } from './wiki-links.js';

/** How much is parsed at once: more than the notes of an hour in a single line of HTML. */
const chunkLimit = 1 << 18;

const markup = /[\\`*_<]|!\[|&[#a-z]|~~| {2}\n|https?:\/\//i;

/** Markdown of one unit: its text, and where each of its lines is in the notes. */
export interface Content {
  readonly text: string;
  readonly lines: readonly { readonly at: number; readonly source: number }[];
}

/**
 * Renders inline Markdown to text: code is opaque, HTML elements and images are removed, unknown `<T>` stay.
 * A very long paragraph is read a few lines at a time; what exceeds the limit in a single line is left out.
 */
export function readInline(content: Content, env: Env): RichText {
  const { text, lines } = content;
  if (!isMarkedUp(text, env)) return { ...plainText(text, 0), origins: lines };
  const builder = new RichTextBuilder();
  const sourceAt = placer(lines);
  for (let start = 0; start < text.length; ) {
    const end = endOfChunk(text, start);
    if (start > 0) builder.append('\n', sourceAt(start - 1));
    appendInline(builder, text.slice(start, Math.min(end, start + chunkLimit)), start, sourceAt, env);
    start = end + 1;
  }
  return builder.finish();
}

/** Whether there is anything to parse: a time in brackets, as most chapters have it, is text. */
function isMarkedUp(text: string, env: Env): boolean {
  if (markup.test(text)) return true;
  if (!text.includes('[')) return false;
  if (text.includes('[[')) return true;
  return /\][([]|\n[ \t]/.test(text) || Object.keys(env.references ?? {}).length > 0;
}

/** Turns offsets in the content into offsets in the notes; to be called in roughly ascending order. */
function placer(lines: Content['lines']): (offset: number) => number {
  let line = 0;
  return (offset) => {
    while (line > 0 && (lines[line]?.at ?? 0) > offset) line -= 1;
    while ((lines[line + 1]?.at ?? Number.POSITIVE_INFINITY) <= offset) line += 1;
    const { at, source } = lines[line] ?? { at: 0, source: 0 };
    return source + offset - at;
  };
}

/** The end of the last line that fits, at least of the first one. */
function endOfChunk(content: string, start: number): number {
  if (content.length - start <= chunkLimit) return content.length;
  const last = content.lastIndexOf('\n', start + chunkLimit);
  const end = last > start ? last : content.indexOf('\n', start);
  return end < 0 ? content.length : end;
}

function appendInline(
  builder: RichTextBuilder,
  content: string,
  shift: number,
  sourceAt: (offset: number) => number,
  env: Env,
): void {
  const closed = closedElements(content);
  const placeOf = (token: Token) => sourceAt(shift + placeOfToken(content, token));
  const tokens = joinText(parseInline(content, env));
  for (const [index, token] of tokens.entries()) {
    const reference =
      token.type === 'code_inline' ? restructuredLink(token.content, tokens[index + 1]) : null;
    if (reference !== null) {
      builder.openLink(reference.href, false);
      builder.append(reference.label, placeOf(token));
      builder.closeLink();
      continue;
    }
    switch (token.type) {
      case 'text':
        // Nor to the words after it where it is an element of its own: `[0:40](…)Why?`.
        if (builder.endsInClock && wordAfterClock.test(token.content)) builder.append('\u200b');
        appendText(builder, token.content, placeOf(token));
        break;
      case 'code_inline':
        // A time is separate from the code after it: `09:40` and `git`.
        if (builder.endsInDigit) builder.append('\u200b');
        builder.append(token.content, placeOf(token));
        break;
      case 'text_special':
        builder.append(token.content, placeOf(token));
        break;
      case 'softbreak':
        builder.append('\n', placeOf(token));
        break;
      case 'hardbreak':
        builder.append(`${hardBreak}\n`, placeOf(token));
        break;
      case 'link_open':
        builder.openLink(String(token.attrGet('href') ?? ''), token.markup === 'autolink');
        break;
      case 'link_close':
        builder.closeLink();
        break;
      case 'em_open':
      case 'strong_open':
        builder.openStrong();
        break;
      case 'em_close':
      case 'strong_close':
        builder.closeStrong();
        break;
      case 'html_inline':
        if (isNamed(token.content, closed)) builder.append(token.content, placeOf(token));
        else applyHtml(builder, token.content, placeOf(token));
        break;
      default: // strikethrough and images leave no text
    }
  }
}

/** A word, unless it says what kind of time is before it. */
const wordAfterClock = /^(?!(?:[ap]\.?m|uhr|h|mins?)(?!\p{L}))\p{L}/iu;

/** Joins text that is side by side, so that an address with `_` or `*` in it is one. */
function joinText(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.type !== 'text') joined.push(token);
    else if (last?.type === 'text') last.content += token.content;
    else if (token.content !== '') joined.push(token);
  }
  return joined;
}

/** `` `text <address>`__ `` of reStructuredText; takes the underscores off the text after it. */
function restructuredLink(code: string, next: Token | undefined): { label: string; href: string } | null {
  const isMarked = next?.type === 'text' ? /^__?(?!\w)/.test(next.content) : /^__?$/.test(next?.markup ?? '');
  if (next === undefined || !isMarked) return null;
  const [, label, href] = /^([^<>]{1,200}?) ?<((?:https?|mailto):[^<>\s]{1,2000})>$/.exec(code) ?? [];
  if (label === undefined || href === undefined) return null;
  if (next.type !== 'text') return { label, href };
  const marks = next.content.startsWith('__') ? 2 : 1;
  next.content = next.content.slice(marks);
  next.meta = { pos: Number(next.meta?.['pos'] ?? 0) + marks };
  return { label, href };
}

/** A bare tag that nothing closes is mentioned, not used: `The <details> element`. */
function isNamed(html: string, closed: ReadonlySet<string>): boolean {
  const [, name] = /^<([a-z][a-z\d]*)>$/i.exec(html) ?? [];
  if (name === undefined || /^(?:br|wbr|p)$/i.test(name) || htmlRole(name) === null) return false;
  return !closed.has(name.toLowerCase());
}

/** The names of the end tags. */
function closedElements(content: string): ReadonlySet<string> {
  if (!content.includes('</')) return new Set();
  return new Set(Array.from(content.matchAll(/<\/([a-z][a-z\d]*)/gi), ([, name = '']) => name.toLowerCase()));
}

/** An address, without what ends the sentence or the bracket that it is in. */
const bareAddress =
  /https?:\/\/(?:[^\s<>"“”[\]]{1,2000}\[[^[\]\n]{1,200}(?=\])|[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}])/giu;

/** Appends text, with the links of other markups and the addresses in it as links. */
export function appendText(builder: RichTextBuilder, text: string, source: number): void {
  let from = 0;
  for (const { start, end, href, label, labelAt } of builder.isInLink ? [] : findWikiLinks(text)) {
    appendAddresses(builder, text.slice(from, start), source + from);
    if (href !== '') {
      builder.openLink(href, false);
      builder.append(label, source + labelAt);
      builder.closeLink();
    }
    from = end;
  }
  if (from < text.length) appendAddresses(builder, text.slice(from), source + from);
}

function appendAddresses(builder: RichTextBuilder, text: string, source: number): void {
  let from = 0;
  for (const { 0: address, index } of builder.isInLink ? [] : text.matchAll(bareAddress)) {
    // `link:https://…[text]` and `https://…[text]` of AsciiDoc.
    const asciidoc = /^(https?:\/\/[^[\]]{1,2000})\[([^[\]]{1,200})\]?$/i.exec(address);
    builder.append(text.slice(from, index).replace(asciidoc === null ? /$^/ : /link:$/, ''), source + from);
    builder.openLink(asciidoc?.[1] ?? address, asciidoc === null);
    const label = asciidoc?.[2] ?? address;
    builder.append(label, source + index + (asciidoc === null ? 0 : (asciidoc[1]?.length ?? 0) + 1));
    builder.closeLink();
    from = index + address.length;
    if (asciidoc !== null && text[from] === ']') from += 1;
  }
  if (from < text.length) builder.append(text.slice(from), source + from);
}

/** What one tag within a line does to the text. */
export function applyHtml(builder: RichTextBuilder, html: string, source: number): void {
  const tag = parseHtmlTag(html, 0);
  const role = tag === null || tag.name === '' ? null : htmlRole(tag.name);
  if (tag === null || role === null) {
    if (!/^<[!?]/.test(html)) builder.append(html, source);
    return;
  }
  // A time in an element of its own is separate from what follows: `<span>0:40</span><b>Why?</b>`.
  if (role === 'inline' && !tag.closing && builder.endsInClock) builder.append('\u200b');
  if (tag.name === 'a') {
    if (tag.closing) builder.closeLink();
    else builder.openLink(hrefOf(tag), false);
  } else if (/^(?:strong|b|em|i)$/.test(tag.name)) {
    if (tag.closing) builder.closeStrong();
    else builder.openStrong();
  } else if (role !== 'inline' && role !== 'hidden') {
    builder.append(hardBreak, source);
  }
}
