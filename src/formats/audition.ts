import type { SourceText } from '../text/source-text.js';
import { parseClock } from './clock.js';
import { createFindingList, type FindingList, quoted } from './finding.js';
import { mostRead, plainChapter, type ReadChapter, type ReadChapters } from './format.js';
import { readTable, type TableRow } from './read-table.js';

/** Columns in the order in which Audition writes them. */
const [nameColumn, startColumn, durationColumn, typeColumn] = [0, 1, 2, 4];

/**
 * Adobe Audition's markers: a file called .csv with tabs between Name, Start, Duration, Time Format, Type and Description.
 * Cues are chapters; other types are used only if the file has no cue.
 */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const rows = readTable(source, '\t', findings).slice(1);
  const cues = rows.filter(({ fields }) => /^cue$/i.test(fields[typeColumn]?.trim() ?? 'cue'));
  const wanted = cues.length > 0 ? cues : rows;
  if (wanted.length < rows.length) {
    const count = rows.length - wanted.length;
    const other = rows.find((row) => !wanted.includes(row));
    findings.add(
      'formats/rows-left-out',
      { count, what: 'rows whose Type is not Cue' },
      other ?? { start: 0, end: 0 },
    );
  }
  const chapters = wanted.slice(0, mostRead).flatMap((row) => {
    const text = row.fields[startColumn] ?? '';
    const startMs = text.includes(':') ? parseClock(text) : null;
    if (startMs !== null) return [readRow(row, startMs, findings)];
    const expected = 'M:SS.mmm; in Audition, set the time format to decimal';
    findings.add('formats/time', { found: quoted(text), expected }, row.spanOf(text));
    return [];
  });
  return { chapters: chapters.sort((a, b) => a.startMs - b.startMs), diagnostics: findings.diagnostics };
}

function readRow({ fields, spanOf }: TableRow, startMs: number, findings: FindingList): ReadChapter {
  const durationMs = parseClock(fields[durationColumn] ?? '') ?? 0;
  const { start, end } = spanOf(fields[startColumn] ?? '');
  return {
    ...plainChapter(startMs, (fields[nameColumn] ?? '').trim()),
    endMs: durationMs > 0 ? startMs + durationMs : null,
    place: findings.placeOf(start, end),
  };
}
