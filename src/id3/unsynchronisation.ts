/** Bytes freed of the zeros that unsynchronisation inserted. */
export interface Resynchronised {
  readonly bytes: Uint8Array;
  /** Where the zeros stood, ascending: offsets in the bytes as stored. */
  readonly insertedZeros: readonly number[];
}

/**
 * Undoes unsynchronisation: every FF 00 becomes FF.
 *
 * @returns null for bytes that unsynchronisation cannot have made, FF before E0 or more: then a program has set the
 *   flag over plain data, and they mean what they say
 * @see ID3v2.3 5, ID3v2.4 structure 6.1
 */
export function resynchronise(stored: Uint8Array): Resynchronised | null {
  const insertedZeros: number[] = [];
  const bytes = new Uint8Array(stored.length);
  let filled = 0;
  for (let offset = 0; offset < stored.length; offset += 1) {
    const byte = stored[offset] ?? 0;
    bytes[filled] = byte;
    filled += 1;
    if (byte !== 0xff) continue;
    const next = stored[offset + 1] ?? 0;
    if (next >= 0xe0) return null;
    if (next === 0 && offset + 1 < stored.length) {
      offset += 1;
      insertedZeros.push(offset);
    }
  }
  return { bytes: bytes.subarray(0, filled), insertedZeros };
}

/**
 * Puts zeros back where resynchronise found them: its twin. Writers differ in which they insert.
 *
 * @param insertedZeros offsets in the result, ascending
 */
export function reinsertZeros(bytes: Uint8Array, insertedZeros: readonly number[]): Uint8Array {
  if (insertedZeros.length === 0) return bytes;
  const stored = new Uint8Array(bytes.length + insertedZeros.length);
  let from = 0;
  let to = 0;
  for (const offset of insertedZeros) {
    const kept = bytes.subarray(from, from + offset - to);
    stored.set(kept, to);
    from += kept.length;
    to = offset + 1;
  }
  stored.set(bytes.subarray(from), to);
  return stored;
}
