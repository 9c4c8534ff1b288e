import { type ByteEdit, eachEditedPart, editedLength } from '../bytes/byte-edit.js';
import { asRope, type ByteRope, type PartedBytes } from '../bytes/byte-rope.js';
import { crc32OfParts } from '../bytes/crc32.js';
import { invertEdits } from '../bytes/invert-edits.js';
import { bytesPerEdit, mostRemembered, type OwnFrame } from './own-frame.js';
import { keptPositions } from './seek-points.js';
import type { Tag } from './tag.js';
import { id3VersionOf, renderTagHeader, type TagHeader, tagHeaderLength } from './tag-header.js';
import { listZeros, reinsertZeros } from './unsynchronisation.js';

const nothing = new Uint8Array(0);
const noPlaces = new Uint32Array(0);

/** For a file that chapterize has not written before. */
const asFound = { origin: { kind: 'former' }, statedValues: [], ownSubframeCounts: [] } as const;

/** For a file that had no tag: strip leaves none. */
export const noFormerTag: OwnFrame = {
  ...lengths(0),
  crc32: 0,
  edits: [],
  insertedZeros: noPlaces,
  footer: nothing,
  ...asFound,
};

/**
 * What our PRIV frame must remember of a tag so that every byte of it can be given back.
 *
 * @param stored the tag as stored
 * @param edits what is done to it as decoded; all after its header
 * @param kept what is then in the file after our PRIV frame, padding excluded
 * @returns null when that would take too much space, or would not give the tag back
 */
export function rememberTag(
  tag: Tag,
  stored: Uint8Array,
  edits: readonly ByteEdit[],
  kept: PartedBytes,
): OwnFrame | null {
  const { decoded, contentEnd, zeros, footer } = tag;
  const region = decoded.subarray(tagHeaderLength, contentEnd);
  const own = edits.map((edit) => ({ ...edit, offset: edit.offset - tagHeaderLength }));
  const remembered = [headerEdit(decoded.subarray(0, tagHeaderLength)), ...invertEdits(region, own)];
  const spent = zeros.count + remembered.reduce((sum, { content }) => sum + content.length + bytesPerEdit, 0);
  if (spent > mostRemembered) return null;
  const memory = {
    ...lengths(stored.length),
    crc32: crc32OfParts([stored]),
    edits: remembered,
    insertedZeros: listZeros(zeros).map((offset) => offset - tagHeaderLength),
    footer,
    ...asFound,
  };
  return canRecall(memory, kept, stored.length) ? memory : null;
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
  region: PartedBytes,
  byteLength: number,
): OwnFrame {
  const rope = asRope(region);
  if (rope.byteLength === 0) return noFormerTag;
  const bodyLength = Math.max(rope.byteLength, byteLength - tagHeaderLength);
  const version = id3VersionOf(header) ?? '2.3';
  const headerBytes = renderTagHeader({ ...header, bodyLength });
  return {
    ...lengths(tagHeaderLength + bodyLength),
    crc32: crc32OfParts([headerBytes, ...rope.parts, ...padding(bodyLength - rope.byteLength)]),
    edits: [headerEdit(headerBytes), ...keptPositions(rope, version)],
    insertedZeros: noPlaces,
    footer: nothing,
    ...asFound,
  };
}

/**
 * Our own frames where there was no tag: values of other tags were carried into them. Strip takes them out again.
 *
 * @param region the frames
 */
export function noFormerTagBut(region: ByteRope): OwnFrame {
  if (region.byteLength === 0) return noFormerTag;
  const edits = [{ offset: 0, length: region.byteLength, content: nothing }];
  return { ...noFormerTag, crc32: crc32OfParts(region.parts), edits };
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
 * @param mostByteLength what the present tag has: chapters never make a tag shorter, so a longer one is forged
 * @returns empty when there was none; null when the frames are no longer those that it had
 */
export function recallTag(memory: OwnFrame, region: PartedBytes, mostByteLength: number): Uint8Array | null {
  const rope = asRope(region);
  if (!canRecall(memory, rope, mostByteLength)) return null;
  const tag = new Uint8Array(memory.byteLength);
  let offset = 0;
  for (const part of memory.byteLength === 0 ? [] : formerParts(memory, rope)) {
    tag.set(part, offset);
    offset += part.length;
  }
  return tag;
}

/** Whether recallTag would give the tag back; copies nothing. */
export function canRecall(memory: OwnFrame, region: PartedBytes, mostByteLength: number): boolean {
  const { byteLength, edits } = memory;
  const rope = asRope(region);
  if (byteLength === 0) return isAllRemoved(memory, rope);
  const last = edits.at(-1);
  if (byteLength > mostByteLength || (last !== undefined && last.offset + last.length > rope.byteLength))
    return false;
  if (freeLength(memory, rope) < 0) return false;
  let length = 0;
  const measured = function* () {
    for (const part of formerParts(memory, rope)) {
      length += part.length;
      yield part;
    }
  };
  return crc32OfParts(measured()) === memory.crc32 && length === byteLength;
}

/**
 * The former tag as bytes of the region, bytes that are remembered, and zeros: part by part, because a forged mark can hold
 * very many.
 */
function* formerParts(memory: OwnFrame, region: ByteRope): Generator<Uint8Array> {
  const { edits, insertedZeros, footer } = memory;
  const parts = function* () {
    yield* eachEditedPart(region, edits);
    yield* padding(freeLength(memory, region));
  };
  yield* reinsertZeros(
    parts(),
    insertedZeros.map((offset) => offset + tagHeaderLength),
  );
  yield footer;
}

/** Bytes of padding that the tag had. */
function freeLength({ byteLength, edits, insertedZeros, footer }: OwnFrame, region: ByteRope): number {
  return byteLength - insertedZeros.length - footer.length - editedLength(region.byteLength, edits);
}

/** For a file that had no tag: whether the region is empty, or holds just the frames that were carried into it. */
function isAllRemoved({ edits, crc32 }: OwnFrame, region: ByteRope): boolean {
  const [edit, ...others] = edits;
  if (edit === undefined) return region.byteLength === 0;
  const isWhole = others.length === 0 && edit.offset === 0 && edit.content.length === 0;
  return isWhole && edit.length === region.byteLength && crc32OfParts(region.parts) === crc32;
}

/** A run of zeros, made from one small block. */
function padding(byteLength: number): readonly Uint8Array[] {
  const block = new Uint8Array(Math.min(byteLength, 1 << 16));
  return Array.from({ length: Math.ceil(byteLength / (1 << 16)) }, (_, index) =>
    block.subarray(0, byteLength - index * block.length),
  );
}

/** The lengths of a tag that the file came with. */
function lengths(byteLength: number) {
  return { byteLength, exportByteLength: byteLength, previousByteLength: byteLength };
}

function headerEdit(header: Uint8Array): ByteEdit {
  return { offset: 0, length: 0, content: header };
}
