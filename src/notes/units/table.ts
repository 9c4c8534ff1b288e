import type { Env } from 'markdown-it';
import { type Content, readInline } from './inline-text.js';
import type { RichText } from './rich-text.js';
import { titleColumn } from './table-columns.js';
import { type Columns, readColumns, readRow } from './table-row.js';
import type { UnitList } from './unit.js';

/** The rows of one table, whose titles are in one column. */
export class Table {
  readonly #units: UnitList;
  readonly #rows: (() => readonly RichText[])[] = [];
  #headed: Columns | null = null;
  #columns: Columns | null = null;

  constructor(units: UnitList) {
    this.#units = units;
  }

  /** Adds a row of cells with inline Markdown to the units. */
  addContents(cells: readonly Content[], env: Env): void {
    this.add(
      cells.map(({ text }) => text),
      () => cells.map((cell) => readInline(cell, env)),
    );
  }

  /**
   * Adds a row to the units; the first may hold the headings.
   *
   * @param texts the cells as written
   */
  add(texts: readonly string[], read: () => readonly RichText[]): void {
    if (this.#rows.length === 0) this.#headed = readColumns(texts);
    let known: readonly RichText[] | null = null;
    const cells = () => (known ??= read());
    this.#rows.push(cells);
    this.#units.add({
      kind: 'row',
      raw: texts.join(' | '),
      wraps: true,
      // All rows are known by then.
      read: () => readRow(cells(), (this.#columns ??= this.#findColumns())),
    });
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

/** Adds all rows of a table to the units. */
export function addTable(rows: readonly (readonly Content[])[], env: Env, units: UnitList): void {
  units.openTable();
  const table = new Table(units);
  for (const row of rows) table.addContents(row, env);
  units.closeTable();
}
