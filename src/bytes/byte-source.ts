/** Random access to the bytes of a file, or of anything that looks like one. */
export interface ByteSource {
  /** The name used in findings. */
  readonly name: string;
  readonly byteLength: number;
  /**
   * Reads into `target`, starting at `offset`.
   *
   * @returns how many bytes were read: less than `target.length` only at the end of the source
   */
  read(target: Uint8Array, offset: number): Promise<number>;
}

/**
 * Bytes in memory as a source.
 *
 * @example
 * ```ts
 * import { inspectAudio, memorySource } from 'chapterize';
 * import { readFile } from 'node:fs/promises';
 *
 * const source = memorySource('upload.mp3', await readFile('episode.mp3'));
 * const { stream } = await inspectAudio(source, { hash: null });
 * console.log(stream?.durationMs); // 88000
 * ```
 */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    byteLength: bytes.length,
    read(target, offset) {
      const found = bytes.subarray(offset, offset + target.length);
      target.set(found);
      return Promise.resolve(found.length);
    },
  };
}

/**
 * Bytes `[offset, offset + length)` of a source, fewer only where the source ends.
 */
export async function readRange(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const available = Math.max(0, Math.min(length, source.byteLength - offset));
  const target = new Uint8Array(available);
  const count = await source.read(target, offset);
  return count === available ? target : target.subarray(0, count);
}
