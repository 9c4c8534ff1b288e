import { crc32 } from '../bytes/crc32.js';
import type { PictureReading } from './dimensions.js';

/** Of the signature before the first chunk. */
const signatureLength = 8;

/**
 * Reads the dimensions of a PNG, walks to its end and checks each chunk; nothing is decompressed.
 *
 *     length of 4 | type of 4 | data | CRC of 4 over type and data
 *
 * @param bytes that begin with the signature
 * @see ISO/IEC 15948, 5.3 and 11.2.1
 */
export function readPng(bytes: Uint8Array): PictureReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { readonly widthPx: number; readonly heightPx: number } | null = null;
  for (let at = signatureLength; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return { problem: 'cut-off' };
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(end - 4))
      return { problem: 'damaged' };
    if (size === null) {
      if (type !== 'IHDR' || length !== 13) return { problem: 'damaged' };
      size = { widthPx: view.getUint32(at + 8), heightPx: view.getUint32(at + 12) };
    }
    if (type === 'IEND') return { problem: null, ...size };
    at = end;
  }
  return { problem: 'cut-off' };
}
