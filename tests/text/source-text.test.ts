import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/text/source-text.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

describe('decodeText()', () => {
  test.each([
    ['UTF-8', utf8('- [@0:10] - Grüße 🎧'), 'utf-8', 0],
    ['UTF-8 with a byte order mark', utf8('\ufeff- [@0:10] - Grüße 🎧'), 'utf-8', 3],
    ['UTF-16 little-endian', utf16('- [@0:10] - Grüße 🎧', true), 'utf-16le', 2],
    ['UTF-16 big-endian', utf16('- [@0:10] - Grüße 🎧', false), 'utf-16be', 2],
  ])('reads %s', (_, bytes, encoding, bomLength) => {
    const { source, diagnostics } = decodeText('a.md', bytes);
    expect(diagnostics).toEqual([]);
    expect(source).toMatchObject({ text: '- [@0:10] - Grüße 🎧', encoding, bomLength, bytes });
  });

  test.each([
    ['a byte of Latin-1', Uint8Array.of(0x41, 0x42, 0xe9, 0x43), 2, [1, 3]],
    ['the first byte', Uint8Array.of(0xc0, 0x41), 0, [1, 1]],
    ['the first zero of UTF-16 without a mark', Uint8Array.of(0x2d, 0, 0x20, 0), 1, [1, 2]],
    ['the first zero of UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0, 0x20, 0, 0, 0), 2, [1, 1]],
    ['a character that is cut off', Uint8Array.of(0x41, 0xe2, 0x82), 1, [1, 2]],
    ['a character behind a whole one', Uint8Array.of(0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x41), 3, [1, 2]],
    ['half of a UTF-16 unit', Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x42), 4, [1, 2]],
    ['half of a surrogate pair', Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x3c, 0xd8), 4, [1, 2]],
    ['a byte behind a mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff), 4, [1, 2]],
    [
      'a byte in the third line',
      Uint8Array.of(0x41, 0x0a, 0x42, 0x0d, 0x0a, 0xc3, 0xbc, 0xfc, 0x41),
      7,
      [3, 2],
    ],
  ] as const)('names the place of %s', (_, bytes, offset, [line, column]) => {
    const { source, diagnostics } = decodeText('a.md', bytes);
    expect(source).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: 'notes/invalid-encoding',
        severity: 'error',
        args: { offset },
        place: { kind: 'text', line, column, endLine: line, endColumn: column + 1 },
      },
    ]);
  });

  test('reads any text back, and refuses with an offset inside the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        expect(decodeText('a.md', utf8(text)).source?.text).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { source, diagnostics } = decodeText('a.md', bytes);
        const offsets = diagnostics.map(({ args }) => Number(args['offset']));
        expect(source === null ? offsets.length : 1).toBe(1);
        expect(offsets.every((offset) => offset >= 0 && offset < bytes.length)).toBe(true);
      }),
    );
  });
});
