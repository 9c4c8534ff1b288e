import { mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trackFolders } from '../../src/files/made-folders.js';
import { makeFolder } from '../run/temp-folder.js';

test('make() gives the path without links, and makes what is missing below a link', async () => {
  const root = await makeFolder();
  await mkdir(join(root, 'real'));
  await symlink('real', join(root, 'link'));
  expect(await trackFolders().make(join(root, 'link/a/b'), null)).toBe(join(root, 'real/a/b'));
  expect(await readdir(join(root, 'real/a'))).toEqual(['b']);
});

test('make() makes nothing outside the bounds, and rehearse() says so too', async () => {
  const root = await makeFolder();
  for (const name of ['inside', 'outside']) await mkdir(join(root, name));
  await symlink('../outside', join(root, 'inside/link'));
  const bounds = new Set([join(root, 'inside')]);
  const folders = trackFolders();
  const wanted = join(root, 'inside/link/a');
  await expect(folders.make(wanted, bounds)).rejects.toMatchObject({ code: 'io/outside' });
  expect(() => folders.rehearse(wanted, bounds)).toThrow(expect.objectContaining({ code: 'io/outside' }));
  expect(await readdir(join(root, 'outside'))).toEqual([]);
});

test.each([
  ['a file in the path', 'file/a', 'io/not-found'],
  ['a file of that name', 'file', 'io/not-found'],
  ['a link that leads nowhere', 'nowhere/a', 'io/not-found'],
])('make() and rehearse() fail alike: %s', async (_name, wanted, code) => {
  const root = await makeFolder();
  await writeFile(join(root, 'file'), '');
  await symlink('gone', join(root, 'nowhere'));
  const folders = trackFolders();
  expect(() => folders.rehearse(join(root, wanted), null)).toThrow(expect.objectContaining({ code }));
  await expect(folders.make(join(root, wanted), null)).rejects.toMatchObject({ code });
  expect((await readdir(root)).sort()).toEqual(['file', 'nowhere']);
});

test('make() of the same folders by several at once', async () => {
  const root = await makeFolder();
  const folders = trackFolders();
  await Promise.all([1, 2, 3, 4].map((number) => folders.make(join(root, `a/b/${number % 2}`), null)));
  expect((await readdir(join(root, 'a/b'))).sort()).toEqual(['0', '1']);
  await folders.removeEmpty();
  expect(await readdir(root)).toEqual([]);
});

test('removeEmpty() keeps what holds a file, and a folder in the place of one that was made', async () => {
  const root = await makeFolder();
  const folders = trackFolders();
  for (const name of ['used/a', 'empty/b', 'swapped']) await folders.make(join(root, name), null);
  await writeFile(join(root, 'used/a/file'), '');
  await rename(join(root, 'swapped'), join(root, 'kept'));
  await mkdir(join(root, 'swapped'));
  await folders.removeEmpty();
  expect((await readdir(root)).sort()).toEqual(['kept', 'swapped', 'used']);
});
