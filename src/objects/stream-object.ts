import { concatBytes } from '../bytes/concat.js';
import { objectFailure } from './object-failure.js';
import type { ObjectStore } from './object-store.js';
import { parseObjectFileUrl } from './object-url.js';
import {
  abortLeftovers,
  abortUpload,
  beginUpload,
  finishUpload,
  type OpenUpload,
  type StoredPart,
  sendPart,
} from './open-upload.js';
import { writeObject } from './write-object.js';

/** An object that is written piece by piece. Its key keeps what was there until it is closed. */
export interface ObjectStream {
  /** @throws ChapterizeError `io/…`, `network/…` */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Puts the object under its key, whatever was there. */
  readonly close: () => Promise<void>;
  /** Drops what was sent. Does nothing after `close`. */
  readonly abandon: () => Promise<void>;
}

/** With 10,000 parts, which is the most that stores accept, enough for 80 GB. */
const partByteLength = 8 * 1024 * 1024;

/**
 * Begins an object of any length; never more than one part of it is in memory. An object smaller than a part is sent whole.
 *
 * @param url `s3://bucket/key`
 * @throws ChapterizeError `usage`, `io/not-a-file`
 */
export function streamObject(
  store: ObjectStore,
  url: string,
  contentType: string,
  partLength = partByteLength,
): ObjectStream {
  const address = parseObjectFileUrl(url);
  const parts: StoredPart[] = [];
  let upload: OpenUpload | null = null;
  let waiting: Uint8Array[] = [];
  let waitingLength = 0;
  let sentLength = 0;
  let isOver = false;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      throw objectFailure(error, 'write', address);
    }
  };
  const begin = async (): Promise<OpenUpload> => {
    const begun = await beginUpload(store, address, { ContentType: contentType });
    upload = begun;
    await abortLeftovers(store, address, begun);
    return begun;
  };
  const flush = async (): Promise<void> => {
    const open = upload ?? (await begin());
    const bytes = concatBytes(waiting);
    const number = parts.length + 1;
    parts.push({ PartNumber: number, ETag: await sendPart(store, open, number, bytes) });
    sentLength += bytes.length;
    waiting = [];
    waitingLength = 0;
  };
  return {
    write: (bytes) =>
      attempt(async () => {
        waiting.push(bytes);
        waitingLength += bytes.length;
        if (waitingLength >= partLength) await flush();
      }),
    close: () =>
      attempt(async () => {
        if (upload === null) {
          await writeObject(store, address, concatBytes(waiting), { condition: null, contentType });
        } else {
          if (waitingLength > 0) await flush();
          await finishUpload(store, upload, address, parts, sentLength, null);
        }
        isOver = true;
      }),
    abandon: async () => {
      if (upload !== null && !isOver) await abortUpload(store, upload);
      isOver = true;
    },
  };
}
