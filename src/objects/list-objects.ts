import { ChapterizeError } from '../diagnostic/failure.js';
import { objectFailure } from './object-failure.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl, type ObjectAddress } from './object-url.js';
import { type ObjectHead } from './read-object.js';

/** Stores may return pages without objects, but not for ever. */
const mostEmptyPages = 100;

/** What a run can hold in memory: a larger catalogue has a manifest. */
const mostObjects = 10_000_000;

/**
 * The objects whose keys begin with a prefix, in the order of their keys; a thousand a request.
 *
 * @param prefix its key may be empty: all of the bucket
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function* listObjects(store: ObjectStore, prefix: ObjectAddress): AsyncGenerator<ObjectHead> {
  const { sdk, send } = store;
  let token: string | undefined;
  let emptyPages = 0;
  let count = 0;
  do {
    const answer = await send(
      new sdk.ListObjectsV2Command({
        Bucket: prefix.bucket,
        ...(prefix.key === '' ? {} : { Prefix: prefix.key }),
        ...(token === undefined ? {} : { ContinuationToken: token }),
      }),
    ).catch((error: unknown) => {
      throw objectFailure(error, 'read', prefix);
    });
    const contents = answer.Contents ?? [];
    emptyPages = contents.length === 0 ? emptyPages + 1 : 0;
    count += contents.length;
    for (const { Key, ETag, Size, LastModified } of contents) {
      // An object that was not asked for must not be read.
      if (Key === undefined || ETag === undefined || !Key.startsWith(prefix.key)) continue;
      yield {
        address: { bucket: prefix.bucket, key: Key },
        etag: ETag,
        byteLength: Size ?? 0,
        modifiedMs: LastModified?.getTime() ?? null,
      };
    }
    const next = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
    const isEndless = next !== undefined && next === token;
    if (isEndless || emptyPages > mostEmptyPages || count > mostObjects) throw endless(prefix);
    token = next;
  } while (token !== undefined);
}

function endless(prefix: ObjectAddress): ChapterizeError {
  return new ChapterizeError('network/answer', "the store's listing of it does not end", {
    file: formatObjectUrl(prefix),
    help: 'name a prefix with fewer objects, or give a --manifest',
  });
}
