import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { codesOf, outcomeOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

/** A folder in which `-o fin.mp3 -u` has run once, so that the notes state the size of fin.mp3. */
async function makeFinished() {
  const folder = await makeFolder();
  const pair = await writePair(folder, { paddingBytes: 0 });
  const run = (...more: readonly string[]) =>
    runJson(folder, 'episode.md', 'episode.mp3', '-o', 'fin.mp3', ...more);
  expect(outcomeOf(await run('-u'))).toBe('done');
  const edit = async (from: string, to: string) => {
    const text = await readFile(pair.notes, 'utf8');
    expect(text).toContain(from);
    await writeFile(pair.notes, text.replace(from, to));
  };
  return { folder, run, edit, finished: join(folder, 'fin.mp3'), ...pair };
}

const longTitle = 'A title that needs far more room than there is. '.repeat(100).trim();

describe('-o -u, and again', { timeout: 30_000 }, () => {
  test('chapters that need more room: the length that the notes state is that of the output', async () => {
    const { run, edit, finished, notes } = await makeFinished();
    const before = await fileState(finished);
    await edit('Goodbye', longTitle);
    const again = await run('-u');
    expect(outcomeOf(again)).toBe('done');
    const { byteLength } = await fileState(finished);
    expect(byteLength).toBeGreaterThan(before.byteLength);
    expect(await readFile(notes, 'utf8')).toContain(`"${byteLength}"`);
    expect(outcomeOf(await run('-u'))).toBe('done');
  });

  test('an output of other audio says nothing about the length', async () => {
    const { folder, run, edit, finished } = await makeFinished();
    const other = await makeFolder();
    await writePair(other, { seconds: 30, paddingBytes: 20_000 });
    await writeFile(finished, await readFile(join(other, 'episode.mp3')));
    await edit('Goodbye', longTitle);
    const { byteLength } = await fileState(finished);
    const text = await readFile(join(folder, 'episode.md'), 'utf8');
    await writeFile(join(folder, 'episode.md'), text.replace(/^length: .*$/m, `length: "${byteLength}"`));
    expect(codesOf((await run()).json)).toEqual(['verify/length-mismatch']);
  });

  test('without the output the old length is wrong, and nothing is written', async () => {
    const { run, edit, finished } = await makeFinished();
    await rm(finished);
    await edit('Goodbye', longTitle);
    const again = await run('-u');
    expect(again.exitCode).toBe(1);
    expect(codesOf(again.json)).toEqual(['verify/length-mismatch']);
  });

  test('a slip in a chapter is the only error, with and without the output', async () => {
    const { run, edit, finished } = await makeFinished();
    await edit('[@0:45]', '[@0:75]');
    for (const step of ['with', 'without']) {
      if (step === 'without') await rm(finished);
      const { json, exitCode } = await run('-u');
      expect(exitCode).toBe(1);
      const errors = json.diagnostics.filter(({ severity }) => severity === 'error');
      expect(new Set(errors.map(({ line }) => line))).toEqual(new Set([14]));
      expect(json.diagnostics.map(({ help }) => help).join()).not.toContain('length');
    }
  });
});

describe('notes and audio in the wrong place', { timeout: 30_000 }, () => {
  test('swapped arguments: just that', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    for (const command of [[], ['check']]) {
      const run = await runProgram(folder, ...command, 'episode.mp3', 'episode.md');
      expect(run.exitCode).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(
        /^chapterize: error\[usage\] the arguments are swapped: .*\n {2}help: .*episode\.md episode\.mp3\n$/,
      );
    }
  });

  test('an mp3 in place of notes: only that is reported, whatever its name', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'notes.md'), await readFile(join(folder, 'episode.mp3')));
    for (const args of [
      ['episode.mp3', 'notes.md'],
      ['notes.md', 'episode.mp3'],
      ['show', 'notes.md'],
    ]) {
      const run = await runProgram(folder, ...args);
      expect(run.exitCode).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(
        /^chapterize: error\[usage\] \S+ is an mp3, expected show notes\n {2}help: .*\n$/,
      );
    }
  });
});
