import type { RichText } from './rich-text.js';

/**
 * A piece of the notes that can carry chapters: a heading, the first paragraph of a list item, any other
 * paragraph, a table row, or a template tag.
 */
export interface Unit {
  readonly kind: 'heading' | 'item' | 'paragraph' | 'row' | 'tag';
  /** Rank of a heading, 1 to 6; 0 for everything else. */
  readonly rank: number;
  /** Index of the unit of the list item that this one is in; null outside of lists. */
  readonly parent: number | null;
  /** Number of the outermost list, or of the table, that it is in; null outside of both. */
  readonly group: number | null;
  /** Code, or indented by a tab or four spaces like code, or a quotation: usually not a list. */
  readonly aside: 'code' | 'quotation' | null;
  /** Whether a line continues in the next one (items, HTML) or is complete (paragraphs). */
  readonly wraps: boolean;
  /** The columns that its lines begin in, if some are indented further than the first; null if none is. */
  readonly columns: readonly number[] | null;
  /** The text before its markup was read. */
  readonly raw: string;
  /** The text; read on demand, since most units have no clock in them. */
  readonly read: () => RichText;
}

/** What a reader knows about a unit; the list of units knows where it is. */
export interface UnitText {
  readonly kind: 'heading' | 'paragraph' | 'row' | 'tag';
  readonly rank?: number;
  readonly wraps?: boolean;
  readonly columns?: readonly number[] | null;
  readonly aside?: 'code';
  readonly raw: string;
  readonly read: () => RichText;
}

/** A part of the notes that gives no units. */
export interface HiddenPart {
  readonly kind: 'code' | 'quotation';
  readonly start: number;
  readonly end: number;
}

/** Units in the order of the text, each knowing the list item around it. */
export class UnitList {
  readonly #units: Unit[] = [];
  /** The items around the present place; `unit` is that of the enclosing item until the text of this one is found. */
  readonly #items: { unit: number | null; hasText: boolean }[] = [];

  #lists = 0;
  #groups = 0;
  #group: number | null = null;

  readonly #hidden: HiddenPart[] = [];

  get hidden(): readonly HiddenPart[] {
    return this.#hidden;
  }

  hide(part: HiddenPart): void {
    this.#hidden.push(part);
  }

  get units(): readonly Unit[] {
    return this.#units;
  }

  /** Whether what comes is quoted. */
  isQuoted = false;

  openList(): void {
    if (this.#lists === 0) this.openTable();
    this.#lists += 1;
  }

  closeList(): void {
    this.#lists = Math.max(0, this.#lists - 1);
    if (this.#lists === 0) this.#group = null;
  }

  openTable(): void {
    this.#groups += 1;
    this.#group = this.#groups;
  }

  closeTable(): void {
    if (this.#lists === 0) this.#group = null;
  }

  openItem(): void {
    this.#items.push({ unit: this.#items.at(-1)?.unit ?? null, hasText: false });
  }

  closeItem(): void {
    this.#items.pop();
  }

  /** Adds a unit; the first paragraph within an item is the item. */
  add(text: UnitText): void {
    const item = this.#items.at(-1);
    const parent = item?.unit ?? null;
    const opensItem = text.kind === 'paragraph' && item?.hasText === false;
    const { rank = 0, wraps = false, columns = null, raw, read } = text;
    this.#units.push({
      kind: opensItem ? 'item' : text.kind,
      rank,
      parent,
      group: this.#group,
      aside: text.aside ?? (this.isQuoted ? 'quotation' : null),
      wraps: wraps || opensItem,
      columns,
      raw,
      read: once(read),
    });
    if (item !== undefined && opensItem) {
      item.unit = this.#units.length - 1;
      item.hasText = true;
    }
  }
}

/** Reads once, however often it is asked. */
export function once<Read extends object>(read: () => Read): () => Read {
  let known: Read | null = null;
  return () => (known ??= read());
}

/** The same for the items of a list, and for the rows of a table; null for anything else. */
export function siblingKey({ kind, group, parent }: Unit): string | null {
  return kind === 'item' || kind === 'row' ? `${kind} ${group} ${parent}` : null;
}

/** A heading is looked for through so many units. */
const mostUnitsOfHeading = 24;

/** The index of the unit next to one, before (-1) or after it (1); that next to a heading is another heading, if one is near. */
export function indexBeside(units: readonly Unit[], index: number, step: -1 | 1): number {
  if (units[index]?.kind === 'heading') {
    for (let away = 1; away <= mostUnitsOfHeading; away += 1) {
      if (units[index + step * away]?.kind === 'heading') return index + step * away;
    }
  }
  return index + step;
}
