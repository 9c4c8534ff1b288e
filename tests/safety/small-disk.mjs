// A disk of so many bytes, for running out of it.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export const page = 4096;

/** Bytes that a file takes on the disk. */
export function pages(byteLength) {
  return Math.ceil(byteLength / page) * page;
}

/** Bytes that are free beside the old file, for a new one of `need` bytes: twelve sizes, most of them near to it. */
export function freeSizes(need) {
  return [
    page,
    2 * page,
    need * 0.25,
    need * 0.5,
    need * 0.75,
    need - 64 * 1024,
    need - 4 * page,
    need - page,
    need,
    need + page,
    need + 64 * 1024,
    need * 2,
  ];
}

/** Does some work on a new tmpfs; needs root. */
export async function withDisk(folder, byteLength, work) {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${pages(byteLength)}`, 'none', folder], {
    stdio: 'pipe',
  });
  try {
    return await work(folder);
  } finally {
    execFileSync('umount', [folder]);
  }
}

/** A disk that has `free` bytes left once a shape is placed on it: the folder, the notes and the audio come first. */
export function withFreeBytes(folder, shape, free, work) {
  const placed = [shape.notes, shape.audio, ...Object.values(shape.pictures ?? {})];
  const taken = placed.reduce((sum, { length }) => sum + pages(length), 0);
  return withDisk(folder, 2 * page + taken + free, work);
}
