import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { exitCodeOfFailure } from '../../src/cli/exit-code.js';
import type { Io } from '../../src/cli/io.js';
import { printFailure } from '../../src/cli/print-failure.js';
import { runCommand } from '../../src/cli/run-command.js';
import { buildJpeg, buildPng } from '../build/pictures.js';
import type { JsonResult, ProgramRun } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { serveFakeStore } from './served-store.js';
import { makeAudio } from './stored-episode.mjs';

/*
 * Wherever a file can be named, an object can be: each case is a command line, with a store on loopback.
 */

const store = await serveFakeStore();
let folder: string;

const notes = '- 0:00 Welcome\n  ![](img/a.jpg)\n- 0:10 Two ![](img/b.png)\n';
const jpeg = buildJpeg(80);
const png = buildPng(20);
const audio = makeAudio(400_000, 'names');

beforeEach(async () => {
  folder = await makeFolder();
  store.objects.clear();
  store.seen.length = 0;
  store.put('show/e.md', Buffer.from(notes));
  store.put('show/e.mp3', audio, { 'content-type': 'audio/mpeg' });
  store.put('show/img/a.jpg', jpeg);
  store.put('show/img/b.png', png);
});

/** In this process, which has the client of the store. */
async function run(...args: readonly string[]): Promise<ProgramRun> {
  const printed = { stdout: '', stderr: '' };
  const io: Io = {
    stdout: { write: (text) => void (printed.stdout += text) },
    stderr: { write: (text) => void (printed.stderr += text) },
    env: {},
  };
  let exitCode: number;
  try {
    exitCode = await runCommand(args, '0.0.0', io);
  } catch (error) {
    printFailure(error, args, io);
    exitCode = exitCodeOfFailure(error);
  }
  return { exitCode, ...printed };
}
const json = async (...args: readonly string[]): Promise<JsonResult> =>
  JSON.parse((await run(...args, '--json')).stdout) as JsonResult;
const textAt = (key: string): string | undefined => store.objects.get(key)?.bytes.toString();
const codesOf = ({ diagnostics }: JsonResult): readonly string[] => diagnostics.map(({ code }) => code);

describe('pictures next to notes in a store', () => {
  test('are read by the store, and are in the mp3 byte for byte', async () => {
    const result = await json('s3://bkt/show/e.md', 's3://bkt/show/e.mp3');
    expect(result).toMatchObject({ status: 'written' });
    const written = store.objects.get('show/e.mp3')?.bytes ?? Buffer.alloc(0);
    expect([written.includes(jpeg), written.includes(png)]).toEqual([true, true]);
    expect(await json('s3://bkt/show/e.md', 's3://bkt/show/e.mp3')).toMatchObject({ status: 'unchanged' });
  });

  test('are not read where they are not below the prefix of the notes, unless that is allowed', async () => {
    const named = ['../other/x.jpg', '../../x.jpg', 's3://bkt/other/x.jpg', 's3://bkt/show/../other/y.jpg'];
    const text = named.map((name, index) => `- 0:0${index} Chapter ${index}\n  ![](${name})\n`).join('');
    store.put('show/far.md', Buffer.from(text));
    store.put('other/x.jpg', jpeg);
    const refused = await json('s3://bkt/show/far.md', 's3://bkt/show/e.mp3', '-n');
    expect(refused.diagnostics.map(({ code, line }) => [code, line])).toEqual(
      expect.arrayContaining([2, 4, 6, 8].map((line) => ['pictures/outside', line])),
    );
    expect(store.seen.filter(({ key }) => key.includes('x.jpg'))).toEqual([]);
    const allowed = await json('s3://bkt/show/far.md', 's3://bkt/show/e.mp3', '-n', '--allow-outside');
    // Above the bucket there is nothing to be allowed.
    expect(allowed.diagnostics.map(({ code, line }) => [code, line])).toEqual(
      expect.arrayContaining([
        ['pictures/outside', 4],
        ['pictures/not-found', 8],
      ]),
    );
    expect(codesOf(allowed).filter((code) => code === 'pictures/outside')).toHaveLength(1);
    expect(store.seen.filter(({ key, what }) => key === 'other/x.jpg' && what === 'GET object')).toHaveLength(
      2,
    );
  });

  test('are found by a rule for every chapter that has one', async () => {
    store.put('show/bare.md', Buffer.from('- 0:00 Welcome\n- 0:10 Two\n'));
    store.put('show/cover-2.png', png);
    const args = ['s3://bkt/show/bare.md', 's3://bkt/show/e.mp3', '--chapter-image', '*=cover-{n}.png'];
    const result = await json(...args);
    expect(codesOf(result)).toContain('pictures/cost');
    expect(store.objects.get('show/e.mp3')?.bytes.includes(png)).toBe(true);
  });

  test('that are larger than any are read are not fetched', async () => {
    store.put('show/img/a.jpg', Buffer.alloc(17 * 1024 * 1024));
    const result = await json('s3://bkt/show/e.md', 's3://bkt/show/e.mp3');
    expect(result).toMatchObject({ status: 'failed' });
    expect(codesOf(result)).toContain('pictures/too-large');
    expect(store.seen.filter(({ key, what }) => key === 'show/img/a.jpg' && what === 'GET object')).toEqual(
      [],
    );
  });
});

