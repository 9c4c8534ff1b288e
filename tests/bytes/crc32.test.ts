import { describe, expect, test } from 'vitest';
import { crc32 } from '../../src/bytes/crc32.js';

/** Bit by bit, as ISO 3309 defines it. */
function crc32ByBits(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : 0xedb88320 ^ (value >>> 1);
  }
  return (value ^ 0xffffffff) >>> 0;
}

describe('crc32()', () => {
  test('gives the check value of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  test.each(Array.from({ length: 13 }, (_, length) => length))(
    'takes %i bytes, from any offset',
    (length) => {
      const bytes = Uint8Array.from({ length: length + 3 }, (_, index) => (index * 151 + 77) & 0xff);
      for (let start = 0; start <= 3; start += 1) {
        const part = bytes.subarray(start, start + length);
        expect(crc32(part)).toBe(crc32ByBits(part));
      }
    },
  );
});
