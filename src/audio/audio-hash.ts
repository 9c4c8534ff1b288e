import { type ByteSource, readRange } from '../bytes/byte-source.js';
import type { ScanWindow } from '../mpeg/frame-scanner.js';

/** Takes bytes in order and gives one digest of them: the way to hash without this folder knowing the platform. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): string;
}

const blockByteLength = 1 << 20;

/**
 * Hashes the audio in the pass that scans it. Nobody knows yet where the audio ends, so bytes after the last frame wait
 * until another frame is found. When that happens after their window is gone, they are read again.
 */
export class AudioHash {
  readonly #source: ByteSource;
  readonly #hasher: Hasher;
  #offset = -1;

  constructor(source: ByteSource, hasher: Hasher) {
    this.#source = source;
    this.#hasher = hasher;
  }

  /**
   * Hashes what is now known to be audio.
   *
   * @param window the bytes at hand
   * @param start byte offset of the first frame, -1 before it is found
   * @param end byte offset after the last frame until now
   */
  async take(window: ScanWindow, start: number, end: number): Promise<void> {
    if (start < 0) return;
    if (this.#offset < 0) this.#offset = start;
    while (this.#offset < Math.min(end, window.offset)) {
      const length = Math.min(blockByteLength, end - this.#offset, window.offset - this.#offset);
      const missed = await readRange(this.#source, this.#offset, length);
      // The source became shorter: whoever reads on will find out.
      if (missed.length === 0) return;
      this.#update(missed);
    }
    this.#update(window.bytes.subarray(this.#offset - window.offset, Math.max(0, end - window.offset)));
  }

  /** The digest of all audio bytes, in the form that the hasher gives. */
  digest(): string {
    return this.#hasher.digest();
  }

  #update(bytes: Uint8Array): void {
    this.#hasher.update(bytes);
    this.#offset += bytes.length;
  }
}
