import type { Sha256 } from '../bytes/sha256.js';
import type { Settings } from './options.js';

/** Hashing costs as much as all the rest: it is loaded and done only when asked for. */
export async function hasherFor({ hash }: Settings): Promise<Sha256 | null> {
  return hash ? (await import('../bytes/sha256.js')).createSha256() : null;
}
