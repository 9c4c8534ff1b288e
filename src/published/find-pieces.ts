import type { ByteRange } from '../bytes/byte-range.js';
import { type ByteSource, readRange } from '../bytes/byte-source.js';

const windowByteLength = 4 * 1024 * 1024;
/** How much of a piece is searched for: enough to rule out an accident, and short enough to be before an insertion in most cases. */
const needleByteLength = 1024;

/**
 * Finds where pieces are in a file, which is read once.
 *
 * @returns the offset of each, null for those that do not occur; only the middle of a piece is searched for
 */
export async function findPieces(
  pieces: readonly Uint8Array[],
  source: ByteSource,
  { start, end }: ByteRange,
): Promise<readonly (number | null)[]> {
  const needles = pieces.map((piece) => {
    const from = Math.max(0, (piece.length - needleByteLength) >> 1);
    return piece.subarray(from, from + needleByteLength);
  });
  const found: (number | null)[] = needles.map(() => null);
  for (let offset = start; offset < end; offset += windowByteLength) {
    const length = Math.min(windowByteLength + needleByteLength, end - offset);
    const bytes = await readRange(source, offset, length);
    const window = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const [index, needle] of needles.entries()) {
      if (found[index] !== null || isMonotone(needle)) continue;
      const at = window.indexOf(needle);
      if (at >= 0) found[index] = offset + at;
    }
  }
  return found;
}

/** Bytes of one value are silence or padding: they are everywhere. */
function isMonotone(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === bytes[0]);
}
