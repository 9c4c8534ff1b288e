import { ChapterizeError } from '../diagnostic/failure.js';
import type { FileWritten, WriteFileOptions } from '../files/write-file.js';
import { isObjectUrl } from '../objects/object-url.js';

/** A small file or object, and the content to give it. */
export interface SmallWrite {
  /** Or `s3://bucket/key`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The type that a store serves the bytes with. */
  readonly contentType: string;
  /** A file whose mode a new one gets; null, or an object, for the mode that the system gives. */
  readonly like: string | null;
}

/**
 * Gives a small file or object, new or existing, its content; one that already has it is not touched.
 *
 * @param keep what must not be overwritten
 * @throws ChapterizeError `io/…`, `network/…`, `interrupted`, `usage` when the path leads to what is to be kept
 */
export async function writeSmall(
  { path, bytes, contentType, like }: SmallWrite,
  keep: readonly string[],
  options: WriteFileOptions,
): Promise<FileWritten> {
  if (!isObjectUrl(path)) {
    const { writeFile } = await import('../files/write-file.js');
    const files = keep.filter((one) => !isObjectUrl(one));
    return writeFile(path, bytes, like === null || isObjectUrl(like) ? null : like, files, options);
  }
  if (keep.includes(path)) {
    throw new ChapterizeError('usage', 'the output would overwrite an object that this run reads', {
      file: path,
      help: 'give the output another name',
    });
  }
  const { putStoredObject } = await import('../objects/replace-stored.js');
  const written = await putStoredObject(path, bytes, contentType, options.signal);
  return { written, diagnostics: [] };
}

/** The type of a chapter file, by the name of its format. */
export function contentTypeOf(format: string): string {
  if (format === 'json') return 'application/json+chapters';
  return format.startsWith('psc') ? 'application/xml' : 'text/plain; charset=utf-8';
}
