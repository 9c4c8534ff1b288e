import { ChapterizeError } from '../diagnostic/failure.js';

export { isObjectUrl } from './is-object-url.js';

/** Where an object is. */
export interface ObjectAddress {
  readonly bucket: string;
  /**
   * The key as in the store: nothing is encoded. It is empty for the bucket itself; a key that ends in `/` is a folder, that
   * is, a prefix.
   */
  readonly key: string;
}

/**
 * Reads `s3://bucket/key`. As in other tools for object stores, the key is used as it is, and nothing in it is decoded.
 *
 * @throws ChapterizeError `usage` where no bucket is named
 */
export function parseObjectUrl(text: string): ObjectAddress {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)(?:\/([\s\S]*))?$/i.exec(text) ?? [];
  if (bucket === undefined) {
    throw new ChapterizeError('usage', `"${text}" does not name an object`, {
      help: 'write s3://BUCKET/KEY',
    });
  }
  return { bucket, key };
}

/** The same for an operand that has to be a single object, not a bucket or a prefix. */
export function parseObjectFileUrl(text: string): ObjectAddress {
  const address = parseObjectUrl(text);
  if (address.key === '' || address.key.endsWith('/')) {
    throw new ChapterizeError('io/not-a-file', 'is a prefix, not an object', {
      file: text,
      help: 'name the object, s3://BUCKET/KEY',
    });
  }
  return address;
}

/** An object below a prefix, which may end in slashes. */
export function objectBelow(prefix: string, keyBelow: string): string {
  return `${prefix.replace(/(?<!\/)\/+$/, '')}/${keyBelow}`;
}

/**
 * The object that a relative path in an object names, as paths do in a folder: `../img/a.jpg` in `s3://bucket/show/7.md`
 * is `s3://bucket/img/a.jpg`.
 *
 * @returns `s3://…`, and whether it is below the prefix of the object that names it; null for what leads out of the bucket
 */
export function objectNamedIn(
  url: string,
  path: string,
): { readonly url: string; readonly isBelow: boolean } | null {
  const { bucket, key } = parseObjectUrl(url);
  const prefix = key.slice(0, key.lastIndexOf('/') + 1);
  const segments = prefix === '' ? [] : prefix.slice(0, -1).split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return null;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const named = segments.join('/');
  return { url: formatObjectUrl({ bucket, key: named }), isBelow: named.startsWith(prefix) };
}

/** Renders an address as users write it. */
export function formatObjectUrl({ bucket, key }: ObjectAddress): string {
  return `s3://${bucket}/${key}`;
}
