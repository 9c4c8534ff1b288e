import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBatchJournal } from '../../src/batch/shard-journal.js';
import { lockWriter } from '../../src/batch/writer-lock.js';
import { temporaryName } from '../../src/files/temporary-name.js';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

const signal = new AbortController().signal;
const lockOptions = { breakLock: false, signal, wait: { totalMs: 0, stepMs: 1 } };
const elsewhere = { place: '00000000', pid: 1, startTicks: '1' };

describe('the journal of a shard', { timeout: 60_000 }, () => {
  test('lets a task that is started again continue where it stopped, with a manifest, too', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(4));
    const rows = plainEpisodes(4).map(({ notes, audio }) => `${notes},${audio}\n`);
    await writeFile(join(folder, 'all.csv'), `notes,audio\n${rows.join('')}`);
    const run = () =>
      runProgram(
        folder,
        'batch',
        '--manifest',
        'all.csv',
        '--shard',
        '1/2',
        '--journal',
        'j-{shard}',
        '--json',
      );
    expect((await run()).stdout).toContain('"written":2,');
    const again = await run();
    expect(again.stdout).toContain('"unchanged":2,"skipped":2');
    expect(await readFile(join(folder, 'j-1-of-2'), 'utf8')).toContain('{"shard":{"index":1,"count":2}}');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('is refused to another shard, and to a second run of its own', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(2));
    expect((await runProgram(folder, 'batch', '.', '--shard', '1/2', '--journal', 'j')).exitCode).toBe(0);
    const other = await runProgram(folder, 'batch', '.', '--shard', '2/2', '--journal', 'j');
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toContain('is the journal of shard 1/2');
    const lock = await lockWriter(join(folder, 'j'), lockOptions);
    const second = await runProgram(folder, 'batch', '.', '--shard', '1/2', '--journal', 'j');
    await lock.release();
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain('another run is writing this journal');
    expect((await runProgram(folder, 'batch', '.', '--shard', '1/2', '--journal', 'j')).exitCode).toBe(0);
  });

  test('belongs to nobody without a shard, as before', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'j');
    const settings = { shard: null, followLinks: false, run: { breakLock: false } } as never;
    const [one, two] = [
      await openBatchJournal(path, settings, signal),
      await openBatchJournal(path, settings, signal),
    ];
    expect([one.shard(), two.shard()]).toEqual([null, null]);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('lockWriter()', () => {
  test('refuses while a lock of another machine beats, and takes over one that is still', async () => {
    const folder = await makeFolder();
    const target = join(folder, 'j');
    const left = join(folder, temporaryName(target, elsewhere));
    await writeFile(left, '.');
    await expect(lockWriter(target, lockOptions)).rejects.toMatchObject({ code: 'io/locked' });
    const past = new Date(Date.now() - 120_000);
    await utimes(left, past, past);
    await (await lockWriter(target, lockOptions)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('waits for a lock of another machine, which may fall still', async () => {
    const folder = await makeFolder();
    const target = join(folder, 'j');
    const left = join(folder, temporaryName(target, elsewhere));
    await writeFile(left, '.');
    const past = new Date(Date.now() - 120_000);
    const timer = setTimeout(() => void utimes(left, past, past), 50);
    const lock = await lockWriter(target, { ...lockOptions, wait: { totalMs: 10_000, stepMs: 10 } });
    clearTimeout(timer);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });
});
