import { applyEdits, type ByteEdit, editedParts } from '../bytes/byte-edit.js';
import { concatBytes } from '../bytes/concat.js';
import { crc32OfParts } from '../bytes/crc32.js';
import { invertEdits } from '../bytes/invert-edits.js';
import { parseFrameRegion } from './frame-region.js';
import { mostRemembered, type OwnFrame } from './own-frame.js';
import { keptPosition } from './seek-points.js';
import type { Tag } from './tag.js';
import { id3VersionOf, renderTagHeader, type TagHeader, tagHeaderLength } from './tag-header.js';
import { listZeros, reinsertZeros } from './unsynchronisation.js';

const nothing = new Uint8Array(0);

/** Of a file that chapterize has not written before. */
const asFound = { origin: { kind: 'former' }, statedValues: [], ownSubframeCounts: [] } as const;

/** Where there was no tag, strip leaves none. */
export const noFormerTag: OwnFrame = {
  ...lengths(0),
  crc32: 0,
  edits: [],
  insertedZeros: [],
  footer: nothing,
  ...asFound,
};

/**
 * What our PRIV frame must remember of a tag so that every byte of it can be given back.
 *
 * @param stored the tag as stored
 * @param edits what is done to it as decoded; all after its header
 * @returns null when that would take too much space, or would not give the tag back
 */
export function rememberTag(tag: Tag, stored: Uint8Array, edits: readonly ByteEdit[]): OwnFrame | null {
  const { decoded, contentEnd, zeros, footer } = tag;
  const region = decoded.subarray(tagHeaderLength, contentEnd);
  const own = edits.map((edit) => ({ ...edit, offset: edit.offset - tagHeaderLength }));
  const remembered = [headerEdit(decoded.subarray(0, tagHeaderLength)), ...invertEdits(region, own)];
  const spent = zeros.count + remembered.reduce((sum, { content }) => sum + content.length + 4, 0);
  if (spent > mostRemembered) return null;
  const memory = {
    ...lengths(stored.length),
    crc32: crc32OfParts([stored]),
    edits: remembered,
    insertedZeros: listZeros(zeros).map((offset) => offset - tagHeaderLength),
    footer,
    ...asFound,
  };
  return formerParts(memory, applyEdits(region, own), stored.length) === null ? null : memory;
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
): OwnFrame {
  if (region.length === 0) return noFormerTag;
  const bodyLength = Math.max(region.length, byteLength - tagHeaderLength);
  const version = id3VersionOf(header) ?? '2.3';
  const { frames } = parseFrameRegion(region, 0, region.length, version);
  const headerBytes = renderTagHeader({ ...header, bodyLength });
  return {
    ...lengths(tagHeaderLength + bodyLength),
    crc32: crc32OfParts([headerBytes, region, ...padding(bodyLength - region.length)]),
    edits: [headerEdit(headerBytes), ...frames.flatMap(keptPosition)],
    insertedZeros: [],
    footer: nothing,
    ...asFound,
  };
}

/**
 * Frames of ours and nothing before: what values of other tags were carried into. Strip takes them out again.
 *
 * @param region the frames
 */
export function noFormerTagBut(region: Uint8Array): OwnFrame {
  if (region.length === 0) return noFormerTag;
  const edits = [{ offset: 0, length: region.length, content: nothing }];
  return { ...noFormerTag, crc32: crc32OfParts([region]), edits };
}

/** The same for a file whose notes may also state other lengths: those of its earlier tags. */
export function withEarlierLengths(
  memory: OwnFrame,
  { exportByteLength, previousByteLength }: Pick<OwnFrame, 'exportByteLength' | 'previousByteLength'>,
): OwnFrame {
  return { ...memory, exportByteLength, previousByteLength };
}

/**
 * The tag that was, from what is remembered of it and the frames after our PRIV frame.
 *
 * @param mostByteLength what the present tag has: chapters never make a tag shorter, so that a longer one is made up
 * @returns empty when there was none; null when the frames are no longer those that it had
 */
export function recallTag(memory: OwnFrame, region: Uint8Array, mostByteLength: number): Uint8Array | null {
  const parts = formerParts(memory, region, mostByteLength);
  return parts === null ? null : concatBytes(parts);
}

/** Whether recallTag would give the tag back; nothing is copied to find out. */
export function canRecall(memory: OwnFrame, region: Uint8Array, mostByteLength: number): boolean {
  return formerParts(memory, region, mostByteLength) !== null;
}

/** The tag that was as bytes of the region, of the memory, and zeros. */
function formerParts(
  memory: OwnFrame,
  region: Uint8Array,
  mostByteLength: number,
): readonly Uint8Array[] | null {
  const { byteLength, edits, insertedZeros, footer } = memory;
  if (byteLength === 0) return isAllRemoved(memory, region) ? [] : null;
  const last = edits.at(-1);
  if (byteLength > mostByteLength || (last !== undefined && last.offset + last.length > region.length))
    return null;
  const frames = editedParts(region, edits);
  const free = byteLength - insertedZeros.length - footer.length - lengthOf(frames);
  if (free < 0) return null;
  const zeros = insertedZeros.map((offset) => offset + tagHeaderLength);
  const parts = [...reinsertZeros([...frames, ...padding(free)], zeros), footer];
  return lengthOf(parts) === byteLength && crc32OfParts(parts) === memory.crc32 ? parts : null;
}

/** Where there was no tag: whether the region is nothing, or just the frames that were carried into it. */
function isAllRemoved({ edits, crc32 }: OwnFrame, region: Uint8Array): boolean {
  const [edit, ...others] = edits;
  if (edit === undefined) return region.length === 0;
  const isWhole = others.length === 0 && edit.offset === 0 && edit.content.length === 0;
  return isWhole && edit.length === region.length && crc32OfParts([region]) === crc32;
}

/** A run of zeros out of one small block. */
function padding(byteLength: number): readonly Uint8Array[] {
  const block = new Uint8Array(Math.min(byteLength, 1 << 16));
  return Array.from({ length: Math.ceil(byteLength / (1 << 16)) }, (_, index) =>
    block.subarray(0, byteLength - index * block.length),
  );
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/** The lengths of a tag that is what the file came with. */
function lengths(byteLength: number) {
  return { byteLength, exportByteLength: byteLength, previousByteLength: byteLength };
}

function headerEdit(header: Uint8Array): ByteEdit {
  return { offset: 0, length: 0, content: header };
}
