import { chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noteLines, spreadChapters } from '../build/episode-notes.js';
import { minuteOfChapters, writePair } from './episode-folder.js';
import { codesOf, type JsonResult, outcomeOf, runJson, runProgram } from './program.js';
import { fileState, makeFolder } from './temp-folder.js';

/** The error that is in a line of the notes. */
function errorAt(result: JsonResult, line: number): { code: string; column: number | null } | undefined {
  const found = result.diagnostics.find((one) => one.severity === 'error' && one.line === line);
  return found && { code: found.code, column: found.column };
}

describe('chapterize, when something is wrong', { timeout: 30_000 }, () => {
  test('a duration two seconds off: error at the value, nothing written', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder, {}, { duration: '1:02' });
    const before = await fileState(audio);
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    expect(run.json.status).toBe('failed');
    expect(errorAt(run.json, noteLines.duration)).toEqual({ code: 'verify/duration-mismatch', column: 11 });
    expect(await fileState(audio)).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual(['episode.md', 'episode.mp3']);
  });

  test('a duration within the tolerance is right, --tolerance widens it', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { duration: '1:01' });
    expect((await runProgram(folder, 'check', 'episode.md', 'episode.mp3')).exitCode).toBe(0);
    await writePair(folder, {}, { duration: '1:04' });
    expect((await runProgram(folder, 'check', 'episode.md', 'episode.mp3')).exitCode).toBe(1);
    expect(
      (await runProgram(folder, 'check', 'episode.md', 'episode.mp3', '--tolerance', '5')).exitCode,
    ).toBe(0);
  });

  test('one byte missing at the end: error at the length, with all numbers', async () => {
    const folder = await makeFolder();
    const { audio, episode } = await writePair(folder);
    await truncate(audio, episode.byteLength - 1);
    const before = await fileState(audio);
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    expect(errorAt(run.json, noteLines.length)).toEqual({
      code: 'verify/length-mismatch',
      column: 9,
    });
    expect(await fileState(audio)).toEqual(before);
  });

  test('a chapter at or past the end: error at its timestamp', async () => {
    const folder = await makeFolder();
    const chapters = [...minuteOfChapters, { startSeconds: 61, title: 'Too late' }];
    const { audio } = await writePair(folder, {}, { chapters });
    const before = await fileState(audio);
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    const found = errorAt(run.json, noteLines.firstChapter + 4);
    expect(found?.code).toBe('notes/chapter-past-end');
    expect(found?.column).toBeGreaterThanOrEqual(3);
    expect(found?.column).toBeLessThanOrEqual(5);
    expect(await fileState(audio)).toEqual(before);
  });

  test('several problems are listed in one run, in the order of the notes', async () => {
    const folder = await makeFolder();
    const chapters = [...minuteOfChapters, { startSeconds: 600, title: 'Too late' }];
    await writePair(folder, {}, { duration: '9:00', length: 12, chapters });
    const run = await runProgram(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    const places = [...run.stderr.matchAll(/^episode\.md:(\d+):(\d+): error\[/gmu)].map((match) =>
      Number(match[1]),
    );
    expect(places).toEqual([noteLines.duration, noteLines.length, noteLines.firstChapter + 4]);
  });

  test('--no-verify turns findings about the front matter into warnings', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { duration: '9:00', length: 12 });
    const run = await runJson(folder, 'episode.md', 'episode.mp3', '--no-verify');
    expect(outcomeOf(run)).toBe('done');
    expect(run.json.status).toBe('written');
    expect(codesOf(run.json)).toEqual([]);
    expect(codesOf(run.json, 'warning')).toContain('verify/duration-mismatch');
  });

  test('--strict turns warnings into errors', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { file: 'https://audio.example/other-name.mp3' });
    expect((await runProgram(folder, 'check', 'episode.md', 'episode.mp3')).exitCode).toBe(0);
    expect((await runProgram(folder, 'check', 'episode.md', 'episode.mp3', '--strict')).exitCode).toBe(1);
  });

  test('malformed values are errors at their place', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { duration: '45;11', length: '37,998,094' });
    const run = await runJson(folder, 'check', 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    expect(errorAt(run.json, noteLines.duration)?.column).toBe(11);
    expect(errorAt(run.json, noteLines.length)?.column).toBe(9);
  });

  test('front matter that cannot be read is one error, with and without -u', async () => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder);
    await writeFile(notes, (await readFile(notes, 'utf8')).replace(/^title: .*$/m, 'title: x: y'));
    for (const args of [[], ['-u'], ['-u', '--update', 'duration']]) {
      const run = await runJson(folder, 'episode.md', 'episode.mp3', ...args);
      expect(run.exitCode).toBe(1);
      expect(run.json.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        'error front-matter/syntax',
      ]);
    }
  });

  test('notes without chapters are one error', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { chapters: [] });
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    expect(codesOf(run.json)).toHaveLength(1);
  });

  test('256 chapters are refused, 255 are not', async () => {
    const folder = await makeFolder();
    await writePair(
      folder,
      { seconds: 800 },
      { chapters: spreadChapters(256, 800, (index) => `Part ${index + 1}`) },
    );
    expect((await runProgram(folder, 'episode.md', 'episode.mp3', '-o', 'out.mp3')).exitCode).toBe(1);
    await writePair(
      folder,
      { seconds: 800 },
      { chapters: spreadChapters(255, 800, (index) => `Part ${index + 1}`) },
    );
    expect((await runProgram(folder, 'episode.md', 'episode.mp3', '-o', 'out.mp3')).exitCode).toBe(0);
  });

  test('a file without audio is an error that names the file', async () => {
    const folder = await makeFolder();
    await writePair(folder, {}, { duration: null, length: null });
    await writeFile(join(folder, 'episode.mp3'), '<!doctype html><title>404</title>\n'.repeat(100));
    const run = await runJson(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    expect(
      run.json.diagnostics.some(({ severity, file }) => severity === 'error' && file === 'episode.mp3'),
    ).toBe(true);
  });

  test('code in the front matter is not run', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const trap = `---js\nrequire('node:fs').writeFileSync('ran', '')\n---\n- [@0:01] - One\n`;
    await writeFile(join(folder, 'episode.md'), trap);
    await runProgram(folder, 'episode.md', 'episode.mp3');
    expect(await readdir(folder)).not.toContain('ran');
  });
});

