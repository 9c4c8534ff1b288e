import { parseSyncsafe, renderSyncsafe } from './syncsafe.js';

/** The versions of ID3v2 that exist, as people write them. */
export type Id3Version = '2.2' | '2.3' | '2.4';

/** Bytes of a tag header, and of a footer. */
export const tagHeaderLength = 10;

/** Flags of the tag header that change how the rest is read. */
export const tagFlags = {
  unsynchronisation: 0x80,
  /** v2.2 calls this bit "compression" and never defined how (ID3v2.2.0 section 3.1). */
  extendedHeader: 0x40,
  experimental: 0x20,
  /** v2.4 only. */
  footer: 0x10,
} as const;

/**
 * The header of an ID3v2 tag.
 *
 * ```
 * ID3v2 identifier   "ID3"  ("3DI" in a footer)
 * ID3v2 version      $04 00
 * ID3v2 flags        %abcd0000
 * ID3v2 size         4 * %0xxxxxxx
 * ```
 */
export interface TagHeader {
  readonly majorVersion: number;
  readonly revision: number;
  readonly flags: number;
  /** Bytes after the header, footer excluded. */
  readonly bodyLength: number;
  /** Header, body and, where the flag of v2.4 says so, footer. */
  readonly totalLength: number;
}

/**
 * Parses the header at `offset`.
 *
 * @param mark `ID3` for a header, `3DI` for a footer
 * @returns null when there is none: other characters, a size byte over 127, a version that is a printable letter (text
 *   that begins with "ID3") or 255
 * @see ID3v2.4.0 structure, sections 3.1 and 3.4
 */
export function parseTagHeader(bytes: Uint8Array, offset = 0, mark: 'ID3' | '3DI' = 'ID3'): TagHeader | null {
  for (let at = 0; at < 3; at += 1) if (bytes[offset + at] !== mark.charCodeAt(at)) return null;
  const majorVersion = bytes[offset + 3] ?? 0xff;
  const revision = bytes[offset + 4] ?? 0xff;
  const flags = bytes[offset + 5] ?? 0;
  const bodyLength = parseSyncsafe(bytes, offset + 6);
  if (majorVersion >= 0x20 || revision === 0xff || bodyLength === null) return null;
  const hasFooter = majorVersion >= 4 && (flags & tagFlags.footer) !== 0;
  const totalLength = tagHeaderLength + bodyLength + (hasFooter ? tagHeaderLength : 0);
  return { majorVersion, revision, flags, bodyLength, totalLength };
}

/** The 10 bytes of a header or footer. */
export function renderTagHeader(
  header: Omit<TagHeader, 'totalLength'>,
  mark: 'ID3' | '3DI' = 'ID3',
): Uint8Array {
  const bytes = new Uint8Array(tagHeaderLength);
  for (let at = 0; at < 3; at += 1) bytes[at] = mark.charCodeAt(at);
  bytes.set([header.majorVersion, header.revision, header.flags], 3);
  bytes.set(renderSyncsafe(header.bodyLength), 6);
  return bytes;
}

/** The version that a header names, null when there is none of that number. */
export function id3VersionOf({ majorVersion }: Pick<TagHeader, 'majorVersion'>): Id3Version | null {
  return ({ 2: '2.2', 3: '2.3', 4: '2.4' } as const)[majorVersion] ?? null;
}

/** The number that stands for a version in the header. */
export function majorVersionOf(version: Id3Version): number {
  return Number(version.slice(2));
}

/**
 * Whether the bytes at `offset` are the footer of a tag with this header: the same fields again, with another identifier.
 *
 * A header can announce a footer that is missing; the bytes there, even an identifier, then belong to the audio.
 *
 * @see ID3v2.4.0 structure, section 3.4
 */
export function isFooterOf(header: TagHeader, bytes: Uint8Array, offset: number): boolean {
  const footer = parseTagHeader(bytes, offset, '3DI');
  return (
    footer !== null &&
    header.totalLength > tagHeaderLength + header.bodyLength &&
    footer.majorVersion === header.majorVersion &&
    footer.revision === header.revision &&
    footer.flags === header.flags &&
    footer.bodyLength === header.bodyLength
  );
}
