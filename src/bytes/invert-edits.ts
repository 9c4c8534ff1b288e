import type { ByteEdit } from './byte-edit.js';

/**
 * The edits that undo edits: applied to the result, they give the original bytes.
 *
 * @param bytes what the edits are applied to
 * @param edits ascending, not overlapping
 */
export function invertEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): readonly ByteEdit[] {
  let growth = 0;
  return edits.map(({ offset, length, content }) => {
    const inverse = {
      offset: offset + growth,
      length: content.length,
      content: bytes.subarray(offset, offset + length),
    };
    growth += content.length - length;
    return inverse;
  });
}
