import type { Place } from '../diagnostic/diagnostic.js';

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

/** Larger ones are not read: no player shows a chapter picture of that size. */
export const mostPictureBytes = 16 * 1024 * 1024;
