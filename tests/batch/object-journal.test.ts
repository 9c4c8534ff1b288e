import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/batch/journal-entry.js';
import { openObjectJournal } from '../../src/batch/object-journal.js';
import { createSegmentWriter, linesOfObject, listSegments } from '../../src/batch/object-segments.js';
import { createMemoryStore, type MemoryStore } from '../build/memory-store.js';

const signal = new AbortController().signal;
const wait = { totalMs: 300, stepMs: 10 };
const shard = { index: 1, count: 2 };
const stamp = { size: '1', mtimeNs: '0', ino: '"etag"' };

const entry = (name: string): JournalEntry => ({
  notes: `/notes/${name}.md`,
  audio: `s3://b/${name}.mp3`,
  output: null,
  notesSha256: 'ab',
  audioStamp: stamp,
  outputStamp: null,
  options: 'o',
  statedFile: null,
  measured: null,
  isCheck: false,
});

const open = ({ store }: MemoryStore, options: { readonly breakLock?: boolean } = {}) =>
  openObjectJournal('s3://b/j', { breakLock: false, signal, wait, ...options }, store);

/** Makes all segments look as if a run of another machine had written them. */
function moveElsewhere({ objects }: MemoryStore, modified = new Date()): void {
  for (const [key, { bytes }] of objects) {
    const text = new TextDecoder().decode(bytes).replace(/"place":"\w+"/, '"place":"00000000"');
    objects.set(key, { bytes: new TextEncoder().encode(text), modified });
  }
}

describe('a journal in a bucket', () => {
  test('is read again by the next run, however many segments it has', async () => {
    const memory = createMemoryStore();
    const first = await open(memory);
    await first.claim(shard);
    for (const name of ['a', 'b']) await first.append(entry(name));
    await first.close();
    const second = await open(memory);
    expect(second.shard()).toEqual(shard);
    expect(second.find(entry('b'))).toEqual(entry('b'));
    expect(second.find(entry('c'))).toBeNull();
    await second.append(entry('c'));
    await second.close();
    const third = await openObjectJournal('s3://b/j', null, memory.store);
    expect(third.find(entry('c'))).toEqual(entry('c'));
    expect(third.diagnostics).toEqual([]);
    const before = memory.objects.size;
    await third.close();
    expect(memory.objects.size).toBe(before);
  });

  test('is refused while its run is at work, and taken over once that is killed or broken', async () => {
    const memory = createMemoryStore();
    const first = await open(memory);
    await expect(open(memory)).rejects.toMatchObject({ code: 'io/locked' });
    const second = await open(memory, { breakLock: true });
    // The first lives all the same: it writes nothing more.
    await first.append(entry('a'));
    await expect(first.close()).rejects.toMatchObject({ code: 'io/locked' });
    await expect(first.append(entry('b'))).rejects.toMatchObject({ code: 'io/locked' });
    await second.append(entry('c'));
    await second.close();
    const third = await open(memory);
    expect([third.find(entry('a')), third.find(entry('c'))]).toEqual([null, entry('c')]);
    await third.close();
  });

  test('waits for a run of another machine to be silent, and is refused while it is not', async () => {
    const memory = createMemoryStore();
    const first = await open(memory);
    moveElsewhere(memory);
    const started = performance.now();
    const second = await open(memory);
    expect(performance.now() - started).toBeGreaterThan(wait.totalMs - wait.stepMs);
    await second.close();
    await first.close().catch(() => undefined);

    const other = createMemoryStore();
    const alive = await open(other);
    moveElsewhere(other);
    const writer = createSegmentWriter(other.store, { bucket: 'b', key: 'j' }, 1, false);
    setTimeout(() => void writer.write('\n').then(writer.flush), 50);
    await expect(open(other)).rejects.toMatchObject({ code: 'io/locked' });
    await writer.close();
    await alive.close().catch(() => undefined);
  });

  test('takes over at once what has been silent for long', async () => {
    const memory = createMemoryStore();
    const first = await open(memory);
    moveElsewhere(memory, new Date(Date.now() - 3_600_000));
    const started = performance.now();
    const second = await open(memory);
    expect(performance.now() - started).toBeLessThan(wait.totalMs);
    await second.close();
    await first.close().catch(() => undefined);
  });
});

describe('createSegmentWriter()', () => {
  const base = { bucket: 'b', key: 'r' };

  async function linesIn({ store }: MemoryStore): Promise<string[]> {
    const lines: string[] = [];
    for (const { address } of await listSegments(store, base))
      for await (const line of linesOfObject(store, address)) lines.push(line);
    return lines;
  }

  test('takes what it has written itself for written, when the answer was lost and the request repeated', async () => {
    const memory = createMemoryStore();
    let isLost = true;
    memory.afterPut = () => {
      if (!isLost) return;
      isLost = false;
      throw Object.assign(new Error('PreconditionFailed'), {
        name: 'PreconditionFailed',
        $metadata: { httpStatusCode: 412 },
      });
    };
    const writer = createSegmentWriter(memory.store, base, 0, false);
    await writer.write('{"a":1}\n');
    await writer.close();
    expect(await linesIn(memory)).toEqual(['{"a":1}\n']);
    expect(memory.objects.size).toBe(1);
  });

  test('lets several add to a shared one, each in a segment of its own', async () => {
    const memory = createMemoryStore();
    const writers = ['x', 'y', 'z'].map((name) => ({
      name,
      writer: createSegmentWriter(memory.store, base, 0, true),
    }));
    for (const { name, writer } of writers) await writer.write(`${name}\n`);
    await Promise.all(writers.map(({ writer }) => writer.close()));
    expect((await linesIn(memory)).sort()).toEqual(['x\n', 'y\n', 'z\n']);
  });

  test('writes a segment once its lines are long, without being asked', async () => {
    const memory = createMemoryStore();
    const writer = createSegmentWriter(memory.store, base, 0, false);
    for (let line = 0; line < 100; line += 1) await writer.write(`${'l'.repeat(1000)}\n`);
    expect(memory.objects.size).toBe(1);
    await writer.close();
    expect(await linesIn(memory)).toHaveLength(100);
  });
});
