/**
 * The zeros that unsynchronisation has inserted into bytes. They are not listed, because a tag can be made of nothing
 * else: where one is follows from the bytes as stored, and the checkpoints say where to start looking.
 */
export interface InsertedZeros {
  readonly count: number;
  readonly stored: Uint8Array;
  /** What is before is not unsynchronised. */
  readonly start: number;
  /** For every 4096th byte after that, counted without the zeros, its offset in the bytes as stored. */
  readonly checkpoints: Uint32Array;
}

/** Bytes freed of the zeros that unsynchronisation inserted. */
export interface Resynchronised {
  readonly bytes: Uint8Array;
  readonly zeros: InsertedZeros;
}

/** Bytes that are not unsynchronised. */
export const noZeros: InsertedZeros = {
  count: 0,
  stored: new Uint8Array(0),
  start: 0,
  checkpoints: new Uint32Array(0),
};

const checkpointDistance = 4096;

/**
 * Undoes unsynchronisation: every FF 00 becomes FF.
 *
 * @param start what is before is kept as it is: the header of a tag
 * @returns null for bytes that unsynchronisation cannot have made, FF before E0 or more: then a program has set the flag on
 * plain data, which is to be read as it is
 * @see ID3v2.3 5, ID3v2.4 structure 6.1
 */
export function resynchronise(stored: Uint8Array, start = 0): Resynchronised | null {
  const count = countZeros(stored, start);
  if (count === null) return null;
  if (count === 0) return { bytes: stored, zeros: noZeros };
  const bytes = new Uint8Array(stored.length - count);
  bytes.set(stored.subarray(0, start));
  const checkpoints = new Uint32Array(Math.floor((bytes.length - start) / checkpointDistance) + 1);
  let from = start;
  for (let to = start; to <= bytes.length; to += 1) {
    if ((to - start) % checkpointDistance === 0) checkpoints[(to - start) / checkpointDistance] = from;
    const byte = stored[from] ?? 0;
    if (to < bytes.length) bytes[to] = byte;
    from += byte === 0xff && stored[from + 1] === 0 ? 2 : 1;
  }
  return { bytes, zeros: { count, stored, start, checkpoints } };
}

/** The offset in the bytes as stored for one in the bytes without the zeros; a zero counts to the byte before it. */
export function offsetWithZeros(
  { count, stored, start, checkpoints }: InsertedZeros,
  offset: number,
): number {
  if (count === 0 || offset < start) return offset;
  const checkpoint = Math.floor((offset - start) / checkpointDistance);
  let at = checkpoints[checkpoint] ?? start;
  for (let passed = start + checkpoint * checkpointDistance; passed < offset; passed += 1) {
    at += isBeforeZero(stored, at) ? 2 : 1;
  }
  return at;
}

/** Where the zeros are, ascending: offsets in the bytes as stored. Meant for few zeros. */
export function listZeros({ count, stored, start }: InsertedZeros): Uint32Array {
  const offsets = new Uint32Array(count);
  for (let at = start, found = 0; found < count; at += 1) {
    if (!isBeforeZero(stored, at)) continue;
    at += 1;
    offsets[found] = at;
    found += 1;
  }
  return offsets;
}

/**
 * Puts zeros back where resynchronise found them: its twin. Writers differ in which they insert.
 *
 * @param zeros offsets in the result, ascending
 * @returns the result part by part, so that a large tag is not copied to be compared. A part is to be used before the
 *   next is asked for: there can be a hundred thousand zeros, and a view for each would cost more than the tag
 */
export function* reinsertZeros(parts: Iterable<Uint8Array>, zeros: Uint32Array): Generator<Uint8Array> {
  if (zeros.length === 0) {
    yield* parts;
    return;
  }
  const block = new Uint8Array(blockLength);
  let used = 0;
  let written = 0;
  let next = 0;
  for (const part of parts) {
    let from = 0;
    while (from < part.length || zeros[next] === written) {
      const at = zeros[next] ?? Number.POSITIVE_INFINITY;
      const run = Math.min(part.length - from, at - written);
      if (run >= blockLength) {
        if (used > 0) yield block.subarray(0, used);
        used = 0;
        yield part.subarray(from, from + run);
      } else {
        if (used + run + 1 > blockLength) {
          yield block.subarray(0, used);
          used = 0;
        }
        for (let index = 0; index < run; index += 1) block[used + index] = part[from + index] ?? 0;
        used += run;
      }
      from += run;
      written += run;
      if (written !== at) continue;
      block[used] = 0;
      used += 1;
      written += 1;
      next += 1;
    }
  }
  if (used > 0) yield block.subarray(0, used);
}

const blockLength = 1 << 16;

/**
 * How many zeros unsynchronisation has inserted; null if it has not made the bytes.
 *
 * @param start what is before is not unsynchronised
 */
export function countZeros(stored: Uint8Array, start: number): number | null {
  let count = 0;
  let at = stored.indexOf(0xff, start);
  while (at >= 0) {
    const next = stored[at + 1] ?? 1;
    if (next >= 0xe0) return null;
    if (next === 0) count += 1;
    // The next byte is not FF. A call for each pair would be slow where a tag is made of nothing else.
    at = stored[at + 2] === 0xff ? at + 2 : stored.indexOf(0xff, at + 2);
  }
  return count;
}

function isBeforeZero(stored: Uint8Array, at: number): boolean {
  return stored[at] === 0xff && stored[at + 1] === 0;
}
