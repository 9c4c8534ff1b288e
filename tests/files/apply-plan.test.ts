import { writeFileSync } from 'node:fs';
import { chmod, link, lstat, readFile, realpath, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, type ByteEdit } from '../../src/bytes/byte-edit.js';
import { type Applied, type ApplyOptions, applyPlan } from '../../src/files/apply-plan.js';
import { findRegularFile, openFileSource, readWholeFile } from '../../src/files/file-source.js';
import { edit, planOf } from '../plan/plans.js';
import { listing, patternedBytes, temporaryFolders } from './folder.js';

const folder = temporaryFolders();
const old = patternedBytes(3000);
const edits = [edit(0, 10, 'a head that is longer'), edit(2990, 5, '')];

async function audioFile(): Promise<string> {
  const path = join(await folder(), 'a.mp3');
  await writeFile(path, old);
  await utimes(path, 1000, 1000);
  return path;
}

async function apply(
  path: string,
  made: readonly ByteEdit[],
  options: Partial<ApplyOptions> & { readonly backup?: { start: number; end: number } } = {},
): Promise<Applied> {
  const source = await openFileSource(path);
  try {
    const plan = { ...planOf(source.byteLength, made), backup: options.backup ?? null };
    return await applyPlan(source, plan, { outputPath: null, ...options });
  } finally {
    await source.close();
  }
}

const bytesOf = async (path: string) => new Uint8Array(await readFile(path));

