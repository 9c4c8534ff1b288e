import type { Env, Token } from 'markdown-it';
import type { Span } from '../../text/span.js';
import { BarTables } from './bar-tables.js';
import { areTimedLines, closingIndex, isText } from './block-tokens.js';
import { readHtml } from './html-units.js';
import { type Content, readInline } from './inline-text.js';
import { parseBlocks } from './markdown.js';
import { maskText } from './masked-text.js';
import { mayHoldTag } from './may-hold-tag.js';
import { type PlacedContent, setInColumns } from './set-in.js';
import { readTabTable } from './tab-table.js';
import { Table } from './table.js';
import { readTags } from './template-tags.js';
import { readTextTable } from './text-tables.js';
import { type HiddenPart, type Unit, UnitList } from './unit.js';

/** The body of notes, taken apart. */
export interface Units {
  /** In the order of the text. */
  readonly units: readonly Unit[];
  readonly hidden: readonly HiddenPart[];
}

/**
 * Splits the body of show notes into units.
 *
 * @param text the notes
 * @param lineStarts offset of each line of `text`
 * @param bodyLine index of the line that the body starts on
 * @param end offset where reading stops
 */
export function readUnits(text: string, lineStarts: ArrayLike<number>, bodyLine: number, end: number): Units {
  const lineStart = (line: number) => lineStarts[bodyLine + line] ?? end;
  const bodyStart = lineStart(0);
  const body = maskText(text.slice(bodyStart, end));
  const units = new UnitList();
  if (page.test(body.slice(0, 2000))) {
    readHtml(body, bodyStart, units);
    return units;
  }
  new BlockReader(body, lineStart, units).read();
  return units;
}

/** The start of a whole HTML page: empty lines have no meaning in it. */
const page = /^\s*(?:<!doctype html|<html[\s>]|<body[\s>])/i;

/** Walks over the blocks of Markdown. */
class BlockReader {
  readonly #body: string;
  /** The offset in the notes of a line of the body. */
  readonly #lineStart: (line: number) => number;
  readonly #bodyStart: number;
  readonly #units: UnitList;
  #table: Table;
  readonly #bars: BarTables;

  constructor(body: string, lineStart: (line: number) => number, units: UnitList) {
    this.#body = body;
    this.#lineStart = lineStart;
    this.#bodyStart = lineStart(0);
    this.#units = units;
    this.#table = new Table(units);
    this.#bars = new BarTables(units);
  }

