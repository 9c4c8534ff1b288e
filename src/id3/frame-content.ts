import { ByteReader } from '../bytes/byte-reader.js';
import { asRope, ByteRope, type PartedBytes } from '../bytes/byte-rope.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { MalformedError } from '../diagnostic/failure.js';
import type { Id3Frame } from './frame.js';
import { frameFlags } from './frame-header.js';
import { parseSyncsafe } from './syncsafe.js';
import type { Id3Version } from './tag-header.js';
import {
  countZeros,
  type InsertedZeros,
  noZeros,
  type Resynchronised,
  resynchronise,
} from './unsynchronisation.js';

/** A frame without its place in a tag. */
export type BareFrame = Pick<Id3Frame, 'id' | 'flags' | 'body'>;

/** What a frame holds, taken out of the wrappings that its flags announce. */
export interface FrameContent {
  /** Status flags, where v2.3 has them. */
  readonly status: number;
  /** The group that the frame belongs to. */
  readonly group: number | null;
  readonly isEncrypted: boolean;
  /** How many bytes `stored` becomes when decompressed; null when it is not compressed. */
  readonly decompressedLength: number | null;
  /** The data length that a v2.4 frame states; null when it states none or `stored` is compressed. */
  readonly statedLength: number | null;
  /** The whole body without the zeros of unsynchronisation, null if it has none. */
  readonly undone: Resynchronised | null;
  /** The data, unsynchronisation undone, still compressed and encrypted if they were. */
  readonly stored: Uint8Array;
}

/** Decompresses a zlib stream of a known size; passed in, because this folder does not know where it runs. */
export type Inflate = (bytes: Uint8Array, byteLength: number) => Uint8Array;

/** What decompressing may cost in one tag. */
export interface Unpacking {
  readonly inflate: Inflate;
  /** How many bytes may still come out. */
  allowance: number;
}

/** How much of a tag's compressed frames is unpacked; more than any sensible tag holds. */
const mostDecompressed = 32 * 1024 * 1024;

/** The most bytes that a deflate stream can make out of one. */
const mostPerByte = 1032;

/** Decompression for the frames of one tag. */
export function unpackingWith(inflate: Inflate): Unpacking {
  return { inflate, allowance: mostDecompressed };
}

/** Of a frame that nothing wraps. */
const plain = {
  status: 0,
  group: null,
  isEncrypted: false,
  decompressedLength: null,
  statedLength: null,
  undone: null,
} as const;

/**
 * Unwraps a frame.
 *
 *     v2.3   decompressed size of 4 | encryption method | group | data
 *     v2.4   group | encryption method | data length of 4 | data, unsynchronised
 *
 * @param unsynchronised whether the tag says that all its frames are
 * @throws MalformedError `id3/convert-damaged-frame` when the bytes that its flags announce are missing
 * @see ID3v2.3 3.3.1, ID3v2.4 structure 4.1.2
 */
export function openFrame(
  { flags, body }: Pick<Id3Frame, 'flags' | 'body'>,
  version: Id3Version,
  unsynchronised: boolean,
): FrameContent {
  const known = frameFlags[version];
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const isUnsynchronised = unsynchronised || has(known.unsynchronised);
  // Nearly every frame, and a tag can have thousands.
  if (flags === 0 && !isUnsynchronised) return { ...plain, stored: body };
  const isEncrypted = has(known.encrypted);
  const isCompressed = has(known.compressed);
  const content = { status: flags & known.status, isEncrypted };
  if (version !== '2.4') {
    const undone = isUnsynchronised ? undoneFrom(body, 0) : null;
    const reader = new ByteReader(undone?.bytes ?? body, 'id3/convert-damaged-frame');
    const decompressedLength = isCompressed ? reader.uint32() : null;
    if (isEncrypted) reader.uint8();
    const group = has(known.grouped) ? reader.uint8() : null;
    return { ...content, group, decompressedLength, statedLength: null, undone, stored: reader.takeRest() };
  }
  const { group, length, statedLength, offset, isPlain } = parsePrefix({ flags, body }, isUnsynchronised);
  const undone = isPlain ? null : undoneFrom(body, offset);
  return {
    ...content,
    status: content.status << 1,
    group,
    decompressedLength: isCompressed ? length : null,
    statedLength,
    undone,
    stored: (undone?.bytes ?? body).subarray(offset),
  };
}

