import { expect, test } from 'vitest';
import { isPossibleBitRate, kbitsPerSecond } from '../../src/verify/bit-rate.js';

test('kbitsPerSecond() of an hour at 128 kbit/s', () => {
  expect(kbitsPerSecond(57_600_000, 3_600_000)).toBe(128);
});

test.each([
  [7.99, false],
  [8, true],
  [1411, true],
  [1411.01, false],
  [Number.POSITIVE_INFINITY, false],
  [Number.NaN, false],
])('isPossibleBitRate(%d) is %s', (kbps, possible) => {
  expect(isPossibleBitRate(kbps)).toBe(possible);
});
