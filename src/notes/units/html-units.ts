import { type HtmlRole, htmlRole, voidElements } from './html-elements.js';
import { parseHtmlTag } from './html-tag.js';
import { appendText, applyHtml } from './inline-text.js';
import { decodedPieces } from './markdown.js';
import { type RichText, RichTextBuilder } from './rich-text.js';
import { Table } from './table.js';
import type { UnitList } from './unit.js';

/**
 * Reads a block of HTML: the text of every block element is a unit. Markdown has no meaning in it.
 *
 * @param html the block's source
 * @param offset where it is in the notes
 * @param units the list to add to
 */
export function readHtml(html: string, offset: number, units: UnitList): void {
  const reader = new HtmlReader(html, offset, units);
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const textEnd = open < 0 ? html.length : open;
    if (textEnd > at) reader.text(at, textEnd);
    // Comments that end were masked; a comment without an end hides the rest.
    if (open < 0 || html.startsWith('<!--', open)) break;
    const tag = parseHtmlTag(html, open);
    const role = tag === null || tag.name === '' ? null : htmlRole(tag.name);
    if (tag === null || (role === null && tag.name !== '')) {
      const length = tag?.text.length ?? 1;
      reader.text(open, open + length);
      at = open + length;
    } else if (role === 'hidden' && !tag.closing && !voidElements.has(tag.name)) {
      at = endOfElement(html, tag.name, open + tag.text.length);
      if (tag.name === 'pre') reader.code(open + tag.text.length, at);
      units.hide({ kind: 'code', start: offset + open, end: offset + at });
    } else {
      if (role !== null) reader.tag(role, tag.name, tag.closing, open, tag.text);
      at = open + tag.text.length;
    }
  }
  reader.finish();
}

function endOfElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = from;
  return close.exec(html) === null ? html.length : close.lastIndex;
}

/** A cell in which a list begins. */
const cellWithList = /^<t[dh]\b(?:(?!<\/?t[dhr]\b)[^])*?<(?:ul|ol)\b/i;
/** How far into a cell to look for a list. */
const longestLayout = 8000;

/** The text that is being read, and the elements around it. */
class HtmlReader {
  readonly #html: string;
  readonly #offset: number;
  readonly #units: UnitList;
  /** Open lists and items, innermost last. */
  readonly #nesting: ('list' | 'item')[] = [];
  #builder = new RichTextBuilder();
  #rank = 0;
  #cells: RichText[] | null = null;
  /** The quotations around the text: where each began, and whether what is around it is quoted. */
  readonly #quotations: { readonly at: number; readonly isWithin: boolean }[] = [];
  #table: Table;

  constructor(html: string, offset: number, units: UnitList) {
    this.#html = html;
    this.#offset = offset;
    this.#units = units;
    this.#table = new Table(units);
  }

  /** White space at the start of an element is not part of its text: its first line is the one with the first word. */
  text(start: number, end: number): void {
    const source = this.#html.slice(start, end);
    const text = this.#builder.isBlank ? source.trimStart() : source;
    if (text === '') return;
    const from = this.#offset + end - text.length;
    for (const piece of decodedPieces(text)) appendText(this.#builder, piece.text, from + piece.at);
  }

  /** Preformatted lines, which are usually code. */
  code(start: number, end: number): void {
    this.#flush();
    const close = this.#html.lastIndexOf('</', end);
    const stop = close > start ? close : end;
    const raw = this.#html.slice(start, stop);
    const read = () => {
      const builder = new RichTextBuilder();
      for (const piece of decodedPieces(raw)) builder.append(piece.text, this.#offset + start + piece.at);
      const rich = builder.finish();
      const linked = new RichTextBuilder();
      appendText(linked, rich.text, 0);
      return { ...linked.finish(), origins: rich.origins };
    };
    this.#units.add({ kind: 'paragraph', raw, aside: 'code', read });
  }

  tag(role: HtmlRole, name: string, closing: boolean, at: number, source: string): void {
    if (role === 'inline' || role === 'break') {
      applyHtml(this.#builder, source, this.#offset + at);
      return;
    }
    this.#flush();
    if (role === 'heading') this.#rank = closing ? 0 : Number(name.charAt(1));
    else if (role === 'item') this.#item(closing);
    else if (role === 'list') this.#list(closing);
    else if (role === 'quotation') this.#quotation(closing, at);
    else if (name === 'tr') this.#row(closing);
    else if (role === 'cell' && !closing && this.#cells?.length === 0 && this.#isLaidOut(at))
      this.#cells = null;
    else if (name === 'table' || name === 'dl') this.#betweenTables(closing);
  }

  finish(): void {
    this.#flush();
    this.#row(true);
    while (this.#quotations.length > 0) this.#quotation(true, this.#html.length);
    while (this.#nesting.length > 0) this.#leave();
  }

  #flush(): void {
    const builder = this.#builder;
    if (builder.isBlank) return;
    this.#builder = new RichTextBuilder();
    const rich = builder.finish();
    if (this.#cells !== null) {
      this.#cells.push(rich);
      return;
    }
    this.#units.add({
      kind: this.#rank > 0 ? 'heading' : 'paragraph',
      rank: this.#rank,
      wraps: true,
      raw: rich.text,
      read: () => rich,
    });
  }

  #row(closing: boolean): void {
    const cells = this.#cells;
    this.#cells = closing ? null : [];
    if (cells === null || cells.length === 0) return;
    this.#table.add(
      cells.map(({ text }) => text),
      () => cells,
    );
  }

  /** Whether the first cell of a row holds a list, as in letters that are laid out by tables: it is no row of data. */
  #isLaidOut(at: number): boolean {
    return cellWithList.test(this.#html.slice(at, at + longestLayout));
  }

  #betweenTables(closing: boolean): void {
    this.#table = new Table(this.#units);
    if (closing) this.#units.closeTable();
    else this.#units.openTable();
  }

  /** Within items, editors write a quotation for indented text. */
  #quotation(closing: boolean, at: number): void {
    if (!closing) {
      this.#quotations.push({ at, isWithin: this.#units.isQuoted });
      if (!this.#nesting.includes('item')) this.#units.isQuoted = true;
      return;
    }
    const quotation = this.#quotations.pop();
    if (quotation === undefined) return;
    const span = { start: this.#offset + quotation.at, end: this.#offset + at };
    if (this.#units.isQuoted && !quotation.isWithin) this.#units.hide({ kind: 'quotation', ...span });
    this.#units.isQuoted = quotation.isWithin;
  }

  /** An item without an end tag ends where the next one starts. */
  #item(closing: boolean): void {
    if (this.#nesting.at(-1) === 'item') this.#leave();
    if (closing) return;
    this.#nesting.push('item');
    this.#units.openItem();
  }

  #list(closing: boolean): void {
    if (!closing) {
      this.#nesting.push('list');
      this.#units.openList();
      return;
    }
    if (this.#nesting.at(-1) === 'item') this.#leave();
    if (this.#nesting.at(-1) === 'list') this.#leave();
  }

  #leave(): void {
    if (this.#nesting.pop() === 'item') this.#units.closeItem();
    else this.#units.closeList();
  }
}
