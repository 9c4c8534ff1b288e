/** `tables[0]` gives the checksum of a byte, `tables[n]` that of the byte with n zeros behind it. */
const tables = makeTables(4);

function makeTables(count: number): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : 0xedb88320 ^ (value >>> 1);
    return value;
  });
  const made = [first];
  for (let previous = first; made.length < count; ) {
    previous = previous.map((value) => (first[value & 0xff] ?? 0) ^ (value >>> 8));
    made.push(previous);
  }
  return made;
}

/**
 * The checksum of ISO 3309, as in zip and PNG. Four bytes at a step, a third of the time that single ones take: tags of
 * many megabytes occur.
 *
 * @returns 0 to 2^32 - 1
 */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const at = (table: Uint32Array, index: number): number => table[index & 0xff] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const wholeWords = bytes.length - (bytes.length % 4);
  let value = 0xffffffff;
  for (let offset = 0; offset < wholeWords; offset += 4) {
    value ^= view.getUint32(offset, true);
    value = at(t3, value) ^ at(t2, value >>> 8) ^ at(t1, value >>> 16) ^ at(t0, value >>> 24);
  }
  for (const byte of bytes.subarray(wholeWords)) value = at(t0, value ^ byte) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
