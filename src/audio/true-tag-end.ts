import { framesEnd, storedOffset } from '../id3/tag.js';
import { isChained } from '../mpeg/frame-chain.js';
import { formatOf, frameByteLength, isFreeFormat, isHeader, readWord } from '../mpeg/frame-header.js';
import type { LeadingTags } from './leading-tags.js';

/** This many frames in a row are audio; a few can be what another program left in its padding. */
const fewestFrames = 8;

/** How far behind the frames of a tag to look for the audio. */
const searchByteLimit = 16 * 1024 * 1024;

/**
 * Where the last tag really ends, when MPEG frames are inside the bytes that its size claims: after its ID3 frames a chain of
 * them begins that reaches to the stated end without a break, or to the end of the file.
 *
 * @returns bytes of the tag up to the first MPEG frame, null if the stated size is not contradicted
 */
export function trueTagEnd({ tags }: Pick<LeadingTags, 'tags'>): number | null {
  const last = tags.at(-1);
  if (!last?.tag) return null;
  const { bytes, tag } = last;
  const from = storedOffset(tag, framesEnd(tag));
  const until = Math.min(bytes.length, from + searchByteLimit);
  const broken = new Set<number>();
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at < until; at = bytes.indexOf(0xff, at + 1)) {
    const word = readWord(bytes, at);
    if (!isHeader(word) || isFreeFormat(word)) continue;
    if (broken.has(at) || !isChained({ bytes, isLast: false }, at, word, 0, false)) continue;
    if (reachesEnd(bytes, at, formatOf(word), broken)) return at;
  }
  return null;
}

/**
 * Whether enough frames of one format follow one another until the bytes end.
 *
 * @param broken frames that are known to lead nowhere, so that no chain is followed twice; the frames of this chain are
 * added to it
 */
function reachesEnd(bytes: Uint8Array, from: number, format: number, broken: Set<number>): boolean {
  let at = from;
  let count = 0;
  while (at + 4 <= bytes.length && !broken.has(at)) {
    const word = readWord(bytes, at);
    const length = formatOf(word) === format ? frameByteLength(word, 0) : 0;
    // The tags after the audio, in a file whose first tag claims to reach beyond its end: ID3v1, APE, Lyrics3.
    if (length === 0)
      return count >= fewestFrames && bytes.length - at <= 64 * 1024 && isTrailingTag(bytes, at);
    broken.add(at);
    at += length;
    count += 1;
  }
  return at + 4 > bytes.length && count >= fewestFrames;
}

function isTrailingTag(bytes: Uint8Array, at: number): boolean {
  const mark = String.fromCharCode(...bytes.subarray(at, at + 8));
  return /^(?:TAG|APETAGEX|LYRICSBE)/.test(mark);
}
