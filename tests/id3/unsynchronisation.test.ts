import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reinsertZeros, resynchronise } from '../../src/id3/unsynchronisation.js';
import { hex, unsynchronise } from '../build/id3.js';

describe('unsynchronisation', () => {
  // ID3v2.3, 5: FF followed by E0 or more, or by 00, gets a 00 behind it.
  test.each([
    ['ff 00 e0', 'ff e0', [1]],
    ['ff 00 00', 'ff 00', [1]],
    ['41 ff 00 fb 90 ff 00 00', '41 ff fb 90 ff 00', [2, 6]],
    ['ff 00 ff 00 ff 00', 'ff ff ff', [1, 3, 5]],
    ['ff 01 ff df', 'ff 01 ff df', []],
    ['00 00', '00 00', []],
    ['41 ff', '41 ff', []],
  ])('%s stands for %s, both ways', (stored, meant, insertedZeros) => {
    expect(resynchronise(hex(stored))).toEqual({ bytes: hex(meant), insertedZeros });
    expect(reinsertZeros(hex(meant), insertedZeros)).toEqual(hex(stored));
  });

  test.each(['ff e0', 'ff fb 90', 'ff ff 00'])('%s cannot have been unsynchronised', (stored) => {
    expect(resynchronise(hex(stored))).toBeNull();
  });

  const bytes = fc
    .uint8Array({ maxLength: 200 })
    .map((array) => array.map((byte) => (byte % 3 === 0 ? 0xff : byte)));

  test('resynchronise() undoes what a writer does', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(resynchronise(unsynchronise(content))?.bytes).toEqual(content);
      }),
    );
  });

  test('reinsertZeros() gives back every input that can be undone', () => {
    fc.assert(
      fc.property(bytes, (stored) => {
        const undone = resynchronise(stored);
        if (undone !== null) expect(reinsertZeros(undone.bytes, undone.insertedZeros)).toEqual(stored);
      }),
    );
  });
});
