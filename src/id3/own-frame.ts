import type { ByteEdit } from '../bytes/byte-edit.js';
import { ByteReader } from '../bytes/byte-reader.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { MalformedError } from '../diagnostic/failure.js';
import type { Id3Frame } from './frame.js';
import { parsePrivateFrame, renderPrivateFrame } from './frames/priv.js';

/**
 * The owner of the PRIV frame by which our own output is known. Not plain `chapterize`: Kid3 looks frames up by the
 * beginning of their names, takes the owner for the name of a PRIV, and then finds that one for `Chapter`.
 */
export const ownFrameOwner = 'urn:chapterize';

/** Of the layout below; another number means a later chapterize. */
const layoutNumber = 1;

/** More bytes than that are not spent on remembering; the zeros of a cover of 10 MB fit. */
export const mostRemembered = 256 * 1024;

/**
 * What our PRIV frame remembers: how to give back the tag that stood there before the chapters, byte for byte, and which
 * sizes the notes may still state.
 */
export interface OwnFrame {
  /** Of that tag as stored; 0 when there was none. */
  readonly byteLength: number;
  /** Of that tag as stored: tells whether another program has changed the frames since. */
  readonly crc32: number;
  /** Of the tag that the file came with; other than `byteLength` where that one could not be given back. */
  readonly exportByteLength: number;
  /** Of the tag before the size of the file last changed: notes may still state that size. */
  readonly previousByteLength: number;
  /** To be applied to the frames behind the PRIV frame, padding excluded. */
  readonly edits: readonly ByteEdit[];
  /** Where unsynchronisation had inserted zeros: offsets in the body as stored. */
  readonly insertedZeros: readonly number[];
  /** Ten bytes, or none. */
  readonly footer: Uint8Array;
}

/**
 * Parses our PRIV frame.
 *
 *     "urn:chapterize" | 00 | 01 | tag length of 4 | CRC of 4 | length at the export of 4 | previous length of 4
 *       | edit count     | for each: distance from the end of the one before, length, content length, content
 *       | zero count     | for each: distance from the one before
 *       | footer length  | footer
 *
 * Counts, lengths and distances are groups of seven bits, low ones first.
 *
 * @returns null for any other frame, and for one that is damaged
 */
export function parseOwnFrame(frame: Pick<Id3Frame, 'id' | 'flags' | 'body'>): OwnFrame | null {
  if (!isOwnFrame(frame) || frame.flags !== 0) return null;
  try {
    return parseMemory(new ByteReader(parsePrivateFrame(frame.body).data, 'id3/chapter-damaged'));
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}

/** Renders the body of our PRIV frame; the twin of parseOwnFrame. */
export function renderOwnFrame(memory: OwnFrame): Uint8Array {
  const writer = new ByteWriter()
    .uint8(layoutNumber)
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
  for (const offset of memory.insertedZeros) {
    writer.varint(offset - zero);
    zero = offset;
  }
  writer.varint(memory.footer.length).put(memory.footer);
  return renderPrivateFrame({ owner: ownFrameOwner, data: writer.bytes() });
}

/** Whether a frame is our PRIV frame, readable or not. */
export function isOwnFrame({ id, body }: Pick<Id3Frame, 'id' | 'body'>): boolean {
  return (
    id === 'PRIV' && parsePrivateFrame(body.subarray(0, ownFrameOwner.length + 1)).owner === ownFrameOwner
  );
}

function parseMemory(reader: ByteReader): OwnFrame | null {
  if (reader.uint8() !== layoutNumber) return null;
  const byteLength = reader.uint32();
  const crc32 = reader.uint32();
  const exportByteLength = reader.uint32();
  const previousByteLength = reader.uint32();
  const edits: ByteEdit[] = [];
  let end = 0;
  for (let count = bounded(reader.varint()); count > 0; count -= 1) {
    const offset = end + reader.varint();
    const length = reader.varint();
    edits.push({ offset, length, content: reader.take(reader.varint()) });
    end = offset + length;
  }
  const insertedZeros: number[] = [];
  for (let count = bounded(reader.varint()), zero = 0; count > 0; count -= 1) {
    zero += reader.varint();
    insertedZeros.push(zero);
  }
  const footer = reader.take(reader.varint());
  return { byteLength, crc32, exportByteLength, previousByteLength, edits, insertedZeros, footer };
}

/** A count of ours is never higher; one that is would only cost memory. */
function bounded(count: number): number {
  if (count <= mostRemembered) return count;
  throw new MalformedError('id3/chapter-damaged', 0, `it counts ${count} entries`);
}
