import { describe, expect, test } from 'vitest';
import { WindowReader } from '../../src/audio/window-reader.js';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.js';
import { leftoverByteLength } from '../../src/mpeg/frame-scanner.js';
import { concat, noise } from '../build/mpeg.js';

const bytes = noise(300_000);
const whole = memorySource('x.mp3', bytes);

/** Reads everything, leaving as much over each time as `leave` says, and tells whether it came out right. */
async function isReadWhole(source: ByteSource, blockByteLength: number, leave: (index: number) => number) {
  const range = { start: 1000, end: 299_000 };
  const reader = new WindowReader(source, range, blockByteLength);
  const parts: Uint8Array[] = [];
  const lasts: boolean[] = [];
  let expected = range.start;
  let done = 0;
  for (let window = await reader.next(0); window !== null; window = await reader.next(done)) {
    expect(window.offset).toBe(expected);
    lasts.push(window.isLast);
    done = window.isLast
      ? window.bytes.length
      : Math.max(0, window.bytes.length - Math.min(leftoverByteLength, leave(lasts.length)));
    parts.push(window.bytes.slice(0, done));
    expected = window.offset + done;
  }
  expect(lasts.filter(Boolean)).toHaveLength(1);
  expect(lasts.at(-1)).toBe(true);
  // A matcher would compare byte by byte, which takes seconds.
  return Buffer.compare(concat(...parts), bytes.subarray(range.start, range.end)) === 0;
}

describe('WindowReader', () => {
  test.each([4096, 65_536, 149_000, 298_000, 1 << 20])(
    'gives the range once, in blocks of %i bytes, however much is left over',
    async (blockByteLength) => {
      for (const leave of [() => 0, () => leftoverByteLength, (index: number) => (index * 7919) % 32_768])
        expect(await isReadWhole(whole, blockByteLength, leave)).toBe(true);
    },
  );

  test('a source may give less than was asked for', async () => {
    const slow: ByteSource = {
      ...whole,
      read: (target, offset) => whole.read(target.subarray(0, 1 + (offset % 1777)), offset),
    };
    expect(await isReadWhole(slow, 65_536, () => 9)).toBe(true);
  });

  test('an empty range gives no window', async () => {
    const reader = new WindowReader(whole, { start: 5, end: 5 }, 4096);
    expect(await reader.next(0)).toBeNull();
  });

  test('a source that ends before its length was changed meanwhile', async () => {
    const shrunk: ByteSource = { ...memorySource('x.mp3', bytes.subarray(0, 100_000)), byteLength: 300_000 };
    await expect(isReadWhole(shrunk, 65_536, () => 0)).rejects.toMatchObject({ code: 'io/changed' });
  });

  test('reads that nobody waits for may fail', async () => {
    const failing: ByteSource = {
      ...whole,
      read: (target, offset) =>
        offset > 5000 ? Promise.reject(new Error('disk')) : whole.read(target, offset),
    };
    const reader = new WindowReader(failing, { start: 0, end: 20_000 }, 4096);
    expect((await reader.next(0))?.bytes).toHaveLength(4096);
    // An unhandled rejection fails the run.
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
