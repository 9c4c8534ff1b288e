import type { Env } from 'markdown-it';
import { htmlRole } from './html-elements.js';
import { hrefOf, parseHtmlTag } from './html-tag.js';
import { parseInline } from './markdown.js';
import { hardBreak, plainText, type RichText, RichTextBuilder } from './rich-text.js';

/** How much is parsed at once: more than the notes of an hour in a single line of HTML. */
const chunkLimit = 1 << 18;

const markup = /[\\`*_[\]<>!&~]| {2}\n|https?:\/\//i;

/**
 * Renders inline Markdown to text: code is opaque, HTML elements vanish, unknown `<T>` stay, images go.
 * A very long paragraph is read a few lines at a time; what exceeds the limit in a single line is left out.
 */
export function readInline(content: string, env: Env): RichText {
  if (!markup.test(content)) return plainText(content);
  const builder = new RichTextBuilder();
  for (let start = 0; start < content.length; ) {
    const end = endOfChunk(content, start);
    if (start > 0) builder.append('\n');
    appendInline(builder, content.slice(start, Math.min(end, start + chunkLimit)), env);
    start = end + 1;
  }
  return builder.finish();
}

/** The end of the last line that fits, at least of the first one. */
function endOfChunk(content: string, start: number): number {
  if (content.length - start <= chunkLimit) return content.length;
  const last = content.lastIndexOf('\n', start + chunkLimit);
  const end = last > start ? last : content.indexOf('\n', start);
  return end < 0 ? content.length : end;
}

function appendInline(builder: RichTextBuilder, content: string, env: Env): void {
  const closed = closedElements(content);
  for (const token of parseInline(content, env)) {
    switch (token.type) {
      case 'text':
        appendText(builder, token.content);
        break;
      case 'text_special':
      case 'code_inline':
        builder.append(token.content);
        break;
      case 'softbreak':
        builder.append('\n');
        break;
      case 'hardbreak':
        builder.append(`${hardBreak}\n`);
        break;
      case 'link_open':
        builder.openLink(String(token.attrGet('href') ?? ''), token.markup === 'autolink');
        break;
      case 'link_close':
        builder.closeLink();
        break;
      case 'strong_open':
        builder.openStrong();
        break;
      case 'strong_close':
        builder.closeStrong();
        break;
      case 'html_inline':
        if (isNamed(token.content, closed)) builder.append(token.content);
        else applyHtml(builder, token.content);
        break;
      default: // emphasis, strikethrough and images leave no text
    }
  }
}

/** A bare tag that nothing closes is spoken of: `The <details> element`. */
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

/** An address as it stands, without what ends the sentence or the bracket that it stands in. */
const bareAddress = /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}]/giu;

function appendText(builder: RichTextBuilder, text: string): void {
  let from = 0;
  for (const { 0: address, index } of builder.isInLink ? [] : text.matchAll(bareAddress)) {
    builder.append(text.slice(from, index));
    builder.openLink(address, true);
    builder.append(address);
    builder.closeLink();
    from = index + address.length;
  }
  builder.append(text.slice(from));
}

/** What one tag within a line does to the text. */
export function applyHtml(builder: RichTextBuilder, html: string): void {
  const tag = parseHtmlTag(html, 0);
  const role = tag === null || tag.name === '' ? null : htmlRole(tag.name);
  if (tag === null || role === null) {
    if (!/^<[!?]/.test(html)) builder.append(html);
  } else if (tag.name === 'a') {
    if (tag.closing) builder.closeLink();
    else builder.openLink(hrefOf(tag), false);
  } else if (tag.name === 'strong' || tag.name === 'b') {
    if (tag.closing) builder.closeStrong();
    else builder.openStrong();
  } else if (role !== 'inline' && role !== 'hidden') {
    builder.append(hardBreak);
  }
}
