import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { runJson, runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('--touch sets the time of an output that is as planned already, and changes no byte', async () => {
  const folder = await makeFolder();
  const { audio } = await writePair(folder);
  const args = ['episode.md', 'episode.mp3', '-o', 'out.mp3', '--touch'];
  expect((await runJson(folder, ...args)).json.status).toBe('written');
  const out = join(folder, 'out.mp3');
  await utimes(out, 1000, 1000);
  await utimes(audio, 1000, 1000);
  const bytes = await readFile(out);
  expect((await runJson(folder, ...args, '--dry-run')).json.status).toMatch(/planned|unchanged/);
  expect((await stat(out)).mtimeMs).toBe(1_000_000);
  expect((await runJson(folder, ...args)).json.status).toBe('unchanged');
  expect((await stat(out)).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
  expect(await readFile(out)).toEqual(bytes);
  expect((await stat(audio)).mtimeMs).toBe(1_000_000);
  // In place too.
  await runProgram(folder, 'episode.md', 'out.mp3');
  await utimes(out, 1000, 1000);
  await runProgram(folder, 'episode.md', 'out.mp3', '--touch', '--no-verify');
  expect((await stat(out)).mtimeMs).toBeGreaterThan(1_000_000);
});

test.skipIf(spawnSync('make', ['--version']).error !== undefined)(
  'the rule for make in docs/batch.md builds an episode once, also after the notes were touched',
  async () => {
    const folder = await makeFolder();
    const { audio, notes } = await writePair(folder);
    for (const name of ['notes', 'exports', 'finished', '.bin']) await mkdir(join(folder, name));
    await rename(notes, join(folder, 'notes/episode.md'));
    await rename(audio, join(folder, 'exports/episode.mp3'));
    await symlink(join(root, 'bin/chapterize.js'), join(folder, '.bin/chapterize'));
    const text = await readFile(join(root, 'docs/batch.md'), 'utf8');
    await writeFile(join(folder, 'Makefile'), /^```make\n([^]*?)^```$/m.exec(text)?.[1] ?? '');
    const make = (): string =>
      execFileSync('make', ['finished/episode.mp3'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${join(folder, '.bin')}${delimiter}${process.env['PATH']}` },
      });
    expect(make()).toContain('Wrote');
    expect(make()).toMatch(/up to date/);
    const now = Date.now() / 1000;
    await utimes(join(folder, 'finished/episode.mp3'), now - 20, now - 20);
    await utimes(join(folder, 'notes/episode.md'), now - 10, now - 10);
    expect(make()).not.toContain('Wrote');
    expect(make()).toMatch(/up to date/);
  },
);
