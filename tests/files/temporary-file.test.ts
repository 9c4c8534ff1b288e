import { spawnSync } from 'node:child_process';
import { readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownRunMark } from '../../src/files/run-mark.js';
import { createTemporaryFile } from '../../src/files/temporary-file.js';
import { temporaryName } from '../../src/files/temporary-name.js';
import { listing, temporaryFolders } from './folder.js';

const folder = temporaryFolders();
const locked = { code: 'io/locked' };

/** A process number that was in use a moment ago and is not any more. */
function endedPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('createTemporaryFile() makes a file beside the target that nobody else can read', async () => {
  const dir = await folder();
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  expect(await listing(dir)).toEqual([temporaryName('a.mp3', ownRunMark())]);
  expect((await stat(file.path)).mode & 0o777).toBe(0o600);
  await file.discard();
  expect(await listing(dir)).toEqual([]);
});

test('createTemporaryFile() refuses a second one of the same target, and leaves the first alone', async () => {
  const target = join(await folder(), 'a.mp3');
  const first = await createTemporaryFile(target, 0o640);
  await first.handle.write('first');
  await expect(createTemporaryFile(target, 0o640)).rejects.toMatchObject(locked);
  expect(await readFile(first.path, 'utf8')).toBe('first');
  await first.discard();
  await (await createTemporaryFile(target, 0o640)).discard();
});

test('createTemporaryFile() does not write through a link that stands under its name', async () => {
  const dir = await folder();
  const victim = join(dir, 'victim');
  await writeFile(victim, 'precious');
  await symlink(victim, join(dir, temporaryName('a.mp3', ownRunMark())));
  await expect(createTemporaryFile(join(dir, 'a.mp3'), 0o640)).rejects.toMatchObject(locked);
  expect(await readFile(victim, 'utf8')).toBe('precious');
});

test('createTemporaryFile() removes what a run that has ended left behind', async () => {
  const dir = await folder();
  await writeFile(join(dir, temporaryName('a.mp3', { ...ownRunMark(), pid: endedPid() })), 'half');
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  await file.discard();
  expect(await listing(dir)).toEqual([]);
});

test('createTemporaryFile() refuses while a run with an earlier name lives', async () => {
  const dir = await folder();
  const rival = temporaryName('a.mp3', { ...ownRunMark(), pid: 1, startTicks: '0' });
  await writeFile(join(dir, rival), 'theirs');
  await expect(createTemporaryFile(join(dir, 'a.mp3'), 0o640)).rejects.toMatchObject(locked);
  expect(await listing(dir)).toEqual([rival]);
});

test('createTemporaryFile() waits for a run with a later name to give way', async () => {
  const dir = await folder();
  const own = ownRunMark();
  // Of another place, so alive while fresh; a place after every other.
  const rival = join(dir, temporaryName('a.mp3', { ...own, place: 'ffffffff' }));
  await writeFile(rival, 'theirs');
  setTimeout(() => void utimes(rival, 0, 0), 100);
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  await file.discard();
  expect(await listing(dir)).toEqual([]);
});

test('createTemporaryFile() leaves files of other targets alone', async () => {
  const dir = await folder();
  const other = temporaryName('b.mp3', { ...ownRunMark(), pid: endedPid() });
  await writeFile(join(dir, other), '');
  await (await createTemporaryFile(join(dir, 'a.mp3'), 0o640)).discard();
  expect(await listing(dir)).toEqual([other]);
});

test('discard() does not mind that the file is gone', async () => {
  const dir = await folder();
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  await file.discard();
  await expect(file.discard()).resolves.toBeUndefined();
});
