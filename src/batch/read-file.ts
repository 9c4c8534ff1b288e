import { readFileSync, statSync } from 'node:fs';

/** Longer notes are left to the run to refuse. */
const maxByteLength = 64 * 1024 * 1024;

/**
 * The bytes of a small regular file, null for what is none or cannot be read.
 *
 * Synchronously: ten thousand small files take a tenth of the time that way.
 */
export function readFileIfAny(path: string): Uint8Array | null {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= maxByteLength ? readFileSync(path) : null;
  } catch {
    return null;
  }
}
