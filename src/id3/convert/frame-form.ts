/** A frame of any version as it stands in its tag; the codec's Id3Frame is one. */
export interface SourceFrame {
  /** Three characters in v2.2, four in v2.4. */
  readonly id: string;
  /** Status byte and format byte as one number; 0 in v2.2, which has none. */
  readonly flags: number;
  /** All bytes behind the frame header, as stored. */
  readonly body: Uint8Array;
}

/** A frame in v2.3 form: its size is the body's length, unsynchronisation is not applied. */
export interface ConvertedFrame {
  readonly id: string;
  readonly flags: number;
  readonly body: Uint8Array;
}

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
