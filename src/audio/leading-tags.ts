import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { parseTagHeader, tagHeaderLength } from '../id3/tag-header.js';
import type { LocatedTag } from './audio-facts.js';

/** More tags than any program writes; a file of nothing but empty tags must not cost a read each. */
const maxTags = 64;

/** The ID3v2 tags at the head of a file. */
export interface LeadingTags {
  readonly tags: readonly LocatedTag[];
  /** Where the last of them ends, at most the end of the file. */
  readonly end: number;
  /** Bytes by which the last tag reaches past the end of the file. */
  readonly missingBytes: number;
}

/** Reads the ID3v2 tags that stand one after the other from the first byte on. */
export async function readLeadingTags(source: ByteSource): Promise<LeadingTags> {
  const tags: LocatedTag[] = [];
  let offset = 0;
  while (tags.length < maxTags) {
    const header = parseTagHeader(await readRange(source, offset, tagHeaderLength));
    if (header === null) break;
    const bytes = await readRange(source, offset, header.totalLength);
    tags.push({ offset, bytes });
    offset += bytes.length;
    if (bytes.length < header.totalLength) {
      return { tags, end: offset, missingBytes: header.totalLength - bytes.length };
    }
  }
  return { tags, end: offset, missingBytes: 0 };
}
