import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { isHeaderDamaged, type LocatedTag, locatedTag } from '../id3/locate-tags.js';
import { isFooterOf, parseTagHeader, tagHeaderLength } from '../id3/tag-header.js';
import { junkBeforeTag } from './junk-before-tag.js';

/** More tags than any program writes; a file of nothing but empty tags must not cost a read each. */
const maxTags = 64;

/** The ID3v2 tags at the head of a file. */
export interface LeadingTags {
  readonly tags: readonly LocatedTag[];
  /** Where the last of them ends, at most the end of the file. */
  readonly end: number;
  /** Bytes by which the last tag reaches past the end of the file. */
  readonly missingBytes: number;
  /** Whether there is no tag, but something that eyeD3 takes for one: its size is not a size. */
  readonly isHeaderDamaged: boolean;
}

/** Reads the ID3v2 tags that follow one another from the first byte on, or after junk. */
export async function readLeadingTags(source: ByteSource): Promise<LeadingTags> {
  const tags: LocatedTag[] = [];
  const isDamaged = isHeaderDamaged(await readRange(source, 0, tagHeaderLength + 4));
  let junk = await junkBeforeTag(source);
  let offset = 0;
  while (tags.length < maxTags) {
    const header = parseTagHeader(await readRange(source, offset + junk, tagHeaderLength));
    if (header === null) break;
    const bytes = await readRange(source, offset, junk + header.totalLength);
    const missingBytes = junk + header.totalLength - bytes.length;
    if (missingBytes > 0) {
      tags.push(locatedTag(offset, bytes, junk, tags));
      return { tags, end: source.byteLength, missingBytes, isHeaderDamaged: false };
    }
    // A flag can promise a footer where there is none: what is there then are the first bytes of the audio.
    const bodyEnd = junk + tagHeaderLength + header.bodyLength;
    const whole = isFooterOf(header, bytes, bodyEnd) ? bytes : bytes.subarray(0, bodyEnd);
    tags.push(locatedTag(offset, whole, junk, tags));
    offset += whole.length;
    junk = 0;
  }
  return { tags, end: offset, missingBytes: 0, isHeaderDamaged: tags.length === 0 && isDamaged };
}

/**
 * The same tags, the last of them shorter than its size says.
 *
 * @param byteLength where it really ends, counted from its first byte
 */
export function cutLastTag({ tags }: LeadingTags, byteLength: number): LeadingTags {
  const last = tags.at(-1);
  if (last === undefined) return { tags, end: 0, missingBytes: 0, isHeaderDamaged: false };
  const before = tags.slice(0, -1);
  const cut = locatedTag(last.offset, last.bytes.subarray(0, byteLength), last.junkLength, before);
  const end = last.offset + byteLength;
  return { tags: [...before, cut], end, missingBytes: 0, isHeaderDamaged: false };
}
