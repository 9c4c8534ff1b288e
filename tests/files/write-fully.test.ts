import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WritableHandle, writeFully } from '../../src/files/write-fully.js';

/** A file in memory that takes at most so many bytes at each call. */
function sparingHandle(counts: readonly number[]): { handle: WritableHandle; written: () => Uint8Array } {
  const taken = new Map<number, number>();
  let call = 0;
  const write = (bytes: Uint8Array, offset: number, length: number, position: number) => {
    const bytesWritten = Math.min(length, counts[call++ % counts.length] ?? 0);
    for (let at = 0; at < bytesWritten; at += 1) taken.set(position + at, bytes[offset + at] ?? -1);
    return Promise.resolve({ bytesWritten });
  };
  return {
    handle: { write },
    written: () =>
      Uint8Array.from(
        [...taken.keys()].sort((a, b) => a - b),
        (key) => taken.get(key) ?? 0,
      ),
  };
}

test('writeFully() writes every byte in its place however few each call takes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      async (bytes, counts) => {
        const { handle, written } = sparingHandle(counts);
        await writeFully(handle, bytes, 0);
        expect(written()).toEqual(bytes);
      },
    ),
  );
});

test('writeFully() ends with a failure when the disk takes nothing', async () => {
  const { handle } = sparingHandle([3, 0]);
  await expect(writeFully(handle, new Uint8Array(10), 0)).rejects.toMatchObject({ code: 'io/write' });
});
