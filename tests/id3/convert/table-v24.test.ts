import { describe, expect, test } from 'vitest';
import { inflate } from '../../../src/bytes/inflate.js';
import { convertFrames } from '../../../src/id3/convert/convert.js';
import { layouts } from '../../../src/id3/convert/layout.js';
import { rowsOfV24 } from '../../../src/id3/convert/table.js';
import { bytes, utf8, utf16 } from './bytes.js';

/** Text frames: strings in the frame's encoding. */
const texts = [
  'TIT1',
  'TIT2',
  'TIT3',
  'TALB',
  'TOAL',
  'TRCK',
  'TPOS',
  'TSST',
  'TSRC',
  'TPE1',
  'TPE2',
  'TPE3',
  'TPE4',
  'TOPE',
  'TEXT',
  'TOLY',
  'TCOM',
  'TENC',
  'TBPM',
  'TLEN',
  'TKEY',
  'TLAN',
  'TCON',
  'TFLT',
  'TMED',
  'TMOO',
  'TCOP',
  'TPRO',
  'TPUB',
  'TOWN',
  'TRSN',
  'TRSO',
  'TOFN',
  'TDLY',
  'TDEN',
  'TDRL',
  'TDTG',
  'TSSE',
  'TSOA',
  'TSOP',
  'TSOT',
  'TXXX',
  'TYER',
  'TDAT',
  'TIME',
  'TORY',
  'TRDA',
  'TSIZ',
  'IPLS',
  'TCMP',
  'TSO2',
  'TSOC',
  'TDES',
  'TGID',
  'TKWD',
  'TCAT',
  'MVNM',
  'MVIN',
  'GRP1',
  'XDOR',
  'XSOA',
  'XSOP',
  'XSOT',
];

/** Frames carried byte for byte under their own name, among them those that only v2.4 has. */
const verbatim = [
  ['UFID', bytes('http://owner.example', 0, 3, 2, 1)],
  ['WCOM', bytes('http://shop.example')],
  ['WCOP', bytes('http://rights.example')],
  ['WOAF', bytes('http://file.example')],
  ['WOAR', bytes('http://artist.example')],
  ['WOAS', bytes('http://source.example')],
  ['WORS', bytes('http://radio.example')],
  ['WPAY', bytes('http://pay.example')],
  ['WPUB', bytes('http://publisher.example')],
  ['WFED', bytes('http://feed.example')],
  ['MCDI', bytes(3, 0xff, 0)],
  ['ETCO', bytes(2, 3, 0, 0, 1, 0)],
  ['MLLT', bytes(0, 2, 0, 1, 0, 0, 0, 26, 8, 8, 1, 2)],
  ['SYTC', bytes(2, 120, 0, 0, 1, 0)],
  ['RVA2', bytes('track', 0, 1, 0xfe, 0, 16, 0x7f, 0xff)],
  ['EQU2', bytes(1, 'flat', 0, 0, 100, 2, 0)],
  ['RVRB', bytes(0, 1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10)],
  ['PCNT', bytes(0, 0, 0, 9)],
  ['POPM', bytes('me@example', 0, 196, 0, 0, 0, 5)],
  ['RBUF', bytes(0, 16, 0, 1, 0, 0, 0, 0)],
  ['AENC', bytes('owner', 0, 0, 1, 0, 2, 9)],
  ['LINK', bytes('TIT2http://x.example', 0, 'id')],
  ['POSS', bytes(2, 0, 0, 1, 0)],
  ['ENCR', bytes('owner', 0, 0x80, 1)],
  ['GRID', bytes('owner', 0, 0x80, 1)],
  ['PRIV', bytes('owner', 0, 3, 0xff, 0xfb)],
  ['SEEK', bytes(0, 0, 1, 0)],
  ['ASPI', bytes(0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 8, 7)],
  ['RVAD', bytes(3, 16, 0, 1, 0, 2)],
  ['EQUA', bytes(16, 0x80, 100, 0, 5)],
  ['PCST', bytes(0, 0, 0, 0)],
  ['ITNU', bytes(0, 0, 0, 0)],
  ['RGAD', bytes(3, 1, 2)],
  ['XRVA', bytes('track', 0, 1, 0, 0, 0)],
  ['NCON', bytes(3, 2, 1)],
] as const;

