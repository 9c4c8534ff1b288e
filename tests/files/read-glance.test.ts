import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGlance } from '../../src/files/read-glance.js';
import { makeFolder } from '../run/temp-folder.js';

test('readGlance() gives the bytes of a file, and null for a longer one and for anything else', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'a.md');
  await writeFile(path, 'abc');
  await symlink('a.md', join(folder, 'link.md'));
  expect(readGlance(path, 3)).toEqual(new Uint8Array([97, 98, 99]));
  expect(readGlance(join(folder, 'link.md'), 3)).toEqual(new Uint8Array([97, 98, 99]));
  expect(readGlance(path, 2)).toBeNull();
  expect(readGlance(join(folder, 'gone.md'), 3)).toBeNull();
  expect(readGlance(folder, 1e6)).toBeNull();
});

test.runIf(process.platform !== 'win32')('readGlance() waits for no FIFO and reads no device', async () => {
  const folder = await makeFolder();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(readGlance(join(folder, 'pipe'), 3)).toBeNull();
  expect(readGlance('/dev/zero', 3)).toBeNull();
});
