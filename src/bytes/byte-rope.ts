import { joinBytes } from './concat.js';

/** Shorter parts that follow one another are put into one: a view of a few bytes costs more than the bytes. */
const shortPart = 1024;
/** How many bytes and how many parts wait to be joined. */
const mostWaitingBytes = 1 << 16;
const mostWaiting = 1024;

/**
 * Bytes in several parts, read as if they were one: a tag can have hundreds of megabytes, and is not copied for every frame
 * that is put before it.
 */
export class ByteRope {
  readonly byteLength: number;
  /** None of them is empty. */
  readonly parts: readonly Uint8Array[];
  /** Where each part begins. */
  readonly #starts: readonly number[];

  /** @param parts in order; they are not copied, except for runs of short ones */
  constructor(parts: Iterable<Uint8Array>) {
    this.parts = withoutShortRuns(parts);
    let length = 0;
    this.#starts = this.parts.map((part) => {
      length += part.length;
      return length - part.length;
    });
    this.byteLength = length;
  }

  /** The byte at an offset, 0 behind the end. */
  at(offset: number): number {
    const index = this.#partAt(offset);
    return this.parts[index]?.[offset - (this.#starts[index] ?? 0)] ?? 0;
  }

  /** The bytes from an offset to the end of the part that it is in; empty behind the end. */
  runAt(offset: number): Uint8Array {
    const index = this.#partAt(offset);
    const part = this.parts[index] ?? nothing;
    const start = this.#starts[index] ?? 0;
    // A view costs more than it seems, and most runs are whole parts.
    return offset === start ? part : part.subarray(offset - start);
  }

  /** The bytes from an offset back to the beginning of the part that holds the one before it; empty at the beginning. */
  runBefore(offset: number): Uint8Array {
    if (offset === 0) return nothing;
    const index = this.#partAt(offset - 1);
    return this.parts[index]?.subarray(0, offset - (this.#starts[index] ?? 0)) ?? nothing;
  }

  /** Bytes `[start, end)` in parts. */
  *slices(start = 0, end = this.byteLength): Generator<Uint8Array> {
    for (let at = start; at < end; ) {
      const run = this.runAt(at);
      yield run.length > end - at ? run.subarray(0, end - at) : run;
      at += run.length;
    }
  }

  /** Bytes `[start, end)`, not copied. */
  slice(start: number, end = this.byteLength): ByteRope {
    return start === 0 && end === this.byteLength ? this : new ByteRope(this.slices(start, end));
  }

  /** The bytes in a row, read-only; copied only when they are in several parts. */
  bytes(): Uint8Array {
    return joinBytes(this.parts);
  }

  /** Whether some bytes occur. */
  includes(wanted: Uint8Array): boolean {
    const first = wanted[0] ?? 0;
    for (const [index, part] of this.parts.entries())
      for (let at = part.indexOf(first); at >= 0; at = part.indexOf(first, at + 1)) {
        let same = 1;
        while (same < wanted.length && part[at + same] === wanted[same]) same += 1;
        // Where the part ends, the next one may go on.
        if (at + same === part.length) same = this.#sameFrom((this.#starts[index] ?? 0) + at, wanted);
        if (same === wanted.length) return true;
      }
    return false;
  }

  /** How many bytes at an offset are equal to the wanted ones. */
  #sameFrom(offset: number, wanted: Uint8Array): number {
    if (offset + wanted.length > this.byteLength) return 0;
    let same = 0;
    while (same < wanted.length && this.at(offset + same) === wanted[same]) same += 1;
    return same;
  }

  #partAt(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** Bytes in one part or in several. */
export type PartedBytes = Uint8Array | ByteRope;

/** The same bytes as a rope. */
export function asRope(bytes: PartedBytes): ByteRope {
  return bytes instanceof ByteRope ? bytes : new ByteRope([bytes]);
}

/** Whether parts in a row are the same bytes as others. */
export function sameInRow(some: Iterable<Uint8Array>, others: Iterable<Uint8Array>): boolean {
  const other = others[Symbol.iterator]();
  let left: Uint8Array = nothing;
  for (const part of some) {
    for (let at = 0; at < part.length; ) {
      while (left.length === 0) {
        const next = other.next();
        if (next.done === true) return false;
        left = next.value;
      }
      const length = Math.min(left.length, part.length - at);
      for (let index = 0; index < length; index += 1) if (left[index] !== part[at + index]) return false;
      at += length;
      left = left.subarray(length);
    }
  }
  for (let next = other.next(); left.length === 0; next = other.next()) {
    if (next.done === true) return true;
    left = next.value;
  }
  return false;
}

const nothing = new Uint8Array(0);

function withoutShortRuns(parts: Iterable<Uint8Array>): readonly Uint8Array[] {
  const kept: Uint8Array[] = [];
  let waiting: Uint8Array[] = [];
  let byteLength = 0;
  const endRun = (): void => {
    if (waiting.length > 0) kept.push(joinBytes(waiting));
    waiting = [];
    byteLength = 0;
  };
  for (const part of parts) {
    if (part.length === 0) continue;
    if (part.length >= shortPart) {
      endRun();
      kept.push(part);
      continue;
    }
    waiting.push(part);
    byteLength += part.length;
    if (byteLength >= mostWaitingBytes || waiting.length === mostWaiting) endRun();
  }
  endRun();
  return kept;
}
