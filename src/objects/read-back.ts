import { createHash, type Hash } from 'node:crypto';
import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { changedObject } from './object-failure.js';
import { type Piece, pieceLengthOf } from './plan-parts.js';

/** What a result must hold, recorded while its source can still be read. */
export interface Expected {
  readonly byteLength: number;
  readonly samples: readonly { readonly offset: number; readonly bytes: Uint8Array }[];
  /** The hash of all bytes; null if only samples are compared. */
  readonly sha256: string | null;
}

/** Around the seams of parts and pieces, where a mistake of the store or of ours would be, and between them. */
const sampleByteLength = 16 * 1024;
const samplesBetween = 8;
const chunkByteLength = 8 * 1024 * 1024;

/** The result of edits of a source, as a source. */
export function editedSource(source: ByteSource, pieces: readonly Piece[]): ByteSource {
  let total = 0;
  const placed = pieces.map((piece) => {
    const at = total;
    total += pieceLengthOf(piece);
    return { piece, at, end: total };
  });
  return {
    name: source.name,
    byteLength: total,
    async read(target, offset) {
      const wanted = Math.max(0, Math.min(target.length, total - offset));
      for (const { piece, at, end } of placed) {
        const [from, to] = [Math.max(at, offset), Math.min(end, offset + wanted)];
        if (from >= to) continue;
        const slot = target.subarray(from - offset, to - offset);
        if (piece.kind === 'new') slot.set(piece.content.subarray(from - at, to - at));
        else if ((await source.read(slot, piece.start + from - at)) < slot.length)
          throw changedObject(source.name);
      }
      return wanted;
    },
  };
}

/**
 * Records what a result must hold.
 *
 * @param seams offsets in the result around which to look
 * @param isWhole whether to hash all of it
 */
export async function expectResult(
  result: ByteSource,
  seams: readonly number[],
  isWhole: boolean,
): Promise<Expected> {
  const { byteLength } = result;
  const offsets = new Set<number>([0, Math.max(0, byteLength - sampleByteLength)]);
  for (const seam of seams) offsets.add(Math.max(0, seam - sampleByteLength / 2));
  for (let number = 1; number <= samplesBetween; number += 1)
    offsets.add(Math.floor((byteLength * number) / (samplesBetween + 1)));
  const samples: Expected['samples'][number][] = [];
  for (const offset of offsets)
    samples.push({ offset, bytes: await readRange(result, offset, sampleByteLength) });
  return { byteLength, samples, sha256: isWhole ? await hashOf(result) : null };
}

/**
 * Compares what was written with what was planned.
 *
 * @throws ChapterizeError `io/write`, whose `written` names it
 */
export async function confirmResult(written: ByteSource, expected: Expected): Promise<void> {
  const problem = await findDifference(written, expected);
  if (problem === null) return;
  throw new ChapterizeError('io/write', `was written, but reads back differently: ${problem}`, {
    file: written.name,
    help: 'restore it from a version or a backup, and report this with the name of the store',
    written: [written.name],
  });
}

async function findDifference(written: ByteSource, expected: Expected): Promise<string | null> {
  if (written.byteLength !== expected.byteLength)
    return `it has ${written.byteLength} bytes, expected ${expected.byteLength}`;
  for (const { offset, bytes } of expected.samples) {
    const found = await readRange(written, offset, bytes.length);
    if (Buffer.compare(found, bytes) !== 0) return `the ${bytes.length} bytes from ${offset} on`;
  }
  if (expected.sha256 !== null && (await hashOf(written)) !== expected.sha256) return 'its SHA-256';
  return null;
}

/** SHA-256 of a source in lower-case hex. */
async function hashOf(source: ByteSource): Promise<string> {
  const hash: Hash = createHash('sha256');
  for (let at = 0; at < source.byteLength; at += chunkByteLength)
    hash.update(await readRange(source, at, chunkByteLength));
  return hash.digest('hex');
}

/** Whether two sources hold the same bytes. */
export async function holdSame(a: ByteSource, b: ByteSource): Promise<boolean> {
  if (a.byteLength !== b.byteLength) return false;
  for (let at = 0; at < a.byteLength; at += chunkByteLength) {
    const [ours, theirs] = await Promise.all([
      readRange(a, at, chunkByteLength),
      readRange(b, at, chunkByteLength),
    ]);
    if (Buffer.compare(ours, theirs) !== 0) return false;
  }
  return true;
}
