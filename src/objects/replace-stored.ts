import { equalBytes } from '../bytes/concat.js';
import { objectFailure } from './object-failure.js';
import { readProperties } from './object-properties.js';
import { type ObjectStore, openObjectStore } from './object-store.js';
import { parseObjectFileUrl } from './object-url.js';
import { headObject, type ObjectHead, readObjectRange } from './read-object.js';
import { putWhole, writeObject } from './write-object.js';

/**
 * Replaces a small object with new bytes, if it is still the one that was read; its metadata stays.
 *
 * @throws ChapterizeError `io/changed`, `io/…`, `network/…`
 */
export async function replaceStoredObject(
  object: ObjectHead,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const store = await openObjectStore(signal);
  const { address, etag } = object;
  try {
    const properties = await readProperties(store, object);
    await putWhole(store, address, bytes, { properties, condition: { kind: 'match', etag } });
  } catch (error) {
    throw objectFailure(error, 'write', address);
  }
}

/**
 * Writes a small object, whatever is under its key, with its content type. One that already has these bytes is not touched.
 *
 * @returns whether it was written
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function putStoredObject(
  url: string,
  bytes: Uint8Array,
  contentType: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const address = parseObjectFileUrl(url);
  const store = await openObjectStore(signal);
  const standing = await headObject(store, address);
  if (standing === null) {
    await writeObject(store, address, bytes, { condition: { kind: 'absent' }, contentType });
    return true;
  }
  if (await holds(store, standing, bytes)) return false;
  await replaceStoredObject(standing, bytes, signal);
  return true;
}

/** Whether an object has these bytes. */
export async function holds(store: ObjectStore, standing: ObjectHead, bytes: Uint8Array): Promise<boolean> {
  if (standing.byteLength !== bytes.length) return false;
  const found = await readObjectRange(store, standing, 0, bytes.length);
  return equalBytes(found, bytes);
}
