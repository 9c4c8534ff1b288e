import { expect, test } from 'vitest';
import { codesOf, parse } from './source.js';

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
