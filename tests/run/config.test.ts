import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { codesOf, type JsonResult, outcomeOf, runJson, runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

/** A repository with a show in `show/`, whose notes state a duration that is four seconds off. */
async function makeRepository(yaml: string, at = 'chapterize.yaml') {
  const folder = await makeFolder();
  await mkdir(join(folder, '.git'));
  await mkdir(join(folder, 'show'));
  await writePair(join(folder, 'show'), {}, { duration: '1:04' });
  await writeFile(join(folder, at), yaml);
  const check = (...args: readonly string[]) =>
    runJson(folder, 'check', 'show/episode.md', 'show/episode.mp3', ...args);
  return { folder, check };
}

/** Each line stands for ten of the one before. */
const bomb = ['a: &a [x]', 'b: &b [A]', 'c: &c [B]', 'd: &d [C]', 'e: &e [D]', 'f: &f [E]']
  .map((line) => line.replace(/[A-Z]/, (name) => Array(10).fill(`*${name.toLowerCase()}`).join(',')))
  .join('\n');

describe('chapterize.yaml', { timeout: 30_000 }, () => {
  test('holds for notes below it, the command line wins, --no-config ignores it', async () => {
    const { check } = await makeRepository('tolerance: 5\n');
    expect(outcomeOf(await check())).toBe('done');
    expect(codesOf((await check('--tolerance', '1')).json)).toEqual(['verify/duration-mismatch']);
    expect(codesOf((await check('--no-config')).json)).toEqual(['verify/duration-mismatch']);
  });

  test('the nearest one holds, for each episode of a batch', async () => {
    const { folder, check } = await makeRepository('tolerance: 5\n');
    await writeFile(join(folder, 'show/chapterize.yaml'), 'strict: false\n');
    expect((await check()).exitCode).toBe(1);
    await mkdir(join(folder, 'other'));
    await writePair(join(folder, 'other'), {}, { duration: '1:04' });
    const run = await runProgram(folder, 'batch', '.', '--check', '--json');
    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line): JsonResult => JSON.parse(line));
    const statuses = lines.slice(0, -1).map(({ notes, status }) => [notes, status]);
    expect(new Map(statuses.map(([notes, status]) => [notes, status]))).toEqual(
      new Map([
        ['other/episode.md', 'checked'],
        ['show/episode.md', 'failed'],
      ]),
    );
  });

  test('sets any option of a run by its long name', async () => {
    const yaml =
      'intro: Hello\noffset: +1.5\nplayers: [apple, spotify]\nno-verify: true\nupdate-front-matter: true\n';
    const { folder } = await makeRepository(yaml);
    const { json } = await runJson(folder, 'show/episode.md', 'show/episode.mp3', '--dry-run');
    expect(json.chapters.slice(0, 2)).toMatchObject([{ startMs: 0, title: 'Hello' }, { startMs: 1500 }]);
    expect(json).toMatchObject({ status: 'planned', frontMatterUpdated: true });
  });

  test('finds the audio in a folder that it names, from where it is', async () => {
    const { folder } = await makeRepository('audio: [exports]\n', 'show/chapterize.yaml');
    await mkdir(join(folder, 'show/exports'));
    await writePair(join(folder, 'show/exports'));
    const { json } = await runJson(folder, 'show/episode.md', '--dry-run', '--no-verify');
    expect(json.audio).toBe('show/exports/episode.mp3');
  });

  test('everything wrong with it is reported at its line, in one run, and nothing is done', async () => {
    const wrong = [
      'tolerence: 2',
      'players: [aple]',
      'output: x.mp3',
      'strict: maybe',
      'audio: [/etc]',
      'verbose: [1]',
      'intro: {a: b}',
    ];
    const { folder, check } = await makeRepository(`${wrong.join('\n')}\n`);
    const run = await check();
    expect(run.exitCode).toBe(1);
    expect(run.json.diagnostics.map(({ code, file, line }) => [file, line, code])).toEqual([
      ['chapterize.yaml', 1, 'config/unknown-option'],
      ['chapterize.yaml', 2, 'config/value'],
      ['chapterize.yaml', 3, 'config/option-refused'],
      ['chapterize.yaml', 4, 'config/value'],
      ['chapterize.yaml', 5, 'config/folder-outside'],
      ['chapterize.yaml', 6, 'config/value'],
      ['chapterize.yaml', 7, 'config/value'],
    ]);
    expect(run.json.diagnostics.map(({ help }) => help).slice(0, 2)).toEqual([
      'did you mean tolerance?',
      'did you mean apple?',
    ]);
    expect(run.json.chapters).toEqual([]);
    expect((await runProgram(folder, 'config')).exitCode).toBe(1);
  });

  test.each([
    ['not YAML', 'a: [\n'],
    ['a key twice', 'strict: true\nstrict: false\n'],
    ['a second document', 'strict: true\n---\nstrict: false\n'],
    ['a bomb', bomb],
    ['a tag that would run code', 'strict: !!js/function "function () {}"\n'],
  ])('%s is an error', async (_what, yaml) => {
    const { check } = await makeRepository(yaml);
    const run = await check();
    expect(run.exitCode).toBe(1);
    expect(codesOf(run.json).length).toBeGreaterThan(0);
    const codes = ['config/syntax', 'config/value', 'config/unknown-option'];
    expect(codesOf(run.json).filter((code) => !codes.includes(code))).toEqual([]);
  });

  test('a link that leads out of the repository is not read', async () => {
    const { folder, check } = await makeRepository('');
    const secret = await makeFolder();
    await writeFile(join(secret, 'secret'), 'password: hunter2\n');
    await rm(join(folder, 'chapterize.yaml'));
    await symlink(join(secret, 'secret'), join(folder, 'chapterize.yaml'));
    const run = await check();
    expect(run.exitCode).toBe(2);
    expect(run.stdout + run.stderr).not.toContain('hunter2');
    const leadsOut = join(folder, 'show/out');
    await rm(join(folder, 'chapterize.yaml'));
    await symlink(secret, leadsOut);
    await writeFile(join(folder, 'show/chapterize.yaml'), 'audio: out\n');
    expect(codesOf((await check()).json)).toEqual(['config/folder-outside']);
  });

  test('one above the repository, or above the folder of the run, does not hold', async () => {
    const { folder } = await makeRepository('strict: maybe\n');
    await mkdir(join(folder, 'show/.git'));
    expect((await runProgram(folder, 'check', 'show/episode.md')).exitCode).toBe(0);
    await rm(join(folder, 'show/.git'), { recursive: true });
    await rm(join(folder, '.git'), { recursive: true });
    expect((await runProgram(join(folder, 'show'), 'check', 'episode.md')).exitCode).toBe(0);
    expect((await runProgram(folder, 'check', 'show/episode.md')).exitCode).toBe(1);
  });
});

describe('chapterize config', { timeout: 30_000 }, () => {
  test('prints what is in force, and where it is set', async () => {
    const { folder } = await makeRepository('# ours\ntolerance: 5\nplayers: [apple, spotify]\n');
    const { stdout, exitCode } = await runProgram(folder, 'config', 'show');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^In force: chapterize\.yaml\n/);
    expect(stdout).toMatch(/^ {2}tolerance +5 +chapterize\.yaml:2:1$/m);
    expect(stdout).toMatch(/^ {2}players +apple, spotify +chapterize\.yaml:3:1$/m);
    expect(stdout).toMatch(/^ {2}tag-version +auto +default$/m);
    const json: unknown = JSON.parse((await runProgram(folder, 'config', '--json')).stdout);
    expect(json).toEqual({
      config: 'chapterize.yaml',
      options: [
        { name: 'tolerance', text: '5', line: 2 },
        { name: 'players', text: 'apple, spotify', line: 3 },
      ],
    });
  });

  test('says where none is in force', async () => {
    const { stdout } = await runProgram(await makeFolder(), 'config');
    expect(stdout).toMatch(/^No chapterize\.yaml applies here\.\n/);
  });
});
