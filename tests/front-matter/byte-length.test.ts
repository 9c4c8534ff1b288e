import { expect, test } from 'vitest';
import { parseByteLength } from '../../src/front-matter/byte-length.js';

test.each([
  ['59048856', 59_048_856],
  ['0', 0],
  ['059', 59],
  [' 59 ', 59],
])('parseByteLength(%j) reads digits', (text, value) => {
  expect(parseByteLength(text)).toBe(value);
});

test('parseByteLength() takes underscores only where the format has them', () => {
  expect(parseByteLength('59_048_856', true)).toBe(59_048_856);
  expect(parseByteLength('59_048_856')).toEqual({ guess: 59_048_856, rounded: false });
});

test.each([
  ['37,998,094', 37_998_094, false],
  ['37.998.094', 37_998_094, false],
  ["37'998'094", 37_998_094, false],
  ['37 998 094', 37_998_094, false],
  ['59048856 bytes', 59_048_856, false],
  ['59048856.0', 59_048_856, false],
  ['5.9048856e7', 59_048_856, false],
  ['47.1 MB', 47_100_000, true],
  ['45 MiB', 47_185_920, true],
  ['68.7', 68_700_000, true],
  ['Bonus', null, false],
  ['-5', null, false],
  ['37,99,094', null, false],
  ['9007199254740993', null, false],
  ['', null, false],
])('parseByteLength(%j) guesses %j', (text, guess, rounded) => {
  expect(parseByteLength(text)).toEqual({ guess, rounded });
});
