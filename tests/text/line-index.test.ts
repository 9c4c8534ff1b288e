import { describe, expect, test } from 'vitest';
import { indexLines, locate, placeOf } from '../../src/text/line-index.js';

describe('indexLines()', () => {
  test.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['a\nb\r\nc\rd', [0, 2, 5, 7]],
    ['\n\r\n\r\r', [0, 1, 3, 4, 5]],
  ])('%j has lines at %j', (text, starts) => {
    expect([...indexLines(text).starts]).toEqual(starts);
  });
});

describe('locate()', () => {
  const text = 'ab\n😀c\r\n\nlast';
  const index = indexLines(text);

  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [5, 2, 3],
    [6, 2, 4],
    [8, 3, 1],
    [9, 4, 1],
    [text.length, 4, 5],
  ])('offset %i is line %i, column %i in UTF-16 units', (offset, line, column) => {
    expect(locate(index, offset)).toEqual({ line, column });
  });

  test('agrees with counting, at every offset of many lines', () => {
    const long = Array.from({ length: 50 }, (_, count) => 'x'.repeat(count % 7)).join('\n');
    const lines = indexLines(long);
    for (let offset = 0; offset <= long.length; offset += 1) {
      const before = long.slice(0, offset).split('\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      expect(locate(lines, offset)).toEqual({ line: before.length, column });
    }
  });
});

test('placeOf() spans lines', () => {
  expect(placeOf('a.md', indexLines('one\ntwo'), 2, 5)).toEqual({
    kind: 'text',
    file: 'a.md',
    line: 1,
    column: 3,
    endLine: 2,
    endColumn: 2,
  });
});