  read(): void {
    const { tokens, env } = parseBlocks(this.#body);
    let at = 0;
    for (let token = tokens[at]; token !== undefined; at += 1, token = tokens[at]) {
      switch (token.type) {
        case 'blockquote_open':
          this.#units.hide({ kind: 'quotation', ...this.#spanOf(token) });
          if (this.#units.isQuoted) at = closingIndex(tokens, at);
          else this.#units.isQuoted = true;
          break;
        case 'blockquote_close':
          this.#units.isQuoted = false;
          break;
        case 'bullet_list_open':
        case 'ordered_list_open':
          this.#units.openList();
          break;
        case 'bullet_list_close':
        case 'ordered_list_close':
          this.#units.closeList();
          break;
        case 'list_item_open':
          this.#units.openItem();
          break;
        case 'list_item_close':
          this.#units.closeItem();
          break;
        case 'table_open':
          this.#units.openTable();
          this.#table = new Table(this.#units);
          break;
        case 'table_close':
          this.#units.closeTable();
          break;
        case 'fence': {
          const span = this.#spanOf(token);
          this.#units.hide({ kind: 'code', ...span });
          if (isText(token.info) || areTimedLines(token.content))
            this.#code(this.#withinFence(token, span), true);
          break;
        }
        case 'code_block':
          this.#code(this.#spanOf(token), false);
          break;
        case 'html_block': {
          const span = this.#spanOf(token);
          this.#addTags(this.#slice(span), span.start);
          readHtml(this.#slice(span), span.start, this.#units);
          break;
        }
        case 'tr_open': {
          const close = closingIndex(tokens, at);
          const cells = tokens.slice(at, close).filter((cell) => cell.type === 'inline');
          this.#row(cells, this.#spanOf(token), env);
          at = close;
          break;
        }
        case 'inline':
          this.#inline(token, tokens[at - 1], env);
          break;
        default: // rules, and the brackets of paragraphs
      }
    }
  }

  #spanOf(token: Token): Span {
    const [from, to] = token.map ?? [0, 0];
    return { start: this.#lineStart(from), end: this.#lineStart(to) };
  }

  #addTags(content: string, start: number): void {
    if (!mayHoldTag.test(content)) return;
    for (const tag of readTags(content, start)) this.#units.add(tag);
  }

  /** The masked text of a span of the notes. */
  #slice({ start, end }: Span): string {
    return this.#body.slice(start - this.#bodyStart, end - this.#bodyStart);
  }

  /** The lines between the fences; the last fence may be missing. */
  #withinFence(token: Token, span: Span): Span {
    const [from, to] = token.map ?? [0, 0];
    const last = this.#slice({ start: this.#lineStart(to - 1), end: span.end });
    const isClosed = to - from > 1 && /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(last);
    return { start: this.#lineStart(from + 1), end: this.#lineStart(isClosed ? to - 1 : to) };
  }

  /**
   * What Markdown takes for code because it is indented: HTML of a page, or lines that someone pasted with a tab before
   * each.
   */
  #code(span: Span, isFenced: boolean): void {
    const source = this.#slice(span);
    if (!isFenced && /<(?:li|p|td|tr|div|br|h[1-6])[\s>/]/i.test(source)) {
      readHtml(source, span.start, this.#units);
      return;
    }
    const origins = Array.from(source.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g), ({ 0: line, index }) => ({
      at: index,
      source: span.start + index,
      line,
    }));
    const text = origins
      .map(({ line }) =>
        line.replace(/\r?\n?$/, (end) => ' '.repeat(Math.max(0, end.length - 1)) + (end === '' ? '' : '\n')),
      )
      .join('');
    const read = () => ({ text, links: [], strong: [], origins });
    this.#units.add({ kind: 'paragraph', raw: text, aside: 'code', read });
  }

  #row(cells: readonly Token[], span: Span, env: Env): void {
    const source = this.#slice(span);
    let from = 0;
    const contents = cells.map(({ content }): Content => {
      const found = source.indexOf(content, from);
      if (found >= 0) from = found + content.length;
      return { text: content, lines: [{ at: 0, source: span.start + Math.max(found, 0) }] };
    });
    this.#table.addContents(contents, env);
  }

  #inline(token: Token, opening: Token | undefined, env: Env): void {
    const content = this.#content(token);
    const span = this.#spanOf(token);
    const written = this.#slice(span);
    const isTable =
      this.#bars.read(content, env) ||
      readTextTable(written, span.start, env, this.#units) ||
      readTabTable(content, env, this.#units);
    if (isTable) return;
    this.#addTags(written, span.start);
    const read = () => readInline(content, env);
    // Lines above a `---` are a heading to Markdown; several of them are a list of lines to their author.
    // So is a sentence above the delimiter of a block of AsciiDoc.
    const isUnderlined = opening?.markup === '=' || opening?.markup === '-';
    const isHeading = !token.content.includes('\n') && !(isUnderlined && token.content.endsWith('.'));
    if (opening?.type === 'heading_open' && isHeading) {
      const rank = Number(opening.tag.slice(1));
      this.#units.add({ kind: 'heading', rank, wraps: true, raw: token.content, read });
    } else {
      const columns = setInColumns(content.lines);
      this.#units.add({ kind: 'paragraph', columns, raw: token.content, read });
    }
  }

  /** The content of a token with the place of each line: indentation and markers at the start of lines are gone from it. */
  #content(token: Token): PlacedContent {
    const [from] = token.map ?? [0];
    let at = 0;
    const lines = token.content.split('\n').map((line, index) => {
      const start = this.#lineStart(from + index);
      const source = this.#slice({ start, end: this.#lineStart(from + index + 1) }).trimEnd();
      const text = line.trimEnd();
      const found = source.endsWith(text)
        ? source.length - text.length
        : Math.max(0, source.indexOf(text.trimStart()));
      const column = found + line.length - line.trimStart().length;
      at += line.length + 1;
      return { at: at - line.length - 1, source: start + found, column };
    });
    return { text: token.content, lines };
  }
}
