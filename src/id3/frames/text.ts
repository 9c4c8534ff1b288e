import { concatBytes } from '../../bytes/concat.js';
import { decodeString, divideText, encodeString, type TextEncoding, terminator } from '../text-encoding.js';

/** A text frame: T*** except TXXX. */
export interface TextFrame {
  /** As found; readers must be ready for any byte. */
  readonly encoding: number;
  /** The first value; v2.4 allows several. */
  readonly text: string;
}

/**
 * Parses the body of a text frame.
 *
 *     encoding | text [terminator, further values]
 *
 * @see ID3v2.3 4.2, ID3v2.4 frames 4.2
 */
export function parseTextFrame(body: Uint8Array): TextFrame {
  const encoding = body[0] ?? 0;
  return { encoding, text: decodeString(divideText(body.subarray(1), encoding).first, encoding) };
}

/**
 * Renders the body of a text frame; the twin of parseTextFrame.
 *
 * @param terminated whether a terminator ends the text. Both versions allow one; VLC 4 needs it in UTF-16, for it cuts
 *   off the last two bytes
 */
export function renderTextFrame(
  { encoding, text }: TextFrame & { readonly encoding: TextEncoding },
  terminated: boolean,
): Uint8Array {
  return concatBytes([[encoding], encodeString(text, encoding), terminated ? terminator(encoding) : []]);
}
