import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { concatBytes } from '../bytes/concat.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { changedObject, refusalOf } from './object-failure.js';
import type { ObjectProperties } from './object-properties.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl, type ObjectAddress } from './object-url.js';
import type { Piece, UploadPart } from './plan-parts.js';
import { headObject, type ObjectHead, optionsFor } from './read-object.js';
import { conditionsOf, confirmCondition, type WriteCondition } from './write-object.js';

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

/** A part that the store has. */
interface StoredPart {
  readonly PartNumber: number;
  readonly ETag: string;
}

/**
 * Makes an object of parts. It stands under its key once all of it is there; on any failure the upload is aborted and the
 * key has what it had.
 *
 * @returns the ETag of the new object
 * @throws errors of the store as they come; ChapterizeError `io/changed`
 */
export async function uploadParts(
  store: ObjectStore,
  from: UploadSource,
  { address, parts, byteLength, properties, condition }: Upload,
): Promise<string> {
  const { sdk, send, signal } = store;
  const target = { Bucket: address.bucket, Key: address.key };
  const { UploadId } = await send(
    new sdk.CreateMultipartUploadCommand({ ...target, ...properties }),
    optionsFor(signal),
  );
  const upload = { ...target, UploadId };
  try {
    await abortLeftovers(store, address, UploadId);
    const stored: StoredPart[] = [];
    for (const [index, part] of parts.entries()) {
      const number = index + 1;
      const etag =
        part.kind === 'copied'
          ? await copyPart(store, from.object, upload, number, part)
          : await sendPart(store, upload, number, await bytesOf(from.source, part.pieces));
      stored.push({ PartNumber: number, ETag: etag });
    }
    const storedLength = await lengthOfParts(store, upload);
    if (storedLength !== byteLength) {
      throw new ChapterizeError(
        'io/write',
        `${formatObjectUrl(address)}: the store has ${storedLength} bytes of the new object, expected ${byteLength}`,
      );
    }
    return await complete(store, upload, address, stored, condition);
  } catch (error) {
    // Without the signal, which may be what ends it.
    await send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

interface UploadKey {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string | undefined;
}

async function sendPart(
  { sdk, send, signal }: ObjectStore,
  upload: UploadKey,
  PartNumber: number,
  Body: Uint8Array,
): Promise<string> {
  const { ETag = '' } = await send(
    new sdk.UploadPartCommand({ ...upload, PartNumber, Body }),
    optionsFor(signal),
  );
  return ETag;
}

/**
 * Has the store copy a range, if the object is the one that was read. Some stores (Swift) take the ETag of an object that
 * was made of parts for a wrong one; then we look at the object before and after.
 */
async function copyPart(
  store: ObjectStore,
  object: ObjectHead | null,
  upload: UploadKey,
  PartNumber: number,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<string> {
  if (object === null) throw new TypeError('nothing to copy from');
  const { sdk, send, signal } = store;
  const { address, etag } = object;
  const input = {
    ...upload,
    PartNumber,
    CopySource: `${address.bucket}/${address.key}`.split('/').map(encodeURIComponent).join('/'),
    CopySourceRange: `bytes=${start}-${end - 1}`,
  };
  const copy = async (condition: { readonly CopySourceIfMatch?: string }): Promise<string> => {
    const { CopyPartResult } = await send(
      new sdk.UploadPartCopyCommand({ ...input, ...condition }),
      optionsFor(signal),
    );
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

/** Puts the object under its key. Stores that do not know the condition here are asked just before. */
async function complete(
  store: ObjectStore,
  upload: UploadKey,
  address: ObjectAddress,
  Parts: StoredPart[],
  condition: WriteCondition,
): Promise<string> {
  const { sdk, send, signal } = store;
  const finish = async (conditions: ReturnType<typeof conditionsOf>): Promise<string> => {
    const { ETag = '' } = await send(
      new sdk.CompleteMultipartUploadCommand({ ...upload, ...conditions, MultipartUpload: { Parts } }),
      optionsFor(signal),
    );
    return ETag;
  };
  await confirmCondition(store, address, condition);
  try {
    return await finish(conditionsOf(condition));
  } catch (error) {
    const { status } = refusalOf(error);
    if (status !== 412 && status !== 501) throw error;
    await confirmCondition(store, address, condition);
    return finish({});
  }
}

async function lengthOfParts({ sdk, send, signal }: ObjectStore, upload: UploadKey): Promise<number> {
  let total = 0;
  let marker: string | undefined;
  do {
    const after = marker === undefined ? {} : { PartNumberMarker: marker };
    const answer = await send(new sdk.ListPartsCommand({ ...upload, ...after }), optionsFor(signal));
    total += (answer.Parts ?? []).reduce((sum, { Size = 0 }) => sum + Size, 0);
    marker = answer.IsTruncated === true ? answer.NextPartNumberMarker : undefined;
  } while (marker !== undefined);
  return total;
}

/**
 * Aborts uploads to a key that whoever owns ours began before, and did not end: killed runs leave them, and their parts are
 * paid for. Only one run at a time can write an object, so nothing of worth is under way.
 *
 * @param ownId the upload that goes on
 */
async function abortLeftovers(
  { sdk, send, signal }: ObjectStore,
  address: ObjectAddress,
  ownId: string | undefined,
): Promise<void> {
  try {
    const { Uploads = [] } = await send(
      new sdk.ListMultipartUploadsCommand({ Bucket: address.bucket, Prefix: address.key }),
      optionsFor(signal),
    );
    const own = Uploads.find(({ UploadId }) => UploadId === ownId);
    for (const { Key, UploadId, Initiator } of Uploads) {
      if (Key !== address.key || UploadId === ownId || Initiator?.ID !== own?.Initiator?.ID) continue;
      await send(new sdk.AbortMultipartUploadCommand({ Bucket: address.bucket, Key, UploadId }));
    }
  } catch (error) {
    // Whoever may not list uploads has a lifecycle rule, or pays for leftovers; writing goes on.
    if (refusalOf(error).status === null) throw error;
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

/** What stands under a key, as a condition for what is written there. */
export async function conditionAt(store: ObjectStore, address: ObjectAddress): Promise<WriteCondition> {
  const head = await headObject(store, address);
  return head === null ? { kind: 'absent' } : { kind: 'match', etag: head.etag };
}
