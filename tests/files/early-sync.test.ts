import { describe, expect, test } from 'vitest';
import { syncEarly } from '../../src/files/early-sync.js';

const mebibyte = new Uint8Array(1024 * 1024);

/** A handle whose syncs end when told to. */
function heldHandle() {
  const syncs: { readonly end: (error?: Error) => void }[] = [];
  return {
    syncs,
    write: async (_bytes: Uint8Array, _offset: number, length: number) => ({
      bytesWritten: length,
      buffer: mebibyte,
    }),
    datasync: () =>
      new Promise<void>((resolve, reject) => {
        syncs.push({ end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
  };
}

function early(handle: ReturnType<typeof heldHandle>) {
  const sync = syncEarly(handle as unknown as Parameters<typeof syncEarly>[0]);
  const writeMebibytes = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await sync.write(mebibyte, 0, mebibyte.length, 0);
  };
  return { sync, writeMebibytes };
}

describe('syncEarly()', () => {
  test('leaves a small file alone', async () => {
    const handle = heldHandle();
    const { sync, writeMebibytes } = early(handle);
    await writeMebibytes(7);
    await sync.settle();
    expect(handle.syncs).toHaveLength(0);
  });

  test('has one sync under way at a time', async () => {
    const handle = heldHandle();
    const { sync, writeMebibytes } = early(handle);
    await writeMebibytes(30);
    expect(handle.syncs).toHaveLength(1);
    handle.syncs[0]?.end();
    await Promise.resolve();
    await writeMebibytes(1);
    expect(handle.syncs).toHaveLength(2);
    handle.syncs[1]?.end();
    await sync.settle();
  });

  test('settles only when the sync under way has ended', async () => {
    const handle = heldHandle();
    const { sync, writeMebibytes } = early(handle);
    await writeMebibytes(8);
    const settled = sync.settle().then(() => 'settled');
    const first = await Promise.race([settled, new Promise((resolve) => setImmediate(resolve, 'waiting'))]);
    expect(first).toBe('waiting');
    handle.syncs[0]?.end();
    expect(await settled).toBe('settled');
  });

  test('reports a sync that failed, although writing and later syncs succeed', async () => {
    const handle = heldHandle();
    const { sync, writeMebibytes } = early(handle);
    await writeMebibytes(8);
    handle.syncs[0]?.end(new Error('EIO'));
    await new Promise((resolve) => setImmediate(resolve));
    await writeMebibytes(8);
    handle.syncs[1]?.end();
    await expect(sync.settle()).rejects.toThrow('EIO');
  });
});
