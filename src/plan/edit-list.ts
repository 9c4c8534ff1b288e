import type { ByteEdit } from '../bytes/byte-edit.js';
import { sameInRow } from '../bytes/byte-rope.js';
import { lengthOfParts } from '../bytes/concat.js';

/** An edit whose content is still in parts. */
export interface PartedEdit extends Omit<ByteEdit, 'content'> {
  readonly parts: readonly Uint8Array[];
}

/** The same edit with its content as its only part. */
export function inParts({ offset, length, content }: ByteEdit): PartedEdit {
  return { offset, length, parts: [content] };
}

/**
 * Applies edits with a single copy, and returns as few edits as possible, with views of that copy as their content: adjacent
 * edits are joined, and edits that change nothing are dropped.
 *
 * @param present what the edits are for
 * @param edits ascending, not overlapping
 * @returns the bytes as they are where nothing changes
 */
export function applyInParts(
  present: Uint8Array,
  edits: readonly PartedEdit[],
): { readonly bytes: Uint8Array; readonly edits: readonly ByteEdit[] } {
  const merged = mergeParts(edits).filter((edit) => !changesNothing(present, edit));
  if (merged.length === 0) return { bytes: present, edits: [] };
  const growth = merged.reduce((sum, { length, parts }) => sum + lengthOfParts(parts) - length, 0);
  const bytes = new Uint8Array(present.length + growth);
  const placed: ByteEdit[] = [];
  let [from, to] = [0, 0];
  const put = (part: Uint8Array): void => {
    bytes.set(part, to);
    to += part.length;
  };
  for (const { offset, length, parts } of merged) {
    put(present.subarray(from, offset));
    const start = to;
    for (const part of parts) put(part);
    placed.push({ offset, length, content: bytes.subarray(start, to) });
    from = offset + length;
  }
  put(present.subarray(from));
  return { bytes, edits: placed };
}

/** The same edits, adjacent ones joined. */
function mergeParts(edits: readonly PartedEdit[]): readonly PartedEdit[] {
  const runs: PartedEdit[][] = [];
  let end = -1;
  for (const edit of edits) {
    if (edit.offset === end) runs.at(-1)?.push(edit);
    else runs.push([edit]);
    end = edit.offset + edit.length;
  }
  return runs.map((run) => ({
    offset: run[0]?.offset ?? 0,
    length: run.reduce((sum, { length }) => sum + length, 0),
    parts: run.flatMap(({ parts }) => parts),
  }));
}

/**
 * The one edit that turns bytes into others, without what is the same at both ends.
 *
 * @returns none when they are equal
 */
export function replaceBytes(bytes: Uint8Array, content: Uint8Array): readonly ByteEdit[] {
  const shorter = Math.min(bytes.length, content.length);
  let start = 0;
  while (start < shorter && bytes[start] === content[start]) start += 1;
  if (start === bytes.length && start === content.length) return [];
  // Plain indices: calls of at() take many times as long, and a tag can have a hundred megabytes.
  const [lastByte, lastOfContent] = [bytes.length - 1, content.length - 1];
  let same = 0;
  while (same < shorter - start && bytes[lastByte - same] === content[lastOfContent - same]) same += 1;
  return [
    {
      offset: start,
      length: bytes.length - start - same,
      content: content.subarray(start, content.length - same),
    },
  ];
}

/** The edits further on in a file. */
export function shiftEdits(edits: readonly ByteEdit[], by: number): readonly ByteEdit[] {
  return by === 0 ? edits : edits.map((edit) => ({ ...edit, offset: edit.offset + by }));
}

function changesNothing(bytes: Uint8Array, { offset, length, parts }: PartedEdit): boolean {
  return lengthOfParts(parts) === length && sameInRow(parts, [bytes.subarray(offset, offset + length)]);
}
