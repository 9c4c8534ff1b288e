import type { ByteRope } from '../bytes/byte-rope.js';

/** A run of bytes, and how many bytes it takes unsynchronised. */
export interface UnsynchronisedRun {
  /** Bytes of the source. */
  readonly length: number;
  /** The same with the zeros. */
  readonly storedLength: number;
}

/**
 * How far bytes are those of a source after unsynchronisation, starting at two offsets. A zero is inserted after FF if 00,
 * or E0 or more, follows: this is the one form that all readers undo, and that most programs write.
 *
 * @param stored bytes with the zeros
 */
export function unsynchronisedFrom(
  stored: Uint8Array,
  at: number,
  source: ByteRope,
  offset: number,
): UnsynchronisedRun {
  let [length, storedLength, last] = [0, 0, 0];
  for (let run = source.runAt(offset); run.length > 0; run = source.runAt(offset + length))
    for (let index = 0; index < run.length; index += 1) {
      const byte = run[index] ?? 0;
      const zero = length > 0 && isSeparated(last, byte) ? 1 : 0;
      const isSame =
        stored[at + storedLength + zero] === byte && (zero === 0 || stored[at + storedLength] === 0);
      if (!isSame) return { length, storedLength };
      length += 1;
      storedLength += zero + 1;
      last = byte;
    }
  return { length, storedLength };
}

/** How many zeros a run of a source gets when it is unsynchronised. */
export function countSeparators(source: ByteRope, start: number, end: number): number {
  let [count, last] = [0, 0];
  for (const part of source.slices(start, end))
    for (let index = 0; index < part.length; index += 1) {
      const byte = part[index] ?? 0;
      if (isSeparated(last, byte)) count += 1;
      last = byte;
    }
  return count;
}

/** A run of a source unsynchronised, in one block again and again; the twin of `unsynchronisedFrom`. */
export function* unsynchronisedParts(source: ByteRope, start: number, end: number): Generator<Uint8Array> {
  let [used, last] = [0, 0];
  for (const part of source.slices(start, end))
    for (let index = 0; index < part.length; index += 1) {
      const byte = part[index] ?? 0;
      if (used + 2 > block.length) {
        yield block.subarray(0, used);
        used = 0;
      }
      if (isSeparated(last, byte)) {
        block[used] = 0;
        used += 1;
      }
      block[used] = byte;
      used += 1;
      last = byte;
    }
  yield block.subarray(0, used);
}

const block = new Uint8Array(1 << 16);

function isSeparated(last: number, byte: number): boolean {
  return last === 0xff && (byte === 0 || byte >= 0xe0);
}
