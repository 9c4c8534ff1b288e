/** Replaces `length` bytes at `offset` by `content`. A length of 0 inserts, empty content removes. */
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
 */
export function applyEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  const result = new Uint8Array(editedLength(bytes.length, edits));
  let from = 0;
  let to = 0;
  for (const edit of edits) {
    const kept = bytes.subarray(from, edit.offset);
    result.set(kept, to);
    to += kept.length;
    result.set(edit.content, to);
    to += edit.content.length;
    from = edit.offset + edit.length;
  }
  result.set(bytes.subarray(from), to);
  return result;
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
