import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readWholeFile } from '../../src/files/file-source.js';
import { replaceFile } from '../../src/files/replace-file.js';
import { listing, temporaryFolders } from './folder.js';

const folder = temporaryFolders();
const bytes = new TextEncoder().encode('new notes');

async function notesFile(): Promise<string> {
  const path = join(await folder(), 'notes.md');
  await writeFile(path, 'old notes', { mode: 0o604 });
  return path;
}

test('replaceFile() puts new bytes in the place of the old and keeps the mode', async () => {
  const path = await notesFile();
  expect(await replaceFile((await readWholeFile(path, 100)).file, bytes)).toEqual([]);
  expect(await readFile(path, 'utf8')).toBe('new notes');
  expect((await stat(path)).mode & 0o777).toBe(0o604);
  expect(await listing(dirname(path))).toEqual(['notes.md']);
});

test('replaceFile() refuses when the file was edited after it was read', async () => {
  const path = await notesFile();
  const { file } = await readWholeFile(path, 100);
  await writeFile(path, 'edited by hand');
  await expect(replaceFile(file, bytes)).rejects.toMatchObject({ code: 'io/changed' });
  expect(await readFile(path, 'utf8')).toBe('edited by hand');
  expect(await listing(dirname(path))).toEqual(['notes.md']);
});

test('replaceFile() ends with the old file when the caller aborts', async () => {
  const path = await notesFile();
  const { file } = await readWholeFile(path, 100);
  await expect(replaceFile(file, bytes, AbortSignal.abort())).rejects.toMatchObject({ code: 'interrupted' });
  expect(await readFile(path, 'utf8')).toBe('old notes');
});
