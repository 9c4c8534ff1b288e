import {
  formatOf,
  frameByteLength,
  headerByteLength,
  isFreeFormat,
  maxFrameByteLength,
  paddingByteLength,
  readWord,
} from './frame-header.js';

/** Bytes to look at. */
export interface Window {
  readonly bytes: Uint8Array;
  /** Whether the audio ends where `bytes` ends. */
  readonly isLast: boolean;
}

/** How far a chain is followed, at most: a frame, two that follow it, and one header. */
export const chainByteLength = 4 * maxFrameByteLength;

/** Random bytes look like a header once in 5,000 places; a second of the same format after it once in 700 million. */
const followersWanted = 2;

/**
 * Whether a frame is at `at`, judged by the frames that follow where it ends. Any four bytes can look like a header
 * by chance, so two followers of the same format are required, or one where a frame is expected anyway.
 *
 * @param at index of the frame's first byte
 * @param word the header there
 * @param freeByteLength length of an unpadded free format frame, 0 when unknown
 * @param isExpected that a frame of this format came before, or that the audio should start here
 */
export function isChained(
  { bytes, isLast }: Window,
  at: number,
  word: number,
  freeByteLength: number,
  isExpected: boolean,
): boolean {
  const format = formatOf(word);
  let next = at + frameByteLength(word, freeByteLength);
  if (next === at) return false;
  for (let followers = 0; followers < followersWanted; followers += 1) {
    if (isExpected && followers > 0) return true;
    // One frame that ends with the audio is proof enough where a frame is expected; two are enough anywhere.
    if (isLast && next === bytes.length) return isExpected || followers > 0;
    if (next + headerByteLength > bytes.length) return followers > 0;
    const follower = readWord(bytes, next);
    const length = formatOf(follower) === format ? frameByteLength(follower, freeByteLength) : 0;
    if (length === 0) return false;
    next += length;
  }
  return true;
}

/** How many bytes may be looked at in all to find the length of free format frames. Hostile input must not make it slow. */
export interface SearchBudget {
  bytes: number;
}

/**
 * The length of free format frames, measured from one header to the next and proven by the one after it.
 *
 * @param at index of the first byte of a free format frame
 * @param word its header
 * @returns bytes without padding, 0 when no chain is found
 */
export function measureFreeFormat(
  { bytes, isLast }: Window,
  at: number,
  word: number,
  budget: SearchBudget,
): number {
  const format = formatOf(word);
  const end = Math.min(bytes.length - headerByteLength, at + maxFrameByteLength, at + budget.bytes);
  for (let next = at + headerByteLength; next <= end; next += 1) {
    budget.bytes -= 1;
    if (bytes[next] !== 0xff) continue;
    const follower = readWord(bytes, next);
    if (!isFreeFormat(follower) || formatOf(follower) !== format) continue;
    const freeByteLength = next - at - paddingByteLength(word);
    if (freeByteLength <= headerByteLength) continue;
    const afterNext = next + frameByteLength(follower, freeByteLength);
    if (isLast && afterNext >= bytes.length) {
      if (afterNext === bytes.length) return freeByteLength;
      continue;
    }
    const third = readWord(bytes, afterNext);
    if (isFreeFormat(third) && formatOf(third) === format) return freeByteLength;
  }
  return 0;
}
