import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readManifest, readManifestShard } from '../../src/batch/manifest.js';
import { rangedByteLength } from '../../src/batch/manifest-part.js';
import { takeByteShard } from '../../src/batch/shard.js';
import { makeFolder } from '../run/temp-folder.js';

/** A manifest that is long enough to be read by ranges; lines of many lengths, some with characters of several bytes. */
async function writeLarge(name = 'm.csv', odd: ReadonlyMap<number, string> = new Map()) {
  const path = join(await makeFolder(), name);
  const lines: string[] = [];
  for (let byteLength = 0, index = 0; byteLength < rangedByteLength; index += 1) {
    const stem = `${'ä'.repeat(index % 37)}e-${index}-${'x'.repeat((index * 7919) % 150)}`;
    const line = odd.get(index) ?? `notes/${stem}.md,"s3://b/${stem}.mp3"`;
    lines.push(line);
    byteLength += Buffer.byteLength(line) + 1;
  }
  await writeFile(path, `notes,audio\n${lines.join('\n')}\n`);
  return { path, count: lines.length, lines };
}

describe('readManifestShard()', () => {
  test.each([1, 2, 7, 100])('gives each row to one of %i shards', async (count) => {
    const { path } = await writeLarge();
    const whole = (await readManifest(path)).rows.map(({ notes }) => notes);
    const parts: string[] = [];
    let most = 0;
    for (let index = 1; index <= count; index += 1) {
      const part = await readManifestShard(path, { index, count });
      expect(part?.diagnostics).toEqual([]);
      most = Math.max(most, part?.rows.length ?? 0);
      parts.push(...(part?.rows ?? []).map(({ notes }) => notes));
    }
    expect(parts).toEqual(whole);
    expect(most).toBeLessThan((whole.length / count) * 2 + 10);
  });

  test('has more shards than rows in its part without losing one', async () => {
    const { path } = await writeLarge('m.csv', new Map([[0, `notes/long.md,${'y'.repeat(60_000)}.mp3`]]));
    const rows = [];
    for (let index = 1; index <= 120; index += 1)
      rows.push(...((await readManifestShard(path, { index, count: 120 }))?.rows ?? []));
    expect(rows).toHaveLength((await readManifest(path)).rows.length);
  });

  test('reads small manifests, and JSON, whole', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'm.csv'), 'notes,audio\na.md,a.mp3\n');
    expect(await readManifestShard(join(folder, 'm.csv'), { index: 1, count: 2 })).toBeNull();
    await writeFile(join(folder, 'm.json'), `\n[${' '.repeat(rangedByteLength)}]\n`);
    expect(await readManifestShard(join(folder, 'm.json'), { index: 1, count: 2 })).toBeNull();
  });

  test('says at which byte a row is wrong', async () => {
    const { path, lines } = await writeLarge('m.csv', new Map([[9_000, 'notes/ö.md,']]));
    const offset = Buffer.byteLength(`notes,audio\n${lines.slice(0, 9_000).join('\n')}\n`);
    const found = [];
    for (let index = 1; index <= 3; index += 1)
      found.push(...((await readManifestShard(path, { index, count: 3 }))?.diagnostics ?? []));
    expect(found.map(({ code, place }) => ({ code, place }))).toEqual([
      { code: 'batch/manifest', place: { kind: 'bytes', file: path, offset, length: 12 } },
    ]);
  });

  test('refuses a cell that continues in the next line', async () => {
    const { path } = await writeLarge('m.csv', new Map([[9, '"notes/a\nb.md",a.mp3']]));
    const part = await readManifestShard(path, { index: 1, count: 2 });
    expect(part?.rows).toEqual([]);
    expect(part?.diagnostics[0]?.message).toContain('one line per episode');
  });
});

describe('takeByteShard()', () => {
  test('gives each byte to one shard', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 500 }), (byteLength, count) => {
        let at = 0;
        for (let index = 1; index <= count; index += 1) {
          const { start, end } = takeByteShard(byteLength, { index, count });
          if (start !== at || end < start) return false;
          at = end;
        }
        return at === byteLength;
      }),
      { numRuns: 100, seed: 21 },
    );
  });
});
