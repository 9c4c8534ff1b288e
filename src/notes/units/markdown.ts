import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { areOfName, delimitersWithin } from './own-stars.js';

/**
 * Markdown as podcasters write it (CommonMark, tables, HTML). Only blocks are parsed for the whole file;
 * inline markup is parsed where a chapter may be, which keeps megabytes of other text cheap.
 */
// The time to parse grows with the nesting; real notes nest lists three deep.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 40 });
markdown.core.ruler.enableOnly(['normalize', 'block']);
// Links are judged by link.ts and serialised by URL; here they stay as written.
markdown.validateLink = () => true;
markdown.normalizeLink = (url) => url;
markdown.normalizeLinkText = (url) => url;
// Fragments that are joined lose their places.
markdown.inline.ruler2.disable(['fragments_join']);

/** Remembers where the text of each token is, as `meta`. */
class PlacingState extends markdown.inline.State {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = super.push(type, tag, nesting);
    token.meta = { pos: this.pos };
    return token;
  }

  override pushPending(): Token {
    const token = super.pushPending();
    token.meta = { pos: startOfEnd(this.src, token.content, this.pos) };
    return token;
  }

  override scanDelims(start: number, canSplitWord: boolean) {
    const found = super.scanDelims(start, canSplitWord);
    if (!canSplitWord && found.length === 2 && areOfName(this.src, start))
      return { ...found, can_open: false, can_close: false };
    const around = `${this.src[start - 1]}${this.src[start + found.length]}`;
    return canSplitWord && !/\s|undefined/.test(around) ? delimitersWithin(this.src, start, found) : found;
  }
}
markdown.inline.State = PlacingState;

/** Where content starts that ends shortly before an offset: a bracket, or spaces at the end of a line, may be between. */
function startOfEnd(source: string, content: string, offset: number): number {
  for (let end = offset; end > 0 && end >= content.length; end -= 1) {
    if (source.startsWith(content, end - content.length)) return end - content.length;
    if (source[end - 1] !== ' ' && end !== offset) break;
  }
  return Math.max(0, offset - content.length);
}

/** Only the type and level of these tokens are read, and of those that close a block: one serves for all of a level. */
const shared: ReadonlySet<string> = new Set(['paragraph_open', 'list_item_open']);

class LeanState extends markdown.block.State {
  readonly #shared = new Map<string, Token[]>();

  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    if (nesting !== -1 && !shared.has(type)) return super.push(type, tag, nesting);
    const own = this.#shared.get(type) ?? [];
    const { level } = this;
    const known = own[level];
    if (known === undefined) {
      const token = super.push(type, tag, nesting);
      own[level] = token;
      this.#shared.set(type, own);
      return token;
    }
    this.level += nesting;
    this.tokens.push(known);
    return known;
  }
}
markdown.block.State = LeanState;

/** The rules of blocks that only texts with certain marks need; each would be tried on every line. */
const marksOf: Readonly<Record<string, RegExp>> = {
  table: /\|/,
  code: / {4}|\t/,
  fence: /`{3}|~{3}/,
  blockquote: />/,
  hr: /([-*_])[ \t]*\1[ \t]*\1/,
  reference: /\]:/,
  html_block: /</,
  heading: /#/,
  lheading: /[-=][ \t]*$/m,
};

/** How much markup a token has before its text: a bracket, a backslash, backticks with a space. */
const mostMarkup = 20;

/**
 * Where the text of an inline token is in the content that was parsed.
 *
 * @param token of `parseInline`
 */
export function placeOfToken(content: string, token: Token): number {
  const pos = token.meta?.['pos'];
  const from = typeof pos === 'number' ? pos : 0;
  if (token.content === '' || content.startsWith(token.content, from)) return from;
  const found = content.slice(from, from + mostMarkup + token.content.length).indexOf(token.content);
  return found < 0 ? from : from + found;
}

const entities = new MarkdownIt('zero');
entities.inline.ruler.enable(['entity']);

/** Block tokens and the link references they are read with. */
export interface MarkdownDocument {
  readonly tokens: readonly Token[];
  readonly env: Env;
}

/** Parses the block structure of Markdown; `inline` tokens keep their source in `content`. */
export function parseBlocks(text: string): MarkdownDocument {
  const env: Env = {};
  const needed = Object.keys(marksOf).filter((rule) => marksOf[rule]?.test(text));
  markdown.block.ruler.enableOnly(['list', 'paragraph', ...needed]);
  const plain = oddBlank.test(text) ? text.replace(/(?<![^\n])[^\n]*<[a-z][^\n]*/gi, withPlainBlanks) : text;
  return { tokens: markdown.parse(plain, env), env };
}

/** What `\s` matches as white space, but HTML reads as a character of a value. */
const oddBlank = /[^\S\u0000-\u0020]/;
const oddBlanks = /[^\S\u0000-\u0020]/g;

/**
 * Text of the same length in which white space is only what HTML counts as such. For other characters, markdown-it cannot
 * tell whether they end the value of an attribute or belong to it, and tries both ways for each.
 */
function withPlainBlanks(text: string): string {
  return text.replace(oddBlanks, ' ');
}

/** The address of a link in which a site generator puts values: `]({{ site.url }}/a)`, `]({% link a.md %})`. */
const filledAddress = /(?<=\]\()[^\s(){}]{0,500}(?:\{[{%][^{}\n]{1,200}[}%]\}[^\s(){}]{0,500}){1,9}(?=\))/g;

/** Parses inline markup. */
export function parseInline(content: string, env: Env): readonly Token[] {
  const tokens: Token[] = [];
  const tagged = /<[a-z]/i.test(content) ? withPlainBlanks(content) : content;
  // The generator fills them in before there is Markdown, so their blanks end no address.
  const plain = tagged.replace(filledAddress, (found) => found.replace(/\s/g, '\u00a0'));
  markdown.inline.parse(plain, markdown, env, tokens);
  return tokens;
}

/** Decodes `&amp;`, `&#8230;` and the like. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const tokens: Token[] = [];
  entities.inline.parse(text, entities, {}, tokens);
  return tokens.map((token) => token.content).join('');
}

const entity = /&(?:#x[a-f\d]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/gi;

/**
 * Splits text at its entities, so that each piece keeps its place.
 *
 * @returns the decoded pieces, each with the offset where it is in the text
 */
export function decodedPieces(text: string): readonly { readonly text: string; readonly at: number }[] {
  if (!text.includes('&')) return [{ text, at: 0 }];
  const pieces: { text: string; at: number }[] = [];
  let kept = 0;
  for (const { 0: found, index } of text.matchAll(entity)) {
    if (index > kept) pieces.push({ text: text.slice(kept, index), at: kept });
    pieces.push({ text: decodeEntities(found), at: index });
    kept = index + found.length;
  }
  if (kept < text.length) pieces.push({ text: text.slice(kept), at: kept });
  return pieces;
}
