import { decodeLatin1 } from '../latin1.js';
import { divideText } from '../text-encoding.js';

/**
 * Parses the body of a PRIV frame.
 *
 *     owner | 00 | data
 *
 * @see ID3v2.3 4.28
 */
export function parsePrivateFrame(body: Uint8Array) {
  const { first, rest } = divideText(body, 0);
  return { owner: decodeLatin1(first), data: rest };
}
