import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytes, frame, hex, syncsafe } from '../build/id3.js';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { program } from './run-hostile.js';

/** Puts a tag before the audio of a sound episode. */
async function withTag(body: Uint8Array, version: 3 | 4, flags = 0): Promise<string> {
  const folder = await makeFolder();
  const { audio } = await writePair(folder, { tag: 'none' }, { length: undefined });
  const tag = bytes('ID3', [version, 0, flags], syncsafe(body.length), body);
  await writeFile(join(folder, 'episode.mp3'), bytes(tag, await readFile(audio)));
  return folder;
}

/** Runs in little memory: what takes hundreds of bytes for each of the tag's would end there. */
function runSmall(folder: string, ...args: readonly string[]) {
  const options = ['--max-old-space-size=256', program, ...args];
  return spawnSync(process.execPath, options, { cwd: folder, encoding: 'utf8', timeout: 20_000 });
}

/** The most memory that a run took, in bytes. */
function runMeasured(folder: string, ...args: readonly string[]) {
  const hook = 'process.on("exit", () => console.error("maxRSS", process.resourceUsage().maxRSS))';
  const options = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, program, ...args];
  const run = spawnSync(process.execPath, options, { cwd: folder, encoding: 'utf8', timeout: 20_000 });
  return { ...run, memory: 1024 * Number(/maxRSS (\d+)/.exec(run.stderr)?.[1]) };
}

const args = ['episode.md', 'episode.mp3', '-o', 'out.mp3', '--no-verify'] as const;

describe('a tag that is made to take time and memory', { timeout: 60_000 }, () => {
  test.each([
    ['headers without frames', bytes('ID3', [3, 0, 0], syncsafe(10))],
    ['headers without a size', bytes('ID3', [4, 0, 0], syncsafe(0))],
    ['footers', bytes('3DI', [4, 0, 0x10], syncsafe(10))],
    ['frames of ours', frame('2.3', 'PRIV', Buffer.from('urn:chapterize\0'))],
    ['tags of other kinds', bytes('TAG', 'APETAGEX', 'LYRICS200')],
  ])('is looked for once behind a megabyte of %s', async (_, piece) => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder, { tag: 'none' }, { length: undefined });
    const junk = Buffer.concat([Buffer.alloc(5000, 1), Buffer.alloc(1 << 20, piece)]);
    await writeFile(audio, bytes(junk, await readFile(audio)));
    const run = runSmall(folder, 'strip', 'episode.mp3');
    expect([run.signal, run.status]).toEqual([null, 1]);
  });

  test('of a million tiny frames is not changed, and this is reported', async () => {
    const tiny = frame('2.3', 'TXXX', [0]);
    const body = Buffer.alloc(tiny.length * 1_000_000, tiny);
    for (const command of [args, ['strip', 'episode.mp3']]) {
      const run = runSmall(await withTag(body, 3), ...command);
      expect(run.status).toBe(1);
      expect(run.stderr).toContain('error[id3/too-many-frames]');
    }
  });

  test('of a frame with a million zeros of unsynchronisation is made readable', async () => {
    const content = Buffer.alloc(2_000_000, hex('ff 00'));
    const body = frame('2.4', 'PRIV', bytes('x\0', content), { flags: 2 });
    const run = runSmall(await withTag(body, 4, 0x80), ...args);
    expect([run.status, run.signal]).toEqual([0, null]);
  });

  test('of chapters with hundreds of thousands of sub-frames is refused in little memory', async () => {
    const inside = Buffer.alloc(5_000_000, frame('2.3', 'TXXX', bytes([0], 'a\0b')));
    const chapter = frame('2.3', 'CHAP', bytes('a\0', new Uint8Array(8), Buffer.alloc(8, 255), inside));
    const own = runMeasured(await withTag(frame('2.3', 'TIT2', [0, 0x41]), 3), ...args).memory;
    const run = runMeasured(await withTag(chapter, 3), ...args);
    expect(run.stderr).toContain('id3/too-many-frames');
    expect([run.status, run.signal]).toEqual([1, null]);
    expect(run.memory - own).toBeLessThan(8 * inside.length);
  });

  test('of a mark with as many edits as it may hold is ignored in little memory', async () => {
    const edits = Buffer.alloc(3 * 65_536, hex('01 00 00'));
    const counts = bytes([1], hex('00 e4 e1 c0 00 00 00 00 00 00 00 64 00 00 00 64'), hex('80 80 04'));
    const mark = frame('2.3', 'PRIV', bytes('urn:chapterize\0', counts, edits, [0, 0]));
    const rest = frame('2.3', 'PRIV', Buffer.alloc(15_000_000, 0x42));
    const own = runMeasured(await withTag(frame('2.3', 'TIT2', [0, 0x41]), 3), ...args).memory;
    const folder = await withTag(bytes(mark, rest), 3);
    const runs = [1, 2, 3].map(() => runMeasured(folder, ...args));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(Math.min(...runs.map(({ memory }) => memory)) - own).toBeLessThan(8 * 15_000_000);
  });

  test('of nothing but unsynchronised FF takes no more than three times its length', async () => {
    const own = runMeasured(await withTag(frame('2.3', 'TIT2', [0, 0x41]), 3), ...args).memory;
    const folder = await withTag(Buffer.alloc(30_000_000, hex('ff 00')), 3, 0x80);
    // When garbage is collected is a matter of chance: what a run needs is the least of three.
    const runs = [1, 2, 3].map(() => runMeasured(folder, ...args));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(Math.min(...runs.map(({ memory }) => memory)) - own).toBeLessThan(3 * 30_000_000);
  });

  test.each([
    ['four gigabytes before the chapters', [0xff, 0xff, 0xff, 0xff], []],
    ['256 MB before the chapters', [0x0f, 0xff, 0xff, 0xff], [0, 0, 0]],
    ['four million edits', [0, 0, 1, 0], [0x80, 0x92, 0xf4, 0x01, ...Buffer.alloc(12_000_000)]],
  ])('with a mark of ours that claims %s is read without them', async (_what, claimed, rest) => {
    const mark = bytes('urn:chapterize\0', [1], claimed, [0, 0, 0, 0], claimed, claimed, rest);
    const chapter = bytes('a\0', Buffer.alloc(7), [9], Buffer.alloc(8, 0xff));
    const body = bytes(frame('2.3', 'CHAP', chapter), frame('2.3', 'PRIV', mark));
    const folder = await withTag(body, 3);
    for (const command of [[...args], ['strip', 'episode.mp3', '-o', 'out2.mp3']]) {
      const run = runMeasured(folder, ...command);
      expect(run.status).toBe(0);
      expect(run.memory).toBeLessThan(150_000_000);
    }
    expect((await readFile(join(folder, 'out2.mp3'))).length).toBeLessThan(body.length + 1_000_000);
  });

  test('with megabytes that are not frames is kept', async () => {
    const body = bytes(frame('2.3', 'TIT2', bytes([0], 'a')), [1], Buffer.alloc(8_000_000, 'C'));
    const run = runSmall(await withTag(body, 3), ...args);
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(/8,000,001 bytes .*\[id3\/junk-in-tag]|id3\/junk-in-tag].*8,000,001 bytes/);
  });
});
