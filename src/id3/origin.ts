import { asRope, type ByteRope, type PartedBytes } from '../bytes/byte-rope.js';
import { joinBytes } from '../bytes/concat.js';
import { crc32OfParts } from '../bytes/crc32.js';

/** How undo gives back the tags of a file as they were before chapterize. */
export type Origin =
  /** They are what strip gives back. */
  | { readonly kind: 'former' }
  /** They are made of pieces of what is in the file now, and of bytes that are remembered. */
  | RememberedOrigin
  /** It was too much to remember, or the mark is of an early chapterize. */
  | { readonly kind: 'forgotten'; readonly reason?: ForgottenReason };

/** Why it is not remembered, where it is known: no mark holds that. */
export type ForgottenReason = 'size' | 'pieces' | 'altered';

export interface RememberedOrigin {
  readonly kind: 'pieces';
  readonly byteLength: number;
  readonly crc32: number;
  readonly pieces: readonly OriginPiece[];
}

/** A run of the source at an offset, bytes of its own, or zeros. */
export type OriginPiece =
  | { readonly kind: 'copy'; readonly offset: number; readonly length: number }
  | { readonly kind: 'bytes'; readonly content: Uint8Array }
  | { readonly kind: 'zeros'; readonly length: number };

/** The most that is remembered in bytes: the pictures of chapters fit. */
export const mostRememberedBytes = 16 * 1024 * 1024;

/** The most pieces: each costs memory when the mark is read, and a real tag gives some dozens. */
export const mostPieces = 16_384;

/** Bytes that must be the same to be found; shorter runs cost less as they are. */
const blockLength = 32;
const manyMisses = 4096;

/** The most blocks of the source that are indexed: of a large source each is taken from a longer stretch. */
const mostBlocks = 1 << 17;

/**
 * Describes bytes as pieces of others.
 *
 * @param original the tags as they were
 * @param source what will be in the file: the kept frames, and further tags
 */
export function rememberOrigin(original: Uint8Array, source: PartedBytes): Origin {
  const pieces = findPieces(original, asRope(source));
  if (pieces.length > mostPieces) return { kind: 'forgotten', reason: 'pieces' };
  const remembered = pieces.reduce(
    (sum, piece) => sum + (piece.kind === 'bytes' ? piece.content.length : 0),
    0,
  );
  if (remembered > mostRememberedBytes) return { kind: 'forgotten', reason: 'size' };
  return { kind: 'pieces', byteLength: original.length, crc32: crc32OfParts([original]), pieces };
}

/**
 * The tags as they were.
 *
 * @param presentLength of the tags in the file now: with the bytes that are remembered it bounds what can come out
 * @returns null when the source is no longer what it was, or the pieces are made up
 */
export function recallOrigin(
  origin: RememberedOrigin,
  source: PartedBytes,
  presentLength: number,
): Uint8Array | null {
  const parts = originParts(origin, asRope(source), presentLength);
  return parts === null ? null : joinBytes(parts);
}

/** The same in parts, none of them copied. */
export function originParts(
  { byteLength, crc32, pieces }: RememberedOrigin,
  source: ByteRope,
  presentLength: number,
): readonly Uint8Array[] | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  let most = presentLength;
  for (const piece of pieces) {
    if (piece.kind === 'bytes') most += piece.content.length;
    length += piece.kind === 'bytes' ? piece.content.length : piece.length;
  }
  if (length !== byteLength || length > most) return null;
  for (const piece of pieces) {
    if (piece.kind === 'bytes') parts.push(piece.content);
    else if (piece.kind === 'zeros') parts.push(new Uint8Array(piece.length));
    else if (piece.offset + piece.length > source.byteLength) return null;
    else parts.push(...source.slices(piece.offset, piece.offset + piece.length));
  }
  return crc32OfParts(parts) === crc32 ? parts : null;
}

