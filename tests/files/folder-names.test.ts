import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSharedNames, listNames } from '../../src/files/folder-names.js';
import { ownRunMark } from '../../src/files/run-mark.js';
import { temporaryName } from '../../src/files/temporary-name.js';
import { temporaryFolders } from './folder.js';

const folder = temporaryFolders();

test('listNames() gives the temporary files of all targets, and nothing else', async () => {
  const dir = await folder();
  const names = ['a.mp3', 'b.mp3'].map((name) => temporaryName(name, ownRunMark()));
  for (const name of [...names, 'a.mp3', '.hidden', 'x.chapterize.tmp']) await writeFile(join(dir, name), '');
  expect([...(await listNames(dir))].sort()).toEqual(names.sort());
});

test('createSharedNames() reads a folder once for all that ask within two seconds', async () => {
  const reads: string[] = [];
  let time = 0;
  const list = createSharedNames(
    async (dir) => [`${dir}, read ${reads.push(dir)}`],
    () => time,
  );
  expect(await Promise.all(['a', 'a', 'b'].map(list))).toEqual([['a, read 1'], ['a, read 1'], ['b, read 2']]);
  time = 1999;
  expect(await list('a')).toEqual(['a, read 1']);
  time = 2000;
  expect(await list('a')).toEqual(['a, read 3']);
  expect(reads).toEqual(['a', 'b', 'a']);
});
