import type { AudioFacts } from '../audio/audio-facts.js';
import { parseTagHeader } from '../id3/tag-header.js';

/**
 * Finds the tag that claims more bytes than it has.
 *
 * @param audio inspected with `tagEnd: 'frames'`
 * @returns its sizes, and the offset of its header; null if the size of every tag is right
 */
export function findWrongSize({ tags }: AudioFacts) {
  for (const { offset, bytes, junkLength, tag } of tags) {
    const statedByteLength = parseTagHeader(bytes, junkLength)?.totalLength ?? 0;
    const byteLength = bytes.length - junkLength;
    if (tag !== null && statedByteLength > byteLength)
      return { offset: offset + junkLength, byteLength, statedByteLength };
  }
  return null;
}
