import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  listZeros,
  noZeros,
  offsetWithZeros,
  reinsertZeros,
  resynchronise,
} from '../../src/id3/unsynchronisation.js';
import { bytes, hex, unsynchronise } from '../build/id3.js';

describe('unsynchronisation', () => {
  // ID3v2.3, 5: FF followed by E0 or more, or by 00, gets a 00 after it.
  test.each([
    ['ff 00 e0', 'ff e0', [1]],
    ['ff 00 00', 'ff 00', [1]],
    ['41 ff 00 fb 90 ff 00 00', '41 ff fb 90 ff 00', [2, 6]],
    ['ff 00 ff 00 ff 00', 'ff ff ff', [1, 3, 5]],
    ['ff 01 ff df', 'ff 01 ff df', []],
    ['00 00', '00 00', []],
    ['41 ff', '41 ff', []],
  ])('%s is stored as %s, both ways', (stored, meant, insertedZeros) => {
    const undone = resynchronise(hex(stored));
    expect([undone?.bytes, undone?.zeros.count]).toEqual([hex(meant), insertedZeros.length]);
    expect([...listZeros(undone?.zeros ?? noZeros)]).toEqual(insertedZeros);
    expect(bytes(...reinsertZeros([hex(meant)], Uint32Array.from(insertedZeros)))).toEqual(hex(stored));
  });

  test.each(['ff e0', 'ff fb 90', 'ff ff 00'])('%s cannot have been unsynchronised', (stored) => {
    expect(resynchronise(hex(stored))).toBeNull();
  });

  const content = fc
    .uint8Array({ maxLength: 200 })
    .map((array) => array.map((byte) => (byte % 3 === 0 ? 0xff : byte)));

  test('resynchronise() undoes what a writer does', () => {
    fc.assert(
      fc.property(content, (meant) => {
        expect(resynchronise(unsynchronise(meant))?.bytes).toEqual(meant);
      }),
    );
  });

  test('reinsertZeros() gives back every input that can be undone', () => {
    fc.assert(
      fc.property(content, fc.nat(200), (stored, cut) => {
        const undone = resynchronise(stored);
        if (undone === null) return;
        const parts = [undone.bytes.subarray(0, cut), undone.bytes.subarray(cut)];
        expect(bytes(...reinsertZeros(parts, listZeros(undone.zeros)))).toEqual(stored);
      }),
    );
  });

  test('offsetWithZeros() finds each byte again, also far after many zeros, and leaves a header alone', () => {
    const stored = bytes([0xff, 0], Buffer.alloc(30_000, hex('ff 00 41')), [7]);
    const undone = resynchronise(stored, 2);
    if (undone === null) throw new Error('not undone');
    expect(undone.bytes.subarray(0, 5)).toEqual(hex('ff 00 ff 41 ff'));
    for (let at = 0; at < undone.bytes.length; at += 1) {
      expect(stored[offsetWithZeros(undone.zeros, at)]).toBe(undone.bytes[at]);
    }
  });
});
