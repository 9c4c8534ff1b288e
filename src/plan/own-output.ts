import { recallTag } from '../id3/former-tag.js';
import type { LocatedFrame } from '../id3/frame-region.js';
import { isOwnFrame, type OwnFrame, parseOwnFrame } from '../id3/own-frame.js';
import type { Tag } from '../id3/tag.js';

/** A tag of ours, found as we left it. */
export interface OwnOutput {
  readonly memory: OwnFrame;
  /** The tag that strip gives back; empty for none. */
  readonly former: Uint8Array;
  /** Where in the tag the frames begin that are not ours. */
  readonly regionStart: number;
}

/** Whether a frame goes when chapters go: theirs or ours. */
export function isChapterFrame(frame: LocatedFrame): boolean {
  return frame.id === 'CHAP' || frame.id === 'CTOC' || isOwnFrame(frame);
}

/**
 * Recognises our own output.
 *
 * @returns null for a tag of others, and for one of ours that another program has altered in more than its padding
 */
export function recogniseOwnOutput(tag: Tag): OwnOutput | null {
  const { frames, decoded, contentEnd, extendedHeader, unsynchronisation } = tag;
  if (extendedHeader !== null || unsynchronisation !== 'none') return null;
  const index = frames.findIndex((frame) => !isChapterFrame(frame) || isOwnFrame(frame));
  const own = frames[index];
  if (own === undefined) return null;
  const memory = parseOwnFrame(own);
  const regionStart = own.offset + own.raw.length;
  const former = memory === null ? null : recallTag(memory, decoded.subarray(regionStart, contentEnd));
  return memory === null || former === null ? null : { memory, former, regionStart };
}
