import { findLinkedData } from './linked-data.js';
import { findUnopened } from './unopened.js';
import type { Span } from './value-tree.js';
import { yamlLine } from './yaml-line.js';

/** Where the front matter of a text is; the span is that of its values, without the delimiting lines. */
export interface FrontMatterBlock extends Span {
  readonly kind: 'yaml' | 'json' | 'toml';
  readonly bodyStart: number;
  /** The line that closes YAML front matter. */
  readonly closer: string;
  /** Nothing opens it where it should begin. */
  readonly isUnopened?: true;
  /** It is a part of a page, for search engines: trouble in it is none of the author's notes. */
  readonly isEmbedded?: true;
}

/** Why a text that opens with front matter has none that can be read. */
export interface BlockTrouble extends Span {
  readonly kind: 'engine' | 'unclosed' | 'closing-line' | 'too-large';
  readonly found: string;
}

/**
 * The longest front matter that is read, in UTF-16 units. Real ones have a few kilobytes, with chapters a few tens; the
 * limit keeps the parsers fast whatever they are given.
 */
export const maxFrontMatterLength = 256 * 1024;

/** A run of white space that is too long: the splitter's search for comments takes time quadratic in its length. */
const blankRun = /\s{512}/;

/**
 * Finds the front matter at the very start of a text.
 *
 * @param text decoded, without byte order mark
 * @param file its name: a file of YAML, JSON or TOML alone is front matter as a whole
 * @returns the block, or what is wrong with it, or null when the text has none
 */
export function locateFrontMatter(text: string, file = ''): FrontMatterBlock | BlockTrouble | null {
  const found = locateData(text, file) ?? locateAtStart(text);
  if (found === null || !('bodyStart' in found)) return found;
  const block = text.slice(found.start, found.end);
  if (block.length > maxFrontMatterLength || blankRun.test(block)) {
    return { kind: 'too-large', found: `${block.length} characters`, start: 0, end: endOfLine(text, 0) };
  }
  return found;
}

