import { maxSyncsafe } from '../id3/syncsafe.js';
import { tagHeaderLength } from '../id3/tag-header.js';

/** The most bytes that a tag can have: its size without the header is a number of 28 bits. */
export const maxTagLength = tagHeaderLength + maxSyncsafe;

/** Room that a tag gets when it grows, so that a longer title does not make it grow again. */
const leastFree = 1024;

/** Go's id3v2 takes fewer bytes of padding than a frame header has for a frame that is cut off. */
const leastPadding = 10;

/** Where the audio should start: a multiple of a disk block. */
const alignment = 4096;

/** What decides the length of a tag. */
export interface TagRoom {
  /** Bytes of header and frames. */
  readonly neededLength: number;
  /** Bytes that the tag has now, 0 when there is none. */
  readonly presentLength: number;
  /** Bytes between the end of the tag and the first MPEG frame: further tags, junk. */
  readonly gapLength: number;
  /** Free bytes to leave in a tag that grows; null for the usual. */
  readonly paddingLength: number | null;
}

/**
 * The length of a tag. It keeps its size while the frames fit, so fixing a typo never changes the length of the file;
 * otherwise it gets room to grow.
 *
 * @returns bytes with header and padding; may be more than a tag can have
 */
export function planTagLength({ neededLength, presentLength, gapLength, paddingLength }: TagRoom): number {
  if (neededLength === presentLength || neededLength + leastPadding <= presentLength) return presentLength;
  if (paddingLength === 0 && neededLength > presentLength) return neededLength;
  if (paddingLength !== null) return neededLength + Math.max(paddingLength, leastPadding);
  const audioStart = Math.ceil((neededLength + leastFree + gapLength) / alignment) * alignment;
  return Math.min(audioStart - gapLength, Math.max(neededLength, maxTagLength));
}
