import type { Env } from 'markdown-it';
import type { Content } from './inline-text.js';
import { Table } from './table.js';
import type { UnitList } from './unit.js';

const delimiter = /^\|={3,}\s*$/;
/** The attributes and the title of a table are above it. */
const above = /^(?:\[|\.\S)/;

/** Reads the tables of AsciiDoc: lines that begin with a bar between two lines `|===`, a row on each, or a cell on each. */
export class BarTables {
  readonly #units: UnitList;
  #isInside = false;
  #table: Table | null = null;
  /** How many cells the first row has; 0 before it. */
  #columns = 0;

  constructor(units: UnitList) {
    this.#units = units;
  }

  /**
   * Adds the rows of a paragraph.
   *
   * @returns whether it is of such a table; nothing is added otherwise
   */
  read({ text, lines }: Content, env: Env): boolean {
    if (!this.#isInside && !/^\|={3}/m.test(text)) return false;
    const written = text.split('\n');
    const opening = this.#isInside ? 0 : written.findIndex((line) => !above.test(line));
    if (!this.#isInside && !delimiter.test(written[opening] ?? '')) return false;
    if (written.slice(opening).some((line) => !line.startsWith('|'))) return false;
    const rows: Content[][] = [];
    for (const [index, line] of written.entries()) {
      if (index < opening) continue;
      if (delimiter.test(line)) this.#turn();
      else if (this.#isInside) rows.push(cellsOf(line, lines[index]?.source ?? 0));
    }
    const isCellEach = rows.length > 1 && rows.every(({ length }) => length === 1);
    for (const row of isCellEach ? this.#inRows(rows.flat()) : rows) {
      if (this.#columns === 0) this.#columns = row.length;
      this.#table ??= new Table(this.#units);
      this.#table.addContents(row, env);
    }
    return true;
  }

  /** Cells on lines of their own, divided by the columns of the header; one row if there is no header. */
  #inRows(cells: readonly Content[]): readonly (readonly Content[])[] {
    const columns = this.#columns > 1 && cells.length % this.#columns === 0 ? this.#columns : cells.length;
    const rows: Content[][] = [];
    for (let at = 0; at < cells.length; at += columns) rows.push(cells.slice(at, at + columns));
    return rows;
  }

  #turn(): void {
    this.#isInside = !this.#isInside;
    this.#table = null;
    if (this.#isInside) {
      this.#columns = 0;
      this.#units.openTable();
    } else this.#units.closeTable();
  }
}

/** The cells of a line `|a |b` with their places. */
function cellsOf(line: string, source: number): Content[] {
  return Array.from(line.matchAll(/\|([^|]*)/g), ({ 1: cell = '', index }) => {
    const at = index + 1 + (cell.length - cell.trimStart().length);
    return { text: cell.trim(), lines: [{ at: 0, source: source + at }] };
  });
}
