import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflate } from '../../../src/bytes/inflate.js';
import { convertFrames } from '../../../src/id3/convert/convert.js';
import { bytes, utf16 } from './bytes.js';

function convert(flags: number, body: Uint8Array, id = 'TIT2', unsynchronised = false) {
  const { frames, diagnostics } = convertFrames([{ id, flags, body }], '2.4', {
    place: () => null,
    inflate,
    unsynchronised,
  });
  return { frames, codes: diagnostics.map(({ code }) => code) };
}

/** One frame without findings. */
function frame(flags: number, body: Uint8Array, id = 'TIT2') {
  return { frames: [{ id, flags, body }], codes: [] };
}

const title = bytes(0, 'title');

/** A data length and the compressed content after it. */
function compress(content: Uint8Array, stated = content.length): Uint8Array {
  return bytes(0, 0, stated >> 7, stated & 0x7f, deflateSync(content));
}

describe('convertFrames() maps the flags of v2.4', () => {
  test.each([
    ['tag alter preservation', 0x4000, 0x8000],
    ['file alter preservation', 0x2000, 0x4000],
    ['read only', 0x1000, 0x2000],
    ['all three', 0x7000, 0xe000],
  ])('%s', (_, flags, expected) => {
    expect(convert(flags, title)).toEqual(frame(expected, title));
  });

  test('grouping identity, whose byte is first', () => {
    expect(convert(0x0040, bytes(0x81, 3, 'a'))).toEqual(frame(0x20, bytes(0x81, 1, utf16('a'))));
  });

  test('data length indicator, which is dropped', () => {
    expect(convert(0x0001, bytes(0, 0, 0, 6, title))).toEqual(frame(0, title));
    expect(convert(0x0041, bytes(0x81, 0, 0, 0, 6, title))).toEqual(frame(0x20, bytes(0x81, title)));
  });

  test.each([0x8000, 0x0800, 0x0400, 0x0200, 0x0100, 0x0080, 0x0020, 0x0010])(
    'an undefined one (%i) is named and left out',
    (flags) => {
      expect(convert(flags, title)).toEqual({ ...frame(0, title), codes: ['id3/convert-unknown-flags'] });
    },
  );

  test('encryption is refused', () => {
    expect(convert(0x0004, bytes(0x80, 1, 2))).toEqual({
      frames: [],
      codes: ['id3/convert-encrypted-frame'],
    });
  });

  test.each([
    [0x0040, bytes(), 'id3/convert-empty-frame'],
    [0x0009, bytes(0, 0, 0), 'id3/convert-damaged-frame'],
    [0x0049, bytes(0x81, 0, 0, 0), 'id3/convert-damaged-frame'],
    [0x0008, bytes(0, 0, 0, 6), 'id3/convert-damaged-frame'],
  ])('%i is refused or reported when what it announces is missing', (flags, body, code) => {
    expect(convert(flags, body)).toEqual({ frames: [], codes: [code] });
  });
});

describe('convertFrames() undoes unsynchronisation', () => {
  const stored = bytes('owner', 0, 0xff, 0, 0xe0, 0xff, 0, 0);
  const undone = bytes('owner', 0, 0xff, 0xe0, 0xff, 0);

  test('of one frame', () => {
    expect(convert(0x0002, stored, 'PRIV')).toEqual(frame(0, undone, 'PRIV'));
    expect(convert(0x0003, bytes(0, 0, 0, undone.length, stored), 'PRIV')).toEqual(frame(0, undone, 'PRIV'));
  });

  test('of a whole tag', () => {
    expect(convert(0, stored, 'PRIV', true)).toEqual(frame(0, undone, 'PRIV'));
  });

  test('before text is re-coded', () => {
    // "AÿB" in UTF-16BE: 00 was put between the FF of ÿ and the 00 of B.
    const body = bytes(2, 0, 0x41, 0, 0xff, 0, 0, 0x42);
    expect(convert(0x0002, body)).toEqual(frame(0, bytes(1, utf16('AÿB'))));
  });

  test('unless the bytes show that it was never applied', () => {
    const plain = bytes('owner', 0, 0xff, 0xfb, 0xff, 0);
    expect(convert(0x0002, plain, 'PRIV')).toEqual(frame(0, plain, 'PRIV'));
    const statedAsFound = bytes(0, 0, 0, stored.length, stored);
    expect(convert(0x0003, statedAsFound, 'PRIV')).toEqual(frame(0, stored, 'PRIV'));
  });
});

describe('convertFrames() of a wrong data length', () => {
  test('says so and keeps all bytes', () => {
    expect(convert(0x0001, bytes(0, 0, 0, 9, title))).toEqual({
      ...frame(0, title),
      codes: ['id3/convert-data-length'],
    });
  });

  test('takes a frame without room for one for content', () => {
    expect(convert(0x0001, bytes(0, 'a'))).toEqual({
      ...frame(0, bytes(0, 'a')),
      codes: ['id3/convert-data-length'],
    });
  });

  test('takes one with a high bit for a plain number', () => {
    const body = bytes(0, 'x'.repeat(199));
    expect(convert(0x0001, bytes(0, 0, 0, 200, body))).toEqual(frame(0, body));
  });
});

describe('convertFrames() of a compressed frame', () => {
  test('keeps it compressed where v2.3 knows its encoding', () => {
    const body = bytes(0, 'a'.repeat(300));
    expect(convert(0x0009, compress(body))).toEqual(frame(0x80, bytes(0, 0, 1, 45, deflateSync(body))));
  });

  test('puts the group byte after the size, as v2.3 has it', () => {
    expect(convert(0x0049, bytes(0x81, compress(title)))).toEqual(
      frame(0xa0, bytes(0, 0, 0, 6, 0x81, deflateSync(title))),
    );
  });

  test('unpacks text that must be re-coded', () => {
    expect(convert(0x0009, compress(bytes(3, 'abc')))).toEqual(frame(0, bytes(1, utf16('abc'))));
  });

  test('never unpacks a body without text', () => {
    const body = bytes(0, 0, 0x7f, 0x7f, 'no zlib stream');
    expect(convert(0x0009, body, 'PRIV')).toEqual(
      frame(0x80, bytes(0, 0, 0x3f, 0xff, 'no zlib stream'), 'PRIV'),
    );
  });

  test('refuses a size that its data cannot reach', () => {
    const body = bytes(0x7f, 0x7f, 0x7f, 0x7f, deflateSync(title));
    expect(convert(0x0009, body).codes).toEqual(['id3/convert-compressed-frame']);
  });

  test.each([title.length - 1, title.length + 1])(
    'refuses a size that is not the real one (%i)',
    (stated) => {
      expect(convert(0x0009, compress(title, stated)).codes).toEqual(['id3/convert-damaged-frame']);
    },
  );

  test('does not unpack more of a tag than is sensible', () => {
    const blank = new Uint8Array(3 * 1024 * 1024);
    const length = bytes(0x01, 0x40, 0, 0);
    const body = bytes(length, deflateSync(blank));
    const frames = Array.from({ length: 30 }, () => ({ id: 'TIT2', flags: 0x0009, body }));
    const { diagnostics } = convertFrames(frames, '2.4', {
      place: () => null,
      inflate,
      unsynchronised: false,
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(
      Array.from({ length: 20 }, () => 'id3/convert-compressed-frame'),
    );
  });
});
