import type { ByteEdit } from '../bytes/byte-edit.js';

/** A piece of a result: new bytes, or bytes `[start, end)` of the source. */
export type Piece =
  | { readonly kind: 'new'; readonly content: Uint8Array }
  | { readonly kind: 'source'; readonly start: number; readonly end: number };

/** A part of an upload: sent from here, in pieces, or copied within the store. */
export type UploadPart =
  | { readonly kind: 'sent'; readonly pieces: readonly Piece[]; readonly byteLength: number }
  | { readonly kind: 'copied'; readonly start: number; readonly end: number; readonly byteLength: number };

/** What stores require of the parts of an upload. */
export interface PartLimits {
  /** The size of every part but the last. */
  readonly minByteLength: number;
  /** Of a part that is copied. */
  readonly maxCopiedByteLength: number;
  /** The size of a part that is sent: bounds memory. */
  readonly maxSentByteLength: number;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const partLimits: PartLimits = {
  minByteLength: 5 * 1024 * 1024,
  maxCopiedByteLength: 5 * 1024 * 1024 * 1024,
  maxSentByteLength: 16 * 1024 * 1024,
};

/**
 * Divides the result of edits of a source into the parts of an upload, so that as little as possible is sent.
 *
 * @param edits ascending, not overlapping
 * @param canCopy whether the store has the source and can copy from it
 */
export function planParts(
  byteLength: number,
  edits: readonly ByteEdit[],
  canCopy: boolean,
  limits: PartLimits = partLimits,
): readonly UploadPart[] {
  const parts: UploadPart[] = [];
  let held: Piece[] = [];
  let heldLength = 0;
  const send = (): void => {
    if (heldLength > 0) parts.push({ kind: 'sent', pieces: held, byteLength: heldLength });
    held = [];
    heldLength = 0;
  };
  const hold = (piece: Piece): void => {
    held.push(piece);
    heldLength += pieceLengthOf(piece);
  };
  const pieces = piecesOf(byteLength, edits);
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    if (piece.kind === 'new' || !canCopy) {
      for (const small of slices(piece, limits.maxSentByteLength)) {
        if (
          heldLength + pieceLengthOf(small) > limits.maxSentByteLength &&
          heldLength >= limits.minByteLength
        )
          send();
        hold(small);
      }
      continue;
    }
    let { start } = piece;
    const { end } = piece;
    if (heldLength > 0 && heldLength < limits.minByteLength) {
      const filled = Math.min(end, start + limits.minByteLength - heldLength);
      hold({ kind: 'source', start, end: filled });
      start = filled;
    }
    // Too little to be a part of its own, unless it is the last.
    if (start < end && !isLast && end - start < limits.minByteLength) {
      hold({ kind: 'source', start, end });
      continue;
    }
    if (start === end) continue;
    send();
    for (const [from, to] of copiesOf(start, end, limits))
      parts.push({ kind: 'copied', start: from, end: to, byteLength: to - from });
  }
  send();
  return parts;
}

/** The result of edits of a source as pieces, in order; none of them is empty. */
export function piecesOf(byteLength: number, edits: readonly ByteEdit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { offset, length, content } of edits) {
    pieces.push({ kind: 'source', start: from, end: offset }, { kind: 'new', content });
    from = offset + length;
  }
  pieces.push({ kind: 'source', start: from, end: byteLength });
  return pieces.filter((piece) => pieceLengthOf(piece) > 0);
}

/** How many bytes a piece has. */
export function pieceLengthOf(piece: Piece): number {
  return piece.kind === 'new' ? piece.content.length : piece.end - piece.start;
}

/** A piece, divided into pieces of at most a given size. */
function* slices(piece: Piece, most: number): Generator<Piece> {
  for (let at = 0; at < pieceLengthOf(piece); at += most) {
    const to = Math.min(at + most, pieceLengthOf(piece));
    yield piece.kind === 'new'
      ? { kind: 'new', content: piece.content.subarray(at, to) }
      : { kind: 'source', start: piece.start + at, end: piece.start + to };
  }
}

/** A range in equal copies, so that none but the last is ever too small. */
function* copiesOf(start: number, end: number, limits: PartLimits): Generator<readonly [number, number]> {
  const count = Math.ceil((end - start) / limits.maxCopiedByteLength);
  const each = Math.ceil((end - start) / count);
  for (let at = start; at < end; at += each) yield [at, Math.min(at + each, end)];
}