describe('export', () => {
  test('writes to an object, with a type, and not again if it already has the bytes', async () => {
    const args = ['export', 's3://bkt/show/e.md', 'json', '-o', 's3://bkt/out/e.json'];
    expect(await json(...args)).toMatchObject({ status: 'written' });
    expect(JSON.parse(textAt('out/e.json') ?? '')).toMatchObject({ version: '1.2.0' });
    expect(store.objects.get('out/e.json')?.headers['content-type']).toBe('application/json+chapters');
    const before = store.seen.filter(({ what }) => what.startsWith('PUT')).length;
    expect(await json(...args)).toMatchObject({ status: 'unchanged' });
    expect(store.seen.filter(({ what }) => what.startsWith('PUT'))).toHaveLength(before);
  });

  test('writes from an object to a file, and not over the object that it reads', async () => {
    await json('export', 's3://bkt/show/e.md', 'youtube', '-o', join(folder, 'e.txt'));
    expect(await readFile(join(folder, 'e.txt'), 'utf8')).toBe('0:00 Welcome\n0:10 Two\n');
    const { exitCode, stderr } = await run('export', 's3://bkt/show/e.md', 'csv', '-o', 's3://bkt/show/e.md');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('would overwrite')]);
    expect(textAt('show/e.md')).toBe(notes);
  });

  test('writes pictures below a prefix', async () => {
    await json('s3://bkt/show/e.md', 's3://bkt/show/e.mp3');
    await json('export', 's3://bkt/show/e.mp3', 'json', '--images', 's3://bkt/pics/');
    expect(store.objects.get('pics/e-01.jpg')).toMatchObject({
      bytes: jpeg,
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(store.objects.get('pics/e-02.png')?.bytes).toEqual(png);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('other files that options name', () => {
  test('--feed reads an object', async () => {
    const item =
      '<item><title>e</title><enclosure url="https://x.example/e.mp3" length="1" type="audio/mpeg"/></item>';
    store.put('feed.xml', Buffer.from(`<rss version="2.0"><channel><title>t</title>${item}</channel></rss>`));
    const result = await json(
      'check',
      's3://bkt/show/e.md',
      's3://bkt/show/e.mp3',
      '--feed',
      's3://bkt/feed.xml',
    );
    expect(codesOf(result)).toContain('feed/length-mismatch');
  });

  test('check takes a prefix as a folder', async () => {
    const { stdout, exitCode } = await run(
      'check',
      's3://bkt/show',
      '--json',
      '--report',
      's3://bkt/r.jsonl',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('"notes":"s3://bkt/show/e.md"');
    expect(textAt('r.jsonl/000001.jsonl')).toContain('"notes":"s3://bkt/show/e.md"');
  });

  test('--acknowledge reads its list from an object', async () => {
    await writeFile(join(folder, 'm.csv'), 'notes,audio\ns3://bkt/show/e.md,s3://bkt/show/e.mp3\n');
    await run('batch', '--manifest', join(folder, 'm.csv'), '--journal', 's3://bkt/j');
    const listed = await run('batch', '--list', 'written', '--journal', 's3://bkt/j');
    expect(listed.stdout).toBe('s3://bkt/show/e.mp3\n');
    store.put('list.txt', Buffer.from(listed.stdout));
    const { exitCode } = await run('batch', '--acknowledge', 's3://bkt/list.txt', '--journal', 's3://bkt/j');
    expect(exitCode).toBe(0);
    expect((await run('batch', '--list', 'written', '--journal', 's3://bkt/j')).stdout).toBe('');
  });

  test('a changed picture is noticed by the journal', async () => {
    await writeFile(join(folder, 'm.csv'), 'notes,audio\ns3://bkt/show/e.md,s3://bkt/show/e.mp3\n');
    const args = ['batch', '--manifest', join(folder, 'm.csv'), '--journal', 's3://bkt/j', '--json'];
    const again = async () => {
      const { status, skipped } = JSON.parse((await run(...args)).stdout.split('\n')[0] ?? '');
      return [status, skipped];
    };
    expect(await again()).toEqual(['written', false]);
    expect(await again()).toEqual(['unchanged', true]);
    store.put('show/img/a.jpg', buildJpeg(90));
    expect(await again()).toEqual(['written', false]);
  });
});

describe('--merge-reports into a store', () => {
  const makeReports = async (): Promise<void> => {
    for (const shard of ['1/2', '2/2']) {
      await run(
        'batch',
        's3://bkt/show',
        '--check',
        '--shard',
        shard,
        '--report',
        's3://bkt/reports/{shard}.jsonl',
      );
    }
  };

  test('writes one object that is a report, with the exit code of the whole', async () => {
    await makeReports();
    const args = ['batch', '--merge-reports', 's3://bkt/reports', '--report', 's3://bkt/whole.jsonl'];
    const { exitCode, stderr } = await run(...args, '--junit', 's3://bkt/whole.xml');
    expect([exitCode, stderr]).toEqual([0, '']);
    const lines = (textAt('whole.jsonl') ?? '').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).notes ?? null)).toEqual(['s3://bkt/show/e.md', null]);
    expect(store.objects.get('whole.jsonl')?.headers['content-type']).toBe('application/x-ndjson');
    expect(textAt('whole.xml')).toContain('<testsuite');
  });

  test('does not write among the reports that it reads, and keeps the old one if it fails', async () => {
    await makeReports();
    store.put('whole.jsonl', Buffer.from('old'));
    const among = 's3://bkt/reports/whole.jsonl';
    expect(await run('batch', '--merge-reports', 's3://bkt/reports', '--report', among)).toMatchObject({
      exitCode: 2,
    });
    store.put('reports/9.jsonl', Buffer.from('no\nreport\n'));
    const failed = await run(
      'batch',
      '--merge-reports',
      's3://bkt/reports',
      '--report',
      's3://bkt/whole.jsonl',
    );
    expect(failed.exitCode).toBe(2);
    expect(textAt('whole.jsonl')).toBe('old');
  });
});
