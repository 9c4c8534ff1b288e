import { parseSyncsafe } from './syncsafe.js';

/** What may be between the header of a tag and its first frame. */
export interface ExtendedHeader {
  /** Of the padding, as v2.3 states it; null in v2.4. */
  readonly paddingLength: number | null;
  /** Over frames (and in v2.4 padding), unsynchronisation undone; null without one. */
  readonly crc32: number | null;
  /** v2.4: the tag adds to one before it. */
  readonly isUpdate: boolean;
  /** v2.4: `%ppqrrstt`, limits that the tag keeps; null without one. */
  readonly restrictions: number | null;
  /** As stored. */
  readonly raw: Uint8Array;
}

const flags23 = { crc: 0x8000 } as const;
const flags24 = { update: 0x40, crc: 0x20, restrictions: 0x10 } as const;

/**
 * Parses a v2.3 extended header.
 *
 *     size of 4, not counting itself: 6 or 10 | flags %x0000000 00000000, x CRC | padding size of 4 | CRC of 4
 *
 * @param bytes starting with the first byte after the tag header, unsynchronisation undone
 * @returns null when there is none that makes sense
 * @see ID3v2.3 3.2
 */
export function parseExtendedHeader23(bytes: Uint8Array): ExtendedHeader | null {
  if (bytes.length < 10) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(0);
  const hasCrc = (view.getUint16(4) & flags23.crc) !== 0;
  if (size !== (hasCrc ? 10 : 6) || size + 4 > bytes.length) return null;
  const paddingLength = view.getUint32(6);
  const crc32 = hasCrc ? view.getUint32(10) : null;
  return { paddingLength, crc32, isUpdate: false, restrictions: null, raw: bytes.subarray(0, size + 4) };
}

/**
 * The bytes of an extended header that is malformed: the size that it states is trusted where a frame follows there.
 *
 * Seen are v2.4 headers that count five bytes, or no flag byte, or have a flag without its data, v2.3 headers with a size
 * that does not fit their flags, and sizes of either version that are counted as the other counts them.
 *
 * @param isFrame whether a frame begins at an offset
 * @returns null when no frame follows
 */
export function malformedExtendedHeader(
  bytes: Uint8Array,
  version: '2.3' | '2.4',
  isFrame: (offset: number) => boolean,
): ExtendedHeader | null {
  if (bytes.length < 6) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = version === '2.4' ? (parseSyncsafe(bytes, 0) ?? view.getUint32(0)) : view.getUint32(0);
  const lengths = version === '2.4' ? [size, size + 1, size + 4] : [size + 4, size];
  const length = lengths.find((candidate) => candidate >= 5 && isFrame(candidate));
  if (length === undefined) return null;
  const raw = bytes.subarray(0, length);
  return { paddingLength: null, crc32: null, isUpdate: false, restrictions: null, raw };
}

/**
 * Parses a v2.4 extended header.
 *
 *     size of 4, syncsafe, of the whole | 01 | flags %0bcd0000 | for each flag that is set: length, data
 *
 * b update, no data; c CRC, five bytes of seven bits; d restrictions, one byte.
 *
 * @param bytes starting with the first byte after the tag header
 * @returns null when there is none that makes sense
 * @see ID3v2.4 structure 3.2
 */
export function parseExtendedHeader24(bytes: Uint8Array): ExtendedHeader | null {
  const size = bytes.length < 6 ? null : parseSyncsafe(bytes, 0);
  if (size === null || size < 6 || size > bytes.length || bytes[4] !== 1) return null;
  const flags = bytes[5] ?? 0;
  const known = [flags24.update, flags24.crc, flags24.restrictions].filter((flag) => (flags & flag) !== 0);
  const data = new Map<number, Uint8Array>();
  let offset = 6;
  for (const flag of known) {
    const length = bytes[offset] ?? 0;
    if (offset + 1 + length > size) return null;
    data.set(flag, bytes.subarray(offset + 1, offset + 1 + length));
    offset += 1 + length;
  }
  return {
    paddingLength: null,
    crc32: parseCrc24(data.get(flags24.crc)),
    isUpdate: data.has(flags24.update),
    restrictions: data.get(flags24.restrictions)?.[0] ?? null,
    raw: bytes.subarray(0, size),
  };
}

/** Five bytes of seven bits, the upper four bits unused. */
function parseCrc24(data: Uint8Array | undefined): number | null {
  if (data === undefined || data.length !== 5) return null;
  const low = parseSyncsafe(data, 1);
  return low === null ? null : ((data[0] ?? 0) & 0x0f) * 2 ** 28 + low;
}
