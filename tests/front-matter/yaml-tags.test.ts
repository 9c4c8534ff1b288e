import { expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { decodeText } from '../../src/text/source-text.js';
import { codesOf, encode, parse } from './source.js';

test.each([
  '!!omap\n  - a: 1\n  - b: 2',
  '!!pairs\n  - a: 1\n  - a: 2',
  '!!set\n  ? a\n  ? b',
  '!!set {a, b}',
  '!!omap []',
  '!!binary "bm8="',
  '!!timestamp 2026-01-02',
  '!!merge x',
  '!!seq\n  - a',
  '!own {a: 1}',
])('parseFrontMatter() takes x: %j for a value like any other', (value) => {
  const text = `---\nx: ${value}\ntitle: A\n---\n`;
  expect(codesOf(text)).toEqual([]);
  expect(parse(text).stated.title?.value).toBe('A');
});

test('a file that says that it is of YAML 1.1 is read like any other', () => {
  const text =
    '%YAML 1.1\n---\nopen: !!set {x, y}\npage: !!binary "bm8="\nchapters:\n  - {start: 0:00, title: On}\n  - {start: 1:30, title: Off}\n';
  const { source } = decodeText('chapters.yml', encode(text));
  if (source === null) throw new Error('the text of a test must be valid');
  const { marks, diagnostics } = parseNotes(source);
  expect(marks.map(({ startMs, title }) => [startMs, title])).toEqual([
    [0, 'On'],
    [90_000, 'Off'],
  ]);
  expect(diagnostics).toEqual([]);
});
