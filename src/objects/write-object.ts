import { changedObject, objectFailure, refusalOf } from './object-failure.js';
import type { ObjectProperties } from './object-properties.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl, type ObjectAddress } from './object-url.js';
import { headObject } from './read-object.js';

/** What must be under the key for an object to be written. */
export type WriteCondition =
  /** This very object. */
  | { readonly kind: 'match'; readonly etag: string }
  /** Nothing. */
  | { readonly kind: 'absent' };

/** How an object is written. */
export interface WriteObjectOptions {
  /** null writes whatever is there. */
  readonly condition: WriteCondition | null;
  readonly contentType: string;
}

/**
 * Writes a small object whole: the key has the old one, or the new one.
 *
 * Stores without conditional writes (they answer 501) are asked just before what is there; another program may write between
 * that and the writing.
 *
 * @returns the ETag of the new object
 * @throws ChapterizeError `io/changed` when the condition does not hold; `io/…`, `network/…`
 */
export async function writeObject(
  store: ObjectStore,
  address: ObjectAddress,
  bytes: Uint8Array,
  { condition, contentType }: WriteObjectOptions,
): Promise<{ readonly etag: string }> {
  const properties = { ContentType: contentType };
  return { etag: await putWhole(store, address, bytes, { properties, condition }) };
}

/**
 * The same with the metadata of the object.
 *
 * @returns the ETag
 */
export async function putWhole(
  store: ObjectStore,
  address: ObjectAddress,
  bytes: Uint8Array,
  {
    properties,
    condition,
  }: { readonly properties: ObjectProperties; readonly condition: WriteCondition | null },
): Promise<string> {
  const { sdk, send } = store;
  const input = { ...properties, Bucket: address.bucket, Key: address.key, Body: bytes };
  try {
    return await underCondition(store, address, condition, [501], async (conditions) => {
      const { ETag = '' } = await send(new sdk.PutObjectCommand({ ...input, ...conditions }));
      return ETag;
    });
  } catch (error) {
    const isGone = condition?.kind === 'match' && refusalOf(error).name === 'NoSuchKey';
    throw isGone ? changedObject(formatObjectUrl(address), error) : objectFailure(error, 'write', address);
  }
}

/**
 * Writes under a condition. Stores without conditions are asked just before what is under the key.
 *
 * @param unknown the statuses with which such stores answer
 * @param write with the headers of the condition
 */
export async function underCondition(
  store: ObjectStore,
  address: ObjectAddress,
  condition: WriteCondition | null,
  unknown: readonly number[],
  write: (conditions: ConditionHeaders) => Promise<string>,
): Promise<string> {
  try {
    return await write(headersOf(condition));
  } catch (error) {
    if (condition === null || !unknown.includes(refusalOf(error).status ?? 0)) throw error;
    await confirmCondition(store, address, condition);
    return write({});
  }
}

/** @throws ChapterizeError `io/changed` when a condition does not hold now */
export async function confirmCondition(
  store: ObjectStore,
  address: ObjectAddress,
  condition: WriteCondition,
): Promise<void> {
  const head = await headObject(store, address);
  const holds = condition.kind === 'absent' ? head === null : head?.etag === condition.etag;
  if (!holds) throw changedObject(formatObjectUrl(address));
}

/** A condition as requests carry it. */
type ConditionHeaders = { readonly IfMatch?: string; readonly IfNoneMatch?: string };

function headersOf(condition: WriteCondition | null): ConditionHeaders {
  if (condition === null) return {};
  return condition.kind === 'match' ? { IfMatch: condition.etag } : { IfNoneMatch: '*' };
}
