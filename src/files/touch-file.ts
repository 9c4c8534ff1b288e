import { futimes } from 'node:fs';
import { promisify } from 'node:util';
import { openFileSource } from './file-source.js';
import { tryIo } from './io-failure.js';

/**
 * Sets the modification time of a file to the present, through its handle, and changes nothing else.
 *
 * @throws ChapterizeError `io/…`
 */
export async function touchFile(path: string): Promise<void> {
  const source = await openFileSource(path);
  const now = new Date();
  try {
    await tryIo('write', path, () => promisify(futimes)(source.descriptor, now, now));
  } finally {
    await source.close();
  }
}
