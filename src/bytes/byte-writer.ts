import { concatBytes } from './concat.js';

/** Collects bytes; what ByteReader reads. Numbers are big-endian. */
export class ByteWriter {
  readonly #parts: ArrayLike<number>[] = [];

  put(bytes: ArrayLike<number>): this {
    this.#parts.push(bytes);
    return this;
  }

  /** The bytes and a terminating 00. */
  putTerminated(bytes: ArrayLike<number>): this {
    return this.put(bytes).uint8(0);
  }

  uint8(value: number): this {
    return this.put([value]);
  }

  uint32(value: number): this {
    return this.put([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]);
  }

  /** A number in groups of seven bits, low groups first. */
  varint(value: number): this {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.uint8((rest % 128) | 0x80);
    return this.uint8(rest);
  }

  bytes(): Uint8Array {
    return concatBytes(this.#parts);
  }
}
