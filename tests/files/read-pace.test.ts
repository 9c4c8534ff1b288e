import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { ReadPace } from '../../src/files/read-pace.js';

const calls = vi.hoisted(() => ({ now: 0, later: 0, delayMs: 0 }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    readSync: (...args: Parameters<typeof fs.readSync>) => {
      calls.now += 1;
      const end = performance.now() + calls.delayMs;
      while (performance.now() < end);
      return fs.readSync(...args);
    },
    read: (...args: Parameters<typeof fs.read>) => {
      calls.later += 1;
      fs.read(...args);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'chapterize-read-pace-'));
const path = join(folder, 'file');
const bytes = Uint8Array.from({ length: 40 << 20 }, (_, index) => index % 251);
writeFileSync(path, bytes);
const blockByteLength = 1 << 18;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => Object.assign(calls, { now: 0, later: 0, delayMs: 0 }));

async function readAll(pace: ReadPace, byteLength: number): Promise<boolean> {
  const block = new Uint8Array(blockByteLength);
  for (let offset = 0; offset < byteLength; offset += block.length) {
    const count = await pace.readFully(block, offset);
    if (Buffer.compare(block.subarray(0, count), bytes.subarray(offset, offset + count)) !== 0) return false;
  }
  return true;
}

test('leaves the reading to other threads from the first read on that takes as long as a disk', async () => {
  calls.delayMs = 5;
  const pace = new ReadPace(openSync(path, 'r'));
  expect(await readAll(pace, 8 * blockByteLength)).toBe(true);
  expect(calls).toMatchObject({ now: 1, later: 7 });
  await pace.close();
});

test('gives others their turn now and then, and reads the end of the file as it is', async () => {
  const pace = new ReadPace(openSync(path, 'r'));
  expect(await readAll(pace, bytes.length)).toBe(true);
  expect(calls.later).toBeGreaterThanOrEqual(2);
  expect(await pace.readFully(new Uint8Array(10), bytes.length - 4)).toBe(4);
  expect(await pace.readFully(new Uint8Array(10), bytes.length)).toBe(0);
  await pace.close();
});

test('closes only when no thread reads any more', async () => {
  calls.delayMs = 5;
  const pace = new ReadPace(openSync(path, 'r'));
  await pace.readFully(new Uint8Array(blockByteLength), 0);
  const reading = pace.readFully(new Uint8Array(blockByteLength), blockByteLength);
  await Promise.all([pace.close(), expect(reading).resolves.toBe(blockByteLength)]);
  // The next file that is opened gets the same descriptor.
  const other = openSync(path, 'r');
  await expect(pace.readFully(new Uint8Array(10), 0)).rejects.toMatchObject({ code: 'EBADF' });
  closeSync(other);
});
