import type { ByteEdit } from '../bytes/byte-edit.js';
import { equalBytes, joinBytes } from '../bytes/concat.js';

/**
 * The same edits in as few as can be: those that touch are one, those that change nothing are none.
 *
 * @param bytes what the edits are for
 * @param edits ascending, not overlapping
 */
export function mergeEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): readonly ByteEdit[] {
  const runs: ByteEdit[][] = [];
  let end = -1;
  for (const edit of edits) {
    if (edit.offset === end) runs.at(-1)?.push(edit);
    else runs.push([edit]);
    end = edit.offset + edit.length;
  }
  return runs.map(joinRun).filter((edit) => !changesNothing(bytes, edit));
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

function joinRun(run: readonly ByteEdit[]): ByteEdit {
  return {
    offset: run[0]?.offset ?? 0,
    length: run.reduce((sum, { length }) => sum + length, 0),
    content: joinBytes(run.map(({ content }) => content)),
  };
}

function changesNothing(bytes: Uint8Array, { offset, length, content }: ByteEdit): boolean {
  return content.length === length && equalBytes(bytes.subarray(offset, offset + length), content);
}
