import { execFileSync } from 'node:child_process';
import type * as fs from 'node:fs';
import { mkdirSync, readFileSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { folderHolding, targetIn } from '../../src/files/derived-name.js';
import { findRegularFile, openFileSource, readWholeFile } from '../../src/files/file-source.js';
import { closeFolder, confirmFolder, openFolder } from '../../src/files/folder-sync.js';
import { openNamedOutput } from '../../src/files/named-output.js';
import { removeFile } from '../../src/files/remove-file.js';
import { prepareFile } from '../../src/files/replace-file.js';
import { saveTagBackup } from '../../src/files/tag-backup.js';
import { createTemporaryFile } from '../../src/files/temporary-file.js';
import { temporaryFolders } from './folder.js';
import { disk } from './recorded-disk.js';

const opening = vi.hoisted(() => ({ before: () => {}, after: () => {} }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    openSync: (...args: Parameters<typeof real.openSync>) => {
      opening.before();
      const descriptor = real.openSync(...args);
      opening.after();
      return descriptor;
    },
  };
});
vi.mock('node:fs/promises', async (original) => {
  const { recorded } = await import('./recorded-disk.js');
  return recorded(await original());
});

const folder = temporaryFolders();

/*
 * Each check of an identity by itself: what another process does is chosen so that no later check would notice.
 */

beforeEach(() => {
  disk.reset();
  opening.before = () => {};
  opening.after = () => {};
});

async function makeFile(content = 'ours'): Promise<string> {
  const path = join(await folder(), 'show', 'a.mp3');
  await mkdir(dirname(path));
  await writeFile(path, content);
  return path;
}

const changed = { code: 'io/changed' };

describe('openFileSource(), between the look and the opening', () => {
  test('refuses another file that is away again', async () => {
    const path = await makeFile();
    opening.before = () => {
      renameSync(path, `${path}.away`);
      writeFileSync(path, 'of somebody');
    };
    opening.after = () => renameSync(`${path}.away`, path);
    await expect(openFileSource(path)).rejects.toMatchObject(changed);
  });

  test('refuses a folder that has become a link, also to itself', async () => {
    const path = await makeFile();
    opening.before = () => {
      renameSync(dirname(path), `${dirname(path)}.away`);
      symlinkSync(`${dirname(path)}.away`, dirname(path));
    };
    await expect(openFileSource(path)).rejects.toMatchObject(changed);
  });

  test('refuses a FIFO, and does not wait for it', async () => {
    const path = await makeFile();
    opening.before = () => {
      unlinkSync(path);
      execFileSync('mkfifo', [path]);
    };
    await expect(openFileSource(path)).rejects.toMatchObject({ code: 'io/not-a-file' });
  });
});

test('readWholeFile() refuses a file that is written to while it is read', async () => {
  const path = await makeFile();
  const read = readWholeFile(path, 100, () => writeFileSync(path, 'OURS'));
  await expect(read).rejects.toMatchObject(changed);
});

describe('confirmFolder()', () => {
  test.each<[string, (dir: string) => void]>([
    ['another folder', (dir) => mkdirSync(dir)],
    ['a link to the same folder', (dir) => symlinkSync(`${dir}.away`, dir)],
  ])('refuses %s in its place', async (_what, swap) => {
    const dir = dirname(await makeFile());
    const open = await openFolder(dir);
    confirmFolder(open, 'a.mp3');
    renameSync(dir, `${dir}.away`);
    swap(dir);
    expect(() => confirmFolder(open, 'a.mp3')).toThrow(expect.objectContaining(changed));
    await closeFolder(open);
  });

  test('refuses a link above it', async () => {
    const inner = join(dirname(await makeFile()), 'inner');
    mkdirSync(inner);
    const open = await openFolder(inner);
    renameSync(dirname(inner), `${dirname(inner)}.away`);
    symlinkSync(`${dirname(inner)}.away`, dirname(inner));
    expect(() => confirmFolder(open, 'a.mp3')).toThrow(expect.objectContaining(changed));
    await closeFolder(open);
  });
});

