import { canRecall, recallTag } from '../id3/former-tag.js';
import type { LocatedFrame } from '../id3/frame-region.js';
import { isOwnFrame, type OwnFrame, parseOwnFrame } from '../id3/own-frame.js';
import type { Tag } from '../id3/tag.js';

/** One of our tags, found as we left it. */
export interface OwnOutput {
  readonly memory: OwnFrame;
  /** Where the frames that are not ours begin in the tag. */
  readonly regionStart: number;
}

/** Whether a frame is removed together with chapters: it belongs to them, or is our mark. */
export function isChapterFrame(frame: LocatedFrame): boolean {
  return frame.id === 'CHAP' || frame.id === 'CTOC' || isOwnFrame(frame);
}

/** Whether a tag has our mark, readable or not. */
export function hasOwnMark({ frames }: Tag): boolean {
  return frames.some(isOwnFrame);
}

/**
 * Recognises our own output.
 *
 * @returns null for a tag of others, and for one of ours in which another program has changed more than the padding
 */
export function recogniseOwnOutput(tag: Tag): OwnOutput | null {
  const known = recognised.get(tag);
  if (known !== undefined) return known;
  const own = findOwnOutput(tag);
  recognised.set(tag, own);
  return own;
}

/** Every step of a plan needs this, and it takes reading the whole tag. */
const recognised = new WeakMap<Tag, OwnOutput | null>();

function findOwnOutput(tag: Tag): OwnOutput | null {
  const { frames, decoded, contentEnd, extendedHeader, unsynchronisation } = tag;
  if (extendedHeader !== null || unsynchronisation !== 'none') return null;
  const index = frames.findIndex((frame) => !isChapterFrame(frame) || isOwnFrame(frame));
  const own = frames[index];
  if (own === undefined) return null;
  const memory = parseOwnFrame(own);
  const regionStart = own.offset + own.raw.length;
  const region = decoded.subarray(regionStart, contentEnd);
  return memory !== null && canRecall(memory, region, tag.byteLength) ? { memory, regionStart } : null;
}

/** What our first readable mark in a tag remembers, even if another program has changed the tag. */
export function readOwnMark({ frames }: Tag): OwnFrame | null {
  for (const frame of frames) {
    const memory = parseOwnFrame(frame);
    if (memory !== null) return memory;
  }
  return null;
}

/** The length of the former tag that our mark claims, if that is longer than the tag: chapters never make a tag shorter. */
export function falseClaim(
  tag: Tag,
): { readonly stated: number; readonly offset: number; readonly byteLength: number } | null {
  for (const frame of tag.frames) {
    const stated = parseOwnFrame(frame)?.byteLength ?? 0;
    if (stated > tag.byteLength) return { stated, offset: frame.offset, byteLength: frame.raw.length };
  }
  return null;
}

/** The tag that strip restores; empty for none. */
export function formerBytes({ memory, regionStart }: OwnOutput, tag: Tag): Uint8Array {
  const former = recallTag(memory, tag.decoded.subarray(regionStart, tag.contentEnd), tag.byteLength);
  if (former === null) throw new RangeError('the tag is not the one that was recognised');
  return former;
}
