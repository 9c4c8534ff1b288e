import type { ByteRange } from '../bytes/byte-range.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import type { MpegStream } from '../mpeg/mpeg-stream.js';
import type { TimeIndex } from '../mpeg/time-index.js';

/** A part of the file, in file order. */
export interface LayoutPart extends ByteRange {
  readonly kind: 'id3v2' | 'audio' | 'lyrics3' | 'apev2' | 'id3v1' | 'id3v2-appended' | 'junk';
}

/** A tag at the end of the file, whole. */
export interface TrailingTag {
  readonly kind: 'id3v1' | 'apev2' | 'id3v2-appended';
  /** Byte offset in the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What is in the file, measured. */
export interface AudioFacts {
  /** Name or path, for findings. */
  readonly file: string;
  readonly byteLength: number;
  /** Ordered, without gaps, covers every byte. */
  readonly layout: readonly LayoutPart[];
  /** The ID3v2 tags at the head of the file, one after the other. */
  readonly tags: readonly LocatedTag[];
  /** Whether the file begins with a tag whose size is not a size, so that it is not among the tags. */
  readonly isHeaderDamaged?: boolean;
  /** Tags at the end of a file that has no tag at its head: a new tag there would hide their values. */
  readonly trailingTags?: readonly TrailingTag[];
  /** From the first MPEG frame to the end of the last: what must never change. */
  readonly audio: ByteRange;
  /** null when the file is not MPEG audio (then there is an error). */
  readonly stream: MpegStream | null;
  /** Which moment is at which byte; null without MPEG audio. inspectAudio always gives it. */
  readonly timeIndex?: TimeIndex | null;
  /** The SHA-256 of `audio`, lower-case hex; null unless asked for. */
  readonly audioSha256: string | null;
  readonly diagnostics: readonly Diagnostic[];
}