/** Greedy: at each place the first block of the source that is the same, made as long as it goes. */
function findPieces(original: Uint8Array, source: ByteRope): readonly OriginPiece[] {
  const index = indexBlocks(source);
  const pieces: OriginPiece[] = [];
  let from = 0;
  let at = 0;
  const keep = (end: number): void => {
    if (end > from) pieces.push({ kind: 'bytes', content: original.subarray(from, end) });
  };
  while (at + blockLength <= original.length && pieces.length <= mostPieces) {
    const zeros = zerosAt(original, at);
    const match = zeros >= blockLength ? null : findMatch(original, at, source, index);
    if (zeros < blockLength && match === null) {
      // Where nothing was the same for long, larger steps; seven meets every place of a block within a few of them.
      at += at - from < manyMisses ? 1 : 7;
      if (at - from > mostRememberedBytes) break;
      continue;
    }
    // What is before a match may be the same too.
    const back = match === null ? 0 : sameBefore(original, at, source, match, at - from);
    keep(at - back);
    const length = match === null ? zeros : back + sameFrom(original, at, source, match);
    pieces.push(match === null ? { kind: 'zeros', length } : { kind: 'copy', offset: match - back, length });
    at += length - back;
    from = at;
  }
  keep(original.length);
  return pieces;
}

/** Offsets of blocks of the source, plus one, in a table as large as twice their number. */
function indexBlocks(source: ByteRope): Uint32Array {
  const { byteLength } = source;
  const stretch = blockLength * Math.ceil(byteLength / blockLength / mostBlocks);
  const blocks = byteLength < blockLength ? 0 : Math.floor(byteLength / stretch);
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * blocks + 2)));
  const bytes = new Uint8Array(blockLength);
  // From the end, so that of equal blocks the first one stays.
  for (let block = blocks - 1; block >= 0; block -= 1) {
    const offset = block * stretch;
    for (const index of telling) bytes[index] = source.at(offset + index);
    table[hashAt(bytes, 0) & (table.length - 1)] = offset + 1;
  }
  return table;
}

/** The bytes of a block that hashAt() looks at: they tell enough, as what is found is compared in full. */
const telling = [0, 5, 11, 16, 19, 23, 28, 31] as const;

function findMatch(original: Uint8Array, at: number, source: ByteRope, index: Uint32Array): number | null {
  const offset = (index[hashAt(original, at) & (index.length - 1)] ?? 0) - 1;
  return offset >= 0 && sameFrom(original, at, source, offset) >= blockLength ? offset : null;
}

function hashAt(bytes: Uint8Array, offset: number): number {
  const low = pick(bytes, offset, offset + 5, offset + 11, offset + 16);
  const high = pick(bytes, offset + 19, offset + 23, offset + 28, offset + 31);
  const hash = Math.imul(Math.imul(low, 0x9e3779b1) ^ high, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function pick(bytes: Uint8Array, a: number, b: number, c: number, d: number): number {
  return (bytes[a] ?? 0) | ((bytes[b] ?? 0) << 8) | ((bytes[c] ?? 0) << 16) | ((bytes[d] ?? 0) << 24);
}

function sameFrom(a: Uint8Array, atA: number, b: ByteRope, atB: number): number {
  const most = Math.min(a.length - atA, b.byteLength - atB);
  let length = 0;
  while (length < most) {
    const run = b.runAt(atB + length);
    const end = Math.min(run.length, most - length);
    for (let index = 0; index < end; index += 1)
      if (a[atA + length + index] !== run[index]) return length + index;
    length += end;
  }
  return length;
}

function sameBefore(a: Uint8Array, atA: number, b: ByteRope, atB: number, most: number): number {
  const limit = Math.min(most, atB);
  let length = 0;
  while (length < limit) {
    const run = b.runBefore(atB - length);
    const end = Math.min(run.length, limit - length);
    for (let index = 0; index < end; index += 1)
      if (a[atA - length - index - 1] !== run[run.length - index - 1]) return length + index;
    length += end;
  }
  return length;
}

function zerosAt(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at < bytes.length && bytes[at] === 0) at += 1;
  return at - offset;
}
