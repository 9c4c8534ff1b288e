import type { ByteRope } from '../bytes/byte-rope.js';
import { type UnsynchronisedRun, unsynchronisedFrom } from './unsynchronised-run.js';

/** A run of the source at an offset, as it is or unsynchronised, bytes of its own, or zeros. */
export type OriginPiece =
  | { readonly kind: 'copy' | 'unsynchronised'; readonly offset: number; readonly length: number }
  | { readonly kind: 'bytes'; readonly content: Uint8Array }
  | { readonly kind: 'zeros'; readonly length: number };

/** The most bytes that are remembered: enough for the pictures of chapters. */
export const mostRememberedBytes = 16 * 1024 * 1024;

/** The most pieces: each costs memory when the mark is read, and a real tag gives some dozens. */
export const mostPieces = 16_384;

/** How many bytes must be the same to be found; storing shorter runs costs less. */
const blockLength = 32;
const manyMisses = 4096;

/** The most blocks of the source that are indexed: of a large source each is taken from a longer stretch. */
const mostBlocks = 1 << 17;

/** Greedy: at each place, takes the first block of the source that is the same, and extends it as far as possible. */
export function describeByPieces(original: Uint8Array, source: ByteRope): readonly OriginPiece[] {
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
      // Where nothing has matched for a long time, it takes larger steps; steps of seven reach every place of a block within
      // a few of them.
      at += at - from < manyMisses ? 1 : 7;
      if (at - from > mostRememberedBytes) break;
      continue;
    }
    // The bytes before a match may be the same, too.
    const back = match === null ? 0 : sameBefore(original, at, source, match.offset, at - from);
    keep(at - back);
    if (match === null) pieces.push({ kind: 'zeros', length: zeros });
    else pieces.push(...piecesOf(match, back));
    at += match === null ? zeros : match.storedLength;
    from = at;
  }
  keep(original.length);
  return pieces;
}

/** A run of the source that occurs in the original, as it is or unsynchronised. */
interface Match extends UnsynchronisedRun {
  readonly kind: 'copy' | 'unsynchronised';
  readonly offset: number;
}

/** @param back how many bytes before the run are the same */
function piecesOf({ kind, offset, length }: Match, back: number): readonly OriginPiece[] {
  if (kind === 'copy') return [{ kind, offset: offset - back, length: back + length }];
  const before: OriginPiece = { kind: 'copy', offset: offset - back, length: back };
  return [...(back > 0 ? [before] : []), { kind, offset, length }];
}

/** Offsets of blocks of the source, plus one, in a table as large as twice their number. */
function indexBlocks(source: ByteRope): Uint32Array {
  const { byteLength } = source;
  const stretch = blockLength * Math.ceil(byteLength / blockLength / mostBlocks);
  const blocks = byteLength < blockLength ? 0 : Math.floor(byteLength / stretch);
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * blocks + 2)));
  const bytes = new Uint8Array(blockLength);
  // Goes backwards, so that the first of several equal blocks remains.
  for (let block = blocks - 1; block >= 0; block -= 1) {
    const offset = block * stretch;
    for (const index of telling) bytes[index] = source.at(offset + index);
    table[hashAt(bytes, 0) & (table.length - 1)] = offset + 1;
  }
  return table;
}

/** The bytes of a block that hashAt() looks at: they are enough, because what is found is compared in full. */
const telling = [0, 5, 11, 16, 19, 23, 28, 31] as const;

function findMatch(original: Uint8Array, at: number, source: ByteRope, index: Uint32Array): Match | null {
  const copied = lookUp(index, original, at);
  if (copied >= 0) {
    const length = sameFrom(original, at, source, copied);
    const run = mayEndAtZero(original, at + length)
      ? unsynchronisedFrom(original, at, source, copied)
      : { length, storedLength: length };
    if (run.storedLength > length && run.length >= blockLength)
      return { kind: 'unsynchronised', offset: copied, ...run };
    if (length >= blockLength) return { kind: 'copy', offset: copied, length, storedLength: length };
  }
  if (!freeOfZeros(original, at)) return null;
  const offset = lookUp(index, block, 0);
  const run = offset < 0 ? null : unsynchronisedFrom(original, at, source, offset);
  return run === null || run.length < blockLength ? null : { kind: 'unsynchronised', offset, ...run };
}

/** The offset in the source of what may be the same block, negative if there is none. */
function lookUp(index: Uint32Array, bytes: Uint8Array, at: number): number {
  return (index[hashAt(bytes, at) & (index.length - 1)] ?? 0) - 1;
}

/** Whether a run may have ended only because unsynchronisation has put a zero there. */
function mayEndAtZero(original: Uint8Array, end: number): boolean {
  return original[end] === 0 && (original[end - 1] === 0xff || original[end - 1] === 0);
}

const block = new Uint8Array(blockLength);

/** Puts a block of the original into `block` without the zeros of unsynchronisation; false if it has none. */
function freeOfZeros(original: Uint8Array, at: number): boolean {
  let from = at;
  for (let to = 0; to < blockLength; to += 1) {
    const byte = original[from] ?? 0;
    block[to] = byte;
    from += byte === 0xff && original[from + 1] === 0 ? 2 : 1;
  }
  return from > at + blockLength;
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
