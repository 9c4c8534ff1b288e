import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { codesOf, type JsonResult, outcomeOf, runJson, runProgram, runWith } from './program.js';
import { makeFolder } from './temp-folder.js';

interface Line extends JsonResult {
  readonly summary?: { readonly episodes: number; readonly checked: number; readonly failed: number };
}

/** The lines of JSON, the one with the sums last. */
async function checkMany(folder: string, ...args: readonly string[]) {
  const run = await runProgram(folder, 'check', ...args, '--json');
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  const summary = lines.at(-1)?.summary;
  const byName = Object.fromEntries(lines.slice(0, -1).map((line) => [line.notes, line]));
  return { exitCode: run.exitCode, summary, byName };
}

/** A site: an index page, good notes, notes with a slip, an mp3 beside none of them. */
async function makeSite(): Promise<string> {
  const folder = await makeFolder();
  await mkdir(join(folder, 'site'));
  await writePair(join(folder, 'site'));
  await rename(join(folder, 'site/episode.mp3'), join(folder, 'episode.mp3'));
  await writeFile(join(folder, 'site/_index.md'), '---\ntitle: All episodes\n---\nWelcome.\n');
  await writeFile(join(folder, 'site/slip.md'), '- [@0:00] One\n- [@0:75] Two\n');
  return folder;
}

describe('chapterize check, of one', { timeout: 30_000 }, () => {
  test('--report and --junit are written as for many, also for notes that cannot be read', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const reports = ['--report', 'report.ndjson', '--junit', 'junit.xml', '--quiet'];
    expect((await runProgram(folder, 'check', 'episode.md', 'episode.mp3', ...reports)).exitCode).toBe(0);
    expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toContain('tests="1" failures="0"');
    expect((await runProgram(folder, 'check', 'absent.md', ...reports)).exitCode).toBe(2);
    expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toContain('tests="1" failures="1"');
    const lines: Line[] = (await readFile(join(folder, 'report.ndjson'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ notes, status }) => [notes, status])).toEqual([
      ['episode.md', 'checked'],
      [undefined, undefined],
      ['absent.md', 'failed'],
      [undefined, undefined],
    ]);
    expect(lines.at(-1)?.summary).toMatchObject({ episodes: 1, failed: 1 });
  });

  test('a --report that cannot be written is reported before anything is checked', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const run = await runProgram(folder, 'check', 'episode.md', '--report', 'absent/report.ndjson');
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('error[io/not-found] absent/report.ndjson');
  });
});

