import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { leftoverByteLength, type ScanWindow } from '../mpeg/frame-scanner.js';

/** One window is scanned while two reads are under way: with one, the scan waits for the disk's answer every time. */
const bufferCount = 3;

/** A block being read into a buffer, after room for what the window before it leaves over. */
interface BlockRead {
  readonly buffer: Uint8Array;
  readonly offset: number;
  readonly byteLength: number;
  readonly done: Promise<void>;
}

/**
 * Gives a range of a source in order, as windows on a few buffers used in turns, and reads ahead. What a scan leaves at
 * the end of its window is copied in front of the next block.
 */
export class WindowReader {
  readonly #source: ByteSource;
  readonly #end: number;
  readonly #blockByteLength: number;
  /** Where the next read starts. */
  #offset: number;
  readonly #underWay: BlockRead[] = [];
  /** The last window given, and the buffer that holds it. */
  #window: Uint8Array = new Uint8Array(0);
  #buffer: Uint8Array | null = null;

  /** @param blockByteLength how much to read at once */
  constructor(source: ByteSource, range: ByteRange, blockByteLength: number) {
    this.#source = source;
    this.#end = range.end;
    this.#blockByteLength = Math.min(blockByteLength, rangeLength(range));
    this.#offset = range.start;
    while (this.#underWay.length < bufferCount && this.#offset < this.#end)
      this.#startRead(new Uint8Array(leftoverByteLength + this.#blockByteLength));
  }

  /**
   * The next window; valid until the one after it is asked for.
   *
   * @param doneByteLength how many bytes of the last window need not come again; at most `leftoverByteLength` may remain
   * @returns null after the last window
   * @throws ChapterizeError `io/changed` when the source ends before its length
   */
  async next(doneByteLength: number): Promise<ScanWindow | null> {
    const read = this.#underWay.shift();
    if (read === undefined) return null;
    await read.done;
    const { buffer, offset, byteLength } = read;
    const leftover = this.#window.subarray(doneByteLength);
    buffer.set(leftover, leftoverByteLength - leftover.length);
    if (this.#buffer !== null && this.#offset < this.#end) this.#startRead(this.#buffer);
    this.#buffer = buffer;
    this.#window = buffer.subarray(leftoverByteLength - leftover.length, leftoverByteLength + byteLength);
    return {
      bytes: this.#window,
      offset: offset - leftover.length,
      isLast: offset + byteLength === this.#end,
    };
  }

  #startRead(buffer: Uint8Array): void {
    const offset = this.#offset;
    const byteLength = Math.min(this.#blockByteLength, this.#end - offset);
    const target = buffer.subarray(leftoverByteLength, leftoverByteLength + byteLength);
    const done = readAll(this.#source, target, offset);
    // A scan that gives up never asks for the reads under way; their failures must not be unhandled then.
    done.catch(() => undefined);
    this.#underWay.push({ buffer, offset, byteLength, done });
    this.#offset += byteLength;
  }
}

/** Fills the target, however small the pieces are that the source gives. */
async function readAll(source: ByteSource, target: Uint8Array, offset: number): Promise<void> {
  for (let count = 0; count < target.length; ) {
    const read = await source.read(target.subarray(count), offset + count);
    if (read === 0)
      throw new ChapterizeError('io/changed', 'became shorter while it was read', {
        file: source.name,
        help: 'run again',
      });
    count += read;
  }
}
