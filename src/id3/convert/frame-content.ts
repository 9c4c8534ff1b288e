import { MalformedError } from '../../diagnostic/failure.js';
import { parseSyncsafe } from '../syncsafe.js';
import { type ConvertedFrame, type SourceFrame, v23Flags, v24Flags } from './frame-form.js';
import { resynchronise } from './resynchronise.js';
import { concatenate } from './strings.js';

/** What a v2.4 frame holds, taken out of the wrappings that its flags announce. */
export interface FrameContent {
  /** Status flags where v2.3 has them. */
  readonly status: number;
  /** The group that the frame belongs to. */
  readonly group: number | null;
  /** How many bytes `stored` becomes when decompressed; null when it is not compressed. */
  readonly decompressedLength: number | null;
  /** The data length that the frame states, null when it states none or `stored` is compressed. */
  readonly statedLength: number | null;
  /** The data, unsynchronisation undone, still compressed if they were. */
  readonly stored: Uint8Array;
}

/**
 * Unwraps a v2.4 frame: group byte, data length and unsynchronisation come off.
 *
 * @param unsynchronised whether the tag's header says that all its frames are
 * @throws MalformedError `id3/convert-encrypted-frame` when it is encrypted, `id3/convert-damaged-frame` when the bytes
 *   that its flags announce are missing
 * @see ID3v2.4 structure 4.1.2; 6.1 "The unsynchronisation scheme"
 */
export function openFrame({ flags, body }: SourceFrame, unsynchronised: boolean): FrameContent {
  const has = (flag: number) => (flags & flag) !== 0;
  if (has(v24Flags.encrypted))
    throw new MalformedError('id3/convert-encrypted-frame', 0, 'the frame is encrypted');
  let offset = 0;
  const take = (length: number, what: string) => {
    if (offset + length > body.length)
      throw new MalformedError('id3/convert-damaged-frame', offset, `${what} is missing`);
    offset += length;
    return body.subarray(offset - length, offset);
  };
  const group = has(v24Flags.grouped) ? (take(1, 'its group byte')[0] ?? null) : null;
  // Too short to hold the number, a frame that is not compressed is what its size says: content.
  const hasLength = has(v24Flags.dataLength) && (has(v24Flags.compressed) || offset + 4 <= body.length);
  const length = hasLength ? take(4, 'its data length') : null;
  const asFound = body.subarray(offset);
  const undone = unsynchronised || has(v24Flags.unsynchronised) ? resynchronise(asFound) : asFound;
  const status = (flags & v24Flags.status) << 1;
  if (has(v24Flags.compressed)) {
    if (length === null)
      throw new MalformedError('id3/convert-damaged-frame', offset, 'its decompressed size is missing');
    return { status, group, decompressedLength: parseLength(length), statedLength: null, stored: undone };
  }
  const statedLength = length === null ? null : parseLength(length);
  // Some taggers set the flag and insert nothing: the stated length then fits the bytes as they are.
  const stored = statedLength === asFound.length ? asFound : undone;
  return { status, group, decompressedLength: null, statedLength, stored };
}

/**
 * Wraps content the way v2.3 does: decompressed size, then group byte, then the data.
 *
 * @param body what to wrap, compressed when `decompressedLength` is not null
 * @see ID3v2.3 3.3.1
 */
export function closeFrame(
  id: string,
  body: Uint8Array,
  { status, group, decompressedLength }: Pick<FrameContent, 'status' | 'group' | 'decompressedLength'>,
): ConvertedFrame {
  const chunks: Uint8Array[] = [];
  if (decompressedLength !== null) {
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, decompressedLength);
    chunks.push(size);
  }
  if (group !== null) chunks.push(Uint8Array.of(group));
  const flags =
    status |
    (decompressedLength === null ? 0 : v23Flags.compressed) |
    (group === null ? 0 : v23Flags.grouped);
  return { id, flags, body: chunks.length === 0 ? body : concatenate([...chunks, body]) };
}

/** A data length; one that is not syncsafe is a plain number, as iTunes writes its sizes. */
function parseLength(bytes: Uint8Array): number {
  return parseSyncsafe(bytes, 0) ?? new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}
