import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { runJson, runProgram, runWith } from './program.js';
import { makeFolder } from './temp-folder.js';

/** What is after `help:` on stderr. */
async function adviceOn(folder: string, ...args: readonly string[]): Promise<string> {
  const run = await runProgram(folder, ...args);
  expect([args, run.exitCode, run.stdout]).toEqual([args, 2, '']);
  expect(run.stderr.match(/error\[usage\]/g)).toHaveLength(1);
  return /help: (.*)\n$/.exec(run.stderr)?.[1] ?? run.stderr;
}

describe('what newcomers type', { timeout: 30_000 }, () => {
  test('nothing: usage with three examples, exit 2', async () => {
    const run = await runProgram(await makeFolder());
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^Usage: chapterize /);
    expect(run.stderr.match(/^ {2}chapterize .* {2}/gm)).toHaveLength(3);
  });

  test.each([
    [['-o', 'https://podcast.example/x.mp3', '--dry-run'], 'expected the path of a file'],
    [['-o', '-', '--dry-run'], 'expected the path of a file'],
    [['--padding', '268435456'], 'expected a whole number of bytes up to 268435455'],
    [['--cut', '0:20-0:10'], 'expected an earlier and a later time'],
  ])('%j: %s', async (options, expected) => {
    const folder = await makeFolder();
    await writePair(folder);
    const run = await runProgram(folder, 'episode.md', 'episode.mp3', ...options);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(expected);
  });

  test.each([
    [['check', 'episode.md', '--full'], '--full only works with --published'],
    [['check', 'episode.md', '--fetch-chapters'], '--fetch-chapters only works with --feed'],
    [['check', '.', '--full'], '--full only works with --published'],
    [['batch', '.', '--check', '-o', 'finished'], '--output does nothing with --check'],
    [['batch', '.', '--check', '-u'], '--update-front-matter does nothing with --check'],
    [['batch', '.', '--check', '--also', 'json'], '--also does nothing with --check'],
    [
      ['batch', '--journal', 'j', '--list', 'written', '--acknowledge', 'l'],
      '--list does nothing with --ack',
    ],
    [['preview', 'episode.md', '--html', 'p.html', '--embed'], '--embed does nothing with --html'],
    [['preview', 'episode.md', '--peaks', 'p.json'], '--peaks only works with --html'],
  ])('%j: an option that would do nothing is refused', async (args, words) => {
    const folder = await makeFolder();
    await writePair(folder);
    const run = await runProgram(folder, ...args);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(words);
    expect((await readdir(folder)).sort()).toEqual(['episode.md', 'episode.mp3']);
  });

  test('standard input where notes are not read from it: who reads it', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    for (const args of [
      ['export', '-', 'json'],
      ['import', '-', 'episode.md'],
      ['shift', '-', '--cut', '0:01-0:02'],
      ['episode.md', '-'],
    ]) {
      const run = await runProgram(folder, ...args);
      expect([args, run.exitCode, run.stdout]).toEqual([args, 2, '']);
      expect(run.stderr).toContain('only by the main job, check and show');
    }
  });

  test('an empty argument, from a variable that is not set: which one it is', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const run = await runProgram(folder, 'episode.md', '');
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('error[usage] <audio> is empty');
  });

  test('a URL where a file is needed: what to do with it', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const run = await runProgram(folder, 'strip', 'https://podcast.example/x.mp3');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('this is a URL, expected a file');
  });

  test.each([
    [['chek', 'episode.md'], 'check'],
    [['help', 'bacth'], 'batch'],
    [['explain', 'verify/duration-mismach'], 'verify/duration-mismatch'],
    [['explain', 'file-mismach'], 'verify/file-mismatch'],
    [['episode.md', 'episode.mp3', '--dry-rum'], '--dry-run'],
    [['episode.md', 'episode.mp3', '--format', 'jsno'], 'json'],
    [['episode.md', 'episode.mp3', '--players', 'apple,spotfy'], 'spotify'],
    [['episode.md', 'episode.mp3', '--update', 'lenght'], 'length'],
    [['episode.md', 'episode.mp3', '--tag-version', '2.4'], '2.3'],
  ])('%j: did you mean %s?', async (args, meant) => {
    const folder = await makeFolder();
    await writePair(folder);
    expect(await adviceOn(folder, ...args)).toBe(`did you mean ${meant}?`);
  });

  test('an option of another command: which one it belongs to', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    expect(await adviceOn(folder, 'check', 'episode.md', '-o', 'x.mp3')).toContain('the main job');
    expect(await adviceOn(folder, 'episode.md', 'episode.mp3', '--journal', 'x')).toContain(
      'chapterize batch',
    );
  });

  test('a command as an option: that it is a command; the beginning of an option: the option', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    expect(await adviceOn(folder, 'episode.mp3', '--strip')).toBe('strip is a command: chapterize strip ...');
    expect(await adviceOn(folder, 'episode.md', 'episode.mp3', '--out', 'x')).toBe('did you mean --output?');
  });

  test('options before the command', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const { json } = await runJson(folder, '--verbose', 'show', 'episode.md');
    expect(json.status).toBe('checked');
  });

  test('a file that has the name of a command is reached by its path', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'chek'), '0:00 One\n0:30 Two\n');
    await writeFile(join(folder, 'check'), '0:00 One\n0:30 Two\n');
    expect((await runProgram(folder, 'show', './check')).exitCode).toBe(0);
    expect((await runProgram(folder, 'check', 'check')).exitCode).toBe(0);
    expect((await runProgram(folder, 'check', 'chek')).exitCode).toBe(0);
  });

  test('explain alone lists every code', async () => {
    const run = await runProgram(await makeFolder(), 'explain');
    expect(run.exitCode).toBe(0);
    const codes = run.stdout.match(/^[a-z0-9-]+\/[a-z0-9-]+ +(?:error|warning|info) /gm);
    expect(codes?.length).toBeGreaterThan(80);
  });
});

describe('what is printed', { timeout: 30_000 }, () => {
  test('--verbose prints the sha256 of the audio, for one episode and in a batch', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const { json } = await runJson(folder, 'check', 'episode.md', 'episode.mp3');
    const sha256 = String(json.measured?.audioSha256);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const one = await runProgram(folder, 'check', 'episode.md', 'episode.mp3', '--verbose');
    expect(one.stdout).toContain(`sha256 of the audio: ${sha256}\n`);
    const many = await runProgram(folder, 'batch', '.', '--check', '--verbose');
    expect(many.stderr).toContain(`episode.mp3: sha256 ${sha256}\n`);
  });

  test('--links lists the links, FORCE_COLOR colours a pipe', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const { stdout } = await runProgram(folder, 'show', 'episode.md', '--links');
    expect(stdout).toContain('\nLinks:\n  2  https://example.com/');
    const forced = await runWith({ folder, env: { FORCE_COLOR: '1' } }, 'show', 'episode.md');
    expect(forced.stdout).toContain('\u001b[');
  });
});
