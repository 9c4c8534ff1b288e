import type { Place } from '../diagnostic/diagnostic.js';
import type { HttpClient } from '../published/http-client.js';

/** The bytes that a chapter names as its picture, unread. */
export interface PictureBytes {
  /** The path of the file, or `s3://…`; null if it came from the web. */
  readonly realPath: string | null;
  readonly bytes: Uint8Array;
}

/** A picture as chapters name it: the text, and the first place that has it. */
export interface PictureName {
  readonly image: string;
  readonly place: Place;
}

/** How to get pictures. */
export interface PictureRequest {
  /** The path or name of the notes: paths of pictures count from its folder. */
  readonly notes: string;
  /** Whether pictures may be outside that folder (`--allow-outside`). */
  readonly allowOutside: boolean;
  /** Makes the client that fetches pictures; null if network access is not allowed. */
  readonly connect: (() => Promise<HttpClient>) | null;
  /** The side, in pixels, of the square that each picture is fitted into; null leaves their bytes as they are. */
  readonly sizePx: number | null;
  /** Ends requests to a store. */
  readonly signal?: AbortSignal | undefined;
}

/** Larger ones are not read: no player shows a chapter picture of that size. */
export const mostPictureBytes = 16 * 1024 * 1024;
