import { type ByteEdit, editedLength, editedParts } from '../bytes/byte-edit.js';
import { concatBytes } from '../bytes/concat.js';
import type { LocatedFrame } from './frame-region.js';
import { storedOffset, type Tag } from './tag.js';
import { renderTagHeader, tagFlags, tagHeaderLength } from './tag-header.js';

/**
 * A tag without some of its frames, of the same length: their space becomes padding. An extended header is removed, too,
 * because what it says about the frames would no longer be true; so is a footer, because padding must not come before one.
 *
 * @param stored the tag as stored
 * @returns empty when nothing is left that is worth a tag
 */
export function removeFrames(
  tag: Tag,
  stored: Uint8Array,
  isRemoved: (frame: LocatedFrame) => boolean,
): Uint8Array {
  const removed = tag.frames.filter(isRemoved);
  if (removed.length === 0) return stored;
  const extended = tag.extendedHeader?.raw.length ?? 0;
  const contentEnd = storedOffset(tag, tag.contentEnd);
  const edits: ByteEdit[] = [
    { offset: 0, length: tagHeaderLength, content: new Uint8Array(0) },
    removeStored(tag, tagHeaderLength, tagHeaderLength + extended),
    ...removed.map(({ offset, raw }) => removeStored(tag, offset, offset + raw.length)),
  ];
  const present = stored.subarray(0, contentEnd);
  const contentLength = editedLength(present.length, edits);
  if (contentLength === 0) return new Uint8Array(0);
  const bodyLength = stored.length - tagHeaderLength;
  // v2.2 has another meaning for the bit of the extended header; such a tag has no chapters to remove.
  const flags = tag.header.flags & ~(tagFlags.extendedHeader | (tag.version === '2.4' ? tagFlags.footer : 0));
  const padding = new Uint8Array(bodyLength - contentLength);
  // Joined in one go: the tag can have a hundred megabytes.
  return concatBytes([
    renderTagHeader({ ...tag.header, flags, bodyLength }),
    ...editedParts(present, edits),
    padding,
  ]);
}

function removeStored(tag: Tag, start: number, end: number): ByteEdit {
  const offset = storedOffset(tag, start);
  return { offset, length: storedOffset(tag, end) - offset, content: new Uint8Array(0) };
}
