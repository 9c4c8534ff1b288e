import { ChapterizeError } from '../diagnostic/failure.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl } from './object-url.js';
import { headObject, type ObjectHead } from './read-object.js';
import { holds } from './replace-stored.js';
import { writeObject } from './write-object.js';

const maxBackups = 1000;

/**
 * Saves bytes that are about to be lost next to their object as `KEY.id3-backup`, or `KEY.id3-backup-2` and so on where that
 * is taken; a backup that already holds the same bytes is used.
 *
 * @returns the URL of the backup
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function saveObjectBackup(
  store: ObjectStore,
  { address }: ObjectHead,
  bytes: Uint8Array,
): Promise<string> {
  for (let number = 1; number <= maxBackups; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const backup = { bucket: address.bucket, key: `${address.key}.id3-backup${suffix}` };
    const standing = await headObject(store, backup);
    if (standing === null) {
      const how = { condition: { kind: 'absent' }, contentType: 'application/octet-stream' } as const;
      await writeObject(store, backup, bytes, how);
      return formatObjectUrl(backup);
    }
    if (await holds(store, standing, bytes)) return formatObjectUrl(backup);
  }
  throw new ChapterizeError('io/write', `there are already ${maxBackups} backups of its tag next to it`, {
    file: formatObjectUrl(address),
    help: 'move them elsewhere',
  });
}
