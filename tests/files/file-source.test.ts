import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRange } from '../../src/bytes/byte-source.js';
import {
  findRegularFile,
  openFileSource,
  readWholeFile,
  sameFile,
  sameIdentity,
} from '../../src/files/file-source.js';
import { patternedBytes, temporaryFolders } from './folder.js';

const folder = temporaryFolders();

async function file(name = 'a.mp3', bytes: Uint8Array = patternedBytes(5000)): Promise<string> {
  const path = join(await folder(), name);
  await writeFile(path, bytes);
  return path;
}

const codeOf = (path: string) =>
  openFileSource(path).then(
    () => 'opened',
    (error: { code: string; message: string }) => `${error.code} ${error.message.slice(path.length)}`,
  );

describe('openFileSource()', () => {
  test('reads ranges, short only at the end', async () => {
    const source = await openFileSource(await file());
    expect(source.byteLength).toBe(5000);
    expect(await readRange(source, 100, 200)).toEqual(patternedBytes(5000).subarray(100, 300));
    expect(await source.read(new Uint8Array(100), 4950)).toBe(50);
    expect(await source.read(new Uint8Array(100), 6000)).toBe(0);
    await source.close();
  });

  test('says how the file changed since', async () => {
    const path = await file();
    const source = await openFileSource(path);
    expect(sameIdentity(source.file.identity, source.currentIdentity())).toBe(true);
    await appendFile(path, 'x');
    const now = source.currentIdentity();
    expect([sameIdentity(source.file.identity, now), sameFile(source.file.identity, now)]).toEqual([
      false,
      true,
    ]);
    await source.close();
  });

  test('reads what is left of a file that became shorter', async () => {
    const path = await file();
    const source = await openFileSource(path);
    await truncate(path, 10);
    expect(await source.read(new Uint8Array(100), 0)).toBe(10);
    await source.close();
  });

  test('follows links and knows where they lead', async () => {
    const path = await file();
    await symlink('a.mp3', join(path, '../link'));
    const source = await openFileSource(join(path, '../link'));
    expect(source.file).toMatchObject({ name: join(path, '../link'), realPath: path, linkCount: 1 });
    await source.close();
  });

  test('takes names with spaces, newlines, dashes and other scripts', async () => {
    for (const name of ['a b.mp3', '-n', 'a\nb', 'Čapek 漢字 🎧.mp3']) {
      const source = await openFileSource(await file(name));
      expect(source.byteLength).toBe(5000);
      await source.close();
    }
  });
});

describe('findRegularFile() refuses', () => {
  test('files that do not exist, and impossible paths', async () => {
    const path = await file();
    expect(await codeOf(`${path}2`)).toBe('io/not-found : cannot read: there is no such file or folder');
    expect(await codeOf(`${path}/x`)).toBe('io/not-found : cannot read: a part of the path is not a folder');
    expect(await codeOf(`${path}\0`)).toMatch(/^io\/not-found/);
    expect(await codeOf('')).toMatch(/^io\/not-found/);
  });

  test('folders, devices and links that lead in a circle', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'sub'));
    await symlink('l1', join(dir, 'l2'));
    await symlink('l2', join(dir, 'l1'));
    expect(await codeOf(join(dir, 'sub'))).toBe('io/not-a-file : is a folder, not a file');
    expect(await codeOf('/dev/null')).toBe('io/not-a-file : is a device, not a file');
    expect(await codeOf(join(dir, 'l1'))).toMatch(/^io\/not-a-file .*circle/);
  });

  test('FIFOs and sockets, without waiting for the other side', async () => {
    const dir = await folder();
    expect(spawnSync('mkfifo', [join(dir, 'fifo')]).status).toBe(0);
    expect(await codeOf(join(dir, 'fifo'))).toBe('io/not-a-file : is a FIFO, not a file');
    const server = createServer().listen(join(dir, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await codeOf(join(dir, 'socket'))).toBe('io/not-a-file : is a socket, not a file');
    server.close();
  });

  test('nothing else: the identity is that of the file found', async () => {
    const path = await file();
    const found = findRegularFile(path);
    await rename(path, `${path}2`);
    await writeFile(path, patternedBytes(5000));
    expect(sameFile(found.identity, findRegularFile(path).identity)).toBe(false);
    expect(sameFile(found.identity, findRegularFile(`${path}2`).identity)).toBe(true);
  });
});

describe('readWholeFile()', () => {
  test('gives all bytes up to the limit', async () => {
    const path = await file();
    expect((await readWholeFile(path, 5000)).bytes).toEqual(patternedBytes(5000));
    await expect(readWholeFile(path, 4999)).rejects.toMatchObject({ code: 'io/read' });
  });

  test('gives no bytes for an empty file', async () => {
    expect((await readWholeFile(await file('empty', new Uint8Array(0)), 10)).bytes.length).toBe(0);
  });
});
