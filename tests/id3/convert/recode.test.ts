import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MalformedError } from '../../../src/diagnostic/failure.js';
import { languageText, picture, text, timedLyrics } from '../../../src/id3/convert/layout.js';
import { recodeBody } from '../../../src/id3/convert/recode.js';
import { bytes, utf8, utf16, utf16BigEndian } from './bytes.js';
import { thrown } from './thrown.js';

const value = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((string) => !string.includes('\0'));
const values = fc.array(value, { minLength: 1, maxLength: 5 });

/** The values of a UTF-16 body whose strings all have a terminator, read by Node. */
function readValues(body: Uint8Array): string[] {
  const strings = Buffer.from(body.subarray(1)).toString('utf16le').split('\0');
  return strings.slice(0, -1).map((string) => string.replace('\ufeff', ''));
}

describe('recodeBody()', () => {
  test('keeps every value, whichever encoding it comes from', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(2, 3), (strings, encoding) => {
        const [encode, terminator] = encoding === 2 ? [utf16BigEndian, bytes(0, 0)] : [utf8, bytes(0)];
        const body = bytes(encoding, ...strings.flatMap((string) => [encode(string), terminator]));
        expect(readValues(recodeBody(body, text))).toEqual(strings);
      }),
    );
  });

  test('adds no terminator where there was none', () => {
    expect(recodeBody(bytes(3, 'a', 0, 'b'), text)).toEqual(bytes(1, utf16('a'), 0, 0, utf16('b')));
  });

  test('keeps empty values', () => {
    expect(recodeBody(bytes(3, 0, 'b', 0, 0), text)).toEqual(
      bytes(1, utf16(''), 0, 0, utf16('b'), 0, 0, utf16(''), 0, 0),
    );
    expect(recodeBody(bytes(3), text)).toEqual(bytes(1));
  });

  test('keeps lone surrogates and byte order marks of UTF-16BE as they are', () => {
    expect(recodeBody(bytes(2, 0xd8, 0x00, 0xfe, 0xff), text)).toEqual(
      bytes(1, 0xff, 0xfe, 0x00, 0xd8, 0xff, 0xfe),
    );
    expect(recodeBody(bytes(3, 0xef, 0xbb, 0xbf, 'a'), text)).toEqual(bytes(1, utf16('\ufeffa')));
  });

  test('finds terminators of UTF-16BE at whole units only', () => {
    expect(recodeBody(bytes(2, utf16BigEndian('Ā'), 0, 0x41, 0, 0), text)).toEqual(
      bytes(1, utf16('ĀA'), 0, 0),
    );
  });

  test.each([0, 1, 4, 255])('returns a body in encoding %i itself', (encoding) => {
    const body = bytes(encoding, 0xff, 0xc3, 0x28);
    expect(recodeBody(body, text)).toBe(body);
  });

  test.each([
    ['UTF-8', text, bytes(3, 'good', 0, 0xc3, 0x28), 6, 'not valid UTF-8'],
    ['UTF-8 surrogates', text, bytes(3, 0xed, 0xa0, 0x80), 1, 'not valid UTF-8'],
    ['UTF-16 of odd length', text, bytes(2, 0, 0x41, 0), 1, 'odd length, 3 bytes'],
    ['a missing language', languageText, bytes(3, 'en'), 1, 'a field of 3 bytes has only 2'],
    ['a missing terminator', picture, bytes(3, 'image/png'), 1, 'no terminator'],
    [
      'a missing time stamp',
      timedLyrics,
      bytes(3, 'eng', 2, 1, 0, 'la', 0, 1, 2),
      10,
      'a field of 4 bytes has only 2',
    ],
  ])('throws for %s', (_, layout, body, offset, reason) => {
    const error = thrown(() => recodeBody(body, layout));
    expect(error).toBeInstanceOf(MalformedError);
    expect(error).toMatchObject({ code: 'id3/convert-damaged-frame', offset });
    expect(String(error)).toContain(reason);
  });

  test('throws nothing but MalformedError', () => {
    const layouts = fc.constantFrom(text, languageText, picture, timedLyrics);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom(2, 3),
        layouts,
        (rest, encoding, layout) => {
          const body = bytes(encoding, rest);
          const error = thrown(() => recodeBody(body, layout));
          expect(error === null || error instanceof MalformedError).toBe(true);
        },
      ),
    );
  });
});
