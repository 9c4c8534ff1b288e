import { execFileSync, spawnSync } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { folderState, program, runHostile } from './run-hostile.js';

async function pairFolder(): Promise<string> {
  const folder = await makeFolder();
  await writePair(folder);
  return folder;
}

describe.runIf(process.platform !== 'win32')('arguments that are not files', { timeout: 30_000 }, () => {
  test.each([
    ['a device', '/dev/null', 'io/not-a-file'],
    ['a device without an end', '/dev/zero', 'io/not-a-file'],
    ['a device that takes nothing', '/dev/full', 'io/not-a-file'],
    ['a terminal', '/dev/tty', 'io/'],
    ['a folder', '.', 'io/not-a-file'],
    ['a file taken for a folder', 'episode.mp3/', 'io/not-found'],
    ['a FIFO', 'pipe', 'io/not-a-file'],
    ['a link to a FIFO', 'to-pipe', 'io/not-a-file'],
    ['a link to itself', 'loop', 'io/not-a-file'],
    ['a link to nothing', 'dangling', 'io/not-'],
    ['a name too long', 'x'.repeat(5000), 'io/not-found'],
    ['no name', '', 'usage'],
  ])('%s', async (_what, name, code) => {
    const folder = await pairFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await symlink('pipe', join(folder, 'to-pipe'));
    await symlink('loop', join(folder, 'loop'));
    await symlink('gone', join(folder, 'dangling'));
    const before = folderState(folder);
    for (const args of [
      ['show', name],
      [name, 'episode.mp3'],
      ['episode.md', name],
    ]) {
      const run = await runHostile(folder, ...args);
      expect([args, run.exitCode]).toEqual([args, 2]);
      expect(run.stderr).toContain(`error[${code}`);
    }
    expect(folderState(folder)).toEqual(before);
  });

  test('a pipe that a shell gives as a path is called one', async () => {
    const folder = await pairFolder();
    const script = `"${process.execPath}" "${program}" show <(cat episode.md); echo "exit $?"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toMatch(/^chapterize: error\[io\/not-a-file\] \/dev\/fd\/\d+: is a FIFO, not a file$/m);
    expect(stdout).toBe('exit 2\n');
  });

  test.each([
    '/dev/null',
    '/dev/full',
    '.',
    'pipe',
    'loop',
    'dangling',
    'gone/out.mp3',
    'episode.mp3/out.mp3',
    '',
    'episode.md',
  ])('as -o: %j is refused', async (name) => {
    const folder = await pairFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await symlink('loop', join(folder, 'loop'));
    await symlink('gone', join(folder, 'dangling'));
    const before = folderState(folder);
    const run = await runHostile(folder, 'episode.md', 'episode.mp3', '-o', name);
    expect(run.exitCode).toBe(2);
    expect(folderState(folder)).toEqual(before);
  });

  test('notes given for audio, audio for notes', async () => {
    const folder = await pairFolder();
    const before = folderState(folder);
    // An mp3 in the place of notes is wrong usage; notes in the place of an mp3 are a file with something wrong in it.
    for (const [exitCode, ...args] of [
      [2, 'episode.mp3', 'episode.md'],
      [2, 'episode.mp3', 'episode.mp3'],
      [1, 'episode.md', 'episode.md'],
      [1, 'strip', 'episode.md'],
    ] as const) {
      expect((await runHostile(folder, ...args)).exitCode, args.join(' ')).toBe(exitCode);
    }
    expect(folderState(folder)).toEqual(before);
  });
});

describe('names that look like something else', { timeout: 30_000 }, () => {
  const names = [
    '--version',
    '-o',
    '--',
    '-',
    '..',
    'batch',
    'https:',
    '~',
    '*',
    '%s%n',
    '$HOME',
    '`touch ran`',
    '\\',
    'con',
    '\u202e3pm',
    'ﬀ',
    'e\u0301',
  ];

  test.each(names.filter((name) => name !== '..'))('%j is a name behind --', async (name) => {
    const folder = await pairFolder();
    await mkdir(join(folder, 'in'));
    const [notes, audio] = [`in/${name}.md`, `in/${name}.mp3`];
    await copyFile(join(folder, 'episode.md'), join(folder, notes));
    await copyFile(join(folder, 'episode.mp3'), join(folder, audio));
    const run = await runHostile(join(folder, 'in'), '--', `${name}.md`, `${name}.mp3`);
    expect(run.exitCode, run.stderr).toBe(0);
    expect(Object.keys(folderState(folder)).toSorted()).toEqual(
      ['episode.md', 'episode.mp3', 'in', notes, audio].toSorted(),
    );
  });

  test.each([
    ['an option', ['--\u001b[31mred\u0007']],
    ['a value', ['show', '--format', '\u001b]0;title\u0007', 'x']],
    ['a time', ['--offset', '\u009b31m', 'a', 'b']],
    ['a code', ['explain', '\u001b[2J']],
    ['an argument too many', ['a', 'b', '\u001b[2J\n::error::x']],
    ['a file', ['show', '::stop-commands::x\u001b[2J.md']],
    ['a pair', ['::error file=a::x', '\n::error::y##[add-mask]z']],
    ['a player', ['check', 'episode.md', '--players', '\u001b[1m']],
    ['a folder of a batch', ['batch', '::error::\u001b[31m']],
    ['an intro', ['show', 'episode.md', '--intro', '\u001b[2J\n::error::x ##[group]']],
  ])('%s with control characters and commands in it is printed harmlessly', async (_what, args) => {
    const folder = await pairFolder();
    for (const more of [[], ['--format', 'json'], ['--format', 'github']])
      await runHostile(folder, ...args, ...more);
  });

  test('files of such names are listed harmlessly', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    for (const name of ['::error::a', '\u001b[2Jb', 'c\n::error::d', '##[add-mask]e', '\u202ef']) {
      await writeFile(join(folder, `${name}.md`), '- 0:00 One\n- 0:70 Two\n');
      await copyFile(join(folder, 'episode.mp3'), join(folder, `${name}.mp3`));
    }
    for (const more of [[], ['--json'], ['--format', 'github']]) {
      const run = await runHostile(folder, 'batch', '.', '-n', ...more);
      expect(run.stdout + run.stderr).toContain('add-mask');
      expect(run.exitCode).toBe(1);
    }
  });
});
