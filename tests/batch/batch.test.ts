import { execFile } from 'node:child_process';
import { appendFile, chmod, copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readParts, tagChapters } from '../run/mp3-parts.js';
import { outcomeOf, runProgram } from '../run/program.js';
import { fileState, makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

interface Line {
  readonly status: string;
  readonly notes: string;
  readonly audio: string | null;
  readonly output: string | null;
  readonly skipped: boolean;
  readonly diagnostics: readonly { readonly code: string; readonly file: string; readonly line: number }[];
}

interface SummaryLine {
  readonly summary: Readonly<Record<string, number | boolean>>;
  readonly diagnostics: readonly { readonly code: string; readonly file: string }[];
}

/** Runs a batch with `--json`: the episodes by their notes, the last line, the exit code. */
async function runLines(folder: string, ...args: readonly string[]) {
  const run = await runProgram(folder, 'batch', ...args, '--json');
  const lines = run.stdout.trim().split('\n');
  const last: SummaryLine = JSON.parse(lines.pop() ?? '{}');
  const episodes = lines.map((line): Line => JSON.parse(line));
  const byNotes = new Map(episodes.map((episode) => [episode.notes, episode]));
  return { exitCode: run.exitCode, stderr: run.stderr, episodes, byNotes, ...last };
}

const codesAt = (lines: Awaited<ReturnType<typeof runLines>>, notes: string) =>
  lines.byNotes.get(notes)?.diagnostics.map(({ code }) => code);

async function chapterCount(path: string): Promise<number> {
  return tagChapters((await readParts(path)).head).length;
}

describe('chapterize batch', { timeout: 60_000 }, () => {
  test('writes 19 of 20 when one is bad, and says where and why', async () => {
    const folder = await makeFolder();
    const episodes = plainEpisodes(20).map((one, index) =>
      index === 6 ? { ...one, duration: '1:10' } : one,
    );
    await writeCatalogue(folder, episodes);
    const run = await runProgram(folder, 'batch', '.', '--report', 'report.ndjson', '--junit', 'junit.xml');
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/ {2}written +19 .* bytes\n {2}failed +1\n$/);
    expect(run.stdout).toContain('✗ episode-07.md:4:11  verify/duration-mismatch\n');
    expect(run.stderr).toContain('episode-07.md:4:11: error[verify/duration-mismatch]');
    expect(await chapterCount(join(folder, 'episode-06.mp3'))).toBe(4);
    expect(await chapterCount(join(folder, 'episode-07.mp3'))).toBe(0);
    const report = (await readFile(join(folder, 'report.ndjson'), 'utf8')).trim().split('\n');
    expect(report).toHaveLength(21);
    const failed = report.map((line) => JSON.parse(line)).find(({ status }) => status === 'failed');
    expect(failed.diagnostics[0]).toMatchObject({
      code: 'verify/duration-mismatch',
      file: 'episode-07.md',
      line: 4,
    });
    const junit = await readFile(join(folder, 'junit.xml'), 'utf8');
    expect(junit).toContain('tests="20" failures="1"');
    expect(junit.match(/<testcase /g)).toHaveLength(20);

    const again = await runLines(folder, '.');
    expect(again.summary).toMatchObject({ episodes: 20, written: 0, unchanged: 19, failed: 1 });
    expect(again.exitCode).toBe(1);
  });

  test('pairs by file, by stem, and by what is next to the notes', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, [
      { notes: 'notes/one.md', audio: 'audio/the first one.mp3' },
      { notes: 'notes/two.md', audio: 'audio/two.mp3', file: null },
      { notes: 'a/same.md', audio: 'a/same.mp3' },
      { notes: 'b/same.md', audio: 'b/same.mp3' },
    ]);
    const lines = await runLines(folder, '.');
    expect(lines.exitCode).toBe(0);
    expect(lines.byNotes.get('notes/one.md')?.audio).toBe('audio/the first one.mp3');
    expect(lines.byNotes.get('notes/two.md')?.audio).toBe('audio/two.mp3');
    expect(lines.byNotes.get('a/same.md')?.audio).toBe('a/same.mp3');
    expect(lines.byNotes.get('b/same.md')?.audio).toBe('b/same.mp3');
  });

  test('names notes once where the reason has no other place', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, [{ notes: 'alone.md', audio: null, file: null }]);
    const run = await runProgram(folder, 'batch', '.');
    expect(run.stdout).toContain('✗ alone.md  batch/no-audio\n');
  });

  test('never guesses: shared, ambiguous, missing and orphaned audio are findings', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, [
      { notes: 'n/one.md', audio: 'x/shared.mp3' },
      { notes: 'n/other.md', audio: 'x/shared.mp3' },
      { notes: 'n/choice.md', audio: 'x/choice.mp3' },
      { notes: 'm/spare.md', audio: 'y/choice.mp3', file: null },
      { notes: 'n/lost.md', audio: null, file: 'lost.mp3' },
      { notes: 'n/fine.md', audio: 'x/fine.mp3' },
    ]);
    await rm(join(folder, 'm'), { recursive: true });
    await copyFile(join(folder, 'x/fine.mp3'), join(folder, 'x/orphan.mp3'));
    await writeFile(join(folder, 'n/readme.md'), '# About\n\nNothing here.\n');
    const lines = await runLines(folder, '.');
    expect(lines.exitCode).toBe(1);
    expect(codesAt(lines, 'n/one.md')).toEqual(['batch/shared-audio']);
    expect(codesAt(lines, 'n/other.md')).toEqual(['batch/shared-audio']);
    expect(codesAt(lines, 'n/choice.md')).toEqual(['batch/ambiguous-audio']);
    expect(codesAt(lines, 'n/lost.md')).toEqual(['batch/no-audio']);
    expect(lines.byNotes.get('n/fine.md')?.status).toBe('written');
    expect(lines.diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'batch/not-notes n/readme.md',
      'batch/no-notes x/choice.mp3',
      'batch/no-notes x/orphan.mp3',
      'batch/no-notes y/choice.mp3',
    ]);
    expect(await chapterCount(join(folder, 'x/shared.mp3'))).toBe(0);
  });

  test('takes pairs and outputs from a manifest, in CSV and in JSON', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, [{ notes: 'n.md', audio: 'a.mp3', file: 'elsewhere.mp3' }]);
    await writeFile(join(folder, 'pairs.csv'), 'notes,audio,output\nn.md,a.mp3,"out/one, done.mp3"\n');
    const csv = await runLines(folder, '--manifest', 'pairs.csv');
    expect(csv.episodes.map(({ status, output }) => [status, output])).toEqual([
      ['written', 'out/one, done.mp3'],
    ]);
    expect(await chapterCount(join(folder, 'out/one, done.mp3'))).toBe(4);
    expect(await chapterCount(join(folder, 'a.mp3'))).toBe(0);
    await writeFile(join(folder, 'pairs.json'), '[{"notes":"n.md","audio":"a.mp3"},{"notes":"n.md"}]');
    const json = await runLines(folder, '--manifest', 'pairs.json');
    expect(json.episodes.map(({ status }) => status)).toEqual(['written']);
    expect(json.diagnostics.map(({ code }) => code)).toEqual(['batch/manifest']);
    expect(json.exitCode).toBe(1);
  });

  test('refuses outputs that would meet', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(3));
    const rows = ['episode-01.md,episode-01.mp3,x.mp3', 'episode-02.md,episode-02.mp3,x.mp3'];
    const clash = 'episode-03.md,episode-03.mp3,episode-01.mp3';
    await writeFile(join(folder, 'p.csv'), ['notes,audio,output', ...rows, clash, ''].join('\n'));
    const lines = await runLines(folder, '--manifest', 'p.csv');
    const codes = lines.episodes.map(({ diagnostics }) => diagnostics[0]?.code ?? '').toSorted();
    expect(codes).toEqual(['batch/output-is-input', 'batch/output-taken', 'batch/output-taken']);
    expect(await readdir(folder)).not.toContain('x.mp3');
  });

  test('writes into a folder, and leaves the sources alone', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, [{ notes: 'in/s1/a.md', audio: 'in/s1/a.mp3' }]);
    const before = await fileState(join(folder, 'in/s1/a.mp3'));
    const run = await runProgram(folder, 'batch', 'in', '--output', 'out', '-u');
    expect(outcomeOf(run)).toBe('done');
    expect(await fileState(join(folder, 'in/s1/a.mp3'))).toEqual(before);
    const { byteLength } = await fileState(join(folder, 'out/s1/a.mp3'));
    expect(await readFile(join(folder, 'in/s1/a.md'), 'utf8')).toContain(`length: "${byteLength}"`);
  });

  test('says so when nothing is found', async () => {
    const folder = await makeFolder();
    const lines = await runLines(folder, '.');
    expect(lines.exitCode).toBe(1);
    expect(lines.diagnostics.map(({ code }) => code)).toEqual(['batch/nothing-found']);
    expect((await runProgram(folder, 'batch')).exitCode).toBe(2);
    expect((await runProgram(folder, 'batch', '.', '--shard', '3/2')).exitCode).toBe(2);
  });

  test('lets --check write nothing, and --fail-fast begin nothing more', async () => {
    const folder = await makeFolder();
    const episodes = plainEpisodes(6).map((one, index) => (index === 0 ? { ...one, duration: '1:10' } : one));
    await writeCatalogue(folder, episodes);
    const before = await fileState(join(folder, 'episode-02.mp3'));
    const checked = await runLines(folder, '.', '--check');
    expect(checked.summary).toMatchObject({ checked: 5, failed: 1, written: 0 });
    expect(await fileState(join(folder, 'episode-02.mp3'))).toEqual(before);
    const failed = await runLines(folder, '.', '--fail-fast', '--jobs', '1');
    expect(failed.summary).toMatchObject({ episodes: 6, failed: 1, written: 0 });
    expect(failed.episodes).toHaveLength(1);
  });

  test('writes nothing more with --fail-fast after an episode that could not be written', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(3));
    await chmod(join(folder, 'episode-01.mp3'), 0o444);
    const failed = await runLines(folder, '.', '--fail-fast', '--jobs', '1');
    expect(codesAt(failed, 'episode-01.md')).toEqual(['io/permission']);
    expect(failed.summary).toMatchObject({ episodes: 3, failed: 1, written: 0 });
    expect(failed.episodes).toHaveLength(1);
    expect(await chapterCount(join(folder, 'episode-02.mp3'))).toBe(0);
  });

  test('reports a missing audio of a manifest as a failure of that episode alone', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(1));
    const rows = 'notes,audio\nepisode-01.md,episode-01.mp3\nepisode-01.md,gone.mp3\n';
    await writeFile(join(folder, 'p.csv'), rows);
    const lines = await runLines(folder, '--manifest', 'p.csv');
    expect(lines.exitCode).toBe(2);
    expect(lines.summary).toMatchObject({ written: 1, failed: 1 });
    expect(lines.episodes.find(({ audio }) => audio?.endsWith('gone.mp3'))?.diagnostics[0]?.code).toBe(
      'io/not-found',
    );
  });

  test('splits a list into shards that have each episode once', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(7));
    const shards = await Promise.all(
      ['1/3', '2/3', '3/3'].map((shard) => runLines(folder, '.', '--check', '--shard', shard)),
    );
    const notes = shards.map(({ episodes }) => episodes.map((episode) => episode.notes).sort());
    expect(notes.map(({ length }) => length)).toEqual([3, 2, 2]);
    expect(notes.flat().sort()).toEqual(plainEpisodes(7).map((one) => one.notes));
    const again = await runLines(folder, '.', '--check', '--shard', '2/3');
    expect(again.episodes.map((episode) => episode.notes).sort()).toEqual(notes[1]);
  });
});

