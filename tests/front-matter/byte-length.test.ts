import { expect, test } from 'vitest';
import { isSizeOf, parseByteLength } from '../../src/front-matter/byte-length.js';

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
  expect(parseByteLength('59_048_856')).toEqual({ guess: 59_048_856 });
});

test.each([
  ['37,998,094', 37_998_094],
  ['37.998.094', 37_998_094],
  ["37'998'094", 37_998_094],
  ['37 998 094', 37_998_094],
  ['59048856 bytes', 59_048_856],
  ['59048856.0', 59_048_856],
  ['5.9048856e7', 59_048_856],
  ['68.7', null],
  ['Bonus', null],
  ['-5', null],
  ['37,99,094', null],
  ['9007199254740993', null],
  ['', null],
])('parseByteLength(%j) guesses %j', (text, guess) => {
  expect(parseByteLength(text)).toEqual({ guess });
});

test.each([
  ['13.7 MB', 13_712_345, true],
  ['13.7 MB', 14_365_491, true],
  ['13.7 MB', 15_500_000, false],
  ['13.7 MB', 12_000_000, false],
  ['45 MiB', 47_185_920, true],
  ['45 MiB', 45_000_000, false],
  ['59048 KB', 59_048_856, true],
  ['13,7 Mo', 13_700_000, true],
  ['0.1 MB', 120_576, true],
])('a size for people, %j, can mean %d bytes: %j', (text, byteLength, stands) => {
  const size = parseByteLength(text);
  if (typeof size === 'number' || !('ranges' in size)) throw new Error(`${text} is not a size for people`);
  expect(isSizeOf(size, byteLength)).toBe(stands);
});
