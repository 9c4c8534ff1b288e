import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type ByteEdit } from '../../src/bytes/byte-edit.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { concatBytes } from '../../src/bytes/concat.js';
import { bytesOf } from '../../src/objects/multipart-upload.js';
import { planParts, type UploadPart } from '../../src/objects/plan-parts.js';

const limits = { minByteLength: 5, maxCopiedByteLength: 40, maxSentByteLength: 16 };

/** Bytes, and edits that fit them. */
const edited = fc
  .record({
    bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.uint8Array({ maxLength: 30 })), { maxLength: 4 }),
  })
  .map(({ bytes, cuts }) => {
    const edits: ByteEdit[] = [];
    let from = 0;
    for (const [at, length, content] of cuts) {
      const offset = from + (at % (bytes.length - from + 1));
      const removed = Math.min(length, bytes.length - offset);
      edits.push({ offset, length: removed, content });
      from = offset + removed;
    }
    return { bytes, edits };
  });

async function contentOf(parts: readonly UploadPart[], bytes: Uint8Array): Promise<Uint8Array> {
  const contents: Uint8Array[] = [];
  for (const part of parts) {
    const isCopied = part.kind === 'copied';
    const content = isCopied
      ? bytes.subarray(part.start, part.end)
      : await bytesOf(memorySource('source', bytes), part.pieces);
    contents.push(content);
  }
  return concatBytes(contents);
}

describe('planParts()', () => {
  test('gives the bytes that the edits give, in parts that a store takes', async () => {
    await fc.assert(
      fc.asyncProperty(edited, fc.boolean(), async ({ bytes, edits }, canCopy) => {
        const parts = planParts(bytes.length, edits, canCopy, limits);
        expect(await contentOf(parts, bytes)).toEqual(applyEdits(bytes, edits));
        for (const part of parts.slice(0, -1))
          expect(part.byteLength).toBeGreaterThanOrEqual(limits.minByteLength);
        for (const part of parts) {
          expect(part.byteLength).toBeGreaterThan(0);
          if (part.kind === 'copied') expect(part.byteLength).toBeLessThanOrEqual(limits.maxCopiedByteLength);
        }
        if (!canCopy) expect(parts.every(({ kind }) => kind === 'sent')).toBe(true);
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  test('sends a new tag and the audio behind it up to the least size of a part, and copies the rest', () => {
    const parts = planParts(100, [{ offset: 0, length: 10, content: new Uint8Array(3) }], true, {
      ...limits,
      maxCopiedByteLength: 1000,
    });
    expect(parts.map(({ kind, byteLength }) => [kind, byteLength])).toEqual([
      ['sent', 5],
      ['copied', 88],
    ]);
  });

  test('sends what is smaller than a part in one', () => {
    const parts = planParts(6, [{ offset: 0, length: 3, content: new Uint8Array(1) }], true, limits);
    expect(parts.map(({ kind, byteLength }) => [kind, byteLength])).toEqual([['sent', 4]]);
  });
});
