import { describe, expect, test } from 'vitest';
import { MalformedError } from '../../src/diagnostic/failure.js';
import { parsePictureFrame, renderPictureFrame } from '../../src/id3/frames/apic.js';
import { parseChapterFrame, renderChapterFrame } from '../../src/id3/frames/chap.js';
import { parseContentsFrame, renderContentsFrame } from '../../src/id3/frames/ctoc.js';
import { parsePrivateFrame } from '../../src/id3/frames/priv.js';
import { parseTextFrame, renderTextFrame } from '../../src/id3/frames/text.js';
import { parseUrl, parseUrlFrame, renderUrlFrame } from '../../src/id3/frames/url.js';
import { bytes, hex, latin1, utf8, utf16 } from '../build/id3.js';

describe('a text frame', () => {
  test.each([
    [bytes([0], 'K\xe4se'), 0, 'Käse', false],
    [bytes([0], 'K\xe4se\0'), 0, 'Käse', true],
    [bytes([1], utf16('Käse 🎙'), [0, 0]), 1, 'Käse 🎙', true],
    [bytes([2], hex('4b 4b d8 3c df 99')), 2, '䭋🎙', false],
    [bytes([3], utf8('Käse 🎙')), 3, 'Käse 🎙', false],
    [hex('01 ff fe 00 00'), 1, '', true],
  ] as const)('%o both ways', (body, encoding, text, terminated) => {
    expect(parseTextFrame(body)).toEqual({ encoding, text });
    expect(renderTextFrame({ encoding, text }, terminated)).toEqual(body);
  });

  test.each([
    [hex('01 fe ff 00 41 00 42'), 'AB', 'big-endian by its mark'],
    [hex('01 41 00 42 00'), 'AB', 'without a mark: little-endian'],
    [hex('02 ff fe 41 00'), 'A', 'marked though it should not be'],
    [hex('01 ff fe 41 00 42'), 'A', 'half a character at the end'],
    [hex('01 ff fe 3c d8 41 00'), '\ufffdA', 'half a surrogate pair'],
    [hex('03 41 ff 42'), 'A\ufffdB', 'invalid UTF-8'],
    [hex('09 41 e4'), 'Aä', 'an unknown encoding: ISO-8859-1'],
    [bytes([3], 'one\0two'), 'one', 'several values: the first'],
    [hex('00'), '', 'no text'],
    [hex(''.padStart(2, '0')).subarray(1), '', 'nothing at all'],
  ])('%o is read as %j: %s', (body, text) => {
    expect(parseTextFrame(body).text).toBe(text);
  });

  test('ISO-8859-1 refuses what it does not have', () => {
    expect(() => renderTextFrame({ encoding: 0, text: '日' }, false)).toThrow(RangeError);
  });
});

describe('a WXXX frame', () => {
  test.each([
    [bytes([0], 'chapter url\0https://example.org/'), 0, 'chapter url', 'https://example.org/'],
    [bytes([1], utf16('Käse'), [0, 0], 'https://example.org/'), 1, 'Käse', 'https://example.org/'],
    [bytes([0, 0], 'http://a'), 0, '', 'http://a'],
  ] as const)('%o both ways', (body, encoding, description, url) => {
    expect(parseUrlFrame(body)).toEqual({ encoding, description, url });
    expect(renderUrlFrame({ encoding, description, url })).toEqual(body);
  });

  test('a 00 after the URL is not part of it', () => {
    expect(parseUrlFrame(bytes([0], 'd\0http://a\0')).url).toBe('http://a');
    expect(parseUrl(latin1('http://a\0'))).toBe('http://a');
  });
});

describe('an APIC frame', () => {
  test.each([
    [bytes([0], 'image/png\0', [3], 'cover\0', [1, 2, 0, 3]), 0, 3, 'cover'],
    [bytes([1], 'image/png\0', [0], utf16('Titelbild'), [0, 0], [1, 2, 0, 3]), 1, 0, 'Titelbild'],
  ] as const)('%o both ways', (body, encoding, pictureType, description) => {
    const picture = {
      encoding,
      mimeType: 'image/png',
      pictureType,
      description,
      data: Uint8Array.of(1, 2, 0, 3),
    };
    expect(parsePictureFrame(body)).toEqual(picture);
    expect(renderPictureFrame(picture)).toEqual(body);
  });
});

describe('a PRIV frame', () => {
  test('has an owner and data', () => {
    const body = bytes('www.example.org\0', [1, 0, 2]);
    expect(parsePrivateFrame(body)).toEqual({ owner: 'www.example.org', data: Uint8Array.of(1, 0, 2) });
  });
});

describe('a CHAP frame', () => {
  const body = bytes('ch0\0', hex('00 00 27 10 00 02 de 60 ff ff ff ff 00 00 00 7b'), 'rest');
  const chapter = {
    elementId: 'ch0',
    startMs: 10_000,
    endMs: 188_000,
    startOffset: 0xffffffff,
    endOffset: 123,
    subframes: latin1('rest'),
  };
  test('both ways', () => {
    expect(parseChapterFrame(body)).toEqual(chapter);
    expect(renderChapterFrame(chapter)).toEqual(body);
  });

  test('is damaged without the 00 after its ID, and when it ends in its numbers', () => {
    expect(() => parseChapterFrame(latin1('ch0'))).toThrow(MalformedError);
    for (let length = 4; length < 20; length += 1) {
      expect(() => parseChapterFrame(body.subarray(0, length))).toThrow(MalformedError);
    }
    expect(parseChapterFrame(body.subarray(0, 20)).subframes).toEqual(new Uint8Array(0));
  });
});

describe('a CTOC frame', () => {
  test.each([
    [0, false, false],
    [1, false, true],
    [2, true, false],
    [3, true, true],
  ])('with flags %i both ways', (flags, isTopLevel, isOrdered) => {
    const body = bytes('toc\0', [flags, 2], 'ch0\0ch1\0', 'rest');
    const contents = {
      elementId: 'toc',
      isTopLevel,
      isOrdered,
      entries: ['ch0', 'ch1'],
      subframes: latin1('rest'),
    };
    expect(parseContentsFrame(body)).toEqual(contents);
    expect(renderContentsFrame(contents)).toEqual(body);
  });

  test.each([2, 3, 4, 5, 6, 7])('flag bit %i, undefined, does not confuse it', (bit) => {
    expect(parseContentsFrame(bytes('toc\0', [1 << bit, 0]))).toMatchObject({
      isTopLevel: false,
      isOrdered: false,
    });
  });

  test('is damaged when it lists fewer than it counts', () => {
    expect(() => parseContentsFrame(bytes('toc\0', [3, 2], 'ch0\0'))).toThrow(MalformedError);
    expect(() => parseContentsFrame(bytes('toc\0', [3]))).toThrow(MalformedError);
  });

  test('never lets the count wrap', () => {
    const contents = { elementId: 'toc', isTopLevel: true, isOrdered: true, subframes: new Uint8Array(0) };
    const entries = Array.from({ length: 256 }, (_, index) => `ch${index}`);
    expect(() => renderContentsFrame({ ...contents, entries })).toThrow(RangeError);
    expect(renderContentsFrame({ ...contents, entries: entries.slice(1) })[5]).toBe(255);
  });
});