/** What is before the data of a v2.4 frame. */
interface Prefix {
  readonly group: number | null;
  readonly length: number | null;
  readonly statedLength: number | null;
  /** Where the data begin. */
  readonly offset: number;
  /** Whether no zeros were inserted, whatever the flags say. */
  readonly isPlain: boolean;
}

function parsePrefix({ flags, body }: Pick<Id3Frame, 'flags' | 'body'>, isUnsynchronised: boolean): Prefix {
  const known = frameFlags['2.4'];
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const isCompressed = has(known.compressed);
  const reader = new ByteReader(body, 'id3/convert-damaged-frame');
  const group = has(known.grouped) ? reader.uint8() : null;
  if (has(known.encrypted)) reader.uint8();
  // If it is too short to hold the number, a frame that is not compressed is all content, as its size says.
  const hasLength = has(known.dataLength) && (isCompressed || reader.remaining >= 4);
  const length = hasLength ? parseLength(reader.take(4)) : null;
  if (isCompressed && length === null)
    throw new MalformedError('id3/convert-damaged-frame', reader.offset, 'its decompressed size is missing');
  const { offset } = reader;
  const statedLength = isCompressed ? null : length;
  // Some programs set the flag and insert nothing: the stated length then fits the bytes as they are.
  const isPlain = !isUnsynchronised || statedLength === body.length - offset;
  return { group, length, statedLength, offset, isPlain };
}

/**
 * The zeros that unsynchronisation has inserted into a frame; nothing is copied to find them.
 *
 * @throws MalformedError where openFrame does
 */
export function zerosInFrame(
  frame: Pick<Id3Frame, 'flags' | 'body'>,
  version: Id3Version,
  unsynchronised: boolean,
): InsertedZeros {
  const isUnsynchronised = unsynchronised || (frame.flags & frameFlags[version].unsynchronised) !== 0;
  const { offset: start, isPlain } =
    version === '2.4' ? parsePrefix(frame, isUnsynchronised) : { offset: 0, isPlain: !isUnsynchronised };
  const { body: stored } = frame;
  const count = isPlain || stored.at(-1) === 0xff ? 0 : (countZeros(stored, start) ?? 0);
  return count === 0 ? noZeros : { ...noZeros, count, stored, start };
}

/**
 * Wraps content the way v2.3 does; the twin of openFrame.
 *
 * @param body what to wrap, compressed when `decompressedLength` is not null
 */
export function closeFrame(
  id: string,
  body: PartedBytes,
  { status, group, decompressedLength }: Pick<FrameContent, 'status' | 'group' | 'decompressedLength'>,
): Omit<BareFrame, 'body'> & { readonly body: PartedBytes } {
  if (group === null && decompressedLength === null) return { id, flags: status, body };
  const { compressed, grouped } = frameFlags['2.3'];
  const writer = new ByteWriter();
  if (decompressedLength !== null) writer.uint32(decompressedLength);
  if (group !== null) writer.uint8(group);
  const flags = status | (decompressedLength === null ? 0 : compressed) | (group === null ? 0 : grouped);
  return { id, flags, body: new ByteRope([writer.bytes(), ...asRope(body).parts]) };
}

/** The most bytes that the data may become in this tag. */
export function mostUnpacked({ stored }: FrameContent, { allowance }: Unpacking): number {
  return Math.min(allowance, stored.length * mostPerByte);
}

/**
 * The data, decompressed where they were compressed.
 *
 * @throws MalformedError when they are damaged, or claim to become more than is unpacked
 */
export function unpack(content: FrameContent, unpacking: Unpacking): Uint8Array {
  const { stored, decompressedLength } = content;
  if (decompressedLength === null) return stored;
  if (decompressedLength > mostUnpacked(content, unpacking)) {
    const reason = `it claims to unpack to ${decompressedLength} bytes`;
    throw new MalformedError('id3/convert-damaged-frame', 0, reason);
  }
  unpacking.allowance -= decompressedLength;
  return unpacking.inflate(stored, decompressedLength);
}

/** An FF at the end without a zero after it shows that nothing was unsynchronised; so does FF before E0. */
function undoneFrom(body: Uint8Array, start: number): Resynchronised | null {
  const undone = body.at(-1) === 0xff ? null : resynchronise(body, start);
  return undone === null || undone.zeros.count === 0 ? null : undone;
}

/** A data length; one that is not syncsafe is a plain number, as iTunes writes its sizes. */
function parseLength(bytes: Uint8Array): number {
  return parseSyncsafe(bytes, 0) ?? new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}
