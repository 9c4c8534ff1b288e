import { close, closeSync, fstatSync, read, readSync } from 'node:fs';

/** This little is read synchronously, however slow the disk is: going through the thread pool takes longer. */
const littleByteLength = 1 << 16;
/** Reading from memory gives several bytes per nanosecond; reading from a disk takes ten times as long as this allows. */
const quickBytesPerMs = 1 << 18;
/** How much is read synchronously before others get their turn. */
const turnByteLength = 1 << 24;

/**
 * Reads from an open file the quicker way. Bytes that the system has in memory are copied synchronously, in half the time
 * that another thread would take. As soon as one read is as slow as a disk, the others are left to the thread pool, so that
 * reading continues while the last block is processed.
 */
export class ReadPace {
  readonly #descriptor: number;
  #isQuick = true;
  #isClosed = false;
  /** Bytes read synchronously since others had their turn. */
  #byteLength = 0;
  #underWay = 0;
  /** Called when the last thread is done. */
  #onIdle: (() => void) | null = null;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /**
   * Fills the target, however small the pieces are that the system gives.
   *
   * @returns how many bytes were read: less than there is room for only at the end of the file
   * @throws errors of the system, unchanged; EBADF after `close`
   */
  async readFully(target: Uint8Array, offset: number): Promise<number> {
    let count = 0;
    while (count < target.length) {
      // By now, a closed descriptor may belong to another file.
      if (this.#isClosed) throw Object.assign(new Error('EBADF: the file is closed'), { code: 'EBADF' });
      const rest = count === 0 ? target : target.subarray(count);
      const isNow = rest.length <= littleByteLength || (this.#isQuick && this.#byteLength < turnByteLength);
      const size = isNow ? this.#readNow(rest, offset + count) : await this.#readLater(rest, offset + count);
      if (size === 0) break;
      count += size;
    }
    return count;
  }

  #readNow(target: Uint8Array, offset: number): number {
    // Using `performance` would load a module.
    const start = process.hrtime.bigint();
    const count = readSync(this.#descriptor, target, 0, target.length, offset);
    if (Number(process.hrtime.bigint() - start) > 1e6 + (count / quickBytesPerMs) * 1e6)
      this.#isQuick = false;
    this.#byteLength += count;
    return count;
  }

  /**
   * Closes the file, once no thread reads from it. Never throws: nothing is lost if closing a file fails that was only read.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    // A thread that continues to read after the descriptor is closed may read from another file.
    if (this.#underWay > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    try {
      // The last to close a file that was replaced frees its blocks: 5 ms for 20 MB, for which nobody needs to wait.
      const isReplaced = fstatSync(this.#descriptor).nlink === 0;
      if (isReplaced) close(this.#descriptor, () => undefined);
      else closeSync(this.#descriptor);
    } catch {
      // Nothing was written.
    }
  }

  #readLater(target: Uint8Array, offset: number): Promise<number> {
    this.#byteLength = 0;
    this.#underWay += 1;
    return new Promise((resolve, reject) => {
      read(this.#descriptor, target, 0, target.length, offset, (error, count) => {
        this.#underWay -= 1;
        if (this.#underWay === 0) this.#onIdle?.();
        if (error === null) resolve(count);
        else reject(error);
      });
    });
  }
}
