import { asRope, type ByteRope, type PartedBytes } from '../bytes/byte-rope.js';
import { concatBytes } from '../bytes/concat.js';
import { crc32OfParts } from '../bytes/crc32.js';
import { describeByPieces, mostPieces, mostRememberedBytes, type OriginPiece } from './origin-pieces.js';
import { countSeparators, unsynchronisedParts } from './unsynchronised-run.js';

/** How undo gives back the tags of a file as they were before chapterize. */
export type Origin =
  /** They are what strip gives back. */
  | { readonly kind: 'former' }
  /** From pieces of what is in the file now, and bytes that are remembered. */
  | RememberedOrigin
  /** It was too much to remember, or the mark is from an early version of chapterize. */
  | { readonly kind: 'forgotten'; readonly reason?: ForgottenReason };

/** Why it is not remembered, where that is known; marks do not store it. */
export type ForgottenReason = 'size' | 'pieces' | 'altered';

export interface RememberedOrigin {
  readonly kind: 'pieces';
  readonly byteLength: number;
  readonly crc32: number;
  readonly pieces: readonly OriginPiece[];
}

/**
 * Describes bytes as pieces of others.
 *
 * @param original the tags as they were
 * @param source what will be in the file: the kept frames, and further tags
 */
export function rememberOrigin(original: Uint8Array, source: PartedBytes): Origin {
  const pieces = describeByPieces(original, asRope(source));
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
 * @param presentLength of the tags in the file now: together with the bytes that are remembered, it limits how much can come
 * out
 * @returns null when the source is no longer what it was, or the pieces are forged
 */
export function recallOrigin(
  origin: RememberedOrigin,
  source: PartedBytes,
  presentLength: number,
): Uint8Array | null {
  const parts = originParts(origin, asRope(source), presentLength);
  return parts === null ? null : concatBytes(parts, origin.byteLength);
}

/** The same part by part, any number of times. A part is to be used before the next is asked for. */
export function originParts(
  { byteLength, crc32, pieces }: RememberedOrigin,
  source: ByteRope,
  presentLength: number,
): Iterable<Uint8Array> | null {
  let length = 0;
  let most = presentLength;
  for (const piece of pieces) {
    if (piece.kind === 'bytes') most += piece.content.length;
    length += piece.kind === 'bytes' ? piece.content.length : piece.length;
    const isCut = piece.kind === 'copy' || piece.kind === 'unsynchronised';
    if (isCut && piece.offset + piece.length > source.byteLength) return null;
  }
  // Unsynchronised runs become longer, and are only counted when the rest is plausible: forged runs may overlap very often.
  if (length > byteLength || length > most) return null;
  for (const piece of pieces)
    if (piece.kind === 'unsynchronised')
      length += countSeparators(source, piece.offset, piece.offset + piece.length);
  if (length !== byteLength || length > most) return null;
  const parts = { [Symbol.iterator]: () => eachPart(pieces, source) };
  return crc32OfParts(parts) === crc32 ? parts : null;
}

function* eachPart(pieces: readonly OriginPiece[], source: ByteRope): Generator<Uint8Array> {
  const zeros = new Uint8Array(1 << 16);
  for (const piece of pieces)
    if (piece.kind === 'bytes') yield piece.content;
    else if (piece.kind === 'copy') yield* source.slices(piece.offset, piece.offset + piece.length);
    else if (piece.kind === 'unsynchronised')
      yield* unsynchronisedParts(source, piece.offset, piece.offset + piece.length);
    else
      for (let left = piece.length; left > 0; left -= zeros.length)
        yield zeros.subarray(0, Math.min(left, zeros.length));
}
