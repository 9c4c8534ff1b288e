import type { SourceText } from '../text/source-text.js';
import { parseClock } from './clock.js';
import { createFindingList, quoted } from './finding.js';
import { chapterUntil, type FileChapter, mostRead, type ReadChapter, type ReadChapters } from './format.js';
import { oneLine, readLines } from './lines.js';

/**
 * Audacity's exported labels: start, end and text between tabs, seconds with a point or a comma. A line that starts with a
 * backslash has the frequencies of the label above it.
 */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  for (const line of readLines(source)) {
    if (line.text.trim() === '' || line.text.startsWith('\\') || chapters.length >= mostRead) continue;
    const [start = '', ...rest] = line.text.split('\t');
    const startMs = secondsOf(start);
    if (startMs === null) {
      const expected = 'start, end and title between tabs, in seconds';
      findings.add('formats/time', { found: quoted(line.text), expected }, line);
      continue;
    }
    // Old versions wrote no end.
    const endMs = rest.length > 1 ? secondsOf(rest[0] ?? '') : null;
    const title = (endMs === null ? rest : rest.slice(1)).join(' ').trim();
    const place = findings.placeOf(line.start, line.start + start.length);
    chapters.push({ ...chapterUntil(startMs, endMs, title), place });
  }
  return { chapters, diagnostics: findings.diagnostics };
}

export function render(chapters: readonly FileChapter[]): string {
  return chapters
    .map(
      ({ startMs, endMs, title }) => `${seconds(startMs)}\t${seconds(endMs ?? startMs)}\t${oneLine(title)}\n`,
    )
    .join('');
}

function secondsOf(text: string): number | null {
  return text.includes(':') ? null : parseClock(text);
}

/** Six decimals, as Audacity writes them. */
function seconds(ms: number): string {
  return (ms / 1000).toFixed(6);
}
