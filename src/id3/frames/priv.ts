import { decodeLatin1 } from '../latin1.js';
import { divideText } from '../text-encoding.js';

/** A PRIV frame: whatever a program keeps for itself. */
export interface PrivateFrame {
  readonly owner: string;
  readonly data: Uint8Array;
}

/**
 * Parses the body of a PRIV frame.
 *
 *     owner | 00 | data
 *
 * @see ID3v2.3 4.28
 */
export function parsePrivateFrame(body: Uint8Array): PrivateFrame {
  const { first, rest } = divideText(body, 0);
  return { owner: decodeLatin1(first), data: rest };
}
