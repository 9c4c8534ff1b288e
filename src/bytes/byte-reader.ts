import type { Code } from '../diagnostic/codes.js';
import { MalformedError } from '../diagnostic/failure.js';

/** A cursor that never reads past the end. Numbers are big-endian. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #code: Code;
  #offset = 0;

  /**
   * @param bytes what to read
   * @param code of the MalformedError that is thrown where bytes are missing
   */
  constructor(bytes: Uint8Array, code: Code) {
    this.#bytes = bytes;
    this.#code = code;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** The next `length` bytes, not copied. */
  take(length: number): Uint8Array {
    this.#pass(length);
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  /** All bytes that are left. */
  takeRest(): Uint8Array {
    return this.take(this.remaining);
  }

  /** The bytes up to the next 00, which is read but not part of them. */
  takeTerminated(): Uint8Array {
    const end = this.#bytes.indexOf(0, this.#offset);
    if (end < 0) throw new MalformedError(this.#code, this.#offset, 'a string without its terminating 00');
    const taken = this.take(end - this.#offset);
    this.#offset += 1;
    return taken;
  }

  // Numbers are read without a view of their bytes: a tag can be made of a hundred thousand of them.
  uint8(): number {
    this.#pass(1);
    return this.#bytes[this.#offset - 1] ?? 0;
  }

  uint32(): number {
    this.#pass(4);
    let value = 0;
    for (let at = this.#offset - 4; at < this.#offset; at += 1) value = value * 256 + (this.#bytes[at] ?? 0);
    return value;
  }

  /**
   * A number in groups of seven bits, low groups first, the highest bit of a byte set when another follows.
   *
   * @returns at most 2^35 - 1
   */
  varint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      const byte = this.uint8();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new MalformedError(this.#code, this.#offset, 'a number of more than five bytes');
  }

  #pass(length: number): void {
    if (length > this.remaining) {
      throw new MalformedError(this.#code, this.#offset, `${length} bytes expected, ${this.remaining} found`);
    }
    this.#offset += length;
  }
}
