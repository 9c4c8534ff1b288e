import { findRegularFile } from '../files/file-source.js';
import { isObjectUrl } from '../objects/object-url.js';

/**
 * Says what is missing before a page is opened.
 *
 * @param path or `s3://bucket/key`
 * @throws ChapterizeError `io/…`, `network/…`; `usage` where the package for stores is not installed
 */
export async function confirmThere(path: string): Promise<void> {
  if (!isObjectUrl(path)) {
    findRegularFile(path);
    return;
  }
  const { openStoredObject } = await import('../objects/open-stored.js');
  await openStoredObject(path);
}
