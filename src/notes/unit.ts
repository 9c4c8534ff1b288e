import type { RichText } from './rich-text.js';

/**
 * A piece of the notes that can carry chapters: a heading, the first paragraph of a list item, any other
 * paragraph, a table row, or a template tag.
 */
export interface Unit {
  readonly kind: 'heading' | 'item' | 'paragraph' | 'row' | 'tag';
  /** Rank of a heading, 1 to 6; 0 for all else. */
  readonly rank: number;
  /** Index of the unit of the list item that this one stands in; null outside of lists. */
  readonly parent: number | null;
  /** Whether a line goes on in the next one (items, HTML) or stands alone (paragraphs). */
  readonly wraps: boolean;
  /** The text before its markup was read. */
  readonly raw: string;
  /** The text; read on demand, since most units have no clock in them. */
  readonly read: () => RichText;
  /** Offsets in the notes. */
  readonly start: number;
  readonly end: number;
}

/** What a reader knows of a unit; the list knows where it stands. */
export interface UnitText {
  readonly kind: 'heading' | 'paragraph' | 'row' | 'tag';
  readonly rank?: number;
  readonly wraps?: boolean;
  readonly raw: string;
  readonly read: () => RichText;
  readonly start: number;
  readonly end: number;
}

/** Units in the order of the text, each knowing the list item around it. */
export class UnitList {
  readonly #units: Unit[] = [];
  /** The items around the present place; `unit` is the enclosing item's until this one's own text was met. */
  readonly #items: { unit: number | null; hasText: boolean }[] = [];

  get units(): readonly Unit[] {
    return this.#units;
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
    const { rank = 0, wraps = false, raw, read, start, end } = text;
    const kind = opensItem ? 'item' : text.kind;
    this.#units.push({ kind, rank, parent, wraps: wraps || opensItem, raw, read, start, end });
    if (item !== undefined && opensItem) {
      item.unit = this.#units.length - 1;
      item.hasText = true;
    }
  }
}
