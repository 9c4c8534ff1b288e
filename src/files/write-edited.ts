import type { ByteEdit } from '../bytes/byte-edit.js';
import type { ByteRange } from '../bytes/byte-range.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { stopIfInterrupted } from './interruption.js';
import { type WritableHandle, writeFully } from './write-fully.js';

/**
 * Two buffers of this size are all that a copy needs. Measured on 59 MB (ext4, medians, without fsync): 28 ms; 39 ms with
 * 256 KiB, 34 ms with 4 MiB, 35 ms without reading ahead. `copyFile` and patching the head afterwards, possible where
 * the size stays: 25 to 30 ms, and nothing could interrupt it; where it clones, clone-file.ts does that. Setting the
 * length of the new file in advance makes no difference.
 */
const chunkByteLength = 1024 * 1024;

/**
 * Writes a source with edits applied: its untouched ranges and the new content, in order, each byte read and written
 * once. The next chunk is read while one is written.
 *
 * @param edits ascending, not overlapping
 * @param range offsets in the source between which to write, all edits within; what is in front of it is already in place
 * @throws ChapterizeError `io/changed` when the source has become shorter, `interrupted`
 */
export async function writeEdited(
  source: ByteSource,
  edits: readonly ByteEdit[],
  out: WritableHandle,
  signal: AbortSignal,
  range: ByteRange = { start: 0, end: source.byteLength },
): Promise<void> {
  const bufferLength = Math.min(chunkByteLength, range.end - range.start);
  const buffers = [new Uint8Array(bufferLength), new Uint8Array(bufferLength)] as const;
  let position = range.start;

  const write = async (bytes: Uint8Array): Promise<void> => {
    stopIfInterrupted(signal);
    await writeFully(out, bytes, position);
    position += bytes.length;
  };

  const copy = async (start: number, end: number): Promise<void> => {
    let [current, other]: readonly [Uint8Array, Uint8Array] = buffers;
    let chunk = await readChunk(source, current, start, end);
    for (let offset = start; offset < end; ) {
      offset += chunk.length;
      const [next] = await Promise.all([readChunk(source, other, offset, end), write(chunk)]);
      chunk = next;
      [current, other] = [other, current];
    }
  };

  let from = range.start;
  for (const edit of edits) {
    await copy(from, edit.offset);
    await write(edit.content);
    from = edit.offset + edit.length;
  }
  await copy(from, range.end);
}

/** Reads `[offset, end)`, or as much of it as the buffer holds. */
async function readChunk(
  source: ByteSource,
  buffer: Uint8Array,
  offset: number,
  end: number,
): Promise<Uint8Array> {
  const wanted = buffer.subarray(0, Math.min(buffer.length, end - offset));
  const count = wanted.length === 0 ? 0 : await source.read(wanted, offset);
  if (count < wanted.length) {
    throw new ChapterizeError('io/changed', 'became shorter while it was read', {
      file: source.name,
      help: 'run again when no other program writes to it',
    });
  }
  return wanted;
}
