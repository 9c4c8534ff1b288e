import { type ObjectSource, openObjectSource } from './object-source.js';
import { openObjectStore } from './object-store.js';
import { parseObjectFileUrl } from './object-url.js';
import { type ObjectHead, readObject } from './read-object.js';

/**
 * Opens `s3://bucket/key` in the store that the environment describes.
 *
 * @throws ChapterizeError `usage` when the package for it is not installed; `io/…`, `network/…`
 */
export async function openStoredObject(url: string, signal?: AbortSignal): Promise<ObjectSource> {
  return openObjectSource(await openObjectStore(signal), url);
}

/**
 * Reads a small object whole.
 *
 * @param limit the largest byte length that is accepted
 * @throws ChapterizeError `usage`, `io/…`, `network/…`
 */
export async function readStoredObject(
  url: string,
  limit: number,
): Promise<{ readonly object: ObjectHead; readonly bytes: Uint8Array }> {
  const { bytes, ...object } = await readObject(await openObjectStore(), parseObjectFileUrl(url), limit);
  return { object, bytes };
}
