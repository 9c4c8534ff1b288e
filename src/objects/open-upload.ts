import { ChapterizeError } from '../diagnostic/failure.js';
import { refusalOf } from './object-failure.js';
import type { ObjectProperties } from './object-properties.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl, type ObjectAddress } from './object-url.js';
import { confirmCondition, underCondition, type WriteCondition } from './write-object.js';

/*
 * A multipart upload from beginning to end: nothing of it is under its key before it is finished.
 */

/** An upload that has begun, as requests name it. */
export interface OpenUpload {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string | undefined;
}

/** A part that the store has. */
export interface StoredPart {
  readonly PartNumber: number;
  readonly ETag: string;
}

/** Begins an upload; the metadata of the object is set here. */
export async function beginUpload(
  { sdk, send }: ObjectStore,
  address: ObjectAddress,
  properties: ObjectProperties,
): Promise<OpenUpload> {
  const target = { Bucket: address.bucket, Key: address.key };
  const { UploadId } = await send(new sdk.CreateMultipartUploadCommand({ ...target, ...properties }));
  return { ...target, UploadId };
}

/** Aborts an upload, whether the request succeeds or not; without the signal, which may be the reason. */
export async function abortUpload({ sdk, sendAnyway }: ObjectStore, upload: OpenUpload): Promise<void> {
  await sendAnyway(new sdk.AbortMultipartUploadCommand(upload)).catch(() => undefined);
}

/** Sends a part; all but the last have at least 5 MiB. @returns its ETag */
export async function sendPart(
  { sdk, send }: ObjectStore,
  upload: OpenUpload,
  PartNumber: number,
  Body: Uint8Array,
): Promise<string> {
  const { ETag = '' } = await send(new sdk.UploadPartCommand({ ...upload, PartNumber, Body }));
  return ETag;
}

/**
 * Puts the object under its key, if the store has as many bytes as were sent.
 *
 * @returns its ETag
 * @throws ChapterizeError `io/write`, `io/changed`; errors of the store, unchanged
 */
export async function finishUpload(
  store: ObjectStore,
  upload: OpenUpload,
  address: ObjectAddress,
  parts: readonly StoredPart[],
  byteLength: number,
  condition: WriteCondition | null,
): Promise<string> {
  const storedLength = await lengthOfParts(store, upload);
  if (storedLength !== byteLength) {
    throw new ChapterizeError(
      'io/write',
      `the store has ${storedLength} bytes of the new object, expected ${byteLength}`,
      { file: formatObjectUrl(address) },
    );
  }
  const { sdk, send } = store;
  if (condition !== null) await confirmCondition(store, address, condition);
  return underCondition(store, address, condition, [412, 501], async (conditions) => {
    const MultipartUpload = { Parts: [...parts] };
    const command = new sdk.CompleteMultipartUploadCommand({ ...upload, ...conditions, MultipartUpload });
    const { ETag = '' } = await send(command);
    return ETag;
  });
}

async function lengthOfParts({ sdk, send }: ObjectStore, upload: OpenUpload): Promise<number> {
  let total = 0;
  let marker: string | undefined;
  do {
    const after = marker === undefined ? {} : { PartNumberMarker: marker };
    const answer = await send(new sdk.ListPartsCommand({ ...upload, ...after }));
    total += (answer.Parts ?? []).reduce((sum, { Size = 0 }) => sum + Size, 0);
    const next = answer.IsTruncated === true ? answer.NextPartNumberMarker : undefined;
    // Markers are numbers of parts, and go up.
    if (next !== undefined && Number(next) <= Number(marker ?? 0)) return total;
    marker = next;
  } while (marker !== undefined);
  return total;
}

/**
 * Aborts uploads to a key that the owner of ours began earlier and did not finish: killed runs leave them, and their parts
 * cost money. Only one run at a time can write an object, so none of them is in use.
 *
 * @param own the upload that continues
 */
export async function abortLeftovers(
  { sdk, send, sendAnyway }: ObjectStore,
  address: ObjectAddress,
  own: OpenUpload,
): Promise<void> {
  try {
    const { Uploads = [] } = await send(
      new sdk.ListMultipartUploadsCommand({ Bucket: address.bucket, Prefix: address.key }),
    );
    const initiator = Uploads.find(({ UploadId }) => UploadId === own.UploadId)?.Initiator?.ID;
    for (const { Key, UploadId, Initiator } of Uploads) {
      if (Key !== address.key || UploadId === own.UploadId || Initiator?.ID !== initiator) continue;
      await sendAnyway(new sdk.AbortMultipartUploadCommand({ Bucket: address.bucket, Key, UploadId }));
    }
  } catch (error) {
    // Without the right to list uploads, a lifecycle rule must remove leftovers, or they cost money; writing goes on.
    if (refusalOf(error).status === null) throw error;
  }
}
