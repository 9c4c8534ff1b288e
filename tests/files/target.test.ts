import { chmod, link, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRegularFile } from '../../src/files/file-source.js';
import {
  confirmTarget,
  confirmWritable,
  isOneOf,
  targetInPlace,
  targetNamed,
} from '../../src/files/target.js';
import { temporaryFolders } from './folder.js';

const folder = temporaryFolders();

async function sourceIn(dir: string) {
  const path = join(dir, 'a.mp3');
  await writeFile(path, 'audio');
  await chmod(path, 0o640);
  return findRegularFile(path);
}

test('targetInPlace() keeps owner and mode of the file', async () => {
  const file = await sourceIn(await folder());
  const { path, mode, owner } = targetInPlace(file);
  expect({ path, mode, owner }).toEqual({
    path: file.realPath,
    mode: 0o640,
    owner: { uid: file.uid, gid: file.gid },
  });
});

test('confirmWritable() refuses a read-only file, also to root', async () => {
  const file = await sourceIn(await folder());
  await chmod(file.realPath, 0o444);
  const target = targetInPlace(findRegularFile(file.realPath));
  await expect(confirmWritable(target)).rejects.toMatchObject({
    code: 'io/permission',
  });
});

test('targetNamed() gives a new file the mode of the source', async () => {
  const dir = await folder();
  const target = await targetNamed(join(dir, 'out.mp3'), await sourceIn(dir));
  expect(target).toMatchObject({ path: join(dir, 'out.mp3'), standing: null, mode: 0o640, owner: null });
});

test('targetNamed() follows links to a file and keeps them', async () => {
  const dir = await folder();
  const source = await sourceIn(dir);
  await symlink('a.mp3', join(dir, 'link.mp3'));
  expect((await targetNamed(join(dir, 'link.mp3'), source)).path).toBe(source.realPath);
});

test('targetNamed() refuses folders, dangling links and folders that are not there', async () => {
  const dir = await folder();
  const source = await sourceIn(dir);
  await mkdir(join(dir, 'sub'));
  await symlink('nowhere', join(dir, 'dangling'));
  const codeOf = (name: string) =>
    targetNamed(join(dir, name), source).catch((error: { code: string }) => error.code);
  expect(await codeOf('sub')).toBe('io/not-a-file');
  expect(await codeOf('dangling')).toBe('io/not-a-file');
  expect(await codeOf('none/out.mp3')).toBe('io/not-found');
  expect(await codeOf('a.mp3/out.mp3')).toBe('io/not-found');
});

test('confirmTarget() refuses when a file appeared where there was none', async () => {
  const dir = await folder();
  const target = await targetNamed(join(dir, 'out.mp3'), await sourceIn(dir));
  expect(() => confirmTarget(target)).not.toThrow();
  await writeFile(target.path, 'of somebody else');
  expect(() => confirmTarget(target)).toThrow(expect.objectContaining({ code: 'io/changed' }));
});

test('confirmTarget() refuses when a link to the file is in its place', async () => {
  const dir = await folder();
  const target = targetInPlace(await sourceIn(dir));
  await rename(target.path, join(dir, 'moved.mp3'));
  await symlink('moved.mp3', target.path);
  expect(() => confirmTarget(target)).toThrow(expect.objectContaining({ code: 'io/changed' }));
});

test('isOneOf() knows a file by every name', async () => {
  const dir = await folder();
  const source = await sourceIn(dir);
  await link(source.realPath, join(dir, 'b.mp3'));
  await writeFile(join(dir, 'notes.md'), '');
  const target = targetInPlace(source);
  expect(await isOneOf(target, [join(dir, 'none'), join(dir, 'notes.md')])).toBe(false);
  expect(await isOneOf(target, [join(dir, 'notes.md'), join(dir, 'b.mp3')])).toBe(true);
});
