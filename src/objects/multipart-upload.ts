import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { concatBytes } from '../bytes/concat.js';
import { changedObject, refusalOf } from './object-failure.js';
import type { ObjectProperties } from './object-properties.js';
import type { ObjectStore } from './object-store.js';
import type { ObjectAddress } from './object-url.js';
import {
  abortLeftovers,
  abortUpload,
  beginUpload,
  finishUpload,
  type OpenUpload,
  type StoredPart,
  sendPart,
} from './open-upload.js';
import type { Piece, UploadPart } from './plan-parts.js';
import { headObject, type ObjectHead } from './read-object.js';
import { confirmCondition, type WriteCondition } from './write-object.js';

/** Where the bytes of an upload come from. */
export interface UploadSource {
  readonly source: ByteSource;
  /** The object that the source is, where the store can copy from it; null for a file. */
  readonly object: ObjectHead | null;
}

/** What is to become of an upload. */
export interface Upload {
  readonly address: ObjectAddress;
  readonly parts: readonly UploadPart[];
  readonly byteLength: number;
  readonly properties: ObjectProperties;
  readonly condition: WriteCondition;
}

/**
 * Makes an object of parts. It appears under its key once it is complete; on any failure the upload is aborted and the key
 * keeps what it had.
 *
 * @returns the ETag of the new object
 * @throws errors of the store, unchanged; ChapterizeError `io/changed`
 */
export async function uploadParts(
  store: ObjectStore,
  from: UploadSource,
  { address, parts, byteLength, properties, condition }: Upload,
): Promise<string> {
  const upload = await beginUpload(store, address, properties);
  try {
    await abortLeftovers(store, address, upload);
    const stored: StoredPart[] = [];
    for (const [index, part] of parts.entries()) {
      const number = index + 1;
      const etag =
        part.kind === 'copied'
          ? await copyPart(store, from.object, upload, number, part)
          : await sendPart(store, upload, number, await bytesOf(from.source, part.pieces));
      stored.push({ PartNumber: number, ETag: etag });
    }
    return await finishUpload(store, upload, address, stored, byteLength, condition);
  } catch (error) {
    await abortUpload(store, upload);
    throw error;
  }
}

/**
 * Has the store copy a range, if the object is the one that was read. Some stores (Swift) take the ETag of an object that
 * was made of parts for a wrong one; then we look at the object before and after.
 */
async function copyPart(
  store: ObjectStore,
  object: ObjectHead | null,
  upload: OpenUpload,
  PartNumber: number,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<string> {
  if (object === null) throw new TypeError('nothing to copy from');
  const { sdk, send } = store;
  const { address, etag } = object;
  const input = {
    ...upload,
    PartNumber,
    CopySource: `${address.bucket}/${address.key}`.split('/').map(encodeURIComponent).join('/'),
    CopySourceRange: `bytes=${start}-${end - 1}`,
  };
  const copy = async (condition: { readonly CopySourceIfMatch?: string }): Promise<string> => {
    const { CopyPartResult } = await send(new sdk.UploadPartCopyCommand({ ...input, ...condition }));
    return CopyPartResult?.ETag ?? '';
  };
  try {
    return await copy({ CopySourceIfMatch: etag });
  } catch (error) {
    if (refusalOf(error).status !== 412) throw error;
    await confirmCondition(store, address, { kind: 'match', etag });
    const copied = await copy({});
    await confirmCondition(store, address, { kind: 'match', etag });
    return copied;
  }
}

/** The bytes of a part that is sent. */
export async function bytesOf(source: ByteSource, pieces: readonly Piece[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'new') {
      parts.push(piece.content);
      continue;
    }
    const bytes = await readRange(source, piece.start, piece.end - piece.start);
    if (bytes.length < piece.end - piece.start) throw changedObject(source.name);
    parts.push(bytes);
  }
  return concatBytes(parts);
}

/** What is stored under a key, as a condition for what is written there. */
export async function conditionAt(store: ObjectStore, address: ObjectAddress): Promise<WriteCondition> {
  const head = await headObject(store, address);
  return head === null ? { kind: 'absent' } : { kind: 'match', etag: head.etag };
}
