import { objectFailure, refusalOf } from './object-failure.js';
import type { ObjectStore, Sdk } from './object-store.js';
import type { ObjectHead } from './read-object.js';

type CreateInput = ConstructorParameters<Sdk['CreateMultipartUploadCommand']>[0];

/** The metadata of an object, in the fields of the request that makes a new one. */
export type ObjectProperties = Omit<CreateInput, 'Bucket' | 'Key'>;

/**
 * Asks for all that a new object under the same key has to repeat: type, caching, metadata, tags, storage class and
 * encryption. A store drops what is not repeated.
 *
 * @throws ChapterizeError `io/permission` where the tags may not be read, since they would be lost; `network/…`
 */
export async function readProperties(
  store: ObjectStore,
  { address }: Pick<ObjectHead, 'address'>,
): Promise<ObjectProperties> {
  const { sdk, send } = store;
  const input = { Bucket: address.bucket, Key: address.key };
  try {
    const head = await send(new sdk.HeadObjectCommand(input));
    const properties = {
      ContentType: head.ContentType,
      CacheControl: head.CacheControl,
      ContentDisposition: head.ContentDisposition,
      ContentEncoding: head.ContentEncoding,
      ContentLanguage: head.ContentLanguage,
      Expires: dateOf(head.ExpiresString),
      Metadata: head.Metadata,
      WebsiteRedirectLocation: head.WebsiteRedirectLocation,
      StorageClass: head.StorageClass,
      ServerSideEncryption: head.ServerSideEncryption,
      SSEKMSKeyId: head.SSEKMSKeyId,
      BucketKeyEnabled: head.BucketKeyEnabled,
      ObjectLockMode: head.ObjectLockMode,
      ObjectLockRetainUntilDate: head.ObjectLockRetainUntilDate,
      ObjectLockLegalHoldStatus: head.ObjectLockLegalHoldStatus,
      Tagging: await readTags(store, input),
    };
    const given = Object.entries(properties).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given) as ObjectProperties;
  } catch (error) {
    throw objectFailure(error, 'read', address);
  }
}

/** The tags as a request carries them; undefined if there are none, and of stores that have none. */
async function readTags(
  { sdk, send }: ObjectStore,
  input: { readonly Bucket: string; readonly Key: string },
): Promise<string | undefined> {
  try {
    const { TagSet = [] } = await send(new sdk.GetObjectTaggingCommand(input));
    if (TagSet.length === 0) return undefined;
    return TagSet.map(
      ({ Key = '', Value = '' }) => `${encodeURIComponent(Key)}=${encodeURIComponent(Value)}`,
    ).join('&');
  } catch (error) {
    const { status } = refusalOf(error);
    if (status === 501 || status === 405) return undefined;
    throw error;
  }
}

/** Stores keep whatever was given as Expires; only a date can be repeated. */
function dateOf(text: string | undefined): Date | undefined {
  const date = text === undefined ? null : new Date(text);
  return date === null || Number.isNaN(date.getTime()) ? undefined : date;
}
