import type { Layout } from './layout.js';

/** How one kind of frame is carried into a v2.3 tag. */
export interface Row {
  /** The name that the frame has in v2.3. */
  readonly id: string;
  /** Where its body holds text in the frame's encoding. */
  readonly layout: Layout;
  /**
   * Reshapes a body whose fields differ in v2.3, after its text is re-coded.
   *
   * @throws MalformedError `id3/convert-damaged-frame`
   */
  readonly reshape?: (body: Uint8Array) => Uint8Array;
  /**
   * Where the frames inside it begin, for frames that hold others up to their end.
   *
   * @throws MalformedError `id3/convert-damaged-frame`
   */
  readonly headLength?: (body: Uint8Array) => number;
  /** Frames of v2.3 that say the same; written beside the frame where the tag has none of that name. */
  readonly also?: (text: string) => readonly LegacyText[];
}

/** A text frame that v2.4 has replaced by a richer one. */
export interface LegacyText {
  readonly id: string;
  /** ASCII. */
  readonly text: string;
}
