import type { Env } from 'markdown-it';
import { type Content, readInline } from './inline-text.js';
import { Table } from './table.js';
import type { UnitList } from './unit.js';

/** Fewer lines are no table. */
const leastRows = 3;
/** Two cells are a time and its title, which lines are as well. */
const leastCells = 3;

/** A cell with a time and nothing else. */
const timeCell = /^\s*[[(]?\d{1,3}(?:[:：]\d{2}){1,2}[\])]?\s*$/;

/**
 * Reads a table that was pasted as text: lines of three cells or more with tabs between them, in most of them as many, or with bars, in
 * all of them as many and a time in each.
 *
 * @returns whether a paragraph is such a table; nothing is added otherwise
 */
export function readTabTable({ text, lines }: Content, env: Env, units: UnitList): boolean {
  const mark = text.includes('\t') ? '\t' : ' | ';
  if (!text.includes(mark) || !/\d[:：]\d/.test(text)) return false;
  const rows = text.split('\n').map((line) => line.split(mark));
  const most = Math.max(...rows.map(({ length }) => length));
  const full = rows.filter(({ length }) => length === most).length;
  const isRow = (row: readonly string[]) => row.length === most && row.some((cell) => timeCell.test(cell));
  if (mark !== '\t' && !rows.every(isRow)) return false;
  if (rows.length < leastRows || most < leastCells || full * 3 < rows.length * 2) return false;
  // A line of the text around the table has no tab; a row may have lost those at its end.
  if (rows.some(({ length }) => length < 2)) return false;
  // `12:31⇥Ada:⇥Good evening` are the lines of a chat.
  if (
    rows.filter((row) => row.some((cell) => /\p{L}[:：]\s*$/u.test(cell.slice(-40)))).length * 2 >
    rows.length
  )
    return false;
  units.openTable();
  const table = new Table(units);
  for (const [index, row] of rows.entries()) {
    const start = lines[index]?.source ?? 0;
    const cells = cellsOf(row, start, mark.length);
    table.add(
      {
        texts: row.map((cell) => cell.trim()),
        read: () => cells.map((cell) => readInline(cell, env)),
        start,
        end: start + row.join(mark).length,
      },
      index === 0,
    );
  }
  units.closeTable();
  return true;
}

function cellsOf(row: readonly string[], start: number, gap: number): Content[] {
  let at = start;
  return row.map((cell) => {
    const source = at + (cell.length - cell.trimStart().length);
    at += cell.length + gap;
    return { text: cell.trim(), lines: [{ at: 0, source }] };
  });
}