describe('chapterize, when it cannot run', { timeout: 30_000 }, () => {
  test('missing files and folders in their place: exit 2 and the name', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await mkdir(join(folder, 'folder.mp3'));
    for (const args of [
      ['nowhere.md', 'episode.mp3'],
      ['episode.md', 'nowhere.mp3'],
      ['episode.md', 'folder.mp3'],
      ['episode.md', 'episode.mp3', '-o', join('nowhere', 'out.mp3')],
      ['show', 'nowhere.mp3'],
      ['strip', 'nowhere.mp3'],
    ]) {
      const run = await runProgram(folder, ...args);
      expect([args, run.exitCode]).toEqual([args, 2]);
      expect(run.stderr).toMatch(/nowhere|folder\.mp3/u);
      expect(run.stderr).not.toMatch(/^\s+at /mu);
    }
  });

  test('a read-only file is refused', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder);
    await chmod(audio, 0o444);
    const before = await fileState(audio);
    const run = await runProgram(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBeGreaterThan(0);
    expect(run.stderr).toContain('episode.mp3');
    expect(await fileState(audio)).toEqual(before);
  });

  test('wrong usage: exit 2, with a hint', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    for (const args of [
      ['show'],
      ['episode.md', 'episode.mp3', 'third.mp3'],
      ['episode.md', 'episode.mp3', '--dry-rum'],
      ['episode.md', 'episode.mp3', '--offset', 'soon'],
      ['episode.md', 'episode.mp3', '--tolerance', '-1'],
      ['episode.md', 'episode.mp3', '--tag-version', '2.5'],
    ]) {
      const run = await runProgram(folder, ...args);
      expect([args, run.exitCode]).toEqual([args, 2]);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(/^chapterize: error\[usage\] .*\n {2}help: .*\n$/);
    }
  });

  test('wrong usage, in JSON: an object that says so', async () => {
    const folder = await makeFolder();
    const run = await runJson(folder, 'show');
    expect(run.exitCode).toBe(2);
    expect(run.json).toMatchObject({
      status: 'failed',
      diagnostics: [{ code: 'usage', message: '<file> is missing' }],
    });
  });
});