function locateAtStart(text: string): FrontMatterBlock | BlockTrouble | null {
  if (text.startsWith('---')) return locateYaml(text);
  if (text.startsWith('+++')) return locateToml(text);
  if (/^\{\s{0,512}["}]/.test(text)) return locateJson(text);
  if (!/^\s*</.test(text)) return locateUnopened(text);
  const found = findLinkedData(text);
  return found === null
    ? null
    : { ...found, kind: 'json', bodyStart: 0, closer: '</script', isEmbedded: true };
}

function locateUnopened(text: string): FrontMatterBlock | null {
  const found = findUnopened(text);
  return found === null ? null : { ...found, kind: 'yaml', closer: '---', isUnopened: true };
}

const timeEntry =
  /^(?:[ \t]+(?:- [ \t]*)?|- [ \t]*)["']?(?:start|time|timestamp|timecode)\w*["']?:[ \t]*["']?\d/im;
const titledTime = /^(?:- [^:\n]{1,80}:[ \t]+["']?[\d:]{3,9}["']?)?[ \t]*$/;
/** More lines than the data of one episode has. */
const mostYamlLines = 5000;

/** Whether all of a text is YAML with entries that have a time. */
function looksLikeYaml(text: string): boolean {
  if (!/^\s{0,200}(?:- )?[A-Za-z][\w-]{0,40}:[ \t\r\n]/.test(text) || !timeEntry.test(text)) return false;
  const lines = text.split(/\r?\n/, mostYamlLines + 1);
  const isData = lines.length <= mostYamlLines && lines.every((line) => yamlLine.test(line));
  // `- Start: 0:00` is an item of Markdown.
  return isData && !lines.every((line) => titledTime.test(line));
}

/** A file that is data from start to end: `episode.yml` without a second `---`, a list or map of JSON. */
function locateData(text: string, file: string): FrontMatterBlock | null {
  const whole = { start: 0, end: text.length, bodyStart: text.length, closer: '' };
  if (/\.json$/i.test(file) || /^\s{0,512}\[\s{0,512}\{\s{0,512}"/.test(text))
    return { ...whole, kind: 'json' };
  if (/\.toml$/i.test(file) && !text.startsWith('+++')) return { ...whole, kind: 'toml' };
  if (!/\.ya?ml$/i.test(file) && !looksLikeYaml(text)) return null;
  const start = /^---[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;
  const hasBody = start > 0 && /\n---[ \t]*\r?\n\s*\S/.test(text.slice(start - 1));
  return hasBody ? null : { ...whole, start, kind: 'yaml' };
}

const yamlStart = /^(?:["']?[\p{L}\p{N}_$][^:\n]{0,60}:(?:\s|$)|<<:|- |-$|[?{["'%&!|]|---|\.\.\.)/u;

const markdownStart = /^(?:[*_]{2}|!\[|\[[^\]\n]{1,200}\]\(|<[a-z!]|> )/iu;

/**
 * Whether the first line is a rule of Markdown with text below it: what follows is set apart by an empty line, or marked up, and is
 * not a key.
 */
function isRule(text: string, openerEnd: number): boolean {
  const [, gap = '', first = ''] =
    /^((?:[ \t\r]*(?:#[^\n]*)?\n)*)([^\n]*)/.exec(text.slice(openerEnd, openerEnd + mostAbove)) ?? [];
  if (markdownStart.test(first)) return true;
  return /\n[ \t\r]*\n/.test(gap) && first.trim() !== '' && !yamlStart.test(first);
}

/** How far below the first line the first key is looked for. */
const mostAbove = 4000;

function endOfLine(text: string, from: number): number {
  const lineFeed = text.indexOf('\n', from);
  if (lineFeed === -1) return text.length;
  return text[lineFeed - 1] === '\r' && lineFeed > from ? lineFeed - 1 : lineFeed;
}

function afterLine(text: string, from: number): number {
  const lineFeed = text.indexOf('\n', from);
  return lineFeed === -1 ? text.length : lineFeed + 1;
}

function locateYaml(text: string): FrontMatterBlock | BlockTrouble | null {
  const openerEnd = endOfLine(text, 0);
  const opener = text.slice(3, openerEnd).trim();
  if (opener !== '') {
    // `---js` asks a splitter for an engine that runs code; `----` and `--- text` are Markdown.
    if (!/^[a-z_][\w+.-]*$/i.test(opener) || text[3] === '-') return null;
    if (opener.toLowerCase() === 'json')
      return locateBetween(text, openerEnd, 'json', /\n---[ \t]*(?=\r?\n|$)/g);
    return { kind: 'engine', found: opener, start: 0, end: openerEnd };
  }
  if (isRule(text, openerEnd)) return null;
  const match = findCloser(text, openerEnd, /\n(---|\.\.\.)[ \t]*(?=\r?\n|$)/g);
  if (match === null) return { kind: 'unclosed', found: '---', start: 0, end: openerEnd };
  const closer = match[1] ?? '---';
  const early = text.indexOf(`\n${closer}`, openerEnd);
  if (early !== match.index) {
    // Splitters end the front matter at any line that begins so; they would read what follows as the body, and we as values.
    return {
      kind: 'closing-line',
      found: text.slice(early + 1, endOfLine(text, early + 1)),
      start: early + 1,
      end: endOfLine(text, early + 1),
    };
  }
  return {
    kind: 'yaml',
    start: openerEnd,
    end: match.index,
    bodyStart: afterLine(text, match.index + 1),
    closer,
  };
}

/** The first line after the opening one that closes front matter. */
function findCloser(text: string, openerEnd: number, closing: RegExp): RegExpExecArray | null {
  closing.lastIndex = Math.max(openerEnd - 1, 0);
  return closing.exec(text);
}

/** JSON between `---json` and `---`, as splitters with an engine for it read, or TOML between two lines `+++`. */
function locateBetween(
  text: string,
  openerEnd: number,
  kind: 'json' | 'toml',
  closing: RegExp,
): FrontMatterBlock | BlockTrouble {
  const closer = kind === 'json' ? '---' : '+++';
  const match = findCloser(text, openerEnd, closing);
  if (match === null) return { kind: 'unclosed', found: closer, start: 0, end: openerEnd };
  const end = match.index + 1;
  const start = Math.min(afterLine(text, openerEnd), end);
  return { kind, start, end, bodyStart: afterLine(text, end), closer };
}

function locateToml(text: string): FrontMatterBlock | BlockTrouble | null {
  const openerEnd = endOfLine(text, 0);
  if (text.slice(3, openerEnd).trim() !== '') return null;
  return locateBetween(text, openerEnd, 'toml', /\n\+\+\+[ \t]*(?=\r?\n|$)/g);
}

function locateJson(text: string): FrontMatterBlock | BlockTrouble | null {
  const head = text.slice(0, maxFrontMatterLength);
  let depth = 0;
  // One token per match: a string, closed or not, or a brace outside strings.
  for (const match of head.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[{}]/g)) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    if (depth > 0) continue;
    const end = match.index + 1;
    const rest = text.slice(end, endOfLine(text, end));
    if (rest.trim() === '')
      return { kind: 'json', start: 0, end, bodyStart: afterLine(text, end), closer: '}' };
    return { kind: 'closing-line', found: rest.trim(), start: end, end: end + rest.length };
  }
  return { kind: 'unclosed', found: '{', start: 0, end: 1 };
}
