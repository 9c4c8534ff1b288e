import { openObjectStore } from '../objects/object-store.js';
import { parseObjectFileUrl } from '../objects/object-url.js';
import { type ObjectStream, streamObject } from '../objects/stream-object.js';
import { writeObject } from '../objects/write-object.js';
import { createSegmentWriter, listSegments, type SegmentWriter } from './object-segments.js';

/**
 * Opens a file of lines in a store: `s3://bucket/key` is the prefix of its segments.
 *
 * @throws ChapterizeError `usage`, `io/…`, `network/…`
 */
export async function openObjectLines(path: string): Promise<Pick<SegmentWriter, 'write' | 'close'>> {
  const store = await openObjectStore();
  const base = parseObjectFileUrl(path);
  const last = (await listSegments(store, base)).at(-1)?.number ?? 0;
  const { write, close } = createSegmentWriter(store, base, last, true);
  return { write, close };
}

/**
 * Opens an object for lines, which it has once it is closed.
 *
 * @throws ChapterizeError `usage`, `io/…`, `network/…`
 */
export async function openNewObjectLines(
  path: string,
): Promise<Omit<ObjectStream, 'write'> & Pick<SegmentWriter, 'write'>> {
  const stream = streamObject(await openObjectStore(), path, 'application/x-ndjson');
  const encoder = new TextEncoder();
  return {
    write: (text) => stream.write(encoder.encode(text)),
    close: stream.close,
    abandon: stream.abandon,
  };
}

/**
 * Gives an object all its content.
 *
 * @throws ChapterizeError `usage`, `io/…`, `network/…`
 */
export async function writeWholeObject(path: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const options = { condition: null, contentType: 'application/xml' };
  await writeObject(await openObjectStore(), parseObjectFileUrl(path), bytes, options);
}
