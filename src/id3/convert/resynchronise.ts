/**
 * Undoes unsynchronisation: every FF 00 becomes FF.
 *
 * Bytes that unsynchronisation cannot have made (FF before E0 or more, or at the end) show that the flag is wrong, as
 * some taggers set it over plain data; they are returned as they are, which is how mutagen reads them too.
 *
 * @returns the same object when nothing had to change
 * @see ID3v2.4 structure 6.1
 */
export function resynchronise(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  let filled = 0;
  for (let offset = 0; offset < bytes.length; offset += 1) {
    const byte = bytes[offset] ?? 0;
    result[filled] = byte;
    filled += 1;
    if (byte !== 0xff) continue;
    const next = bytes[offset + 1];
    if (next === undefined || next >= 0xe0) return bytes;
    if (next === 0) offset += 1;
  }
  return filled === bytes.length ? bytes : result.subarray(0, filled);
}
