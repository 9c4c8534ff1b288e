/** What a header frame (Xing, Info, VBRI) claims about the stream it is in. */
export interface HeaderClaim {
  readonly kind: 'Xing' | 'Info' | 'VBRI';
  /** Byte offset in the file of the MPEG frame that carries it. */
  readonly offset: number;
  /** MPEG frames after the header frame, null when the flag for it is off. */
  readonly frameCount: number | null;
  /** Bytes of the stream, null when the flag for it is off. */
  readonly byteCount: number | null;
  /** Position of each hundredth of the time in 256ths of the bytes: 100 numbers (Xing, Info); null without one. */
  readonly seekTable: Uint8Array | null;
  /** Samples that the encoder put before and after the audio (LAME tag), null without one. */
  readonly encoderDelaySamples: number | null;
  readonly encoderPaddingSamples: number | null;
}

/** A stretch between MPEG frames that is not audio. */
export interface Junk {
  readonly offset: number;
  readonly length: number;
  /** Where in the audio it is. */
  readonly atMs: number;
  readonly kind: 'zeros' | 'text' | 'tag' | 'other';
}

/** A place in the stream where sample rate or channel mode changes. */
export interface FormatChange {
  readonly offset: number;
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
}

/** Every MPEG frame of a file, counted. */
export interface MpegStream {
  readonly version: '1' | '2' | '2.5';
  readonly layer: 1 | 2 | 3;
  readonly sampleRateHz: number;
  readonly channelMode: 'stereo' | 'joint-stereo' | 'dual-channel' | 'mono';
  /** `cbr` when every audio frame states the same bit rate. */
  readonly bitRateMode: 'cbr' | 'vbr' | 'free';
  /** Mean over all audio frames, in kbit/s. */
  readonly bitRateKbps: number;
  /** MPEG frames that hold audio: header frames are not among them. */
  readonly frameCount: number;
  /** Samples of those frames, encoder delay and padding included. */
  readonly sampleCount: number;
  /** Exact, rounded to 1 ms: samples less encoder delay and padding where a LAME tag states them. */
  readonly durationMs: number;
  /** The first header frame, null when there is none. */
  readonly claim: HeaderClaim | null;
  /** Header frames further on: where each further stream of a concatenated file starts. */
  readonly innerClaims: readonly HeaderClaim[];
  /** At most the first 100; `junkByteLength` counts all. */
  readonly junk: readonly Junk[];
  readonly junkByteLength: number;
  readonly formatChanges: readonly FormatChange[];
  /** Bytes missing from the last MPEG frame; 0 when it is whole. A last frame that is cut off counts as a frame. */
  readonly missingBytes: number;
}
