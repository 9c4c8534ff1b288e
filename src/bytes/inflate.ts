import { MalformedError, messageOf } from '../diagnostic/failure.js';

/**
 * Decompresses a zlib stream whose size is known, and never makes more bytes than that.
 *
 * @param bytes a zlib stream, header and checksum included
 * @param byteLength the exact decompressed size
 * @throws MalformedError `id3/convert-damaged-frame` when the stream is damaged or its size differs
 * @see RFC 1950
 */
export function inflate(bytes: Uint8Array, byteLength: number): Uint8Array {
  const found = inflateWithin(bytes, Math.max(1, byteLength));
  if (found.length === byteLength) return found;
  throw damaged(`${found.length} bytes come out, ${byteLength} are stated`);
}

function inflateWithin(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    // Not imported: hardly any tag has a compressed frame, and loading it costs every start some of its time.
    const { inflateSync } = process.getBuiltinModule('node:zlib');
    const { buffer, byteOffset, length } = inflateSync(bytes, { maxOutputLength });
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    throw damaged(`the compressed data cannot be unpacked: ${messageOf(error)}`);
  }
}

function damaged(reason: string): MalformedError {
  return new MalformedError('id3/convert-damaged-frame', 0, reason);
}
