import { objectFailure } from './object-failure.js';
import type { ObjectStore } from './object-store.js';
import type { ObjectAddress } from './object-url.js';
import { type ObjectHead, optionsFor } from './read-object.js';

/**
 * The objects whose keys begin with a prefix, in the order of their keys; a thousand a request.
 *
 * @param prefix its key may be empty: all of the bucket
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function* listObjects(store: ObjectStore, prefix: ObjectAddress): AsyncGenerator<ObjectHead> {
  const { sdk, send, signal } = store;
  let token: string | undefined;
  do {
    const answer = await send(
      new sdk.ListObjectsV2Command({
        Bucket: prefix.bucket,
        ...(prefix.key === '' ? {} : { Prefix: prefix.key }),
        ...(token === undefined ? {} : { ContinuationToken: token }),
      }),
      optionsFor(signal),
    ).catch((error: unknown) => {
      throw objectFailure(error, 'read', prefix);
    });
    for (const { Key, ETag, Size, LastModified } of answer.Contents ?? []) {
      if (Key === undefined || ETag === undefined) continue;
      yield {
        address: { bucket: prefix.bucket, key: Key },
        etag: ETag,
        byteLength: Size ?? 0,
        modifiedMs: LastModified?.getTime() ?? null,
      };
    }
    token = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
  } while (token !== undefined);
}
