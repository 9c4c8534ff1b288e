import type { FoundChapter } from '../id3/read-chapters.js';
import type { TagVersion } from '../plan/edit-plan.js';
import type { Hop, RedirectTrouble } from './follow.js';

/** How the published file relates to the local one. */
export type VerdictKind =
  | 'same'
  /** The same audio and chapters; other bytes in the tag. */
  | 'retagged'
  /** The same audio without the tag of the local file, or without the chapters in it. */
  | 'tag-stripped'
  /** The same audio with other chapters than the notes have. */
  | 'chapters-differ'
  /** The audio of the local file with pieces between. */
  | 'ads-inserted'
  /** The audio of the local file, but not all of it. */
  | 'cut'
  /** As long as the local file, but with some other bytes. */
  | 'altered'
  /** No piece of the local file is in it. */
  | 're-encoded';

/** The comparison with the local mp3. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** How much longer the published file lasts, in milliseconds; negative: shorter; null if unknown. */
  readonly differenceMs: number | null;
  /** Pieces of 4,096 bytes that were compared, and how many of them are in the local file. */
  readonly sampleCount: number;
  readonly sameCount: number;
}

/** What the first bytes of the audio tell. */
export interface StreamClaim {
  /** `MPEG 1 Layer III, 44.1 kHz, stereo`. */
  readonly format: string;
  /** Of the first frame, in kbit/s. */
  readonly bitRateKbps: number;
  readonly header: 'Xing' | 'Info' | 'VBRI' | null;
  readonly hasSeekTable: boolean;
  /** From the frame count of the header, without encoder delay and padding; else from the size and the bit rate. */
  readonly durationMs: number | null;
  /** Whether the duration is only as good as the bit rate of the first frame. */
  readonly isEstimated: boolean;
}

/** What a few requests show about the published file. */
export interface PublishedFacts {
  /** Printable; the address itself may hold a password. */
  readonly url: string;
  readonly hops: readonly Hop[];
  /** Where the redirects end; null with trouble. */
  readonly finalUrl: string | null;
  readonly trouble: RedirectTrouble | null;
  /** Of the last address; null if HEAD was refused or not answered. */
  readonly headByteLength: number | null;
  readonly headStatus: number | null;
  /** Of the answer to GET. */
  readonly status: number | null;
  readonly hasRanges: boolean;
  /** Whether our own user agent was refused and that of a player was not. */
  readonly isAgentRefused: boolean;
  readonly contentType: string | null;
  readonly contentEncoding: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The length of the file; null if no answer states it. */
  readonly byteLength: number | null;
  /** The length that a player is told; null if that was not requested or not answered. */
  readonly playerByteLength: number | null;
  /** Of all ID3v2 tags at the head. */
  readonly tagByteLength: number | null;
  readonly tagVersion: TagVersion | null;
  /** Where the tags at the end begin; the length of the file where there are none, null if unknown. */
  readonly audioEnd: number | null;
  readonly chapters: readonly FoundChapter[];
  readonly stream: StreamClaim | null;
  /** The first bytes after the tag as Latin-1: they show whether it is a web page instead of an mp3. */
  readonly firstText: string;
  /** Exact with `full`, when the whole file was read; else what the header claims. */
  readonly durationMs: number | null;
  readonly isExact: boolean;
  readonly audioSha256: string | null;
  readonly verdict: Verdict | null;
  readonly requestCount: number;
  readonly receivedByteLength: number;
}
