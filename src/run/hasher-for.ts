import type { Hasher } from '../audio/audio-hash.js';
import type { Settings } from './options.js';

/** Hashing costs as much as all the rest: it is loaded and done only when asked for. */
export async function hasherFor({ hash }: Settings): Promise<Hasher | null> {
  return hash ? (await import('../bytes/sha256.js')).createSha256() : null;
}
