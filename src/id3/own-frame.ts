import type { ByteEdit } from '../bytes/byte-edit.js';
import { ByteReader } from '../bytes/byte-reader.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { MalformedError } from '../diagnostic/failure.js';
import { boundedCount } from './bounded-count.js';
import { type FormerValue, parseValues, writeValues } from './former-value.js';
import type { Id3Frame } from './frame.js';
import { mostFrames } from './frame-region.js';
import { parsePrivateFrame } from './frames/priv.js';
import { encodeLatin1 } from './latin1.js';
import type { Origin } from './origin.js';
import { mostPieces, type OriginPiece } from './origin-pieces.js';
import { maxSyncsafe } from './syncsafe.js';

/**
 * The owner of the PRIV frame by which our own output is known. Not plain `chapterize`: Kid3 looks frames up by the
 * beginning of their names, takes the owner for the name of a PRIV, and then finds that one for `Chapter`.
 */
export const ownFrameOwner = 'urn:chapterize';

/** Layout 1 ends after the footer: early versions of chapterize wrote it, and it is still written when nothing follows. */
const layouts = { withoutOrigin: 1, withOrigin: 2 } as const;

/** The most bytes that are spent on remembering; the zeros of a cover of 10 MB fit. */
export const mostRemembered = 256 * 1024;

/** Each edit counts as four bytes in addition to its content. */
export const bytesPerEdit = 4;

const mostEdits = mostRemembered / bytesPerEdit;

/**
 * What our PRIV frame remembers: how to restore the tag that was there before the chapters, byte for byte, and which
 * sizes the notes may still state.
 */
export interface OwnFrame {
  /** Length of that tag as stored; 0 when there was none. */
  readonly byteLength: number;
  /** Checksum of that tag as stored: tells whether another program has changed the frames since. */
  readonly crc32: number;
  /** Length of the tag that the file came with; differs from `byteLength` when that tag could not be given back. */
  readonly exportByteLength: number;
  /** Length of the tag before the size of the file last changed: notes may still state that size. */
  readonly previousByteLength: number;
  /** To be applied to the frames after the PRIV frame, padding excluded. */
  readonly edits: readonly ByteEdit[];
  /** Where unsynchronisation had inserted zeros: offsets in the body as stored. */
  readonly insertedZeros: Uint32Array;
  /** Ten bytes, or none. */
  readonly footer: Uint8Array;
  readonly origin: Origin;
  /** What the notes stated before `-u` changed it. */
  readonly statedValues: readonly FormerValue[];
  /**
   * For each chapter, how many sub-frames at its start are ours, and 64 more where the first picture behind those of other
   * programs is ours too. Empty where no chapter has any of other programs.
   */
  readonly ownSubframeCounts: readonly number[];
}

const originKinds = ['former', 'pieces', 'forgotten'] as const;
const pieceKinds = ['copy', 'bytes', 'zeros', 'unsynchronised'] as const;

/**
 * Parses our PRIV frame.
 *
 *     "urn:chapterize" | 00 | 01 | tag length of 4 | CRC of 4 | length at the export of 4 | previous length of 4
 *       | edit count     | for each: distance from the end of the one before, length, content length, content
 *       | zero count     | for each: distance from the one before
 *       | footer length  | footer
 *
 * In layout 2 there follow
 *
 *     kind of the origin: 0 what strip gives, 1 pieces, 2 forgotten
 *       | for pieces: length of 4 | CRC of 4 | piece count | for each: 4 times its length and its kind; 0 copy: offset,
 *         1 bytes: content, 2 zeros, 3 a copy that is unsynchronised: offset
 *       | value count | for each: name (0 length, 1 duration, 2 published) | three texts in UTF-8, each after its length
 *       | where chapters hold sub-frames of other programs: chapter count | for each: how many at the start
 *       | are ours, 64 more where the first picture behind them is, too
 *
 * Counts, lengths and distances are groups of seven bits, low ones first.
 *
 * @returns null for any other frame, and for one that is damaged
 */
export function parseOwnFrame(frame: Pick<Id3Frame, 'id' | 'flags' | 'body'>): OwnFrame | null {
  if (!isOwnFrame(frame) || frame.flags !== 0) return null;
  const known = parsed.get(frame.body);
  if (known !== undefined) return known;
  const memory = parseBody(frame.body);
  parsed.set(frame.body, memory);
  return memory;
}

/** Needed several times in a run, and a mark can have megabytes. */
const parsed = new WeakMap<Uint8Array, OwnFrame | null>();

