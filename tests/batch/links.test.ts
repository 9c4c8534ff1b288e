import { mkdir, readdir, readFile, realpath, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

/** A checkout with two episodes, and next to it a folder that is none of its business. */
async function makeCheckout() {
  const root = await realpath(await makeFolder());
  const [checkout, elsewhere] = [join(root, 'checkout'), join(root, 'elsewhere')];
  await mkdir(elsewhere);
  await writeCatalogue(join(checkout, 'show'), plainEpisodes(2));
  return { root, checkout, elsewhere };
}

async function runBatch(folder: string, ...args: readonly string[]) {
  const run = await runProgram(folder, 'batch', ...args, '--json');
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { diagnostics = [], summary } = lines.at(-1);
  const codesOf = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);
  return {
    exitCode: run.exitCode,
    summary,
    codes: codesOf(diagnostics),
    episodes: lines.slice(0, -1).map((line) => [line.status, ...codesOf(line.diagnostics)]),
  };
}

describe('batch refuses links that leave the folders named', { timeout: 30_000 }, () => {
  test('an output that is a link to a file elsewhere', async () => {
    const { checkout, elsewhere } = await makeCheckout();
    const victim = join(elsewhere, 'precious');
    await writeFile(victim, 'precious');
    await mkdir(join(checkout, 'out'));
    await symlink(victim, join(checkout, 'out/episode-01.mp3'));
    const run = await runBatch(checkout, 'show', '-o', 'out');
    expect(await readFile(victim, 'utf8')).toBe('precious');
    expect(run.episodes).toContainEqual(['failed', 'io/outside']);
    expect(run.exitCode).toBe(2);
    expect(run.summary).toMatchObject({ written: 1, failed: 1 });
    const free = await runBatch(checkout, 'show', '-o', 'out', '--follow-links');
    expect(free.exitCode).toBe(0);
    expect(await readFile(victim)).toEqual(await readFile(join(checkout, 'out/episode-01.mp3')));
  });

  test('a folder below the output that is a link', async () => {
    const { checkout, elsewhere } = await makeCheckout();
    await mkdir(join(checkout, 'out'));
    await symlink(elsewhere, join(checkout, 'out/show'));
    const run = await runBatch(checkout, '.', '-o', 'out');
    expect(run.episodes).toEqual([
      ['failed', 'io/outside'],
      ['failed', 'io/outside'],
    ]);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('a folder of the output that would be made behind a link', async () => {
    const { checkout, elsewhere } = await makeCheckout();
    await mkdir(join(checkout, 'deep/er'), { recursive: true });
    await rename(join(checkout, 'show'), join(checkout, 'deep/er/show'));
    await mkdir(join(checkout, 'out'));
    await symlink(elsewhere, join(checkout, 'out/deep'));
    await runBatch(checkout, '.', '-o', 'out');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('a linked folder of notes, which is not entered', async () => {
    const { checkout, elsewhere } = await makeCheckout();
    await writeCatalogue(elsewhere, [{ notes: 'other.md', audio: 'other.mp3' }]);
    await symlink(elsewhere, join(checkout, 'show/linked'));
    const before = await readFile(join(elsewhere, 'other.mp3'));
    const run = await runBatch(checkout, 'show');
    expect(run).toMatchObject({ exitCode: 1, codes: ['batch/link-outside'] });
    expect(run.episodes).toHaveLength(2);
    expect(await readFile(join(elsewhere, 'other.mp3'))).toEqual(before);
    // Named, it is one of the folders.
    expect((await runBatch(checkout, 'show', '../elsewhere')).exitCode).toBe(0);
  });

  test('linked notes and linked audio', async () => {
    const { checkout, elsewhere } = await makeCheckout();
    await writeCatalogue(elsewhere, [{ notes: 'other.md', audio: 'other.mp3' }]);
    for (const name of ['other.md', 'other.mp3', 'logo.png'])
      await symlink(join(elsewhere, name), join(checkout, 'show', name));
    const run = await runBatch(checkout, 'show');
    expect(run).toMatchObject({ exitCode: 1, codes: ['batch/link-outside', 'batch/link-outside'] });
    expect(run.summary).toMatchObject({ episodes: 2, written: 2 });
  });

  test('what a manifest names through a link in its own folder', async () => {
    const { root, checkout, elsewhere } = await makeCheckout();
    await writeCatalogue(elsewhere, [{ notes: 'other.md', audio: 'other.mp3' }]);
    await writeCatalogue(join(root, 'private'), [{ notes: 'third.md', audio: 'third.mp3' }]);
    await symlink(join(root, 'private/third.mp3'), join(checkout, 'show/other.mp3'));
    await writeFile(
      join(checkout, 'pairs.csv'),
      'notes,audio,output\nshow/episode-01.md,show/other.mp3,\n../elsewhere/other.md,../elsewhere/other.mp3,out.mp3\n',
    );
    const run = await runBatch(checkout, '--manifest', 'pairs.csv');
    expect(run.episodes).toContainEqual(['failed', 'io/outside']);
    expect(run.summary).toMatchObject({ written: 1, failed: 1 });
  });

  test('but follows those that stay in them', async () => {
    const { checkout } = await makeCheckout();
    await rename(join(checkout, 'show/episode-01.mp3'), join(checkout, '.store.mp3'));
    await symlink('../.store.mp3', join(checkout, 'show/episode-01.mp3'));
    const run = await runBatch(checkout, '.');
    expect(run).toMatchObject({ exitCode: 0, codes: [] });
    expect(run.summary).toMatchObject({ written: 2 });
  });
});
