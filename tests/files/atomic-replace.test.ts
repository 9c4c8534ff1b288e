import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { chmod, link, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type NewContent, replaceAtomically } from '../../src/files/atomic-replace.js';
import { findRegularFile } from '../../src/files/file-source.js';
import { confirmTarget, targetInPlace } from '../../src/files/target.js';
import { writeFully } from '../../src/files/write-fully.js';
import { listing, temporaryFolders } from './folder.js';
import { disk } from './recorded-disk.js';

vi.mock('node:fs', async (original) =>
  (await import('./recorded-disk.js')).recordedSync(await original<typeof import('node:fs')>()),
);
vi.mock('node:fs/promises', async (original) =>
  (await import('./recorded-disk.js')).recorded(await original<typeof import('node:fs/promises')>()),
);

const folder = temporaryFolders();
const never = { signal: new AbortController().signal };
const temporary = /chapterize\.tmp$/;

function textContent(text: string, byteLength = text.length): NewContent {
  return { byteLength, write: (out) => writeFully(out, new TextEncoder().encode(text), 0) };
}

async function makeFile(mode = 0o640): Promise<string> {
  const path = join(await folder(), 'a.mp3');
  await writeFile(path, 'old');
  await chmod(path, mode);
  disk.reset();
  return path;
}

async function replace(path: string, content: NewContent = textContent('new content')) {
  const target = targetInPlace(findRegularFile(path));
  return replaceAtomically(target, content, () => confirmTarget(target), never);
}

beforeEach(() => disk.reset());

