/** The largest number that a syncsafe integer holds. */
export const maxSyncsafe = 2 ** 28 - 1;

/**
 * A syncsafe integer: 4 bytes of 7 bits each, so that no byte can start an MPEG sync.
 *
 * @returns null when a byte has its highest bit set
 * @see ID3v2.4.0 structure, section 6.2 (and ID3v2.3.0, section 3.1)
 */
export function parseSyncsafe(bytes: Uint8Array, offset: number): number | null {
  let value = 0;
  for (let at = offset; at < offset + 4; at += 1) {
    const byte = bytes[at];
    if (byte === undefined || byte > 0x7f) return null;
    value = value * 0x80 + byte;
  }
  return value;
}

/**
 * The 4 bytes of a syncsafe integer.
 *
 * @param value 0 to 2^28 - 1
 * @throws RangeError when the value needs more than 28 bits
 */
export function renderSyncsafe(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > maxSyncsafe) {
    throw new RangeError(`${value} does not fit a syncsafe integer`);
  }
  return Uint8Array.of((value >>> 21) & 0x7f, (value >>> 14) & 0x7f, (value >>> 7) & 0x7f, value & 0x7f);
}