describe('chapterize check, of many', { timeout: 30_000 }, () => {
  test('a folder: notes are checked alone, and other pages are skipped', async () => {
    const folder = await makeSite();
    const { exitCode, summary, byName } = await checkMany(folder, 'site');
    expect(exitCode).toBe(1);
    expect(summary).toMatchObject({ episodes: 2, checked: 1, failed: 1 });
    expect(byName['site/episode.md']).toMatchObject({ status: 'checked', audio: null });
    expect(byName['site/slip.md']).toMatchObject({ status: 'failed' });
    const { stdout } = await runProgram(folder, 'check', 'site');
    expect(stdout).toMatch(/^ {2}left out +1 /m);
    expect(stdout).not.toContain('written');
  });

  test('the same for files named one by one, as a pattern of the shell does', async () => {
    const folder = await makeSite();
    const names = ['_index', 'episode', 'slip'].map((name) => `site/${name}.md`);
    const { summary } = await checkMany(folder, ...names);
    expect(summary).toMatchObject({ episodes: 2, checked: 1, failed: 1 });
    const run = await runProgram(folder, 'check', ...names, '--strict', '--format', 'github', '--quiet');
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^::error file=site\/slip\.md,line=2,/m);
    expect(run.stdout).not.toMatch(/^::(?:error|warning) file=site\/(?:_index|episode)/m);
  });

  test('two notes: the second is not taken for an mp3', async () => {
    const folder = await makeSite();
    const { exitCode, byName } = await checkMany(
      folder,
      'site/episode.md',
      'site/episode.md',
      'site/slip.md',
    );
    expect(exitCode).toBe(1);
    expect(Object.keys(byName).toSorted()).toEqual(['site/episode.md', 'site/slip.md']);
    const two = await runProgram(folder, 'check', 'site/slip.md', 'site/episode.md');
    expect(two.stderr).not.toContain('audio/');
  });

  test('with --audio, or mp3s in the folders, notes are compared with theirs', async () => {
    const folder = await makeSite();
    const { byName } = await checkMany(folder, 'site', '--audio', '.');
    expect(byName['site/episode.md']).toMatchObject({ status: 'checked', audio: 'episode.mp3' });
    expect((await checkMany(folder, '.')).byName['site/episode.md']).toMatchObject({ audio: 'episode.mp3' });
    const one = await runJson(folder, 'check', 'site/episode.md', '--audio', '.');
    expect(one.json).toMatchObject({ status: 'checked', audio: 'episode.mp3' });
  });

  test('batch --check without audio says what is wrong with the notes too', async () => {
    const folder = await makeSite();
    const run = await runProgram(folder, 'batch', 'site', '--check');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/slip\.md: error\[batch\/no-audio\]/);
    expect(run.stderr).toMatch(/slip\.md:2:\d+: error\[notes\//);
  });

  test('names each failure and each path once', async () => {
    const folder = await makeSite();
    const run = await runProgram(folder, 'batch', 'nowhere.md', 'site/slip.md');
    expect(run.stderr.match(/nowhere\.md/g)).toHaveLength(1);
    expect(run.stdout).toMatch(/✗ nowhere\.md {2}io\/not-found\n/);
    expect(run.stdout).not.toContain('there is no such file');
    expect((run.stderr + run.stdout).match(/no audio file is named slip/g)).toHaveLength(1);
  });
});

describe('audio that is not named', { timeout: 30_000 }, () => {
  test('is found next to the notes, and in --audio with its subfolders', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    const beside = await runJson(folder, 'episode.md', '--dry-run');
    expect(outcomeOf(beside)).toBe('done');
    expect(beside.json).toMatchObject({ status: 'planned', audio: 'episode.mp3' });
    await mkdir(join(folder, 'exports/2024'), { recursive: true });
    await rename(join(folder, 'episode.mp3'), join(folder, 'exports/2024/episode.mp3'));
    const below = await runJson(folder, 'episode.md', '--audio', 'exports');
    expect(below.json).toMatchObject({ status: 'written', output: 'exports/2024/episode.mp3' });
  });

  test('is an error if it is missing, in addition to all that is wrong with the notes', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'notes.md'), '---\nduration: 45;11\n---\n- [@0:00] One\n');
    const { exitCode, json } = await runJson(folder, 'notes.md');
    expect(exitCode).toBe(1);
    expect(json.status).toBe('failed');
    expect(codesOf(json)).toEqual(['batch/no-audio', 'front-matter/duration-malformed']);
  });
});

describe('notes from standard input', { timeout: 30_000 }, () => {
  test('are read by the main job, check and show', async () => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder);
    const input = await readFile(notes, 'utf8');
    const run = (...args: readonly string[]) => runWith({ folder, input }, ...args, '--json');
    const parse = ({ stdout }: { readonly stdout: string }): JsonResult => JSON.parse(stdout);
    expect(parse(await run('check', '-'))).toMatchObject({ status: 'checked', notes: '-', audio: null });
    expect(parse(await run('show', '-')).chapters).toHaveLength(4);
    expect(parse(await run('-', '--dry-run'))).toMatchObject({ status: 'planned', audio: 'episode.mp3' });
    const { stdout } = await runWith({ folder, input }, '-', 'episode.mp3', '--dry-run');
    expect(stdout).toMatch(/\nNext: update `length` in the notes from \d+ to \d+\n$/);
    expect(parse(await run('-', 'episode.mp3'))).toMatchObject({ status: 'written', notes: '-' });
    const updated = await run('-', 'episode.mp3', '-u');
    expect(updated.exitCode).toBe(2);
    expect(parse(updated).diagnostics).toMatchObject([{ code: 'usage' }]);
  });
});
