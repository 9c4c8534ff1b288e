import { concatBytes } from '../../bytes/concat.js';
import { decodeLatin1, encodeLatin1 } from '../latin1.js';
import { decodeString, divideText, encodeString, type TextEncoding, terminator } from '../text-encoding.js';

/** An APIC frame: a picture. */
export interface PictureFrame {
  readonly encoding: number;
  readonly mimeType: string;
  /** 0 other, 3 front cover, … */
  readonly pictureType: number;
  readonly description: string;
  readonly data: Uint8Array;
}

/**
 * Parses the body of an APIC frame.
 *
 *     encoding | MIME type | 00 | picture type | description | terminator | data
 *
 * @see ID3v2.3 4.15
 */
export function parsePictureFrame(body: Uint8Array): PictureFrame {
  const encoding = body[0] ?? 0;
  const mimeType = divideText(body.subarray(1), 0);
  const description = divideText(mimeType.rest.subarray(1), encoding);
  return {
    encoding,
    mimeType: decodeLatin1(mimeType.first),
    pictureType: mimeType.rest[0] ?? 0,
    description: decodeString(description.first, encoding),
    data: description.rest,
  };
}

/** Renders the body of an APIC frame; the twin of parsePictureFrame. */
export function renderPictureFrame(frame: PictureFrame & { readonly encoding: TextEncoding }): Uint8Array {
  const { encoding, mimeType, pictureType, description, data } = frame;
  return concatBytes([
    [encoding],
    encodeLatin1(mimeType),
    [0, pictureType],
    encodeString(description, encoding),
    terminator(encoding),
    data,
  ]);
}
