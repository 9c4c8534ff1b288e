import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { runJson, runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

async function makeWritten(...args: readonly string[]) {
  const folder = await makeFolder();
  const { notes } = await writePair(folder, {}, { file: null });
  await runProgram(folder, 'episode.md', 'episode.mp3', '-q', ...args);
  const text = await readFile(notes, 'utf8');
  await writeFile(notes, text.replace('[@0:45]', '[@0:46]').replace('Goodbye', 'Good-bye'));
  return folder;
}

describe('what changes in the chapters', { timeout: 30_000 }, () => {
  test('is shown by --dry-run and by the run itself', async () => {
    const folder = await makeWritten();
    for (const args of [['--dry-run'], []]) {
      const { stdout } = await runProgram(folder, 'episode.md', 'episode.mp3', ...args);
      expect(stdout).toContain('\nChanges:\n  ~ 0:45 → 0:46  Goodbye → Good-bye\n');
    }
    const again = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(again.json).toMatchObject({ status: 'unchanged', changes: [] });
  });

  test('is told from the output where that is another file', async () => {
    const folder = await makeWritten('-o', 'fin.mp3');
    const { json } = await runJson(folder, 'episode.md', 'episode.mp3', '-o', 'fin.mp3');
    expect(json).toMatchObject({
      status: 'written',
      changes: [{ kind: 'changed', from: { title: 'Goodbye' }, to: { title: 'Good-bye' } }],
    });
    const fresh = await runJson(folder, 'episode.md', 'episode.mp3', '-o', 'other.mp3');
    expect(fresh.json).toMatchObject({ status: 'written', changes: [] });
  });

  test('is every chapter for strip', async () => {
    const folder = await makeWritten();
    const { stdout } = await runProgram(folder, 'strip', 'episode.mp3');
    expect(stdout.match(/^ {2}- 0:\d\d {2}/gm)).toHaveLength(4);
  });
});

test('a run that fails lists the chapters anyway, the bad ones marked', async () => {
  const folder = await makeFolder();
  const { notes } = await writePair(folder);
  const text = await readFile(notes, 'utf8');
  await writeFile(notes, text.replace('[@0:45]', '[@1:45]'));
  const run = await runProgram(folder, 'episode.md', 'episode.mp3');
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^ {2}1 {2}0:00 .*Guten Tag/m);
  expect(run.stdout.match(/^✗ .*$/gm)?.map((line) => line.replace(/ +/g, ' '))).toEqual([
    expect.stringMatching(/^✗ 4 1:45 .*Goodbye$/),
  ]);
}, 30_000);
