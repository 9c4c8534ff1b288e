import { expect, test } from 'vitest';
import { formatChapters, formatLinks } from '../../src/report/chapter-table.js';
import { columns } from '../../src/report/columns.js';
import { plainStyle } from '../../src/report/style.js';

const url = 'https://podcast.example/a/rather/long/path/to/somewhere';
const chapter = (startMs: number, title: string, link: string | null) => ({
  startMs,
  endMs: startMs + 60_000,
  title,
  url: link,
  depth: 0,
  line: 1,
});
const chapters = [chapter(0, 'Welcome', null), chapter(60_000, 'A title of some length', url)];

test('formatChapters() shows a link whole, or as an arrow if it does not fit', () => {
  expect(formatChapters(chapters, 100, plainStyle)).toContain(`A title of some length  ${url}\n`);
  const narrow = formatChapters(chapters, 60, plainStyle);
  expect(narrow).toContain('A title of some length ↗\n');
  expect(narrow).toContain('↗ a link; --links lists them');
  expect(formatChapters(chapters.slice(0, 1), 60, plainStyle)).not.toContain('↗');
  for (const line of narrow.split('\n')) expect(columns(line)).toBeLessThanOrEqual(60);
});

test('formatLinks() lists each link uncut, by the number of its chapter', () => {
  expect(formatLinks(chapters, plainStyle)).toBe(`  2  ${url}\n`);
});
