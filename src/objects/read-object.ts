import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { ChapterizeError } from '../diagnostic/failure.js';
import { changedObject, isNotFound, objectFailure } from './object-failure.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl, type ObjectAddress } from './object-url.js';

/** An object as the store had it at one moment. */
export interface ObjectHead {
  readonly address: ObjectAddress;
  /** Quoted, as the store gives it: what conditions of later requests name. */
  readonly etag: string;
  readonly byteLength: number;
  /** Milliseconds since 1970; null if the store does not say. */
  readonly modifiedMs: number | null;
}

/** A small object read whole. */
export interface WholeObject extends ObjectHead {
  readonly bytes: Uint8Array;
}

/** How often a body that breaks off is requested again; the SDK repeats requests without an answer. */
const maxBodyAttempts = 3;

/**
 * Asks for an object without its bytes.
 *
 * @returns null if there is none
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function headObject(store: ObjectStore, address: ObjectAddress): Promise<ObjectHead | null> {
  const { sdk, send } = store;
  try {
    const answer = await send(new sdk.HeadObjectCommand({ Bucket: address.bucket, Key: address.key }));
    return headOf(address, answer.ETag, answer.ContentLength ?? 0, answer.LastModified);
  } catch (error) {
    if (isNotFound(error) && !isNoBucket(error)) return null;
    throw objectFailure(error, 'read', address);
  }
}

/**
 * Reads bytes `[start, end)` of an object that is still the one that was seen first.
 *
 * @param etag of that object
 * @param end at most its length
 * @throws ChapterizeError `io/changed` when it is another one by now; `io/…`, `network/…`
 */
export async function readObjectRange(
  store: ObjectStore,
  { address, etag }: Pick<ObjectHead, 'address' | 'etag'>,
  start: number,
  end: number,
): Promise<Uint8Array> {
  if (end <= start) return new Uint8Array(0);
  const { sdk, send } = store;
  const command = {
    Bucket: address.bucket,
    Key: address.key,
    Range: `bytes=${start}-${end - 1}`,
    IfMatch: etag,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await send(new sdk.GetObjectCommand(command));
      // A store that ignores If-Match still says which object these bytes are from.
      if (answer.ETag !== etag) throw changedObject(formatObjectUrl(address));
      const bytes = await bytesOfBody(answer.Body, answer.ContentLength, end - start);
      if (bytes === null) throw changedObject(formatObjectUrl(address));
      return bytes;
    } catch (error) {
      const failure = objectFailure(error, 'read', address);
      if (failure.code !== 'network/unreachable' || attempt === maxBodyAttempts) throw failure;
    }
  }
}

type Body = GetObjectCommandOutput['Body'];

/** The bytes of an answer; null if their number is not the one that was asked for. No more than that are kept. */
async function bytesOfBody(
  body: Body,
  statedLength: number | undefined,
  byteLength: number,
): Promise<Uint8Array | null> {
  if (body === undefined) return null;
  if (statedLength === byteLength) {
    const bytes = await body.transformToByteArray();
    return bytes.length === byteLength ? bytes : null;
  }
  if (!('destroy' in body)) return null;
  const bytes = new Uint8Array(byteLength);
  let at = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of statedLength === undefined ? (body as AsyncIterable<Uint8Array>) : []) {
    if (at + chunk.length > byteLength) return null;
    bytes.set(chunk, at);
    at += chunk.length;
  }
  body.destroy();
  return at === byteLength ? bytes : null;
}

/**
 * Reads a small object whole.
 *
 * @param limit the largest byte length that is accepted
 * @throws ChapterizeError `io/not-found`, `io/read` when it is longer, `io/…`, `network/…`
 */
export async function readObject(
  store: ObjectStore,
  address: ObjectAddress,
  limit: number,
): Promise<WholeObject> {
  const head = await headObject(store, address);
  const url = formatObjectUrl(address);
  if (head === null)
    throw new ChapterizeError('io/not-found', 'cannot read: there is no such object', { file: url });
  if (head.byteLength > limit) {
    throw new ChapterizeError('io/read', `is ${head.byteLength} bytes long, at most ${limit} are read`, {
      file: url,
    });
  }
  return { ...head, bytes: await readObjectRange(store, head, 0, head.byteLength) };
}

function headOf(
  address: ObjectAddress,
  etag: string | undefined,
  byteLength: number,
  modified: Date | undefined,
): ObjectHead {
  if (etag === undefined || etag === '') {
    throw new ChapterizeError('network/answer', 'the store gives no ETag for it', {
      file: formatObjectUrl(address),
    });
  }
  return { address, etag, byteLength, modifiedMs: modified?.getTime() ?? null };
}

function isNoBucket(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchBucket';
}
