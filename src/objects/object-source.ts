import type { ByteSource } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl, parseObjectFileUrl } from './object-url.js';
import { headObject, type ObjectHead, readObjectRange } from './read-object.js';

/** The bytes of an object as it was when it was opened; if it changes meanwhile, reading fails (`io/changed`). */
export interface ObjectSource extends ByteSource {
  readonly object: ObjectHead;
  close(): Promise<void>;
}

/** Small reads fetch this much at once: one request costs more than these bytes. */
const blockByteLength = 64 * 1024;
/** A read of this many bytes or more is part of reading everything after it. */
const sequentialByteLength = 256 * 1024;
/** Such reads fetch this much at once. */
const chunkByteLength = 8 * 1024 * 1024;
/** The scanner reads ahead: it asks for the next chunk while one is scanned. */
const keptChunks = 3;
/** Almost only tags, at the start and at the end, are read in blocks. */
const keptBlocks = 16;

/**
 * Opens `s3://bucket/key` for reading.
 *
 * @param name as the user gave it
 * @throws ChapterizeError `io/not-found`, `io/…`, `network/…`
 */
export async function openObjectSource(store: ObjectStore, name: string): Promise<ObjectSource> {
  const address = parseObjectFileUrl(name);
  const object = await headObject(store, address);
  if (object === null)
    throw new ChapterizeError('io/not-found', 'cannot read: there is no such object', {
      file: formatObjectUrl(address),
    });
  return sourceOf(store, object, name);
}

/** A known object as a source; sends no request before the first read. */
export function sourceOf(store: ObjectStore, object: ObjectHead, name: string): ObjectSource {
  const { byteLength } = object;
  const chunks = new Map<number, Promise<Uint8Array>>();
  const blocks = new Map<number, Promise<Uint8Array>>();

  const pieceAt = (pieces: Map<number, Promise<Uint8Array>>, start: number, length: number, kept: number) => {
    const known = pieces.get(start);
    if (known !== undefined) return known;
    const piece = readObjectRange(store, object, start, Math.min(start + length, byteLength));
    // Whoever waits for a read gets its failure; nobody may be waiting for one that was read ahead.
    piece.catch(() => undefined);
    pieces.set(start, piece);
    const [oldest] = pieces.keys();
    if (pieces.size > kept && oldest !== undefined) pieces.delete(oldest);
    return piece;
  };

  return {
    name,
    byteLength,
    object,
    close: () => Promise.resolve(),
    async read(target, offset) {
      const wanted = Math.max(0, Math.min(target.length, byteLength - offset));
      const isSequential = wanted >= sequentialByteLength;
      const [pieces, length, kept] = isSequential
        ? ([chunks, chunkByteLength, keptChunks] as const)
        : ([blocks, blockByteLength, keptBlocks] as const);
      for (let count = 0; count < wanted; ) {
        const at = offset + count;
        const start = at - (at % length);
        const piece = await pieceAt(pieces, start, length, kept);
        const part = piece.subarray(at - start, at - start + wanted - count);
        target.set(part, count);
        count += part.length;
      }
      return wanted;
    },
  };
}
