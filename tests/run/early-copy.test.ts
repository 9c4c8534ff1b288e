import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { chapterize, check } from '../../src/run/chapterize.js';
import type { ChapterizeOptions } from '../../src/run/options.js';
import { listing } from '../files/folder.js';
import { disk } from '../files/recorded-disk.js';
import { writePair } from './episode-folder.js';
import { makeFolder } from './temp-folder.js';

vi.mock('node:fs', async (original) =>
  (await import('../files/recorded-disk.js')).recordedSync(await original<typeof import('node:fs')>()),
);
vi.mock('node:fs/promises', async (original) =>
  (await import('../files/recorded-disk.js')).recorded(await original<typeof import('node:fs/promises')>()),
);

// A run begins to copy the mp3 before everything is verified: whether it may, and what is left when it may not write.

const temporary = /episode\.mp3\..*chapterize\.tmp$/;
const pair = ['episode.md', 'episode.mp3'];

beforeEach(() => disk.reset());

async function run(options: ChapterizeOptions = {}, notes: Parameters<typeof writePair>[2] = {}) {
  const folder = await makeFolder();
  const { notes: path, audio } = await writePair(folder, {}, notes);
  const before = await readFile(audio);
  const result = await chapterize(path, audio, options);
  return { folder, path, audio, before, result };
}

const opened = () => disk.calls.filter(({ name, path }) => name === 'open' && temporary.test(path)).length;

describe('a run that does not write makes no temporary file', () => {
  test('when it is dry', async () => {
    const { result } = await run({ dryRun: true });
    expect(result.status).toBe('planned');
    expect(disk.calls).toEqual([]);
  });

  test('when it only checks', async () => {
    const folder = await makeFolder();
    const { notes, audio } = await writePair(folder);
    expect((await check(notes, audio)).status).toBe('checked');
    expect(disk.calls).toEqual([]);
  });

  test('when the file has its chapters already', async () => {
    const { path, audio } = await run();
    disk.reset();
    expect((await chapterize(path, audio)).status).toBe('unchanged');
    expect(disk.calls).toEqual([]);
  });

  test('when the notes have errors', async () => {
    const folder = await makeFolder();
    const { audio } = await writePair(folder);
    const content = '- [@0:00] Oars\n- [@0:75] Ropes\n';
    expect((await chapterize({ name: 'slip.md', content }, audio)).status).toBe('failed');
    expect(disk.calls).toEqual([]);
  });

  test('when what is given as an mp3 is another file', async () => {
    const folder = await makeFolder();
    const { notes, audio } = await writePair(folder);
    await writeFile(audio, Buffer.alloc(5000, 0x17));
    disk.reset();
    expect((await chapterize(notes, audio)).status).toBe('failed');
    expect(disk.calls).toEqual([]);
  });
});

test('a run that is refused once the audio is read leaves the folder as it was', async () => {
  const { folder, audio, before, result } = await run({}, { duration: '0:31' });
  expect(result.status).toBe('failed');
  expect(opened()).toBeGreaterThan(0);
  expect(Buffer.compare(await readFile(audio), before)).toBe(0);
  expect(await listing(folder)).toEqual(pair);
});

test('a run that has guessed wrongly how long the tag will be writes the same file', async () => {
  const intro = 'A very long introduction'.repeat(200);
  const { folder, audio, path } = await run({ intro }, { chapters: [{ startSeconds: 15, title: 'Bread' }] });
  const other = join(folder, 'other.mp3');
  const again = await run({ intro, output: other }, { chapters: [{ startSeconds: 15, title: 'Bread' }] });
  expect(again.result.status).toBe('written');
  expect(Buffer.compare(await readFile(audio), await readFile(other))).toBe(0);
  expect((await chapterize(path, audio, { intro })).status).toBe('unchanged');
  expect(await listing(folder)).toEqual([...pair, 'other.mp3']);
});

test('what fails while it is copied early is reported as when it is written', async () => {
  disk.failAt('write', temporary, 'ENOSPC');
  await expect(run()).rejects.toMatchObject({ code: 'io/write', message: /no space left on the disk/ });
});

test('a run that is refused says why, not that it could not have been written', async () => {
  disk.failAt('open', temporary, 'EACCES');
  const { result } = await run({}, { duration: '0:31' });
  expect(result.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'verify/duration-mismatch',
  ]);
});