describe('replaceAtomically()', () => {
  test('syncs the new file before the rename and the folder after it', async () => {
    const path = await makeFile();
    expect(await replace(path)).toEqual([]);
    expect(await readFile(path, 'utf8')).toBe('new content');
    const order = disk.calls
      .filter(({ name }) => ['write', 'chmod', 'sync', 'rename'].includes(name))
      .map((call) => `${call.name} ${call.path === dirname(path) ? 'folder' : 'file'}`);
    expect(order).toEqual(['write file', 'chmod file', 'sync file', 'rename file', 'sync folder']);
  });

  test('never removes or opens for writing what is under the name', async () => {
    const path = await makeFile();
    await replace(path);
    expect(disk.names(/a\.mp3$/)).toEqual([]);
    expect(disk.calls.filter(({ name }) => name === 'unlink')).toEqual([]);
  });

  test('keeps the new file in the folder of the target, for a rename does not cross file systems', async () => {
    const path = await makeFile();
    await replace(path);
    const paths = disk.calls.filter((call) => temporary.test(call.path)).map((call) => dirname(call.path));
    expect(new Set(paths)).toEqual(new Set([dirname(path)]));
  });

  test('keeps the mode, and lets nobody read along while it writes', async () => {
    const path = await makeFile(0o640);
    const modes: number[] = [];
    disk.before = ({ name, path: called }) => {
      if (name === 'write') modes.push(statSync(called).mode & 0o7777);
    };
    await replace(path);
    expect(modes).toEqual([0o600]);
    expect((await stat(path)).mode & 0o7777).toBe(0o640);
  });

  test.runIf(process.getuid?.() === 0)('keeps the owner', async () => {
    const path = await makeFile();
    const { chown } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
    await chown(path, 12345, 23456);
    await replace(path);
    expect(await stat(path)).toMatchObject({ uid: 12345, gid: 23456 });
  });

  test('refuses when the owner cannot be kept', async () => {
    const path = await makeFile();
    disk.failAt('chown', temporary, 'EPERM');
    const file = findRegularFile(path);
    const target = { ...targetInPlace(file), owner: { uid: file.uid, gid: file.gid + 1 } };
    const run = replaceAtomically(target, textContent('new'), () => confirmTarget(target), never);
    await expect(run).rejects.toMatchObject({ code: 'io/permission' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await listing(dirname(path))).toEqual(['a.mp3']);
  });

  test('asks a file system for no rights that are there already', async () => {
    const path = await makeFile(0o600);
    await replace(path);
    expect(disk.names(temporary)).not.toContain('chmod');
    expect(disk.names(temporary)).not.toContain('chown');
  });

  test('refuses content of another length than announced', async () => {
    const path = await makeFile();
    await expect(replace(path, textContent('new', 4))).rejects.toMatchObject({ code: 'io/write' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await listing(dirname(path))).toEqual(['a.mp3']);
  });

  const changes: readonly [string, (path: string) => Promise<void>][] = [
    ['was written to', (path) => writeFile(path, 'odd')],
    ['grew', (path) => writeFile(path, 'older')],
    ['was replaced', (path) => writeFile(`${path}2`, 'old').then(() => rename(`${path}2`, path))],
    ['got another mode', (path) => chmod(path, 0o600)],
    ['got another name', (path) => link(path, `${path}.link`)],
  ];
  test.each(changes)('refuses when the target %s meanwhile', async (_what, change) => {
    const path = await makeFile();
    let found = '';
    disk.before = async ({ name, path: called }) => {
      if (name !== 'sync' || !temporary.test(called)) return;
      await change(path);
      found = await readFile(path, 'utf8');
    };
    await expect(replace(path)).rejects.toMatchObject({ code: 'io/changed' });
    expect(await readFile(path, 'utf8')).toBe(found);
    expect((await listing(dirname(path))).filter((name) => temporary.test(name))).toEqual([]);
  });

  test('leaves other work of this process no turn between the last look and the rename', async () => {
    const path = await makeFile();
    const target = targetInPlace(findRegularFile(path));
    let found: string | null = null;
    const look = (): void => {
      confirmTarget(target);
      queueMicrotask(() => {
        found = readFileSync(path, 'utf8');
      });
    };
    await replaceAtomically(target, textContent('new content'), look, never);
    expect(found).toBe('new content');
  });

  const faults: readonly [string, RegExp, string][] = [
    ['open', temporary, 'EROFS'],
    ['write', temporary, 'ENOSPC'],
    ['stat', temporary, 'EIO'],
    ['chmod', temporary, 'EIO'],
    ['sync', temporary, 'EIO'],
    ['close', temporary, 'EIO'],
    ['rename', temporary, 'EXDEV'],
  ];
  test.each(faults)(
    'leaves the old file and nothing else when %s of %s fails with %s',
    async (name, path, code) => {
      const target = await makeFile();
      disk.failAt(name, path, code);
      await expect(replace(target)).rejects.toMatchObject({ code });
      disk.reset();
      expect(await readFile(target, 'utf8')).toBe('old');
      expect((await stat(target)).mode & 0o777).toBe(0o640);
      expect(await listing(dirname(target))).toEqual(['a.mp3']);
    },
  );

  test('gives rights to the file that it made, wherever a link under its name leads', async () => {
    const path = await makeFile(0o644);
    const victim = join(await folder(), 'secret');
    await writeFile(victim, 'secret', { mode: 0o600 });
    disk.before = async ({ name, path: called }) => {
      if (name !== 'chmod') return;
      await rename(called, `${called}.away`);
      await symlink(victim, called);
    };
    await expect(replace(path)).rejects.toMatchObject({ code: 'io/changed' });
    expect((await stat(victim)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  test('puts nothing in place that another program has put under the name of the new file', async () => {
    const path = await makeFile();
    let planted = '';
    disk.before = async ({ name, path: called }) => {
      if (name !== 'close' || !temporary.test(called)) return;
      disk.reset();
      planted = called;
      await rename(called, `${called}.away`);
      await writeFile(called, 'of somebody');
    };
    await expect(replace(path)).rejects.toMatchObject({ code: 'io/changed' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readFile(planted, 'utf8')).toBe('of somebody');
  });

  test('says so when another file was put in its place at the moment of the rename', async () => {
    const path = await makeFile();
    disk.before = ({ name, path: called }) => {
      if (name !== 'rename') return;
      disk.reset();
      renameSync(called, `${called}.away`);
      writeFileSync(called, 'of somebody');
    };
    await expect(replace(path)).rejects.toMatchObject({ code: 'io/changed', written: [] });
  });

  const folderSwaps: readonly [string, (dir: string, elsewhere: string) => Promise<void>][] = [
    ['another folder', (dir) => mkdir(dir)],
    ['a link to another folder', (dir, elsewhere) => symlink(elsewhere, dir)],
    ['a link to itself', (dir) => symlink(`${dir}.away`, dir)],
  ];
  test.each(folderSwaps)('writes nowhere when %s is put in the place of the folder', async (_what, swap) => {
    const path = await makeFile();
    const elsewhere = await folder();
    await writeFile(join(elsewhere, 'a.mp3'), 'of somebody');
    const dir = dirname(path);
    disk.before = async ({ name, path: called }) => {
      if (name !== 'sync' || !temporary.test(called)) return;
      disk.reset();
      await rename(dir, `${dir}.away`);
      await swap(dir, elsewhere);
    };
    await expect(replace(path)).rejects.toMatchObject({ code: 'io/changed' });
    expect(await readFile(join(`${dir}.away`, 'a.mp3'), 'utf8')).toBe('old');
    expect(await readFile(join(elsewhere, 'a.mp3'), 'utf8')).toBe('of somebody');
    expect(await listing(elsewhere)).toEqual(['a.mp3']);
    await rm(`${dir}.away`, { recursive: true });
  });

  test('says so when another program removed the new file', async () => {
    const path = await makeFile();
    disk.failAt('rename', temporary, 'ENOENT');
    await expect(replace(path)).rejects.toMatchObject({ code: 'io/changed' });
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  test('takes a rename for done that was done and reported missing', async () => {
    const path = await makeFile();
    disk.before = ({ name, args }) => {
      if (name !== 'rename') return;
      disk.reset();
      renameSync(String(args[0]), path);
      throw Object.assign(new Error('ENOENT: repeated'), { code: 'ENOENT' });
    };
    expect(await replace(path)).toEqual([]);
    expect(await readFile(path, 'utf8')).toBe('new content');
  });

  test('warns where a file system cannot sync folders', async () => {
    const path = await makeFile();
    disk.failAt('sync', new RegExp(`^${dirname(path)}$`), 'EINVAL');
    expect((await replace(path)).map(({ code }) => code)).toEqual(['edit/folder-not-synced']);
    expect(await readFile(path, 'utf8')).toBe('new content');
  });

  test('does not call it done when the disk fails to sync the folder', async () => {
    const path = await makeFile();
    disk.failAt('sync', new RegExp(`^${dirname(path)}$`), 'EIO');
    await expect(replace(path)).rejects.toMatchObject({ code: 'io/write', written: [path] });
  });

  test('warns in a folder that may be written but not read', async () => {
    const path = await makeFile();
    disk.failAt('open', new RegExp(`^${dirname(path)}$`), 'EACCES');
    expect((await replace(path)).map(({ code }) => code)).toEqual(['edit/folder-not-synced']);
  });

  test('stops before the rename when interrupted while syncing', async () => {
    const path = await makeFile();
    const controller = new AbortController();
    disk.before = ({ name }) => {
      if (name === 'sync') controller.abort('SIGTERM');
    };
    const target = targetInPlace(findRegularFile(path));
    const run = replaceAtomically(target, textContent('new'), () => confirmTarget(target), controller);
    await expect(run).rejects.toMatchObject({ code: 'interrupted' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await listing(dirname(path))).toEqual(['a.mp3']);
  });
});
