import { ChapterizeError } from '../diagnostic/failure.js';
import { type RegularFile, readWholeFile } from '../files/file-source.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { ObjectHead } from '../objects/read-object.js';

/** A small file or object read whole, with its state when it was read: `file` or `object`. */
export interface SmallRead {
  readonly bytes: Uint8Array;
  readonly file: RegularFile | null;
  readonly object: ObjectHead | null;
}

/**
 * Reads a small file by its path, or an object by `s3://bucket/key`.
 *
 * @param limit the largest byte length that is accepted
 * @param refuse is shown the first bytes, and throws where the rest is not wanted
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function readSmall(
  path: string,
  limit: number,
  refuse?: (head: Uint8Array) => void,
): Promise<SmallRead> {
  if (!isObjectUrl(path)) return { ...(await readWholeFile(path, limit, refuse)), object: null };
  const { readStoredObject } = await import('../objects/open-stored.js');
  const { object, bytes } = await readStoredObject(path, limit);
  refuse?.(bytes.subarray(0, 16));
  return { file: null, object, bytes };
}

/** Refuses an object where only a file can be worked on. */
export function refuseObject(path: string, what: string): void {
  if (!isObjectUrl(path)) return;
  throw new ChapterizeError('usage', `${what} works on files, not on objects`, {
    file: path,
    help: 'copy the object to a file, and back',
  });
}