/** Frames that change: name, body in UTF-8, name and body afterwards. */
const changed = [
  [
    'WXXX',
    bytes(3, utf8('блог'), 0, 'http://x.example'),
    'WXXX',
    bytes(1, utf16('блог'), 0, 0, 'http://x.example'),
  ],
  ['USLT', bytes(3, 'eng', 0, utf8('♪ la')), 'USLT', bytes(1, 'eng', utf16(''), 0, 0, utf16('♪ la'))],
  [
    'SYLT',
    bytes(3, 'eng', 2, 1, utf8('♪'), 0, 'la', 0, 0, 0, 1, 0, utf8('lö'), 0, 0, 0, 2, 0),
    'SYLT',
    bytes(1, 'eng', 2, 1, utf16('♪'), 0, 0, utf16('la'), 0, 0, 0, 0, 1, 0, utf16('lö'), 0, 0, 0, 0, 2, 0),
  ],
  ['COMM', bytes(3, 'eng', 'd', 0, utf8('é')), 'COMM', bytes(1, 'eng', utf16('d'), 0, 0, utf16('é'))],
  [
    'APIC',
    bytes(3, 'image/png', 0, 3, utf8('封面'), 0, 0, 0x89, 'PNG', 0),
    'APIC',
    bytes(1, 'image/png', 0, 3, utf16('封面'), 0, 0, 0, 0x89, 'PNG', 0),
  ],
  [
    'GEOB',
    bytes(3, 'text/plain', 0, utf8('ä.txt'), 0, utf8('ü'), 0, 'data', 0),
    'GEOB',
    bytes(1, 'text/plain', 0, utf16('ä.txt'), 0, 0, utf16('ü'), 0, 0, 'data', 0),
  ],
  ['USER', bytes(3, 'eng', utf8('©')), 'USER', bytes(1, 'eng', utf16('©'))],
  ['OWNE', bytes(3, 'EUR1', 0, '20200102', utf8('Ł')), 'OWNE', bytes(1, 'EUR1', 0, '20200102', utf16('Ł'))],
  [
    'COMR',
    bytes(3, 'EUR1', 0, '20200102', 'http://x', 0, 3, utf8('Ł'), 0, 'd', 0, 'image/png', 0, 0x89),
    'COMR',
    bytes(
      1,
      'EUR1',
      0,
      '20200102',
      'http://x',
      0,
      3,
      utf16('Ł'),
      0,
      0,
      utf16('d'),
      0,
      0,
      'image/png',
      0,
      0x89,
    ),
  ],
  [
    'CHAP',
    bytes('c1', 0, new Uint8Array(16), 'TIT2', 0, 0, 0, 3, 0, 0, 3, utf8('é')),
    'CHAP',
    bytes('c1', 0, new Uint8Array(16), 'TIT2', 0, 0, 0, 5, 0, 0, 1, utf16('é')),
  ],
  [
    'CTOC',
    bytes('toc', 0, 3, 1, 'c1', 0, 'TIT2', 0, 0, 0, 2, 0, 0, 3, 'x'),
    'CTOC',
    bytes('toc', 0, 3, 1, 'c1', 0, 'TIT2', 0, 0, 0, 5, 0, 0, 1, utf16('x')),
  ],
] as const;

/** Rows with tests of their own: dates.test.ts, people-list.test.ts, convert.test.ts. */
const elsewhere = ['TDRC', 'TDOR', 'TIPL', 'TMCL', 'SIGN'];

function convert(id: string, body: Uint8Array) {
  return convertFrames([{ id, flags: 0, body }], '2.4', {
    place: () => null,
    inflate,
    unsynchronised: false,
  });
}

describe('convertFrames() carries every row of the v2.4 table', () => {
  test.each(texts)('%s, text and several values', (id) => {
    const body = bytes(3, utf8('Zoë'), 0, utf8('🎧'), 0);
    const expected = bytes(1, utf16('Zoë'), 0, 0, utf16('🎧'), 0, 0);
    expect(convert(id, body)).toEqual({ frames: [{ id, flags: 0, body: expected }], diagnostics: [] });
    const latin1 = bytes(0, 'caf', 0xe9, 0, 'two');
    expect(convert(id, latin1)).toEqual({ frames: [{ id, flags: 0, body: latin1 }], diagnostics: [] });
  });

  test.each(verbatim)('%s, byte for byte', (id, body) => {
    expect(convert(id, body)).toEqual({ frames: [{ id, flags: 0, body }], diagnostics: [] });
  });

  test.each(changed)('%s, in its new form', (id, body, name, expected) => {
    expect(convert(id, body)).toEqual({ frames: [{ id: name, flags: 0, body: expected }], diagnostics: [] });
  });

  test('and no row is untested', () => {
    const tested = [...texts, ...verbatim.map(([id]) => id), ...changed.map(([id]) => id), ...elsewhere];
    const special = [...Object.keys(rowsOfV24), ...Object.keys(layouts)];
    expect(special.filter((id) => !tested.includes(id))).toEqual([]);
    expect(new Set(tested).size).toBe(tested.length);
  });
});

describe('convertFrames() of v2.4 frames without a row', () => {
  test('takes T*** for text', () => {
    expect(convert('TZZZ', bytes(3, 'a')).frames).toEqual([
      { id: 'TZZZ', flags: 0, body: bytes(1, utf16('a')) },
    ]);
  });

  test('carries all others byte for byte', () => {
    expect(convert('ABCD', bytes(3, 'a')).frames).toEqual([{ id: 'ABCD', flags: 0, body: bytes(3, 'a') }]);
  });

  test.each(['TCP ', 'TCP\0'])('gives the v2.2 name %j its four letters', (id) => {
    expect(convert(id, bytes(3, '1')).frames).toEqual([{ id: 'TCMP', flags: 0, body: bytes(1, utf16('1')) }]);
  });

  test.each(['PIC ', 'XYZ ', 'tit2', '\0\0\0\0'])('refuses %j', (id) => {
    const { frames, diagnostics } = convert(id, bytes(0, 'a'));
    expect(frames).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'id3/convert-unnamed-frame', args: { from: '2.4' } }]);
  });
});
