import { describe, expect, test } from 'vitest';
import { inflate } from '../../../src/bytes/inflate.js';
import { convertFrames } from '../../../src/id3/convert/convert.js';
import { bytes, utf8, utf16 } from './bytes.js';

function convert(...frames: readonly (readonly [id: string, body: Uint8Array])[]) {
  const { frames: converted, diagnostics } = convertFrames(
    frames.map(([id, body]) => ({ id, flags: 0, body })),
    '2.4',
    { place: () => null, inflate, unsynchronised: false },
  );
  expect(diagnostics).toEqual([]);
  return converted.map(({ id, body }) => [id, Buffer.from(body).toString('latin1')]);
}

describe('convertFrames() says TDRC in the frames of v2.3 too', () => {
  test.each([
    ['2020', [['TYER', '2020']]],
    ['2020-03', [['TYER', '2020']]],
    [
      '2020-03-09',
      [
        ['TYER', '2020'],
        ['TDAT', '0903'],
      ],
    ],
    [
      '2020-03-09T21',
      [
        ['TYER', '2020'],
        ['TDAT', '0903'],
      ],
    ],
    [
      '2020-03-09T21:05',
      [
        ['TYER', '2020'],
        ['TDAT', '0903'],
        ['TIME', '2105'],
      ],
    ],
    [
      '2020-03-09 21:05:59',
      [
        ['TYER', '2020'],
        ['TDAT', '0903'],
        ['TIME', '2105'],
      ],
    ],
    ['2020-00-00', [['TYER', '2020']]],
    ['2020-13-01', [['TYER', '2020']]],
    ['2020-01-32', [['TYER', '2020']]],
    [
      '2020-03-09T24:00',
      [
        ['TYER', '2020'],
        ['TDAT', '0903'],
      ],
    ],
    [
      '2020-03-09T23:60',
      [
        ['TYER', '2020'],
        ['TDAT', '0903'],
      ],
    ],
    ['20200309', []],
    ['20', []],
    ['spring 2020', []],
  ])('%s', (stamp, legacy) => {
    const expected = [['TDRC', `\0${stamp}`], ...legacy.map(([id, text]) => [id, `\0${text}`])];
    expect(convert(['TDRC', bytes(0, stamp)])).toEqual(expected);
  });

  test('from UTF-16 of either byte order', () => {
    const littleEndian = bytes(1, utf16('2020'), 0, 0);
    const bigEndian = bytes(1, 0xfe, 0xff, Uint8Array.from(Buffer.from('2020', 'utf16le').swap16()));
    for (const body of [littleEndian, bigEndian])
      expect(convert(['TDRC', body])[1]).toEqual(['TYER', '\x002020']);
  });

  test('from the first of several values', () => {
    expect(convert(['TDRC', bytes(0, '1999', 0, '2020')]).slice(1)).toEqual([['TYER', '\x001999']]);
  });

  test('without a second frame of a name', () => {
    const stamp = ['TDRC', bytes(0, '2020-03-09T21:05')] as const;
    const year = ['TYER', bytes(1, utf16('2020'))] as const;
    expect(convert(year, stamp).map(([id]) => id)).toEqual(['TYER', 'TDRC', 'TDAT', 'TIME']);
    expect(convert(stamp, stamp).map(([id]) => id)).toEqual(['TDRC', 'TYER', 'TDAT', 'TIME', 'TDRC']);
  });

  test('but never next to another date', () => {
    const stamp = ['TDRC', bytes(0, '2020-03-09T21:05')] as const;
    expect(convert(['TYER', bytes(0, '1999')], stamp).map(([id]) => id)).toEqual(['TYER', 'TDRC']);
    expect(convert(stamp, ['TDAT', bytes(0, '0101')]).map(([id]) => id)).toEqual(['TDRC', 'TDAT']);
    expect(convert(stamp, ['TDRC', bytes(0, '2021-03-09T21:05')]).map(([id]) => id)).toEqual([
      'TDRC',
      'TYER',
      'TDAT',
      'TIME',
      'TDRC',
    ]);
  });
});

describe('convertFrames() says TDOR in TORY too', () => {
  test('with its year', () => {
    expect(convert(['TDOR', bytes(3, utf8('1969-07-20'))]).slice(1)).toEqual([['TORY', '\x001969']]);
  });

  test('unless the tag has one', () => {
    const frames = convert(['TORY', bytes(0, '1970')], ['TDOR', bytes(0, '1969')]);
    expect(frames).toEqual([
      ['TORY', '\x001970'],
      ['TDOR', '\x001969'],
    ]);
  });
});
