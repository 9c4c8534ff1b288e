import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { runJson, runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

/** What stands after `help:` on stderr. */
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
    [['chek', 'episode.md'], 'check'],
    [['help', 'bacth'], 'batch'],
    [['explain', 'verify/duration-mismach'], 'verify/duration-mismatch'],
    [['explain', 'duration-mismach'], 'verify/duration-mismatch'],
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
    expect(await adviceOn(folder, 'episode.md', 'episode.mp3', '--jobs', '2')).toContain('chapterize batch');
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
