import type { SourceText } from '../text/source-text.js';
import { parseClock } from './clock.js';
import { createFindingList, quoted } from './finding.js';
import { mostRead, plainChapter, type ReadChapter, type ReadChapters } from './format.js';
import { readTable } from './read-table.js';

/** Columns in the order in which Reaper writes them. */
const [nameColumn, startColumn, endColumn] = [1, 2, 3];

/**
 * Reaper's region and marker manager: `#,Name,Start,End,Length`, times as the project's ruler shows them. Bars cannot
 * be turned into time, nor can samples without the rate; its rulers of seconds and minutes always show decimals.
 */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const rows = readTable(source, ',', findings).slice(1);
  const starts = rows.map(({ fields }) => fields[startColumn]?.trim() ?? '');
  const bars = starts.findIndex((text) => /^-?\d+\.\d+\.\d+$/.test(text));
  const areSamples = starts.every((text) => /^\d+$/.test(text));
  const samples = areSamples ? starts.findIndex((text) => Number(text) > 0) : -1;
  const refused = rows[Math.max(bars, samples)];
  if (refused !== undefined) {
    const found = starts[Math.max(bars, samples)] ?? '';
    findings.add(
      'formats/ruler',
      { found, ruler: bars >= 0 ? 'bars and beats' : 'samples' },
      refused.spanOf(found),
    );
    return { chapters: [], diagnostics: findings.diagnostics };
  }
  const chapters = rows.slice(0, mostRead).flatMap(({ fields, spanOf }, index): ReadChapter[] => {
    const text = starts[index] ?? '';
    const startMs = parseClock(text);
    const { start, end } = spanOf(text);
    if (startMs === null) {
      const expected = 'minutes:seconds, as the ruler of the project shows them';
      findings.add('formats/time', { found: quoted(text), expected }, { start, end });
      return [];
    }
    const place = findings.placeOf(start, end);
    return [
      {
        ...plainChapter(startMs, (fields[nameColumn] ?? '').trim()),
        endMs: parseClock(fields[endColumn] ?? ''),
        place,
      },
    ];
  });
  return { chapters: chapters.sort((a, b) => a.startMs - b.startMs), diagnostics: findings.diagnostics };
}