describe('chapterize batch --journal', { timeout: 60_000 }, () => {
  test('skips what is done, and only that', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(4));
    const first = await runLines(folder, '.', '-u', '--journal', 'done.ndjson');
    expect(first.summary).toMatchObject({ written: 4, skipped: 0 });
    expect((await runLines(folder, '.', '-u', '--journal', 'done.ndjson')).summary).toMatchObject({
      unchanged: 4,
      skipped: 4,
    });
    await appendFile(join(folder, 'episode-02.md'), '\nMore words.\n');
    await appendFile(join(folder, 'episode-03.mp3'), Buffer.alloc(128));
    const third = await runLines(folder, '.', '-u', '--journal', 'done.ndjson');
    expect(
      third.episodes
        .filter(({ skipped }) => !skipped)
        .map(({ notes }) => notes)
        .sort(),
    ).toEqual(['episode-02.md', 'episode-03.md']);
    const otherwise = await runLines(folder, '.', '-u', '--strict', '--journal', 'done.ndjson');
    expect(otherwise.summary).toMatchObject({ skipped: 0 });
  });

  test('passes over a torn last line, and refuses a file that is not a journal', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(2));
    await runLines(folder, '.', '--journal', 'j');
    const whole = await readFile(join(folder, 'j'), 'utf8');
    await writeFile(join(folder, 'j'), whole.slice(0, -40));
    const torn = await runLines(folder, '.', '--journal', 'j');
    expect(torn.summary).toMatchObject({ unchanged: 2, skipped: 1 });
    expect(torn.diagnostics.map(({ code }) => code)).toEqual(['batch/journal-line']);
    expect((await runLines(folder, '.', '--journal', 'j')).summary).toMatchObject({ skipped: 2 });
    const refused = await runProgram(folder, 'batch', '.', '--journal', 'episode-01.md');
    expect(refused.exitCode).toBe(2);
    expect(await readFile(join(folder, 'episode-01.md'), 'utf8')).toContain('title:');
  });

  test('finishes the episode when the journal cannot be written, and says so', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(4));
    await runLines(folder, '.');
    // A limit of one block for files: the journal reaches it, the episodes write nothing any more.
    const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
    const limited = `ulimit -f 1; exec "$0" "$1" batch . --journal j --json`;
    const { stdout } = await promisify(execFile)('bash', ['-c', limited, process.execPath, program], {
      cwd: folder,
    });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): Line => JSON.parse(line));
    const codes = lines.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codes).toContain('batch/journal-not-written');
    expect(lines.filter(({ status }) => status === 'unchanged')).toHaveLength(4);
  });
});
