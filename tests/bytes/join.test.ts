import { expect, test } from 'vitest';
import { joinBytes } from '../../src/bytes/concat.js';

const whole = Uint8Array.from({ length: 12 }, (_, index) => index);

test.each<[string, readonly Uint8Array[], boolean]>([
  ['one part', [whole.subarray(2, 7)], true],
  [
    'parts that lie beside one another',
    [whole.subarray(2, 4), whole.subarray(4, 5), whole.subarray(5, 7)],
    true,
  ],
  [
    'such parts with empty ones between',
    [whole.subarray(2, 4), new Uint8Array(0), whole.subarray(4, 7)],
    true,
  ],
  ['parts with a gap between', [whole.subarray(2, 4), whole.subarray(5, 7)], false],
  ['parts in another order', [whole.subarray(4, 7), whole.subarray(2, 4)], false],
  ['parts of two buffers', [whole.subarray(2, 4), Uint8Array.of(4, 5, 6)], false],
])('joinBytes() of %s: their bytes, copied only where they must be', (_, parts, isView) => {
  const joined = joinBytes(parts);
  expect(Array.from(joined)).toEqual(parts.flatMap((part) => Array.from(part)));
  expect(joined.buffer === whole.buffer).toBe(isView);
});

test('joinBytes() of nothing is empty', () => {
  expect(joinBytes([])).toEqual(new Uint8Array(0));
});
