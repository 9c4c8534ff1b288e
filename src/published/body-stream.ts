/** Reads a body that comes in pieces, forwards only. */
export class BodyStream {
  #pieces: AsyncIterator<Uint8Array>;
  #rest = new Uint8Array(0);
  #position: number;

  /** @param offset where in the file the body begins */
  constructor(pieces: AsyncIterable<Uint8Array>, offset: number) {
    this.#pieces = pieces[Symbol.asyncIterator]();
    this.#position = offset;
  }

  /** Offset in the file of the next byte. */
  get position(): number {
    return this.#position;
  }

  /**
   * Fills `target`, starting at `offset`, which is at `position` or after it.
   *
   * @returns fewer bytes only where the body ends
   */
  async readAt(target: Uint8Array, offset: number): Promise<number> {
    let count = 0;
    while (count < target.length) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#pieces.next();
        if (done === true) break;
        this.#rest = value as Uint8Array<ArrayBuffer>;
        continue;
      }
      const skipped = Math.min(this.#rest.length, Math.max(0, offset + count - this.#position));
      const part = this.#rest.subarray(skipped, skipped + target.length - count);
      target.set(part, count);
      count += part.length;
      this.#position += skipped + part.length;
      this.#rest = this.#rest.subarray(skipped + part.length);
    }
    return count;
  }

  /** Ends the transfer. Errors no longer matter. */
  leave(): void {
    void this.#pieces.return?.().catch(() => undefined);
  }
}
