import { ChapterizeError } from '../diagnostic/failure.js';
import { listObjects } from '../objects/list-objects.js';
import { openObjectStore } from '../objects/object-store.js';
import { objectNamedIn, parseObjectUrl } from '../objects/object-url.js';
import { readObject } from '../objects/read-object.js';
import { writeObject } from '../objects/write-object.js';
import { isPictureName, mostListed, type PicturePlace } from './picture-place.js';

/** How many objects are looked at: a prefix may hold a whole catalogue. */
const mostSeen = 5000;

/** Below the prefix of the notes. */
export function picturesInStore(notes: string, signal: AbortSignal): PicturePlace {
  const { bucket, key } = parseObjectUrl(notes);
  const prefix = key.slice(0, key.lastIndexOf('/') + 1);
  return {
    find: async () => {
      const found: string[] = [];
      let seen = 0;
      for await (const { address } of listObjects(await openObjectStore(signal), { bucket, key: prefix })) {
        seen += 1;
        if (found.length === mostListed || seen > mostSeen) return { found, isCut: true };
        const path = address.key.slice(prefix.length);
        // A key that no path can name is left out.
        if (isPictureName(path) && objectNamedIn(notes, path)?.url.endsWith(address.key)) found.push(path);
      }
      return { found, isCut: false };
    },
    create: async (name, bytes, contentType) => {
      const store = await openObjectStore(signal);
      const address = { bucket, key: prefix + name };
      try {
        await writeObject(store, address, bytes, { condition: { kind: 'absent' }, contentType });
        return true;
      } catch (error) {
        if (!(error instanceof ChapterizeError) || error.code !== 'io/changed') throw error;
        const standing = await readObject(store, address, bytes.length).catch(() => null);
        return standing !== null && Buffer.compare(standing.bytes, bytes) === 0;
      }
    },
  };
}
