import { dirname, join, relative, resolve } from 'node:path';
import { readGlance } from '../files/read-glance.js';
import { realPathOf } from '../files/within.js';
import { isObjectUrl, objectBelow, parseObjectFileUrl } from '../objects/object-url.js';
import { maxNotesByteLength } from '../run/read-notes.js';
import { type FileStamp, stampOf } from './journal-entry.js';

/*
 * Where episodes are: on the disk, or in a store of objects. A store has no folders and no links.
 */

/** The same for all names of a file or an object. */
export function realPlaceOf(path: string): string {
  return isObjectUrl(path) ? path : realPathOf(path);
}

/** From wherever the program runs. */
export function absolutePlace(path: string): string {
  return isObjectUrl(path) ? path : resolve(path);
}

/** From where the program runs, if it is below. */
export function shownPlace(path: string): string {
  if (isObjectUrl(path)) return path;
  const way = relative(process.cwd(), path);
  return way.startsWith('..') ? path : way;
}

/** A path below a folder, or a key below a prefix. */
export function joinPlace(folder: string, pathBelow: string): string {
  return isObjectUrl(folder) ? objectBelow(folder, pathBelow) : join(folder, pathBelow);
}

/** Whether a path is one of others, or in a folder among them; of an object, anywhere below a prefix among them. */
export function isAmong(path: string, others: readonly string[]): boolean {
  const place = realPlaceOf(path);
  const places = others.map((other) => realPlaceOf(other));
  if (!isObjectUrl(place)) return places.includes(place) || places.includes(dirname(place));
  return places.some((other) => place === other || place.startsWith(`${other.replace(/(?<!\/)\/+$/, '')}/`));
}

/** The stamp of a file or an object as it is now; null when there is none. */
export async function stampAt(path: string): Promise<FileStamp | null> {
  if (!isObjectUrl(path)) return stampOf(path);
  const { openObjectStore } = await import('../objects/object-store.js');
  const { headObject } = await import('../objects/read-object.js');
  const head = await headObject(await openObjectStore(), parseObjectFileUrl(path));
  // An object has no inode, and its ETag changes with its bytes.
  return head === null ? null : { size: String(head.byteLength), mtimeNs: '0', ino: head.etag };
}

/** The bytes of small notes; null for anything else and for what cannot be read: the run will say why. */
export async function bytesAt(path: string): Promise<Uint8Array | null> {
  if (!isObjectUrl(path)) return readGlance(path, maxNotesByteLength);
  try {
    const { readStoredObject } = await import('../objects/open-stored.js');
    return (await readStoredObject(path, maxNotesByteLength)).bytes;
  } catch {
    return null;
  }
}
