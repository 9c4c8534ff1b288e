import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemsOf } from '../run/output-schema.js';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

interface Joined {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly notes: readonly string[];
  readonly statuses: readonly string[];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly codes: readonly string[];
}

/** Joins reports; every line has to be as the schema says. */
async function joinReports(folder: string, ...paths: readonly string[]): Promise<Joined> {
  const run = await runProgram(folder, 'batch', '--merge-reports', ...paths, '--json');
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.flatMap((line) => problemsOf(line))).toEqual([]);
  const last = lines.pop();
  return {
    exitCode: run.exitCode,
    stderr: run.stderr,
    notes: lines.map(({ notes }) => notes).sort(),
    statuses: lines.map(({ status }) => status),
    summary: last.summary ?? {},
    codes: last.diagnostics.map(({ code }: { code: string }) => code),
  };
}

async function makeShards(count: number, episodes: number): Promise<string> {
  const folder = await makeFolder();
  await writeCatalogue(folder, plainEpisodes(episodes));
  for (let index = 1; index <= count; index += 1) await runShard(folder, `${index}/${count}`);
  return folder;
}

async function runShard(folder: string, shard: string): Promise<number | null> {
  const files = ['--report', 'r-{shard}.jsonl', '--journal', 'j-{shard}.jsonl'];
  return (await runProgram(folder, 'batch', '.', '--shard', shard, ...files)).exitCode;
}

