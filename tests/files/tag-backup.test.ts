import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFileSource } from '../../src/files/file-source.js';
import { saveTagBackup } from '../../src/files/tag-backup.js';
import { makeFolder } from '../run/temp-folder.js';

test.each([
  ['whose file holds the same', '0123456789'],
  ['whose file holds the beginning', '0123'],
])('a link under the name of a backup, %s, is neither taken for one nor removed', async (_name, held) => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'a.mp3'), '0123456789 and more');
  await writeFile(join(folder, 'other'), held);
  await symlink('other', join(folder, 'a.mp3.id3-backup'));
  const source = await openFileSource(join(folder, 'a.mp3'));
  const backup = await saveTagBackup(source, { start: 0, end: 10 });
  await backup.release();
  await source.close();
  expect(backup.path).toBe(join(folder, 'a.mp3.id3-backup-2'));
  expect(await readFile(backup.path, 'utf8')).toBe('0123456789');
  expect((await readdir(folder)).sort()).toEqual([
    'a.mp3',
    'a.mp3.id3-backup',
    'a.mp3.id3-backup-2',
    'other',
  ]);
  expect(await readFile(join(folder, 'other'), 'utf8')).toBe(held);
});
