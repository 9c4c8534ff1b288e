import type { Id3Frame } from '../frame.js';

/** What a conversion needs of a frame of v2.2 or v2.4. */
export type SourceFrame = Pick<Id3Frame, 'id' | 'flags' | 'body'>;

/** A frame in v2.3 form: its size is the body's length, unsynchronisation is not applied. */
export type ConvertedFrame = Pick<Id3Frame, 'id' | 'flags' | 'body'>;

/**
 * Flags of a v2.4 frame header.
 *
 *     %0abc0000 %0h00kmnp
 *
 * @see ID3v2.4 structure 4.1
 */
export const v24Flags = {
  status: 0x7000,
  grouped: 0x0040,
  compressed: 0x0008,
  encrypted: 0x0004,
  unsynchronised: 0x0002,
  dataLength: 0x0001,
} as const;

/**
 * Flags of a v2.3 frame header; the same three status flags, one bit higher.
 *
 *     %abc00000 %ijk00000
 *
 * @see ID3v2.3 3.3.1
 */
export const v23Flags = {
  format: 0x00ff,
  compressed: 0x0080,
  grouped: 0x0020,
} as const;

/** All bits that v2.4 defines. */
export const definedV24Flags =
  v24Flags.status |
  v24Flags.grouped |
  v24Flags.compressed |
  v24Flags.encrypted |
  v24Flags.unsynchronised |
  v24Flags.dataLength;
