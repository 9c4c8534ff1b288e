import { concatBytes } from './concat.js';

/** Runs of at least so many bytes stay parts of their own. */
const longRun = 64;

/** Collects bytes; what ByteReader reads. Numbers are big-endian. */
export class ByteWriter {
  readonly #parts: ArrayLike<number>[] = [];
  /** Bytes that are not in a part yet: a part for each number would cost many times its size. */
  #pending: number[] = [];

  put(bytes: ArrayLike<number>): this {
    if (bytes.length < longRun) {
      for (let index = 0; index < bytes.length; index += 1) this.#pending.push(bytes[index] ?? 0);
      return this;
    }
    this.#endPart();
    this.#parts.push(bytes);
    return this;
  }

  /** The bytes and a terminating 00. */
  putTerminated(bytes: ArrayLike<number>): this {
    return this.put(bytes).uint8(0);
  }

  uint8(value: number): this {
    this.#pending.push(value & 0xff);
    return this;
  }

  uint32(value: number): this {
    this.#pending.push(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
    return this;
  }

  /** A number in groups of seven bits, low groups first. */
  varint(value: number): this {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.uint8((rest % 128) | 0x80);
    return this.uint8(rest);
  }

  /** What was put, in parts; long ones are not copied. */
  parts(): readonly ArrayLike<number>[] {
    this.#endPart();
    return this.#parts;
  }

  bytes(): Uint8Array {
    return concatBytes(this.parts());
  }

  #endPart(): void {
    if (this.#pending.length === 0) return;
    this.#parts.push(Uint8Array.from(this.#pending));
    this.#pending = [];
  }
}
