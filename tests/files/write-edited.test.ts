import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type ByteEdit } from '../../src/bytes/byte-edit.js';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.js';
import { writeEdited } from '../../src/files/write-edited.js';
import type { WritableHandle } from '../../src/files/write-fully.js';
import { patternedBytes, temporaryFolders } from './folder.js';

const folder = temporaryFolders();
const never = new AbortController().signal;

async function written(source: ByteSource, edits: readonly ByteEdit[]): Promise<Uint8Array> {
  const path = join(await folder(), 'out');
  const handle = await open(path, 'wx');
  try {
    await writeEdited(source, edits, handle, never);
  } finally {
    await handle.close();
  }
  return new Uint8Array(await readFile(path));
}

/** Edits that do not overlap: gaps and lengths in turn. */
const someEdits = fc
  .array(fc.tuple(fc.nat(90), fc.nat(30), fc.uint8Array({ maxLength: 50 })), { maxLength: 6 })
  .map((rows) => {
    let offset = 0;
    return rows.map(([gap, length, content]) => {
      const edit = { offset: offset + gap, length, content };
      offset = edit.offset + length;
      return edit;
    });
  });

test('writeEdited() gives what applyEdits() gives in memory', async () => {
  await fc.assert(
    fc.asyncProperty(someEdits, async (edits) => {
      const bytes = patternedBytes(800);
      expect(await written(memorySource('a', bytes), edits)).toEqual(applyEdits(bytes, edits));
    }),
    { numRuns: 60 },
  );
});

test('writeEdited() keeps the order of bytes over many chunks', async () => {
  const bytes = patternedBytes(5 * 1024 * 1024 + 3);
  const edits = [
    { offset: 0, length: 10, content: patternedBytes(1_500_000) },
    { offset: 2_097_153, length: 0, content: Uint8Array.of(1, 2, 3) },
  ];
  const result = await written(memorySource('a', bytes), edits);
  expect(Buffer.compare(result, applyEdits(bytes, edits))).toBe(0);
});

test('writeEdited() fails when the source has become shorter', async () => {
  const source = { ...memorySource('a.mp3', patternedBytes(100)), byteLength: 101 };
  await expect(written(source, [])).rejects.toMatchObject({ code: 'io/changed' });
});

test('writeEdited() stops within one chunk of an interruption', async () => {
  const controller = new AbortController();
  let count = 0;
  const out: WritableHandle = {
    write: (_bytes, _offset, length) => {
      count += 1;
      controller.abort('SIGINT');
      return Promise.resolve({ bytesWritten: length });
    },
  };
  const source = memorySource('a.mp3', patternedBytes(4 * 1024 * 1024));
  await expect(writeEdited(source, [], out, controller.signal)).rejects.toMatchObject({
    code: 'interrupted',
  });
  expect(count).toBe(1);
});