function parseBody(body: Uint8Array): OwnFrame | null {
  try {
    return parseMemory(new ByteReader(parsePrivateFrame(body).data, 'id3/chapter-damaged'));
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}

/**
 * Renders the body of our PRIV frame, in parts: a mark of megabytes is not copied to be put into a tag. The twin of
 * parseOwnFrame.
 */
export function renderOwnFrame(memory: OwnFrame): readonly Uint8Array[] {
  const { origin, statedValues, ownSubframeCounts } = memory;
  const hasOrigin = origin.kind !== 'forgotten' || statedValues.length > 0 || ownSubframeCounts.length > 0;
  // What a PRIV frame is made of, in one go: a mark can have megabytes.
  const writer = new ByteWriter()
    .putTerminated(encodeLatin1(ownFrameOwner))
    .uint8(hasOrigin ? layouts.withOrigin : layouts.withoutOrigin)
    .uint32(memory.byteLength)
    .uint32(memory.crc32)
    .uint32(memory.exportByteLength)
    .uint32(memory.previousByteLength);
  writer.varint(memory.edits.length);
  let end = 0;
  for (const { offset, length, content } of memory.edits) {
    writer
      .varint(offset - end)
      .varint(length)
      .varint(content.length)
      .put(content);
    end = offset + length;
  }
  writer.varint(memory.insertedZeros.length);
  let zero = 0;
  // Counted, not iterated: there can be hundreds of thousands, and each step of an iterator is an object.
  for (let index = 0; index < memory.insertedZeros.length; index += 1) {
    const offset = memory.insertedZeros[index] ?? 0;
    writer.varint(offset - zero);
    zero = offset;
  }
  writer.varint(memory.footer.length).put(memory.footer);
  if (hasOrigin) writeOrigin(writer, memory);
  return writer.parts();
}

/** Whether a frame is our PRIV frame, readable or not. */
export function isOwnFrame({ id, body }: Pick<Id3Frame, 'id' | 'body'>): boolean {
  if (id !== 'PRIV' || (body[ownFrameOwner.length] ?? 0) !== 0) return false;
  // Asked several times of every frame, so no text is made of it.
  for (let at = 0; at < ownFrameOwner.length; at += 1)
    if (body[at] !== ownFrameOwner.charCodeAt(at)) return false;
  return true;
}

/** Shared by all edits that only remove bytes: a mark can hold many thousands of them. */
const nothing = new Uint8Array(0);

function parseMemory(reader: ByteReader): OwnFrame | null {
  const layout = reader.uint8();
  if (layout !== layouts.withoutOrigin && layout !== layouts.withOrigin) return null;
  const byteLength = reader.uint32();
  const crc32 = reader.uint32();
  const exportByteLength = reader.uint32();
  const previousByteLength = reader.uint32();
  const edits: ByteEdit[] = [];
  let end = 0;
  let spent = 0;
  for (let count = boundedCount(reader.varint(), mostEdits); count > 0; count -= 1) {
    const offset = end + reader.varint();
    const length = reader.varint();
    const contentLength = reader.varint();
    spent = boundedCount(spent + contentLength + bytesPerEdit, mostRemembered);
    edits.push({ offset, length, content: contentLength === 0 ? nothing : reader.take(contentLength) });
    end = offset + length;
  }
  // Each takes a byte of the frame at least.
  const zeroCount = boundedCount(reader.varint(), Math.min(mostRemembered, reader.remaining));
  const insertedZeros = new Uint32Array(zeroCount);
  for (let index = 0, zero = 0; index < zeroCount; index += 1) {
    zero = boundedCount(zero + reader.varint(), maxSyncsafe);
    insertedZeros[index] = zero;
  }
  const footer = reader.take(reader.varint());
  const remembered = {
    byteLength,
    crc32,
    exportByteLength,
    previousByteLength,
    edits,
    insertedZeros,
    footer,
  };
  if (layout === layouts.withoutOrigin)
    return { ...remembered, origin: { kind: 'forgotten' }, statedValues: [], ownSubframeCounts: [] };
  return {
    ...remembered,
    origin: parseOrigin(reader),
    statedValues: parseValues(reader),
    ownSubframeCounts: reader.remaining === 0 ? [] : parseCounts(reader),
  };
}

function writeOrigin(writer: ByteWriter, { origin, statedValues, ownSubframeCounts }: OwnFrame): void {
  writer.uint8(originKinds.indexOf(origin.kind));
  if (origin.kind === 'pieces') {
    writer.uint32(origin.byteLength).uint32(origin.crc32).varint(origin.pieces.length);
    for (const piece of origin.pieces) {
      const length = piece.kind === 'bytes' ? piece.content.length : piece.length;
      writer.varint(4 * length + pieceKinds.indexOf(piece.kind));
      if (piece.kind === 'bytes') writer.put(piece.content);
      if (piece.kind === 'copy' || piece.kind === 'unsynchronised') writer.varint(piece.offset);
    }
  }
  writeValues(writer, statedValues);
  if (ownSubframeCounts.length === 0) return;
  writer.varint(ownSubframeCounts.length);
  for (const count of ownSubframeCounts) writer.varint(count);
}

function parseOrigin(reader: ByteReader): Origin {
  const kind = originKinds[reader.uint8()] ?? 'forgotten';
  if (kind !== 'pieces') return { kind };
  const byteLength = reader.uint32();
  const crc32 = reader.uint32();
  const pieces: OriginPiece[] = [];
  for (let count = boundedCount(reader.varint(), mostPieces); count > 0; count -= 1) {
    const number = reader.varint();
    const length = Math.floor(number / 4);
    const pieceKind = pieceKinds[number % 4];
    if (pieceKind === 'bytes') pieces.push({ kind: pieceKind, content: reader.take(length) });
    else if (pieceKind === 'copy' || pieceKind === 'unsynchronised')
      pieces.push({ kind: pieceKind, offset: reader.varint(), length });
    else pieces.push({ kind: 'zeros', length });
  }
  return { kind, byteLength, crc32, pieces };
}

function parseCounts(reader: ByteReader): readonly number[] {
  return Array.from({ length: boundedCount(reader.varint(), mostFrames) }, () => reader.varint());
}
