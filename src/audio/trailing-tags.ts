import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { parseTagHeader, tagHeaderLength } from '../id3/tag-header.js';
import type { LayoutPart } from './audio-facts.js';

/** More tags than any program writes; a file of nothing but tags must not cost reads for each. */
const maxTags = 64;

const tailByteLength = 8192;

const id3v1Length = 128;
/** "Enhanced" tag, in front of an ID3v1 tag. */
const enhancedLength = 227;
const apeHeaderLength = 32;
const apeIsHeader = 0x2000_0000;
const lyricsEndLength = 9;
const lyricsSizeLength = 6;
/** Lyrics3 v1 has no size field but a limit on the text. */
const lyrics1MaxLength = 11 + 5100 + lyricsEndLength;

/** Finds the kind of tag that ends at `end` and starts at `start` or later. */
type Locator = (source: ByteSource, start: number, end: number) => Promise<LayoutPart | null>;

/**
 * Locates the tags at the end of a file, from the last byte backwards until none matches.
 *
 * @param start where they may start at the earliest: the end of the leading tags
 * @returns in file order, one right after the other up to the end of the file
 */
export async function locateTrailingTags(source: ByteSource, start: number): Promise<LayoutPart[]> {
  const parts: LayoutPart[] = [];
  const tail = await withTailAtHand(source, start);
  let end = source.byteLength;
  while (parts.length < maxTags) {
    const part = await locateLast(tail, start, end);
    if (part === null) break;
    parts.unshift(part);
    end = part.start;
  }
  return parts;
}

/** The same source with its last bytes in memory, where most files have no tag or a small one: one read instead of many. */
async function withTailAtHand(source: ByteSource, start: number): Promise<ByteSource> {
  const tailStart = Math.max(start, source.byteLength - tailByteLength);
  const tail = await readRange(source, tailStart, source.byteLength - tailStart);
  return {
    name: source.name,
    byteLength: source.byteLength,
    read(target, offset) {
      if (offset < tailStart) return source.read(target, offset);
      const found = tail.subarray(offset - tailStart, offset - tailStart + target.length);
      target.set(found);
      return Promise.resolve(found.length);
    },
  };
}

async function locateLast(source: ByteSource, start: number, end: number): Promise<LayoutPart | null> {
  for (const locate of locators) {
    const part = await locate(source, start, end);
    if (part !== null) return part;
  }
  return null;
}

/** @see ID3v1: 128 bytes that begin with "TAG"; "TAG+" with 227 bytes may come before them */
const locateId3v1: Locator = async (source, start, end) => {
  const tag = end - id3v1Length;
  if (tag < start || !(await hasLetters(source, tag, 'TAG'))) return null;
  // These characters are also in the middle of "APETAGEX".
  if (await hasLetters(source, tag - 3, 'APETAGEX')) return null;
  const enhanced = tag - enhancedLength;
  const isEnhanced = enhanced >= start && (await hasLetters(source, enhanced, 'TAG+'));
  return { kind: 'id3v1', start: isEnhanced ? enhanced : tag, end };
};

/**
 * The footer states the bytes of items and footer; whether a header is before them is looked up, because some tags have a
 * flag that is wrong about it.
 *
 * @see APE tag specification, "APE Tags Header" (version 1000 has no header)
 */
const locateApe: Locator = async (source, start, end) => {
  if (end - apeHeaderLength < start) return null;
  const footer = await readRange(source, end - apeHeaderLength, apeHeaderLength);
  if (!startsWith(footer, 'APETAGEX')) return null;
  const view = new DataView(footer.buffer, footer.byteOffset, footer.byteLength);
  const byteLength = view.getUint32(12, true);
  const items = end - byteLength;
  if (byteLength < apeHeaderLength || items < start || view.getUint32(20, true) & apeIsHeader) return null;
  const header = items - apeHeaderLength;
  const isHeader = header >= start && (await hasLetters(source, header, 'APETAGEX'));
  // Where no header confirms the size, an item must: a wrong size would reach into the audio.
  if (!isHeader && byteLength > apeHeaderLength && !(await isApeItem(source, items))) return null;
  return { kind: 'apev2', start: isHeader ? header : items, end };
};

/** @see APE tag specification, "APE Tag Item": size (4), flags (4), key of 2 to 255 printable characters, a zero */
async function isApeItem(source: ByteSource, offset: number): Promise<boolean> {
  const key = lettersOf(await readRange(source, offset + 8, 256));
  return /^[ -~]{2,255}\0/.test(key);
}

/** @see Lyrics3 v2.00: "LYRICSBEGIN", fields, their length in six digits, "LYRICS200" */
const locateLyrics2: Locator = async (source, start, end) => {
  const tailLength = lyricsSizeLength + lyricsEndLength;
  if (end - tailLength < start) return null;
  const tail = lettersOf(await readRange(source, end - tailLength, tailLength));
  const digits = /^(\d{6})LYRICS200$/.exec(tail)?.[1];
  if (digits === undefined) return null;
  const begin = end - tailLength - Number(digits);
  const isWhole = begin >= start && (await hasLetters(source, begin, 'LYRICSBEGIN'));
  return isWhole ? { kind: 'lyrics3', start: begin, end } : null;
};

/** @see Lyrics3 v1: "LYRICSBEGIN", at most 5,100 bytes of text, "LYRICSEND" */
const locateLyrics1: Locator = async (source, start, end) => {
  if (end - lyricsEndLength < start) return null;
  if (!(await hasLetters(source, end - lyricsEndLength, 'LYRICSEND'))) return null;
  const from = Math.max(start, end - lyrics1MaxLength);
  const begin = lettersOf(await readRange(source, from, end - from)).lastIndexOf('LYRICSBEGIN');
  return begin === -1 ? null : { kind: 'lyrics3', start: from + begin, end };
};

/** @see ID3v2.4.0 structure, section 3.4 (footer) and section 5 (tag location) */
const locateAppendedId3: Locator = async (source, start, end) => {
  if (end - tagHeaderLength < start) return null;
  const footer = parseTagHeader(await readRange(source, end - tagHeaderLength, tagHeaderLength), 0, '3DI');
  if (footer === null) return null;
  const begin = end - footer.bodyLength - 2 * tagHeaderLength;
  const isWhole = begin >= start && (await hasLetters(source, begin, 'ID3'));
  return isWhole ? { kind: 'id3v2-appended', start: begin, end } : null;
};

const locators: readonly Locator[] = [
  locateId3v1,
  locateApe,
  locateLyrics2,
  locateLyrics1,
  locateAppendedId3,
];

async function hasLetters(source: ByteSource, offset: number, letters: string): Promise<boolean> {
  return offset >= 0 && startsWith(await readRange(source, offset, letters.length), letters);
}

function startsWith(bytes: Uint8Array, letters: string): boolean {
  return lettersOf(bytes.subarray(0, letters.length)) === letters;
}

function lettersOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
