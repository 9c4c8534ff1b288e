/** One frame of a tag, as stored. */
export interface Id3Frame {
  /** Three characters in v2.2, four in v2.3 and v2.4. */
  readonly id: string;
  /** Both flag bytes as one number, as stored; 0 in v2.2, which has none. */
  readonly flags: number;
  /** Everything after the frame header as stored: still compressed, still unsynchronised frame by frame. */
  readonly body: Uint8Array;
  /** Of the frame header, within the tag as decoded (tag-level unsynchronisation undone). */
  readonly offset: number;
  /** Header and body as stored. */
  readonly raw: Uint8Array;
}
