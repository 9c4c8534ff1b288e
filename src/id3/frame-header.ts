import { concatBytes } from '../bytes/concat.js';
import { nameOfV22 } from './convert/names-v22.js';
import { encodeLatin1 } from './latin1.js';
import { parseSyncsafe, renderSyncsafe } from './syncsafe.js';
import type { Id3Version } from './tag-header.js';

/** How the four bytes of a size are read. */
export type SizeForm = 'plain' | 'syncsafe';

/**
 * The header in front of the body of a frame.
 *
 *     v2.2   ID of 3 | size of 3
 *     v2.3   ID of 4 | size of 4, plain    | flags of 2
 *     v2.4   ID of 4 | size of 4, syncsafe | flags of 2
 *
 * @see ID3v2.2 3.2, ID3v2.3 3.3, ID3v2.4 structure 4
 */
export interface FrameHeader {
  readonly id: string;
  /** 0 in v2.2. */
  readonly flags: number;
  readonly plainSize: number;
  /** null in v2.2, and where the bytes are not a syncsafe integer. */
  readonly syncsafeSize: number | null;
}

/** What the flags of a frame header mean; 0 where a version has no such flag. */
export interface FrameFlags {
  /** All flags that say what to do with the frame, not how it is wrapped. */
  readonly status: number;
  /** One of these: a program that does not know the frame must drop it when it changes the tag. */
  readonly discard: number;
  readonly grouped: number;
  readonly compressed: number;
  readonly encrypted: number;
  readonly unsynchronised: number;
  readonly dataLength: number;
}

/** @see ID3v2.3 3.3.1: %abc00000 %ijk00000; ID3v2.4 structure 4.1: %0abc0000 %0h00kmnp */
export const frameFlags: Readonly<Record<Id3Version, FrameFlags>> = {
  '2.2': {
    status: 0,
    discard: 0,
    grouped: 0,
    compressed: 0,
    encrypted: 0,
    unsynchronised: 0,
    dataLength: 0,
  },
  '2.3': {
    status: 0xe000,
    discard: 0x8000,
    grouped: 0x20,
    compressed: 0x80,
    encrypted: 0x40,
    unsynchronised: 0,
    dataLength: 0,
  },
  '2.4': {
    status: 0x7000,
    discard: 0x4000,
    grouped: 0x40,
    compressed: 0x08,
    encrypted: 0x04,
    unsynchronised: 0x02,
    dataLength: 0x01,
  },
};

/** Characters of an ID. */
export function frameIdLength(version: Id3Version): number {
  return version === '2.2' ? 3 : 4;
}

/** Bytes before the body. */
export function frameHeaderLength(version: Id3Version): number {
  return version === '2.2' ? 6 : 10;
}

/** The form of sizes that the specification of a version requires. */
export function sizeFormOf(version: Id3Version): SizeForm {
  return version === '2.4' ? 'syncsafe' : 'plain';
}

/** Whether an ID is one that the specification allows: capital letters and digits, three in v2.2, else four. */
export function isFrameId(id: string, version: Id3Version): boolean {
  if (id.length !== frameIdLength(version)) return false;
  // Called several times for every frame, and a tag can have very many frames.
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a))) return false;
  }
  return true;
}

/**
 * Whether readers know an ID: a proper one, or one of v2.2 followed by a space or 00, which iTunes writes into later tags.
 */
export function isKnownFrameId(id: string, version: Id3Version): boolean {
  return isFrameId(id, version) || (version !== '2.2' && shortFrameId(id) !== null);
}

/** The v2.2 ID in the place of an ID of four characters; null when there is none. */
export function shortFrameId(id: string): string | null {
  const last = id.charCodeAt(3);
  if (id.length !== 4 || (last !== 0 && last !== 0x20)) return null;
  const short = id.slice(0, 3);
  return nameOfV22(short) === undefined ? null : short;
}

/**
 * Parses the header at an offset.
 *
 * @returns null when fewer bytes than a header are left
 */
export function parseFrameHeader(bytes: Uint8Array, offset: number, version: Id3Version): FrameHeader | null {
  if (offset + frameHeaderLength(version) > bytes.length) return null;
  const at = (index: number): number => bytes[offset + index] ?? 0;
  if (version === '2.2') {
    const id = String.fromCharCode(at(0), at(1), at(2));
    return { id, flags: 0, plainSize: (at(3) << 16) | (at(4) << 8) | at(5), syncsafeSize: null };
  }
  return {
    id: String.fromCharCode(at(0), at(1), at(2), at(3)),
    flags: (at(8) << 8) | at(9),
    plainSize: ((at(4) << 24) | (at(5) << 16) | (at(6) << 8) | at(7)) >>> 0,
    syncsafeSize: parseSyncsafe(bytes, offset + 4),
  };
}

/**
 * Renders a header, its size in the form of the version; the twin of parseFrameHeader.
 *
 * @throws RangeError when the size does not fit
 */
export function renderFrameHeader(
  id: string,
  flags: number,
  bodyLength: number,
  version: Id3Version,
): Uint8Array {
  if (version === '2.2') return concatBytes([encodeLatin1(id), renderPlainSize(bodyLength).subarray(1)]);
  return concatBytes([encodeLatin1(id), renderFrameSize(bodyLength, version), [flags >> 8, flags & 0xff]]);
}

/** The four size bytes of a v2.3 or v2.4 frame. */
export function renderFrameSize(bodyLength: number, version: Id3Version): Uint8Array {
  return version === '2.4' ? renderSyncsafe(bodyLength) : renderPlainSize(bodyLength);
}

function renderPlainSize(size: number): Uint8Array {
  return Uint8Array.of(size >>> 24, (size >>> 16) & 0xff, (size >>> 8) & 0xff, size & 0xff);
}
