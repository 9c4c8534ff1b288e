import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/**
 * The bytes of a small regular file; null for anything else, for a longer file and for one that cannot be read. It is
 * checked through its handle, so that a FIFO or device put in its place is neither waited for nor read.
 *
 * Synchronously: ten thousand small files take a tenth of the time that way.
 */
export function readGlance(path: string, maxByteLength: number): Uint8Array | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > maxByteLength) return null;
    const bytes = new Uint8Array(stats.size);
    let count = 0;
    for (let last = -1; last !== 0 && count < bytes.length; count += last)
      last = readSync(descriptor, bytes, count, bytes.length - count, count);
    return bytes.subarray(0, count);
  } catch {
    return null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
