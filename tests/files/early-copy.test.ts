import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { applyEdits, type ByteEdit } from '../../src/bytes/byte-edit.js';
import { replaceAtomically } from '../../src/files/atomic-replace.js';
import { copyEarly, type EarlyCopy } from '../../src/files/early-copy.js';
import { openFileSource } from '../../src/files/file-source.js';
import { targetInPlace } from '../../src/files/target.js';
import type { EditPlan } from '../../src/plan/edit-plan.js';
import { listing, patternedBytes, temporaryFolders } from './folder.js';
import { disk } from './recorded-disk.js';

vi.mock('node:fs', async (original) =>
  (await import('./recorded-disk.js')).recordedSync(await original<typeof import('node:fs')>()),
);
vi.mock('node:fs/promises', async (original) =>
  (await import('./recorded-disk.js')).recorded(await original<typeof import('node:fs/promises')>()),
);

const folder = temporaryFolders();
const temporary = /chapterize\.tmp$/;
const from = 100;
const growth = 23;
const bytes = patternedBytes(5000);
/** What makes the first hundred bytes longer by `growth`. */
const edits: readonly ByteEdit[] = [
  { offset: 0, length: 10, content: patternedBytes(40) },
  { offset: 50, length: 7, content: new Uint8Array(0) },
];

beforeEach(() => disk.reset());

function planOf(some: readonly ByteEdit[], resultByteLength = bytes.length + growth): EditPlan {
  return { edits: some, resultByteLength } as unknown as EditPlan;
}

async function begin(signal = new AbortController().signal) {
  const home = await folder();
  const path = join(home, 'a.mp3');
  await writeFile(path, bytes);
  const source = await openFileSource(path);
  const copy = await copyEarly(source, from, growth, { signal });
  return { home, path, source, copy, signal };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Reads as the first pass over a file does: a few buffers in turns, and reads ahead. */
async function readInBlocks({ source }: EarlyCopy, length: number, end = bytes.length): Promise<Uint8Array> {
  const buffers = [0, 1, 2].map(() => new Uint8Array(length));
  const result = new Uint8Array(end);
  const offsets = Array.from({ length: Math.ceil((end - from) / length) }, (_, at) => from + at * length);
  const reads = offsets.map((_, at) => (at < 3 ? readInto(at) : null));
  async function readInto(at: number): Promise<Uint8Array> {
    const target = buffers[at % 3] ?? new Uint8Array(length);
    return target.subarray(
      0,
      await source.read(target.subarray(0, end - (offsets[at] ?? 0)), offsets[at] ?? 0),
    );
  }
  for (const [at, offset] of offsets.entries()) {
    result.set((await reads[at]) ?? [], offset);
    if (at + 3 < offsets.length) reads[at + 3] = readInto(at + 3);
  }
  return result;
}

async function putInPlace({ copy, source, signal }: Begun, plan = planOf(edits)): Promise<void> {
  const content = await copy.contentFor(plan);
  if (content === null) throw new Error('the plan does not fit');
  await replaceAtomically(targetInPlace(source.file), content, () => undefined, { signal });
}

describe('copyEarly()', () => {
  test('gives what the plan gives, however much was read in whatever blocks', async () => {
    const cases = fc.asyncProperty(
      fc.integer({ min: 1, max: 3000 }),
      fc.nat(4900),
      async (length, unread) => {
        const begun = await begin();
        const end = bytes.length - unread;
        const read = await readInBlocks(begun.copy, length, end);
        expect(Buffer.compare(read.subarray(from), bytes.subarray(from, end))).toBe(0);
        await begun.copy.flush();
        await putInPlace(begun);
        expect(Buffer.compare(await readFile(begun.path), applyEdits(bytes, edits))).toBe(0);
        expect(await listing(begun.home)).toEqual(['a.mp3']);
        await begun.source.close();
      },
    );
    await fc.assert(cases, { numRuns: 15 });
  });

  test('copies nothing for the reads in front of the end, and no byte twice', async () => {
    const begun = await begin();
    const { source } = begun.copy;
    await source.read(new Uint8Array(80), 0);
    await source.read(new Uint8Array(200), 4000);
    await source.read(new Uint8Array(60), from);
    await readInBlocks(begun.copy, 1000);
    await begun.copy.flush();
    const written = disk.calls.filter(({ name, path }) => name === 'write' && temporary.test(path));
    expect(written.reduce((sum, { args }) => sum + Number(args[2]), 0)).toBe(bytes.length - from);
    await putInPlace(begun);
    expect(Buffer.compare(await readFile(begun.path), applyEdits(bytes, edits))).toBe(0);
    await begun.source.close();
  });

  test('does not read over bytes that are still to be written', async () => {
    disk.before = ({ name }) => (name === 'write' ? pause(5) : undefined);
    const begun = await begin();
    await readInBlocks(begun.copy, 300);
    await putInPlace(begun);
    expect(Buffer.compare(await readFile(begun.path), applyEdits(bytes, edits))).toBe(0);
    await begun.source.close();
  });

  test('fits no plan that moves the end elsewhere or changes it', async () => {
    const fits = async (plan: EditPlan): Promise<boolean> => {
      const { home, copy, source } = await begin();
      const content = await copy.contentFor(plan);
      expect((await listing(home)).length).toBe(content === null ? 1 : 2);
      await copy.discard();
      await source.close();
      return content !== null;
    };
    const cut = (length: number, gap: number) => [
      { offset: 95, length, content: new Uint8Array(length + gap) },
    ];
    expect(await fits(planOf(edits, bytes.length + growth + 1))).toBe(false);
    expect(await fits(planOf(cut(6, growth)))).toBe(false);
    expect(await fits(planOf(cut(5, growth)))).toBe(true);
  });

  test('leaves nothing behind when it is discarded, also while it writes and syncs', async () => {
    const { home, copy, source } = await begin();
    const reading = readInBlocks(copy, 500).catch(() => undefined);
    await copy.source.read(new Uint8Array(1), from);
    await copy.discard();
    await reading;
    expect(await listing(home)).toEqual(['a.mp3']);
    await copy.discard();
    await source.close();
  });

  test.each([
    { name: 'open', code: 'EACCES' },
    { name: 'write', code: 'ENOSPC' },
    { name: 'datasync', code: 'EIO' },
  ])('reports a failed $name when the file is taken or made complete', async ({ name, code }) => {
    disk.failAt(name, temporary, code);
    const begun = await begin();
    await readInBlocks(begun.copy, 1000);
    await begun.copy.flush();
    await expect(putInPlace(begun)).rejects.toMatchObject({ code });
    expect(Buffer.compare(await readFile(begun.path), bytes)).toBe(0);
    expect(await listing(begun.home)).toEqual(['a.mp3']);
    await begun.source.close();
  });

  test('ends reading when the run is interrupted', async () => {
    const abort = new AbortController();
    const { home, copy, source } = await begin(abort.signal);
    await copy.source.read(new Uint8Array(1000), from);
    abort.abort();
    await expect(copy.source.read(new Uint8Array(1000), from + 1000)).rejects.toMatchObject({
      code: 'interrupted',
    });
    await copy.discard();
    expect(await listing(home)).toEqual(['a.mp3']);
    await source.close();
  });
});
