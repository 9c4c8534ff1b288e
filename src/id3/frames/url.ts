import { concatBytes } from '../../bytes/concat.js';
import { decodeLatin1, encodeLatin1 } from '../latin1.js';
import { decodeString, divideText, encodeString, type TextEncoding, terminator } from '../text-encoding.js';

/** A WXXX frame: a link with a description. */
export interface UrlFrame {
  /** Of the description; the URL is always ISO-8859-1. */
  readonly encoding: number;
  readonly description: string;
  readonly url: string;
}

/**
 * Parses the body of a WXXX frame.
 *
 *     encoding | description | terminator | URL
 *
 * A 00 that some writers put after the URL is not part of it.
 *
 * @see ID3v2.3 4.3.2
 */
export function parseUrlFrame(body: Uint8Array): UrlFrame {
  const encoding = body[0] ?? 0;
  const { first, rest } = divideText(body.subarray(1), encoding);
  return { encoding, description: decodeString(first, encoding), url: parseUrl(rest) };
}

/**
 * Renders the body of a WXXX frame; the twin of parseUrlFrame.
 *
 * @throws RangeError when the URL has a character above U+00FF
 */
export function renderUrlFrame(frame: UrlFrame & { readonly encoding: TextEncoding }): Uint8Array {
  const { encoding, description, url } = frame;
  return concatBytes([
    [encoding],
    encodeString(description, encoding),
    terminator(encoding),
    encodeLatin1(url),
  ]);
}

/** Parses the body of W*** frames other than WXXX: only the URL. @see ID3v2.3 4.3.1 */
export function parseUrl(body: Uint8Array): string {
  return decodeLatin1(divideText(body, 0).first);
}
