import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { isHeaderDamaged, type LocatedTag, locatedTag, resizedTag } from '../id3/locate-tags.js';
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

/** Reads the ID3v2 tags that follow one another from the first byte, or after junk. */
export async function readLeadingTags(source: ByteSource): Promise<LeadingTags> {
  const isDamaged = isHeaderDamaged(await readRange(source, 0, tagHeaderLength + 4));
  const junk = await junkBeforeTag(source);
  const ends = await findEnds(source, junk);
  const end = ends.at(-1) ?? 0;
  // They were read at once and so are adjacent in memory: joining them copies nothing.
  const head = await readRange(source, 0, end);
  const tags: LocatedTag[] = [];
  let offset = 0;
  for (const tagEnd of ends) {
    tags.push(locatedTag(offset, head.subarray(offset, tagEnd), offset === 0 ? junk : 0, tags));
    offset = tagEnd;
  }
  return {
    tags,
    end: head.length,
    missingBytes: end - head.length,
    isHeaderDamaged: tags.length === 0 && isDamaged,
  };
}

/** Where each of them ends by its header; the last may do so past the end of the file. */
async function findEnds(source: ByteSource, junk: number): Promise<readonly number[]> {
  const ends: number[] = [];
  let offset = junk;
  while (ends.length < maxTags && offset < source.byteLength) {
    const header = parseTagHeader(await readRange(source, offset, tagHeaderLength));
    if (header === null) break;
    const bodyEnd = offset + tagHeaderLength + header.bodyLength;
    const end = offset + header.totalLength;
    // A flag can promise a footer where there is none: then the first bytes of the audio are there instead.
    const isWhole =
      end > source.byteLength || isFooterOf(header, await readRange(source, bodyEnd, end - bodyEnd), 0);
    offset = isWhole ? end : bodyEnd;
    ends.push(offset);
  }
  return ends;
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
  const cut = resizedTag(last.offset, last.bytes.subarray(0, byteLength), last.junkLength, before);
  const end = last.offset + byteLength;
  return { tags: [...before, cut], end, missingBytes: 0, isHeaderDamaged: false };
}
