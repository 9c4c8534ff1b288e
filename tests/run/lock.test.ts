import { open, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRunMark } from '../../src/files/run-mark.js';
import { temporaryName } from '../../src/files/temporary-name.js';
import { writePair } from './episode-folder.js';
import { outcomeOf, runJson, runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

/** A lock that seems to be of a run at work, this process: it is open, and lies still. */
async function lock(folder: string): Promise<string> {
  const path = join(folder, temporaryName('episode.mp3', ownRunMark()));
  const handle = await open(path, 'w');
  onTestFinished(() => handle.close());
  await utimes(path, 1000, 1000);
  return path;
}

test('a lock that cannot be told from a stale one is named, and --break-lock removes it', async () => {
  const folder = await makeFolder();
  await writePair(folder);
  const path = await lock(folder);
  const run = await runJson(folder, 'episode.md', 'episode.mp3');
  expect(run.exitCode).toBe(2);
  expect(run.json.diagnostics).toMatchObject([{ code: 'io/locked' }]);
  expect(run.json.diagnostics[0]?.help).toContain(path);
  expect(run.json.diagnostics[0]?.help).toContain('--break-lock');
  const forced = await runProgram(folder, 'episode.md', 'episode.mp3', '--break-lock');
  expect(outcomeOf(forced)).toBe('done');
  expect((await readdir(folder)).sort()).toEqual(['episode.md', 'episode.mp3']);
});

test.each([
  ['strip', 'episode.mp3'],
  ['batch', '.'],
])('%s takes --break-lock too', async (...args) => {
  const folder = await makeFolder();
  await writePair(folder);
  if (args[0] === 'strip') await runProgram(folder, 'episode.md', 'episode.mp3');
  await lock(folder);
  expect((await runProgram(folder, ...args)).exitCode).toBe(2);
  expect((await runProgram(folder, ...args, '--break-lock')).exitCode).toBe(0);
});
