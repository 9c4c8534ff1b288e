import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes an empty folder, removed when the test is over. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chapterize-run-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** All by which a user could tell that a file was touched. */
export interface FileState {
  readonly sha256: string;
  readonly byteLength: number;
  readonly inode: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly mode: number;
}

/** Reads the state of a file, to compare it with a later one. */
export async function fileState(path: string): Promise<FileState> {
  const { ino, mtimeNs, ctimeNs, size, mode } = await stat(path, { bigint: true });
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { sha256, byteLength: Number(size), inode: ino, mtimeNs, ctimeNs, mode: Number(mode & 0o7777n) };
}
