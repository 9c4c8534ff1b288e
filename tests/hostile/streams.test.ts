import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { folderState, program } from './run-hostile.js';

/** Runs a line of shell with `$chapterize` in it; the streams are what the line makes of them. */
function shell(
  folder: string,
  line: string,
): { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], chapterize: `${process.execPath} ${program}` },
    timeout: 25_000,
  });
  return { exitCode: status, stdout, stderr };
}

async function pairFolder(): Promise<string> {
  const folder = await makeFolder();
  await writePair(folder);
  return folder;
}

function hasChapters(folder: string, name: string): boolean {
  const shown = execFileSync(process.execPath, [program, 'show', name, '--json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { chapters }: { chapters: unknown[] } = JSON.parse(shown);
  return chapters.length === 4;
}

const linux = describe.runIf(process.platform === 'linux');

linux('a stream on a full disk', { timeout: 30_000 }, () => {
  test.each([
    '--version',
    '--help',
    'show episode.md',
    'show episode.md --json',
    'check episode.md episode.mp3',
    'check episode.md episode.mp3 --format github',
    'explain notes/no-chapters',
    'batch . -n',
    'batch . -n --json',
  ])('%s: exit 2 that says so', async (args) => {
    const folder = await pairFolder();
    const before = folderState(folder);
    const run = shell(folder, `$chapterize ${args} >/dev/full`);
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(/cannot print: ENOSPC/) });
    expect(run.stderr).not.toMatch(/^\s+at /mu);
    expect(folderState(folder)).toEqual(before);
  });

  test('is a failure even where the work was done, which it was', async () => {
    const folder = await pairFolder();
    const run = shell(folder, '$chapterize episode.md episode.mp3 >/dev/full 2>/dev/full');
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr: '' });
    expect(hasChapters(folder, 'episode.mp3')).toBe(true);
  });

  test('for findings alone: exit 2', async () => {
    const folder = await pairFolder();
    expect(shell(folder, '$chapterize show gone.mp3 2>/dev/full').exitCode).toBe(2);
  });
});

linux('a stream that is closed', { timeout: 30_000 }, () => {
  test.each(['<&-', '>&-', '2>&-', '<&- >&- 2>&-'])('%s from the start: the work is done', async (closed) => {
    const folder = await pairFolder();
    expect(shell(folder, `$chapterize episode.md episode.mp3 ${closed}`).exitCode).toBe(0);
    expect(hasChapters(folder, 'episode.mp3')).toBe(true);
    expect(shell(folder, `$chapterize show gone.mp3 ${closed}`).exitCode).toBe(2);
    expect(shell(folder, `$chapterize --version ${closed}`).exitCode).toBe(0);
  });

  test.each([
    ['--version', 0],
    ['--help', 0],
    ['episode.md episode.mp3', 0],
    ['show episode.md --json', 0],
    ['check broken.md', 1],
    ['show gone.mp3', 2],
    ['batch . -n', 0],
  ])('%s, by a reader that has gone: exit %i as ever, and quietly', async (args, exitCode) => {
    const folder = await pairFolder();
    shell(folder, 'echo nothing > broken.md');
    // The reader is gone for certain before the first byte comes.
    const run = shell(
      folder,
      `{ sleep 0.2; $chapterize ${args} 2>errors; echo $? >code; } | true; wait; cat code; cat errors >&2`,
    );
    expect(run.stdout).toBe(`${exitCode}\n`);
    expect(run.stderr).not.toMatch(/EPIPE|^\s+at /mu);
  });

  test('by a reader of findings that has gone: the work is done', async () => {
    const folder = await pairFolder();
    const run = shell(
      folder,
      '{ sleep 0.2; $chapterize episode.md episode.mp3 --strict --players all --no-verify 2>&1 >out; echo $? >code; } | true; cat code',
    );
    expect(run.stdout).toMatch(/^[01]\n$/);
  });
});

linux('audio and notes that come by a stream', { timeout: 30_000 }, () => {
  test('a pipe is refused, a file behind /dev/stdin is read', async () => {
    const folder = await pairFolder();
    expect(shell(folder, 'cat episode.md | $chapterize show /dev/stdin').exitCode).toBe(2);
    expect(shell(folder, '$chapterize show <(cat episode.md)').exitCode).toBe(2);
    expect(shell(folder, '$chapterize show /dev/stdin < episode.md').exitCode).toBe(0);
  });
});
