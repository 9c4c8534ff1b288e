import type { Span } from '../../text/span.js';
import type { RichText } from './rich-text.js';
import { titleColumn } from './table-columns.js';
import { type Columns, readColumns, readRow } from './table-row.js';
import type { UnitList } from './unit.js';

/** A row of a table as a reader of its markup knows it. */
export interface RowText extends Span {
  /** The cells as written. */
  readonly texts: readonly string[];
  readonly read: () => readonly RichText[];
}

/** The rows of one table, whose titles are in one column. */
export class Table {
  readonly #units: UnitList;
  readonly #rows: (() => readonly RichText[])[] = [];
  #headed: Columns | null = null;
  #columns: Columns | null = null;

  constructor(units: UnitList) {
    this.#units = units;
  }

  /**
   * Adds a row to the units.
   *
   * @param isHead whether it may hold the headings
   */
  add({ texts, read, start, end }: RowText, isHead: boolean): void {
    if (isHead) this.#headed = readColumns(texts);
    let known: readonly RichText[] | null = null;
    const cells = () => (known ??= read());
    this.#rows.push(cells);
    this.#units.add({
      kind: 'row',
      raw: texts.join(' | '),
      wraps: true,
      // All rows are known by then.
      read: () => readRow(cells(), (this.#columns ??= this.#findColumns())),
      start,
      end,
    });
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  #findColumns(): Columns {
    const columns = this.#headed ?? readColumns([]);
    if (columns.title !== null) return columns;
    const rows = this.#rows.slice(0, mostCompared).map((cells) => cells());
    return { ...columns, title: titleColumn(rows, columns) };
  }
}

/** This many rows of a table are enough to see where its titles are. */
const mostCompared = 200;
