import type { Env } from 'markdown-it';
import type { Content } from './inline-text.js';
import { addTable } from './table.js';
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
 * cells; or with bars between them, all with the same number and a time in each but the headings; or lines with bars at both ends.
 *
 * @returns whether a paragraph is such a table; nothing is added otherwise
 */
export function readTabTable({ text, lines }: Content, env: Env, units: UnitList): boolean {
  if (!/[\t|]/.test(text) || !/\d[:：]\d/.test(text)) return false;
  const written = text.split('\n');
  if (written.length > 1 && written.every((line) => barredLine.test(line))) {
    const rows = written.map((line, index) =>
      barRule.test(line) ? [] : cellsBetweenBars(line, lines[index]?.source ?? 0),
    );
    addTable(
      rows.filter((row) => row.length > 0),
      env,
      units,
    );
    return true;
  }
  const mark = text.includes('\t') ? '\t' : ' | ';
  const rows = written.map((line) => line.split(mark));
  if (!(mark === '\t' ? areTabbed(rows) : areBarred(rows))) return false;
  addTable(
    rows.map((row, index) => cellsOf(row, mark.length, lines[index]?.source ?? 0)),
    env,
    units,
  );
  return true;
}

function areBarred(rows: readonly (readonly string[])[]): boolean {
  const most = rows[0]?.length ?? 0;
  const isRow = (row: readonly string[], index: number) =>
    row.length === most && (index === 0 || row.some((cell) => timeCell.test(cell)));
  return rows.length >= leastRows && most >= leastCells && rows.every(isRow);
}

function areTabbed(rows: readonly (readonly string[])[]): boolean {
  const most = Math.max(...rows.map(({ length }) => length));
  const full = rows.filter(({ length }) => length === most).length;
  if (rows.length < leastRows || most < leastCells || full * 3 < rows.length * 2) return false;
  // A line of the text around the table has no tab; a row may have lost those at its end.
  if (rows.some(({ length }) => length < 2)) return false;
  // `12:31⇥Ada:⇥Good evening` are the lines of a chat.
  const spoken = rows.filter((row) => row.some((cell) => /\p{L}[:：]\s*$/u.test(cell.slice(-40))));
  return spoken.length * 2 <= rows.length;
}

/** The cells of a line that is at an offset of the notes. */
function cellsOf(row: readonly string[], gap: number, source: number): Content[] {
  let at = source;
  return row.map((cell) => {
    const start = at + (cell.length - cell.trimStart().length);
    at += cell.length + gap;
    return { text: cell.trim(), lines: [{ at: 0, source: start }] };
  });
}

function cellsBetweenBars(line: string, source: number): Content[] {
  return Array.from(line.matchAll(/[|^]([^|^]*)(?=[|^])/g), ({ 1: cell = '', index }) => {
    const mark = headMark.exec(cell)?.[0].length ?? 0;
    const text = cell.slice(mark);
    const start = source + index + 1 + mark + (text.length - text.trimStart().length);
    return { text: text.trim(), lines: [{ at: 0, source: start }] };
  });
}
