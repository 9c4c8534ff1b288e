import { applyEdits, type ByteEdit } from '../bytes/byte-edit.js';
import { concatBytes } from '../bytes/concat.js';
import { crc32 } from '../bytes/crc32.js';
import { invertEdits } from '../bytes/invert-edits.js';
import type { OwnFrame } from './own-frame.js';
import type { Tag } from './tag.js';
import { renderTagHeader, type TagHeader, tagHeaderLength } from './tag-header.js';
import { reinsertZeros } from './unsynchronisation.js';

/** A tag as strip gives it back, and what our PRIV frame must remember for that. */
export interface FormerTag {
  /** Empty when there was no tag. */
  readonly bytes: Uint8Array;
  readonly memory: OwnFrame;
}

/** More than that is not spent on remembering; the zeros of a cover of 10 MB fit. */
const maxMemory = 256 * 1024;

const nothing = new Uint8Array(0);

/** Where there was no tag, there shall be none again. */
export const noFormerTag: FormerTag = {
  bytes: nothing,
  memory: { ...lengths(0), crc32: 0, edits: [], insertedZeros: [], footer: nothing },
};

/**
 * What to remember of a tag so that every byte of it can be given back.
 *
 * @param stored the tag as stored
 * @param edits what is done to it as decoded; all behind its header
 * @returns null when that would take too much room, or would not give the tag back
 */
export function rememberTag(tag: Tag, stored: Uint8Array, edits: readonly ByteEdit[]): FormerTag | null {
  const { decoded, contentEnd, insertedZeros, footer } = tag;
  const region = decoded.subarray(tagHeaderLength, contentEnd);
  const own = edits.map((edit) => ({ ...edit, offset: edit.offset - tagHeaderLength }));
  const memory = {
    ...lengths(stored.length),
    crc32: crc32(stored),
    edits: [headerEdit(decoded.subarray(0, tagHeaderLength)), ...invertEdits(region, own)],
    insertedZeros,
    footer,
  };
  const spent = insertedZeros.length + memory.edits.reduce((sum, { content }) => sum + content.length + 4, 0);
  const isExact = spent <= maxMemory && recallTag(memory, applyEdits(region, own)) !== null;
  return isExact ? { bytes: stored, memory } : null;
}

/**
 * A plain tag around frames, for where the tag that was cannot be given back: converted, or with chapters of others.
 *
 * @param header version, revision and flags
 * @param region frames without padding
 * @param byteLength of the tag as it was; kept where the frames fit
 */
export function plainFormerTag(
  header: Pick<TagHeader, 'majorVersion' | 'revision' | 'flags'>,
  region: Uint8Array,
  byteLength: number,
): FormerTag {
  if (region.length === 0) return noFormerTag;
  const bodyLength = Math.max(region.length, byteLength - tagHeaderLength);
  const headerBytes = renderTagHeader({ ...header, bodyLength });
  const bytes = new Uint8Array(tagHeaderLength + bodyLength);
  bytes.set(headerBytes);
  bytes.set(region, tagHeaderLength);
  const memory = {
    ...lengths(bytes.length),
    crc32: crc32(bytes),
    edits: [headerEdit(headerBytes)],
    insertedZeros: [],
    footer: nothing,
  };
  return { bytes, memory };
}

/** The same for a file whose notes may also state other lengths: those of its earlier tags. */
export function withEarlierLengths(
  former: FormerTag,
  earlier: Pick<OwnFrame, 'exportByteLength' | 'previousByteLength'>,
): FormerTag {
  const { exportByteLength, previousByteLength } = earlier;
  return { ...former, memory: { ...former.memory, exportByteLength, previousByteLength } };
}

/**
 * The tag that was, from what is remembered of it and the frames behind our PRIV frame.
 *
 * @returns empty when there was none; null when the frames are no longer those that it had
 */
export function recallTag(memory: OwnFrame, region: Uint8Array): Uint8Array | null {
  const { byteLength, edits, insertedZeros, footer } = memory;
  if (byteLength === 0) return region.length === 0 ? nothing : null;
  const frames = applyFittingEdits(region, edits);
  const decodedLength = byteLength - insertedZeros.length - footer.length;
  if (frames === null || frames.length > decodedLength || frames.length < tagHeaderLength) return null;
  const body = new Uint8Array(decodedLength - tagHeaderLength);
  body.set(frames.subarray(tagHeaderLength));
  const bytes = concatBytes([
    frames.subarray(0, tagHeaderLength),
    reinsertZeros(body, insertedZeros),
    footer,
  ]);
  return crc32(bytes) === memory.crc32 ? bytes : null;
}

/** The lengths of a tag that is what the file came with. */
function lengths(byteLength: number) {
  return { byteLength, exportByteLength: byteLength, previousByteLength: byteLength };
}

function headerEdit(header: Uint8Array): ByteEdit {
  return { offset: 0, length: 0, content: header };
}

/** null where the region is too short for the edits: another program has removed frames. */
function applyFittingEdits(region: Uint8Array, edits: readonly ByteEdit[]): Uint8Array | null {
  const last = edits.at(-1);
  return last !== undefined && last.offset + last.length > region.length ? null : applyEdits(region, edits);
}