test('openFolder() opens no link', async () => {
  const dir = dirname(await makeFile());
  await symlink(dir, `${dir}-link`);
  await expect(openFolder(`${dir}-link`)).rejects.toThrow(/ENOTDIR|ELOOP/);
});

test('removeFile() keeps a file that was written to since it was read', async () => {
  const path = await makeFile();
  const found = findRegularFile(path);
  await writeFile(path, 'of somebody');
  expect(() => removeFile(found)).toThrow(expect.objectContaining(changed));
  expect(await readFile(path, 'utf8')).toBe('of somebody');
});

test('prepareFile() writes nothing for a file that was written to since it was read', async () => {
  const path = await makeFile();
  const file = findRegularFile(path);
  await writeFile(path, 'of somebody');
  const { signal } = new AbortController();
  await expect(prepareFile({ file, bytes: new Uint8Array(3) }, { signal })).rejects.toMatchObject(changed);
  expect(disk.names(/chapterize\.tmp$/)).toEqual([]);
});

describe('names that the program makes up', () => {
  const mode = { mode: 0o644 };

  test('are in the folder that was checked, and no other', async () => {
    const [path, other] = [await makeFile(), await makeFile()];
    const name = join(dirname(other), 'a.json');
    expect(() => targetIn(dirname(path), name, mode)).toThrow(expect.objectContaining(changed));
    expect(() => folderHolding(path, other)).toThrow(expect.objectContaining(changed));
    expect(folderHolding(path, path)).toBe(dirname(path));
  });

  test('are not links', async () => {
    const path = await makeFile();
    const name = join(dirname(path), 'a.json');
    await symlink('a.mp3', name);
    expect(() => targetIn(dirname(path), name, mode)).toThrow(
      expect.objectContaining({ code: 'io/outside' }),
    );
  });
});

test('openNamedOutput() opens neither what a link leads to nor a FIFO', async () => {
  const path = await makeFile();
  const [link, pipe] = ['link', 'pipe'].map((name) => join(dirname(path), name)) as [string, string];
  await symlink(path, link);
  execFileSync('mkfifo', [pipe]);
  const options = { followLinks: false, mayBeSpecial: false, mayCreate: true };
  await expect(openNamedOutput(link, options)).rejects.toMatchObject({ code: 'io/outside' });
  await expect(openNamedOutput(pipe, options)).rejects.toMatchObject({ code: 'io/not-a-file' });
});

test('createTemporaryFile() does not mistake another file for the one that it has made', async () => {
  const path = await makeFile();
  let opened = 0;
  disk.before = async ({ name, path: called }) => {
    if (name !== 'open' || dirname(called) !== dirname(path)) return;
    opened += 1;
    if (opened !== 2) return;
    disk.reset();
    await rename(called, `${called}.away`);
    await writeFile(called, 'of somebody');
  };
  await expect(createTemporaryFile(path, 0o644)).rejects.toMatchObject(changed);
  const names = (await readdir(dirname(path))).filter((name) => name !== basename(path));
  expect(names.map((name) => readFileSync(join(dirname(path), name), 'utf8'))).toContain('of somebody');
});

test('saveTagBackup() writes into no file whose name leads elsewhere by now', async () => {
  const source = await openFileSource(await makeFile('a tag'));
  let [left, looks] = ['', 0];
  disk.before = async ({ name, path }) => {
    if (name !== 'stat' || !path.endsWith('.id3-backup')) return;
    looks += 1;
    // The first two looks are at the file that is made and at what was opened again under its name.
    if (looks < 2) return;
    disk.reset();
    left = path;
    await rename(path, `${path}.away`);
    await writeFile(path, 'of somebody');
  };
  await expect(saveTagBackup(source, { start: 0, end: 5 })).rejects.toMatchObject(changed);
  await source.close();
  expect(await readFile(left, 'utf8')).toBe('of somebody');
});
