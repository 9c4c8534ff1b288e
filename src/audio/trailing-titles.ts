import { type ByteSource, readRange } from '../bytes/byte-source.js';
import type { LayoutPart, TrailingTitle } from './audio-facts.js';

const id3v1Length = 128;
const id3v1TitleOffset = 3;
const id3v1TitleLength = 30;
const apeHeaderLength = 32;

/** Titles are near the start of a tag, before pictures; a tag of any size must not be read whole. */
const apeReadLength = 1 << 16;

/**
 * The titles in the tags at the end of a file, for comparison with the one at its head.
 *
 * @param parts the trailing tags, in file order
 * @returns in file order; a tag without a title gives none
 */
export async function readTrailingTitles(
  source: ByteSource,
  parts: readonly LayoutPart[],
): Promise<TrailingTitle[]> {
  const titles: TrailingTitle[] = [];
  for (const { kind, start, end } of parts) {
    if (kind === 'id3v1') {
      const offset = end - id3v1Length + id3v1TitleOffset;
      const bytes = trimField(await readRange(source, offset, id3v1TitleLength));
      if (bytes.length > 0) titles.push({ kind, offset, bytes });
    } else if (kind === 'apev2') {
      const tag = await readRange(source, start, Math.min(apeReadLength, end - start));
      const title = findApeTitle(tag);
      if (title !== null) titles.push({ kind, offset: start + title.offset, bytes: title.bytes });
    }
  }
  return titles;
}

/** A field of fixed length is filled up with zeros, or with spaces by old programs. */
function trimField(field: Uint8Array): Uint8Array {
  const zero = field.indexOf(0);
  let end = zero < 0 ? field.length : zero;
  while (end > 0 && field[end - 1] === 0x20) end -= 1;
  return field.subarray(0, end);
}

/** @see APE tag specification, "APE Tag Item": size (4), flags (4), key, a zero, value; numbers little-endian */
function findApeTitle(tag: Uint8Array): { readonly offset: number; readonly bytes: Uint8Array } | null {
  const view = new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
  const hasHeader = letters(tag, 0, 8) === 'APETAGEX';
  for (let at = hasHeader ? apeHeaderLength : 0; at + 8 < tag.length; ) {
    const keyEnd = tag.indexOf(0, at + 8);
    const value = keyEnd + 1;
    const end = value + view.getUint32(at, true);
    if (keyEnd < 0 || end > tag.length) return null;
    // Keys are compared without regard to case.
    if (letters(tag, at + 8, keyEnd).toLowerCase() === 'title')
      return { offset: value, bytes: tag.subarray(value, end) };
    at = end;
  }
  return null;
}

function letters(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 255)));
}
