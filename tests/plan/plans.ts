import { type ByteEdit, editedLength } from '../../src/bytes/byte-edit.js';
import type { EditPlan } from '../../src/plan/edit-plan.js';

/** A plan that makes the edits of a file of the given length. */
export function planOf(byteLength: number, edits: readonly ByteEdit[]): EditPlan {
  const resultByteLength = editedLength(byteLength, edits);
  return {
    mode: edits.length === 0 ? 'unchanged' : resultByteLength === byteLength ? 'same-size' : 'resize',
    edits,
    resultByteLength,
    strippedByteLength: byteLength,
    earlierByteLengths: [],
    chapters: [],
    tagVersion: '2.3',
    resultTagVersion: '2.3',
    replaced: null,
    backup: null,
  };
}

/** An edit that puts text in the place of some bytes. */
export function edit(offset: number, length: number, text: string): ByteEdit {
  return { offset, length, content: new TextEncoder().encode(text) };
}
