import MarkdownIt, { type Env, type Token } from 'markdown-it';

/**
 * Markdown as podcasters write it (CommonMark, tables, HTML). Only blocks are parsed for the whole file;
 * inline markup is parsed where a chapter may stand, which keeps megabytes of other text cheap.
 */
// Time grows with the nesting that is followed; real notes nest lists three deep.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 40 });
markdown.core.ruler.enableOnly(['normalize', 'block']);
// Links are judged by link.ts and serialised by URL; here they stay as written.
markdown.validateLink = () => true;
markdown.normalizeLink = (url) => url;
markdown.normalizeLinkText = (url) => url;

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
  return { tokens: markdown.parse(text, env), env };
}

/** Parses inline markup. */
export function parseInline(content: string, env: Env): readonly Token[] {
  const tokens: Token[] = [];
  markdown.inline.parse(content, markdown, env, tokens);
  return tokens;
}

/** Decodes `&amp;`, `&#8230;` and the like. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const tokens: Token[] = [];
  entities.inline.parse(text, entities, {}, tokens);
  return tokens.map((token) => token.content).join('');
}
