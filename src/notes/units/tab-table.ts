import type { Env } from 'markdown-it';
import { type Content, readInline } from './inline-text.js';
import { Table } from './table.js';
import type { UnitList } from './unit.js';

/** Fewer lines are not a table. */
const leastRows = 3;
/** Two cells are a time and its title, which could also be lines. */
const leastCells = 3;

/** A cell with a time and nothing else. */
const timeCell = /^\s*[[(]?\d{1,3}(?:[:：]\d{2}){1,2}[\])]?\s*$/;

/** A line of cells with bars at both ends, as tables of Org, Textile, DokuWiki and Creole have them. */
const barredLine = /^[ \t]*[|^].*[|^][ \t]*$/;
/** Lines drawn between such lines, and what marks a header in them. */
const barRule = /^[ \t|+:^-]+$/;
const headMark = /^(?:_\.|=)/;

/**
 * Reads a table that was pasted as text: lines of three cells or more with tabs between them, most with the same number of
 * cells; or with bars between them, all with the same number and a time in each; or lines with bars at both ends.
 *
 * @returns whether a paragraph is such a table; nothing is added otherwise
 */
export function readTabTable({ text, lines }: Content, env: Env, units: UnitList): boolean {
  if (!/[\t|]/.test(text) || !/\d[:：]\d/.test(text)) return false;
  const written = text.split('\n');
  if (written.length > 1 && written.every((line) => barredLine.test(line))) {
    addRows(
      written.map((line) => (barRule.test(line) ? null : cellsBetweenBars(line))),
      lines,
      env,
      units,
    );
    return true;
  }
  const mark = text.includes('\t') ? '\t' : ' | ';
  const rows = written.map((line) => line.split(mark));
  if (!(mark === '\t' ? areTabbed(rows) : areBarred(rows))) return false;
  addRows(
    rows.map((row) => cellsOf(row, mark.length)),
    lines,
    env,
    units,
  );
  return true;
}

function areBarred(rows: readonly (readonly string[])[]): boolean {
  const most = rows[0]?.length ?? 0;
  const isRow = (row: readonly string[]) => row.length === most && row.some((cell) => timeCell.test(cell));
  return rows.length >= leastRows && most >= leastCells && rows.every(isRow);
}

function areTabbed(rows: readonly (readonly string[])[]): boolean {
  const most = Math.max(...rows.map(({ length }) => length));
  const full = rows.filter(({ length }) => length === most).length;
  if (rows.length < leastRows || most < leastCells || full * 3 < rows.length * 2) return false;
  // A line of the text around the table has no tab; a row may have lost those at its end.
  if (rows.some(({ length }) => length < 2)) return false;
  // `12:31⇥Ada:⇥Good evening` are the lines of a chat.
  if (
    rows.filter((row) => row.some((cell) => /\p{L}[:：]\s*$/u.test(cell.slice(-40)))).length * 2 >
    rows.length
  )
    return false;
  return true;
}

/** Adds the rows of a table; null stands for a line that is not a row. */
function addRows(
  rows: readonly (readonly Cell[] | null)[],
  lines: Content['lines'],
  env: Env,
  units: UnitList,
): void {
  units.openTable();
  const table = new Table(units);
  for (const [index, row] of rows.entries()) {
    const start = lines[index]?.source ?? 0;
    const last = row?.at(-1);
    if (row === null || last === undefined) continue;
    const cells = row.map(({ text, at }): Content => ({ text, lines: [{ at: 0, source: start + at }] }));
    table.add(
      {
        texts: row.map(({ text }) => text),
        read: () => cells.map((cell) => readInline(cell, env)),
        start,
        end: start + last.at + last.text.length,
      },
      table.isEmpty,
    );
  }
  units.closeTable();
}

/** A cell, and where it is in its line. */
interface Cell {
  readonly text: string;
  readonly at: number;
}

function cellsOf(row: readonly string[], gap: number): Cell[] {
  let at = 0;
  return row.map((cell) => {
    const start = at + (cell.length - cell.trimStart().length);
    at += cell.length + gap;
    return { text: cell.trim(), at: start };
  });
}

function cellsBetweenBars(line: string): Cell[] {
  return Array.from(line.matchAll(/[|^]([^|^]*)(?=[|^])/g), ({ 1: cell = '', index }) => {
    const mark = headMark.exec(cell)?.[0].length ?? 0;
    const text = cell.slice(mark);
    return { text: text.trim(), at: index + 1 + mark + (text.length - text.trimStart().length) };
  });
}
