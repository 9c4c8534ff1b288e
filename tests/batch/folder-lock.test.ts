import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveBatchOptions } from '../../src/batch/batch-options.js';
import { lockFolder } from '../../src/batch/folder-lock.js';
import { trackFolders } from '../../src/files/made-folders.js';
import { runApart, runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

const part = (index: number, count: number) => resolveBatchOptions({ shard: { index, count } });
const whole = resolveBatchOptions({});

test('a second batch on an output folder is told so, once, and changes nothing', {
  timeout: 30_000,
}, async () => {
  const folder = await makeFolder();
  await writeCatalogue(folder, plainEpisodes(3));
  const lock = await lockFolder(join(folder, 'out'), trackFolders(), whole);
  const run = await runProgram(folder, 'batch', '.', '-o', 'out');
  expect(run.exitCode).toBe(2);
  expect(run.stderr.match(/error\[/g)).toHaveLength(1);
  expect(run.stderr).toContain('error[io/locked] out: another batch is writing to this folder');
  expect((await readdir(join(folder, 'out'))).filter((name) => name.endsWith('.mp3'))).toEqual([]);
  await lock.release();
  expect((await runProgram(folder, 'batch', '.', '-o', 'out')).exitCode).toBe(0);
  expect((await readdir(join(folder, 'out'))).sort()).toEqual([
    'episode-01.mp3',
    'episode-02.mp3',
    'episode-03.mp3',
  ]);
});

test('two batches at once: one does all, the other says why not', { timeout: 60_000 }, async () => {
  const folder = await makeFolder();
  await writeCatalogue(join(folder, 'show'), plainEpisodes(12));
  for (let round = 0; round < 3; round += 1) {
    const runs = await Promise.all(
      [1, 2].map(() => runApart({ folder }, 'batch', 'show', '-o', `out${round}`)),
    );
    for (const run of runs) {
      // The later one may also come when all is done.
      if (run.exitCode === 0) expect(run.stderr).toBe('');
      else expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('io/locked') });
      expect(run.stderr).not.toMatch(/io\/changed|leads nowhere/);
    }
    expect(runs.some(({ exitCode }) => exitCode === 0)).toBe(true);
    expect(await readdir(join(folder, `out${round}`))).toHaveLength(12);
  }
});

test('shards of one list share a folder; the same shard, and parts of another division, do not', async () => {
  const out = join(await makeFolder(), 'out');
  const locks = [
    await lockFolder(out, trackFolders(), part(1, 3)),
    await lockFolder(out, trackFolders(), part(2, 3)),
  ];
  const locked = { code: 'io/locked' };
  await expect(lockFolder(out, trackFolders(), part(2, 3))).rejects.toMatchObject(locked);
  await expect(lockFolder(out, trackFolders(), part(3, 4))).rejects.toMatchObject(locked);
  await expect(lockFolder(out, trackFolders(), whole)).rejects.toMatchObject(locked);
  for (const lock of locks) await lock.release();
  await (await lockFolder(out, trackFolders(), whole)).release();
  expect(await readdir(out)).toEqual([]);
});

test('a batch that writes nothing leaves no folder behind', { timeout: 30_000 }, async () => {
  const folder = await makeFolder();
  await writeCatalogue(join(folder, 'show/season'), plainEpisodes(2));
  for (const name of ['episode-01.md', 'episode-02.md'])
    await writeFile(join(folder, 'show/season', name), '- 0:00 One\n- 9:00:00 Beyond the end\n');
  const before = await readdir(folder);
  const run = await runProgram(folder, 'batch', 'show', '-o', 'new/out');
  expect(run.exitCode).toBe(1);
  expect(await readdir(folder)).toEqual(before);
});
