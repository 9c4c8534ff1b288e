import type { Env } from 'markdown-it';
import type { Span } from '../../text/span.js';
import type { Content } from './inline-text.js';
import { addTable } from './table.js';
import type { UnitList } from './unit.js';

/** A line of a table and where it is in the notes. */
interface TableLine {
  readonly text: string;
  readonly source: number;
}

/** Lines drawn between the rows: `+----+----+`, `+====+====+`; `==== ====`. */
const gridRule = /^\+(?:[-=]{2,}\+)+$/;
const simpleRule = /^={2,}(?: +={2,})+$/;
/** Below the headings of a grid. */
const headRule = /^\+(?:=+\+)+$/;

/**
 * Reads a table that is drawn with lines of text, as reStructuredText has them: a grid, or columns below `=====`.
 *
 * @param written the paragraph as written in the notes
 * @param source where it is in the notes
 * @returns whether it is such a table; nothing is added otherwise
 */
export function readTextTable(written: string, source: number, env: Env, units: UnitList): boolean {
  if (!/^\s*(?:\+[-=]|==)/.test(written)) return false;
  const lines = linesOf(written.trimEnd(), source);
  const first = lines[0]?.text ?? '';
  const last = lines.at(-1)?.text ?? '';
  const rows =
    gridRule.test(first) && gridRule.test(last)
      ? rowsOfGrid(lines)
      : simpleRule.test(first) && simpleRule.test(last)
        ? rowsOfColumns(first, lines.slice(1, -1))
        : [];
  if (rows.length === 0) return false;
  addTable(rows, env, units);
  return true;
}

/** The lines without their common indentation, each with its place. */
function linesOf(written: string, source: number): readonly TableLine[] {
  const lines = Array.from(written.matchAll(/[^\n]*\n?/g), ({ 0: line, index }) => ({
    text: line.trimEnd(),
    source: source + index,
  })).filter(({ text }) => text !== '');
  const margin = Math.min(...lines.map(({ text }) => text.length - text.trimStart().length));
  return lines.map((line) => ({ text: line.text.slice(margin), source: line.source + margin }));
}

/** Rows of a grid have a rule between them, and bars between their cells. */
function rowsOfGrid(lines: readonly TableLine[]): Content[][] {
  const rows: Content[][] = [];
  let open: TableLine[] = [];
  for (const line of lines) {
    if (/^\|.*\|$/.test(line.text)) open.push(line);
    else if (gridRule.test(line.text) || headRule.test(line.text)) {
      if (open.length > 0) rows.push(joinCells(open.map((own) => cellsBetweenBars(own))));
      open = [];
    } else return [];
  }
  return rows;
}

function cellsBetweenBars({ text, source }: TableLine): TableLine[] {
  return Array.from(text.matchAll(/\|([^|]*)(?=\|)/g), ({ 1: cell = '', index }) => ({
    text: cell,
    source: source + index + 1,
  }));
}

/** A line whose first column is empty continues the row above. */
function rowsOfColumns(rule: string, lines: readonly TableLine[]): Content[][] {
  const columns = Array.from(rule.matchAll(/=+/g), ({ 0: marks, index }) => ({
    start: index,
    end: index + marks.length,
  }));
  const rows: TableLine[][][] = [];
  for (const line of lines) {
    if (/^[=\- ]+$/.test(line.text)) continue;
    const cells = cellsBelow(columns, line);
    const isNext = cells[0]?.text.trim() !== '';
    const above = isNext ? undefined : rows.at(-1);
    if (above === undefined) rows.push([cells]);
    else above.push(cells);
  }
  return rows.map((row) => joinCells(row));
}

/** A line with other columns has two spaces between its cells. */
function cellsBelow(columns: readonly Span[], { text, source }: TableLine): TableLine[] {
  const starts = columns.map(({ start }) => indexOfColumn(text, start));
  if (starts.some((start) => start > 0 && /\S/.test(text.charAt(start - 1))))
    return Array.from(text.matchAll(/\S+(?: \S+)*/g), ({ 0: cell, index }) => ({
      text: cell,
      source: source + index,
    }));
  return starts.map((start, index) => ({
    text: text.slice(start, starts[index + 1]),
    source: source + start,
  }));
}

/** As wide as two ordinary characters; so are emoji, which are two units long. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** The index of the character in a column. */
function indexOfColumn(text: string, column: number): number {
  let at = 0;
  for (let width = 0; width < column && at < text.length; at += 1)
    width += wide.test(text.charAt(at)) ? 2 : 1;
  return at;
}

/** Joins the lines of a row cell by cell. */
function joinCells(lines: readonly (readonly TableLine[])[]): Content[] {
  const width = Math.max(...lines.map(({ length }) => length));
  return Array.from({ length: width }, (_, column) => {
    const parts = lines.flatMap((cells) => {
      const cell = cells[column];
      if (cell === undefined || cell.text.trim() === '') return [];
      const indent = cell.text.length - cell.text.trimStart().length;
      return [{ text: cell.text.trim(), source: cell.source + indent }];
    });
    const starts: { at: number; source: number }[] = [];
    let text = '';
    for (const part of parts) {
      if (text !== '') text += '\n';
      starts.push({ at: text.length, source: part.source });
      text += part.text;
    }
    return { text, lines: starts };
  });
}
