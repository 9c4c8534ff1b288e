import type { ByteRange } from '../bytes/byte-range.js';
import { rangeLength } from '../bytes/byte-range.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { leftoverByteLength, type ScanWindow } from '../mpeg/frame-scanner.js';

/**
 * Gives a range of a source in order, as windows on two buffers that are used in turns: while one is scanned, the next
 * block is read into the other. What a scan leaves at the end of its window is copied in front of the next block.
 */
export class WindowReader {
  readonly #source: ByteSource;
  readonly #end: number;
  readonly #blockByteLength: number;
  /** The buffer being scanned, the part of it that is the window, and the buffer being read into. */
  #current: Uint8Array;
  #window: ScanWindow;
  #spare: Uint8Array | null = null;
  #nextOffset: number;
  #pending: Promise<number> | null = null;

  /** @param blockByteLength how much to read at once */
  constructor(source: ByteSource, range: ByteRange, blockByteLength: number) {
    this.#source = source;
    this.#end = range.end;
    this.#blockByteLength = Math.min(blockByteLength, rangeLength(range));
    this.#nextOffset = range.start;
    this.#current = this.#newBuffer();
    this.#window = {
      bytes: this.#current.subarray(0, 0),
      offset: range.start,
      isLast: range.start === range.end,
    };
    this.#readAhead(this.#current);
  }

  /**
   * The next window; valid until the one after it is asked for.
   *
   * @param doneByteLength how many bytes of the last window need not come again; at most `leftoverByteLength` may remain
   * @returns null behind the last window
   * @throws ChapterizeError `io/changed` when the source ends before its length
   */
  async next(doneByteLength: number): Promise<ScanWindow | null> {
    if (this.#pending === null) return null;
    const count = await this.#pending;
    const leftover = this.#window.bytes.subarray(doneByteLength);
    const filled = this.#spare ?? this.#current;
    const from = leftoverByteLength - leftover.length;
    filled.set(leftover, from);
    const emptied = filled === this.#current ? null : this.#current;
    this.#current = filled;
    this.#window = {
      bytes: filled.subarray(from, leftoverByteLength + count),
      offset: this.#nextOffset - leftover.length,
      isLast: this.#nextOffset + count === this.#end,
    };
    this.#nextOffset += count;
    this.#pending = null;
    if (!this.#window.isLast) this.#readAhead((this.#spare = emptied ?? this.#newBuffer()));
    return this.#window;
  }

  #newBuffer(): Uint8Array {
    return new Uint8Array(leftoverByteLength + this.#blockByteLength);
  }

  #readAhead(buffer: Uint8Array): void {
    const count = Math.min(this.#blockByteLength, this.#end - this.#nextOffset);
    if (count === 0) return;
    const target = buffer.subarray(leftoverByteLength, leftoverByteLength + count);
    this.#pending = readAll(this.#source, target, this.#nextOffset);
    // A scan that gives up never asks for it; a failure must not go unhandled then.
    this.#pending.catch(() => undefined);
  }
}

/** Fills the target, however small the pieces are that the source gives. */
async function readAll(source: ByteSource, target: Uint8Array, offset: number): Promise<number> {
  let count = 0;
  while (count < target.length) {
    const read = await source.read(target.subarray(count), offset + count);
    if (read === 0)
      throw new ChapterizeError('io/changed', `${source.name}: became shorter while it was read`, {
        help: 'run again',
      });
    count += read;
  }
  return count;
}
