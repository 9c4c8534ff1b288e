import { asRope, ByteRope, type PartedBytes } from './byte-rope.js';
import { joinBytes } from './concat.js';

/** Replaces `length` bytes at `offset` with `content`. A length of 0 inserts, empty content removes. */
export interface ByteEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: Uint8Array;
}

/**
 * The bytes after a list of edits.
 *
 * @param bytes what the offsets of the edits count in
 * @param edits ascending, not overlapping; several at one offset apply in order
 * @throws RangeError when an edit overlaps the one before it or reaches past the end
 * @example
 * ```ts
 * import { applyEdits } from 'chapterize';
 *
 * const edits = [{ offset: 0, length: 1, content: new TextEncoder().encode('J') }];
 * console.log(new TextDecoder().decode(applyEdits(new TextEncoder().encode('Hello'), edits))); // Jello
 * ```
 */
export function applyEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  return joinBytes(editedParts(bytes, edits));
}

/**
 * The bytes after a list of edits in parts, none of them copied.
 *
 * @throws RangeError when an edit overlaps the one before it or reaches past the end
 */
export function editedParts(bytes: Uint8Array, edits: readonly ByteEdit[]): readonly Uint8Array[] {
  editedLength(bytes.length, edits);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { offset, length, content } of edits) {
    parts.push(bytes.subarray(from, offset), content);
    from = offset + length;
  }
  return [...parts, bytes.subarray(from)];
}

/**
 * The bytes after a list of edits, not copied.
 *
 * @throws RangeError when an edit overlaps the one before it or reaches past the end
 */
export function editedRope(bytes: PartedBytes, edits: readonly ByteEdit[]): ByteRope {
  const rope = asRope(bytes);
  editedLength(rope.byteLength, edits);
  return edits.length === 0 ? rope : new ByteRope(eachEditedPart(rope, edits));
}

/** The same parts one after the other, for when there may be very many of them. */
export function* eachEditedPart(bytes: PartedBytes, edits: Iterable<ByteEdit>): Generator<Uint8Array> {
  const rope = asRope(bytes);
  let from = 0;
  for (const { offset, length, content } of edits) {
    yield* rope.slices(from, offset);
    if (content.length > 0) yield content;
    from = offset + length;
  }
  yield* rope.slices(from);
}

/**
 * The number of bytes that `byteLength` bytes have after the edits.
 *
 * @throws RangeError when an edit overlaps the one before it or reaches past the end
 */
export function editedLength(byteLength: number, edits: readonly ByteEdit[]): number {
  let length = byteLength;
  let end = 0;
  for (const edit of edits) {
    if (edit.offset < end || edit.length < 0 || edit.offset + edit.length > byteLength) {
      throw new RangeError(
        `edit of ${edit.length} bytes at ${edit.offset} overlaps another or the end ${byteLength}`,
      );
    }
    end = edit.offset + edit.length;
    length += edit.content.length - edit.length;
  }
  return length;
}
