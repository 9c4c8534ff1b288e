import type { SourceText } from '../text/source-text.js';
import { imageAddress, readAddress } from './address.js';
import { parseClock, renderClock } from './clock.js';
import { createFindingList, type FindingList, quoted } from './finding.js';
import { type FileChapter, mostRead, type ReadChapter, type ReadChapters } from './format.js';
import { type Column, columnNames, columnsOf, delimiterOf } from './head-columns.js';
import { readTable, type TableRow } from './read-table.js';

/** A table with a head line: our own columns, and those of other programs that name a start and a title. */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const headLine = /^[^\r\n]*/.exec(source.text)?.[0] ?? '';
  const [head, ...rows] = readTable(source, delimiterOf(headLine), findings);
  const places = head === undefined ? null : columnsOf(head.fields);
  if (places === null) {
    const detail = 'the first line names no columns "start" and "title"';
    if (findings.diagnostics.length === 0)
      findings.add('formats/syntax', { format: 'CSV', detail }, { start: 0, end: headLine.length });
    return { chapters: [], diagnostics: findings.diagnostics };
  }
  const chapters = rows.slice(0, mostRead).flatMap((row) => readRow(row, places, findings) ?? []);
  return { chapters, diagnostics: findings.diagnostics };
}

function readRow(
  row: TableRow,
  places: ReadonlyMap<Column, number>,
  findings: FindingList,
): ReadChapter | null {
  const field = (column: Column) => row.fields[places.get(column) ?? -1] ?? '';
  const startMs = parseClock(field('start'));
  const span = row.spanOf(field('start'));
  if (startMs === null) {
    findings.add('formats/time', { found: quoted(field('start')), expected: 'seconds or H:MM:SS.mmm' }, span);
    return null;
  }
  const stated = (column: Column) => ({ value: field(column), ...row.spanOf(field(column)) });
  return {
    startMs,
    endMs: parseClock(field('end')),
    title: field('title').replace(/^'(?=[=+\-@\t\r'])/, ''),
    url: readAddress(stated('url'), findings),
    image: readAddress(stated('image'), findings, imageAddress),
    hidden: /^(?:true|yes|1)$/i.test(field('hidden').trim()),
    depth: /^\d{1,2}$/.test(field('depth')) ? Number(field('depth')) : 0,
    place: findings.placeOf(span.start, span.end),
  };
}

/** RFC 4180. */
export function render(chapters: readonly FileChapter[]): string {
  const rows = chapters.map(({ startMs, endMs, title, url, image, hidden, depth }) => [
    renderClock(startMs),
    endMs === null ? '' : renderClock(endMs),
    // A spreadsheet would run a title that starts like a formula; an apostrophe makes it text.
    title.toWellFormed().replace(/^(?=[=+\-@\t\r'])/, "'"),
    url ?? '',
    image ?? '',
    hidden ? 'true' : '',
    depth === 0 ? '' : String(depth),
  ]);
  return [Object.keys(columnNames), ...rows].map((fields) => `${fields.map(quote).join(',')}\r\n`).join('');
}

function quote(field: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