describe('applyPlan()', () => {
  test('replaces the file by itself with the edits made', async () => {
    const path = await audioFile();
    expect(await apply(path, edits)).toEqual({
      written: true,
      path,
      realPath: await realpath(path),
      byteLength: 3006,
      backupPath: null,
      diagnostics: [],
    });
    expect(await bytesOf(path)).toEqual(applyEdits(old, edits));
    expect(await listing(join(path, '..'))).toEqual(['a.mp3']);
  });

  test('touches nothing when nothing changes', async () => {
    const path = await audioFile();
    const before = await stat(path);
    expect(await apply(path, [])).toMatchObject({ written: false, byteLength: 3000, diagnostics: [] });
    const { atimeMs: _, atime: __, ...after } = await stat(path);
    expect(before).toMatchObject(after);
  });

  test('refuses to replace a read-only file, but not to find that nothing changes', async () => {
    const path = await audioFile();
    await chmod(path, 0o444);
    await expect(apply(path, edits)).rejects.toMatchObject({ code: 'io/permission' });
    expect(await apply(path, [])).toMatchObject({ written: false });
    expect(await bytesOf(path)).toEqual(old);
  });

  test('writes another file and leaves the audio as it is', async () => {
    const path = await audioFile();
    await chmod(path, 0o604);
    const outputPath = join(path, '../b.mp3');
    expect(await apply(path, edits, { outputPath })).toMatchObject({ written: true, path: outputPath });
    expect(await bytesOf(outputPath)).toEqual(applyEdits(old, edits));
    expect((await stat(outputPath)).mode & 0o777).toBe(0o604);
    expect(await bytesOf(path)).toEqual(old);
  });

  test('copies the file to another when the plan changes nothing', async () => {
    const path = await audioFile();
    const outputPath = join(path, '../b.mp3');
    expect(await apply(path, [], { outputPath })).toMatchObject({ written: true, byteLength: 3000 });
    expect(await bytesOf(outputPath)).toEqual(old);
  });

  test('touches no output that is as planned already, and replaces any other', async () => {
    const path = await audioFile();
    const outputPath = join(path, '../b.mp3');
    await apply(path, edits, { outputPath });
    await utimes(outputPath, 1000, 1000);
    expect(await apply(path, edits, { outputPath })).toMatchObject({ written: false, byteLength: 3006 });
    expect((await stat(outputPath)).mtimeMs).toBe(1_000_000);
    for (const other of [patternedBytes(3006), applyEdits(old, edits).with(3005, 1), patternedBytes(2)]) {
      await writeFile(outputPath, other);
      await chmod(outputPath, 0o604);
      expect(await apply(path, edits, { outputPath })).toMatchObject({ written: true });
      expect(await bytesOf(outputPath)).toEqual(applyEdits(old, edits));
      expect((await stat(outputPath)).mode & 0o777).toBe(0o604);
    }
  });

  test('recognises the audio itself under another name as the output', async () => {
    const path = await audioFile();
    const outputPath = join(path, '../link.mp3');
    await symlink('a.mp3', outputPath);
    expect(await apply(path, [], { outputPath })).toMatchObject({ written: false });
    await apply(path, edits, { outputPath });
    expect(await bytesOf(path)).toEqual(applyEdits(old, edits));
    expect((await lstat(outputPath)).isSymbolicLink()).toBe(true);
  });

  test('refuses the notes as output', async () => {
    const path = await audioFile();
    const notes = join(path, '../notes.md');
    await writeFile(notes, 'notes');
    await symlink('notes.md', join(path, '../other.md'));
    const run = apply(path, edits, { outputPath: join(path, '../other.md'), keep: [notes] });
    await expect(run).rejects.toMatchObject({ code: 'usage' });
    expect(await readFile(notes, 'utf8')).toBe('notes');
  });

  test('follows a link to the audio and keeps it', async () => {
    const path = await audioFile();
    const linkPath = join(path, '../link.mp3');
    await symlink('a.mp3', linkPath);
    await apply(linkPath, edits);
    expect((await lstat(linkPath)).isSymbolicLink()).toBe(true);
    expect(await bytesOf(path)).toEqual(applyEdits(old, edits));
  });

  test('says that other names of the file keep the old content', async () => {
    const path = await audioFile();
    await link(path, join(path, '../second.mp3'));
    const { diagnostics } = await apply(path, edits);
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([['edit/hard-links', { count: 1 }]]);
    expect(await bytesOf(join(path, '../second.mp3'))).toEqual(old);
  });

  test('refuses when the audio was changed between its reading and the writing', async () => {
    const path = await audioFile();
    const source = await openFileSource(path);
    await writeFile(path, 'appended', { flag: 'a' });
    const run = applyPlan(source, planOf(3000, edits), { outputPath: join(path, '../b.mp3') });
    await expect(run).rejects.toMatchObject({ code: 'io/changed' });
    await source.close();
    expect(await listing(join(path, '..'))).toEqual(['a.mp3']);
    expect((await stat(path)).size).toBe(3008);
  });

  test('refuses a plan that does not add up', async () => {
    const path = await audioFile();
    const source = await openFileSource(path);
    const run = applyPlan(source, { ...planOf(3000, edits), resultByteLength: 3007 }, { outputPath: null });
    await expect(run).rejects.toMatchObject({ code: 'internal' });
    await source.close();
    expect(await bytesOf(path)).toEqual(old);
  });

  test('ends with the old file when the caller aborts', async () => {
    const path = await audioFile();
    const run = apply(path, edits, { signal: AbortSignal.abort('enough') });
    await expect(run).rejects.toMatchObject({ code: 'interrupted' });
    expect(await bytesOf(path)).toEqual(old);
    expect(await listing(join(path, '..'))).toEqual(['a.mp3']);
  });

  const companionOf = async (path: string) => {
    const notes = join(path, '../notes.md');
    await writeFile(notes, 'old notes');
    const { file } = await readWholeFile(notes, 100);
    return { notes, companion: { file, bytes: new TextEncoder().encode('new notes') } };
  };

  test('puts a companion in place too, also where the file itself is as planned already', async () => {
    const path = await audioFile();
    const { notes, companion } = await companionOf(path);
    expect(await apply(path, edits, { companion })).toMatchObject({ written: true });
    expect(await readFile(notes, 'utf8')).toBe('new notes');
    const again = await companionOf(path);
    expect(await apply(path, [], { companion: again.companion })).toMatchObject({ written: false });
    expect(await readFile(notes, 'utf8')).toBe('new notes');
    expect(await listing(join(path, '..'))).toEqual(['a.mp3', 'notes.md']);
  });

  test('writes nothing where the companion cannot be written', async () => {
    const path = await audioFile();
    const { notes, companion } = await companionOf(path);
    await chmod(notes, 0o444);
    const file = findRegularFile(notes);
    const run = apply(path, edits, { companion: { ...companion, file } });
    await expect(run).rejects.toMatchObject({ code: 'io/permission', written: [] });
    expect(await bytesOf(path)).toEqual(old);
    expect(await listing(join(path, '..'))).toEqual(['a.mp3', 'notes.md']);
  });

  test('leaves the companion as it was where the file cannot be written', async () => {
    const path = await audioFile();
    const { notes, companion } = await companionOf(path);
    await chmod(path, 0o444);
    await expect(apply(path, edits, { companion })).rejects.toMatchObject({
      code: 'io/permission',
      written: [],
    });
    expect(await readFile(notes, 'utf8')).toBe('old notes');
    expect(await listing(join(path, '..'))).toEqual(['a.mp3', 'notes.md']);
  });

  test('says which file is new where the companion was changed at the last moment', async () => {
    const path = await audioFile();
    const { notes, companion } = await companionOf(path);
    const source = await openFileSource(path);
    // Asked right before the rename of the audio, which is after the companion was made ready.
    const watching = {
      ...source,
      currentIdentity: () => {
        writeFileSync(notes, 'edited by hand');
        return source.currentIdentity();
      },
    };
    const run = applyPlan(watching, planOf(3000, edits), { outputPath: null, companion });
    await expect(run).rejects.toMatchObject({
      code: 'io/changed',
      written: [path],
      message: `${notes}: another program changed it during the run; ${path} is written, ${notes} is as it was`,
    });
    await source.close();
    expect(await bytesOf(path)).toEqual(applyEdits(old, edits));
    expect(await readFile(notes, 'utf8')).toBe('edited by hand');
  });

  test('takes a backup for its own that a run which was killed has left', async () => {
    const path = await audioFile();
    await writeFile(`${path}.id3-backup`, old.subarray(5, 25));
    const applied = await apply(path, edits, { backup: { start: 5, end: 25 } });
    expect(applied.backupPath).toBe(`${path}.id3-backup`);
    expect(await listing(join(path, '..'))).toEqual(['a.mp3', 'a.mp3.id3-backup']);
  });

  test('gives a backup the mode of the audio', async () => {
    const path = await audioFile();
    await chmod(path, 0o604);
    await apply(path, edits, { backup: { start: 5, end: 25 } });
    expect((await stat(`${path}.id3-backup`)).mode & 0o777).toBe(0o604);
  });

  test('saves the bytes that a plan gives up, under a name that is free', async () => {
    const path = await audioFile();
    await writeFile(`${path}.id3-backup`, 'of last time');
    const applied = await apply(path, edits, { backup: { start: 5, end: 25 } });
    expect(applied.backupPath).toBe(`${path}.id3-backup-2`);
    expect(applied.diagnostics.map(({ code }) => code)).toEqual(['edit/tag-saved']);
    expect(await bytesOf(`${path}.id3-backup-2`)).toEqual(old.subarray(5, 25));
    expect(await readFile(`${path}.id3-backup`, 'utf8')).toBe('of last time');
  });

  test('leaves no backup of a tag that stays', async () => {
    const path = await audioFile();
    const backup = { start: 0, end: 10 };
    const run = apply(path, edits, { backup, signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ code: 'interrupted' });
    await apply(path, edits, { backup, outputPath: join(path, '../b.mp3') });
    expect(await listing(join(path, '..'))).toEqual(['a.mp3', 'b.mp3']);
  });
});
