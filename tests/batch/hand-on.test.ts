import { execFileSync } from 'node:child_process';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));

async function makeFinished(count = 2): Promise<string> {
  const folder = await makeFolder();
  await writeCatalogue(folder, plainEpisodes(count));
  expect((await runProgram(folder, 'batch', '.', '-o', 'out', '--journal', 'j')).exitCode).toBe(0);
  return folder;
}

const list = (folder: string, ...args: readonly string[]) =>
  runProgram(folder, 'batch', '--journal', 'j', '--list', 'written', ...args);
const linesOf = ({ stdout }: { stdout: string }): string[] =>
  stdout.split('\n').filter((line) => line !== '');
const [first, second] = [join('out', 'episode-01.mp3'), join('out', 'episode-02.mp3')];

async function acknowledge(folder: string, ...lines: readonly string[]) {
  await writeFile(join(folder, 'list'), `${lines.join('\n')}\n`);
  return runProgram(folder, 'batch', '--journal', 'j', '--acknowledge', 'list');
}

test('what is acknowledged is not listed again, the rest is', async () => {
  const folder = await makeFinished();
  expect(linesOf(await list(folder)).sort()).toEqual([first, second]);
  expect((await acknowledge(folder, first)).exitCode).toBe(0);
  expect(linesOf(await list(folder))).toEqual([second]);
  expect((await acknowledge(folder, first, '', second)).exitCode).toBe(0);
  expect(linesOf(await list(folder))).toEqual([]);
});

test('a file that was made again between list and acknowledgement stays on the list that told its state', async () => {
  const folder = await makeFinished(1);
  const before = linesOf(await list(folder, '--json'));
  const notes = join(folder, 'episode-01.md');
  await writeFile(notes, (await readFile(notes, 'utf8')).replace(/(\[@0:15\].*)/, '$1, changed'));
  await runProgram(folder, 'batch', '.', '-o', 'out', '--journal', 'j');
  expect((await acknowledge(folder, ...before)).exitCode).toBe(0);
  expect(linesOf(await list(folder))).toEqual([first]);
});

test('a check finishes nothing', async () => {
  const folder = await makeFolder();
  await writeCatalogue(folder, plainEpisodes(1));
  await runProgram(folder, 'batch', '.', '--check', '--journal', 'j');
  expect(linesOf(await list(folder))).toEqual([]);
});

test('a file that is gone is left out, with a word', async () => {
  const folder = await makeFinished();
  await rm(join(folder, first));
  const run = await list(folder);
  expect(linesOf(run)).toEqual([second]);
  expect(run.stderr).toContain('batch/finished-gone');
});

test('a path of several lines comes as an object, and is taken as such', async () => {
  const folder = await makeFolder();
  await writeCatalogue(folder, [{ notes: 'a\nb.md', audio: 'a\nb.mp3', file: null }]);
  await runProgram(folder, 'batch', '.', '--journal', 'j');
  const lines = linesOf(await list(folder));
  expect(lines).toMatchObject([expect.stringMatching(/^\{"output":"a\\nb\.mp3"/)]);
  expect((await acknowledge(folder, ...lines)).exitCode).toBe(0);
  expect(linesOf(await list(folder))).toEqual([]);
});

test('nothing is acknowledged if one line is not in the journal', async () => {
  const folder = await makeFinished();
  const run = await acknowledge(folder, first, 'out/other.mp3');
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain('line 2');
  expect(linesOf(await list(folder))).toHaveLength(2);
});

test('a journal is needed, and must be there', async () => {
  const folder = await makeFolder();
  expect((await runProgram(folder, 'batch', '--list', 'written')).stderr).toContain('--journal');
  const run = await list(folder);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain('io/not-found');
  expect((await runProgram(folder, 'batch', '.', '--journal', 'j', '--list', 'written')).exitCode).toBe(2);
});

test.each(['--journal', '--report', '--junit'])(
  '%s is not written through a symbolic link',
  async (option) => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(1));
    const precious = join(await makeFolder(), 'precious');
    await writeFile(precious, 'precious');
    await symlink(precious, join(folder, 'log'));
    const run = await runProgram(folder, 'batch', '.', option, 'log');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('io/outside');
    expect(await readFile(precious, 'utf8')).toBe('precious');
  },
);

test.skipIf(process.platform === 'win32')('a report can go to another program', async () => {
  const folder = await makeFolder();
  await writeCatalogue(folder, plainEpisodes(1));
  const script = `'${process.execPath}' '${program}' batch . --report >(cat > copy) --quiet; wait $!`;
  execFileSync('bash', ['-c', script], { cwd: folder });
  await expect.poll(() => readFile(join(folder, 'copy'), 'utf8')).toMatch(/^\{.*\n\{"summary.*\n$/);
});
