import { concatBytes } from './concat.js';

/** Runs of at least this many bytes stay parts of their own. */
const longRun = 64;

/** The size of a block that collects shorter ones: of the first block, and at most. */
const [leastBlock, mostBlock] = [64, 1 << 16];

/** Collects bytes: the twin of ByteReader. Numbers are big-endian. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  /** Bytes that are not in a part yet: a part for each number would cost many times its size. */
  #block = new Uint8Array(leastBlock);
  /** Where those begin and end in the block. */
  #start = 0;
  #end = 0;

  put(bytes: ArrayLike<number>): this {
    if (bytes.length < longRun) {
      for (let index = 0; index < bytes.length; index += 1) this.uint8(bytes[index] ?? 0);
      return this;
    }
    this.#endPart();
    this.#parts.push(bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes));
    return this;
  }

  /** The bytes and a terminating 00. */
  putTerminated(bytes: ArrayLike<number>): this {
    return this.put(bytes).uint8(0);
  }

  uint8(value: number): this {
    if (this.#end === this.#block.length) this.#startBlock();
    this.#block[this.#end] = value;
    this.#end += 1;
    return this;
  }

  uint32(value: number): this {
    return this.uint8(value >>> 24)
      .uint8(value >>> 16)
      .uint8(value >>> 8)
      .uint8(value);
  }

  /** A number in groups of seven bits, low groups first. */
  varint(value: number): this {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.uint8((rest % 128) | 0x80);
    return this.uint8(rest);
  }

  /** What was put, in parts; long ones are not copied. */
  parts(): readonly Uint8Array[] {
    this.#endPart();
    return this.#parts;
  }

  bytes(): Uint8Array {
    return concatBytes(this.parts());
  }

  #endPart(): void {
    if (this.#end > this.#start) this.#parts.push(this.#block.subarray(this.#start, this.#end));
    this.#start = this.#end;
  }

  #startBlock(): void {
    this.#endPart();
    this.#block = new Uint8Array(Math.min(2 * this.#block.length, mostBlock));
    [this.#start, this.#end] = [0, 0];
  }
}