describe('chapterize batch --merge-reports', { timeout: 60_000 }, () => {
  test('joins the reports of all shards as if one run had made them', async () => {
    const folder = await makeShards(3, 7);
    const joined = await joinReports(folder, 'r-1-of-3.jsonl', 'r-2-of-3.jsonl', 'r-3-of-3.jsonl');
    expect(joined).toMatchObject({ exitCode: 0, codes: [] });
    expect(joined.notes).toEqual(plainEpisodes(7).map(({ notes }) => notes));
    expect(joined.summary).toMatchObject({
      episodes: 7,
      written: 7,
      failed: 0,
      shard: null,
      interrupted: false,
    });
  });

  test('counts an episode once, however often its task was started', async () => {
    const folder = await makeShards(2, 4);
    const first = await readFile(join(folder, 'r-1-of-2.jsonl'), 'utf8');
    // A task that was killed: no totals, and a line that is torn.
    await writeFile(join(folder, 'r-1-of-2.jsonl'), `${first.split('\n')[0]}\n{"status":"writ`);
    expect(await runShard(folder, '1/2')).toBe(0);
    const joined = await joinReports(folder, 'r-1-of-2.jsonl', 'r-2-of-2.jsonl');
    expect(joined.notes).toEqual(plainEpisodes(4).map(({ notes }) => notes));
    // What the killed attempt has reported as written was written; of the rest its journal knows that it is done.
    expect(joined.summary).toMatchObject({ episodes: 4, written: 3, unchanged: 1, skipped: 1 });
    expect(joined).toMatchObject({ exitCode: 0, codes: ['batch/report-line'] });
  });

  test('names the shards that are missing, and ends with 1', async () => {
    const folder = await makeShards(3, 3);
    const lines = (await readFile(join(folder, 'r-2-of-3.jsonl'), 'utf8')).split('\n');
    await writeFile(join(folder, 'r-2-of-3.jsonl'), `${lines[0]}\n`);
    const run = await runProgram(folder, 'batch', '--merge-reports', 'r-1-of-3.jsonl', 'r-2-of-3.jsonl');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('error[batch/shard-missing] 2 shards have no report');
    expect(run.stderr).toContain('2/3, 3/3');
    expect(run.stdout).toMatch(/written +2 /);
  });

  test('ends as the whole would have ended', async () => {
    const folder = await makeFolder();
    const episodes = plainEpisodes(2).map((one, index) => (index === 0 ? { ...one, duration: '1:10' } : one));
    await writeCatalogue(folder, [...episodes, { notes: 'x.md', audio: null }]);
    for (const shard of ['1/3', '2/3', '3/3']) await runShard(folder, shard);
    const joined = await runProgram(folder, 'batch', '--merge-reports', 'r-1-of-3.jsonl', 'r-2-of-3.jsonl');
    expect(joined.exitCode).toBe(1);
    expect(joined.stderr).toContain('verify/duration-mismatch');
    // An episode that could not be run at all weighs more.
    await writeFile(
      join(folder, 'p.csv'),
      'notes,audio\nepisode-01.md,episode-01.mp3\nepisode-02.md,episode-02.mp3\n',
    );
    const report = ['--report', 'gone.jsonl'];
    await writeFile(join(folder, 'q.csv'), 'notes,audio\nepisode-02.md,gone.mp3\n');
    await runProgram(folder, 'batch', '--manifest', 'q.csv', ...report);
    expect((await joinReports(folder, 'gone.jsonl')).exitCode).toBe(2);
  });

  test('says where reports do not fit together', async () => {
    const folder = await makeShards(2, 4);
    await mkdir(join(folder, 'of-four'));
    await runProgram(folder, 'batch', '.', '--shard', '1/4', '--report', 'of-four/{shard}.jsonl');
    const other = await joinReports(folder, 'r-1-of-2.jsonl', 'r-2-of-2.jsonl', 'of-four');
    expect(other.codes).toContain('batch/shards-differ');
    expect(other.notes).toEqual(plainEpisodes(4).map(({ notes }) => notes));
    const second = await readFile(join(folder, 'r-2-of-2.jsonl'), 'utf8');
    await writeFile(join(folder, 'r-2-of-2.jsonl'), second.split('\n').slice(1).join('\n'));
    expect((await joinReports(folder, 'r-1-of-2.jsonl', 'r-2-of-2.jsonl')).codes).toEqual([
      'batch/report-gap',
    ]);
    const first = await readFile(join(folder, 'r-1-of-2.jsonl'), 'utf8');
    const moved = first.split('\n')[0]?.replace('"index":1', '"index":2') ?? '';
    await writeFile(join(folder, 'r-2-of-2.jsonl'), `${moved}\n${second}`);
    expect((await joinReports(folder, 'r-1-of-2.jsonl', 'r-2-of-2.jsonl')).codes).toEqual([
      'batch/shards-overlap',
    ]);
    // Episodes are reported in the order in which they end.
    const shared =
      first
        .split('\n')
        .find((line) => line.includes('episode-01.md'))
        ?.replace('episode-01.md', 'other.md') ?? '';
    await writeFile(join(folder, 'r-2-of-2.jsonl'), `${shared.replace('"index":1', '"index":2')}\n${second}`);
    expect((await joinReports(folder, 'r-1-of-2.jsonl', 'r-2-of-2.jsonl')).codes).toEqual([
      'batch/output-taken',
    ]);
  });

  test('writes the whole as a report of its own, again and again', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(3));
    await mkdir(join(folder, 'reports'));
    for (const shard of ['1/2', '2/2'])
      await runProgram(folder, 'batch', '.', '--shard', shard, '--report', 'reports/{shard}.jsonl');
    const merge = (report: string) =>
      runProgram(folder, 'batch', '--merge-reports', 'reports', '--report', report, '--junit', 'j.xml');
    expect((await merge('whole.jsonl')).exitCode).toBe(0);
    const whole = await readFile(join(folder, 'whole.jsonl'), 'utf8');
    expect((await merge('whole.jsonl')).exitCode).toBe(0);
    expect(await readFile(join(folder, 'whole.jsonl'), 'utf8')).toBe(whole);
    expect(whole.trim().split('\n')).toHaveLength(4);
    expect(await readFile(join(folder, 'j.xml'), 'utf8')).toContain('tests="3"');
    const among = await merge('reports/whole.jsonl');
    expect(among.exitCode).toBe(2);
    expect(among.stderr).toMatch(/\[usage\] .*whole\.jsonl: is one of the reports to be joined/);
  });

  test('refuses files that are not reports, and having no reports at all', async () => {
    const folder = await makeFolder();
    await appendFile(join(folder, 'notes.txt'), 'Hello\nthere\n');
    expect((await runProgram(folder, 'batch', '--merge-reports', 'notes.txt')).exitCode).toBe(2);
    await writeFile(join(folder, 'one.jsonl'), 'Hello\n');
    expect((await runProgram(folder, 'batch', '--merge-reports', 'one.jsonl')).exitCode).toBe(2);
    await writeFile(join(folder, 'one.jsonl'), '{"status":');
    expect((await runProgram(folder, 'batch', '--merge-reports', 'one.jsonl')).exitCode).toBe(0);
    await rm(join(folder, 'one.jsonl'));
    expect((await runProgram(folder, 'batch', '--merge-reports', 'gone')).stderr).toContain('io/not-found');
    expect((await runProgram(folder, 'batch', '--merge-reports', '.')).stderr).toContain('has no reports');
    expect((await runProgram(folder, 'batch', '--merge-reports')).stderr).toContain('needs the reports');
  });
});
