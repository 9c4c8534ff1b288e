import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** A way to get empty folders that are gone after each test. */
export function temporaryFolders(): () => Promise<string> {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  return async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'chapterize-test-')));
    folders.push(folder);
    return folder;
  };
}

/** The names in a folder, sorted: what a run left behind. */
export async function listing(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort();
}

/** `length` bytes that repeat late enough to show any shift. */
export function patternedBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 0xff);
}
