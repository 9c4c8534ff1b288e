import { ChapterizeError } from '../diagnostic/failure.js';

/** Where an object is. */
export interface ObjectAddress {
  readonly bucket: string;
  /** As the store has it: nothing is encoded. Empty for the bucket itself; one that ends in `/` is a folder, that is, a prefix. */
  readonly key: string;
}

/** Whether an operand names an object, or a prefix, rather than a path. */
export function isObjectUrl(text: string): boolean {
  return /^s3:\/\//i.test(text);
}

/**
 * Reads `s3://bucket/key`. As for the tools of object stores, the key is taken as it stands and nothing in it is decoded.
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

/** The same of an operand that has to be one object, not a bucket or a prefix. */
export function parseObjectFileUrl(text: string): ObjectAddress {
  const address = parseObjectUrl(text);
  if (address.key === '' || address.key.endsWith('/')) {
    throw new ChapterizeError('io/not-a-file', `${text}: is a prefix, not an object`, {
      help: 'name the object, s3://BUCKET/KEY',
    });
  }
  return address;
}

/** Renders an address as users write it. */
export function formatObjectUrl({ bucket, key }: ObjectAddress): string {
  return `s3://${bucket}/${key}`;
}
