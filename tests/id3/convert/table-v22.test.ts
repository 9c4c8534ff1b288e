import { describe, expect, test } from 'vitest';
import { inflate } from '../../../src/bytes/inflate.js';
import { convertFrames } from '../../../src/id3/convert/convert.js';
import { namesOfV22 } from '../../../src/id3/convert/names-v22.js';
import { bytes, utf16 } from './bytes.js';

/** Text frames: the body is the same in both versions. */
const texts = [
  ['TT1', 'TIT1'],
  ['TT2', 'TIT2'],
  ['TT3', 'TIT3'],
  ['TP1', 'TPE1'],
  ['TP2', 'TPE2'],
  ['TP3', 'TPE3'],
  ['TP4', 'TPE4'],
  ['TCM', 'TCOM'],
  ['TXT', 'TEXT'],
  ['TLA', 'TLAN'],
  ['TAL', 'TALB'],
  ['TPA', 'TPOS'],
  ['TRK', 'TRCK'],
  ['TRC', 'TSRC'],
  ['TYE', 'TYER'],
  ['TDA', 'TDAT'],
  ['TIM', 'TIME'],
  ['TRD', 'TRDA'],
  ['TMT', 'TMED'],
  ['TFT', 'TFLT'],
  ['TBP', 'TBPM'],
  ['TCR', 'TCOP'],
  ['TPB', 'TPUB'],
  ['TEN', 'TENC'],
  ['TSS', 'TSSE'],
  ['TOF', 'TOFN'],
  ['TLE', 'TLEN'],
  ['TSI', 'TSIZ'],
  ['TDY', 'TDLY'],
  ['TKE', 'TKEY'],
  ['TOT', 'TOAL'],
  ['TOA', 'TOPE'],
  ['TOL', 'TOLY'],
  ['TOR', 'TORY'],
  ['TXX', 'TXXX'],
  ['TCP', 'TCMP'],
  ['TST', 'TSOT'],
  ['TSA', 'TSOA'],
  ['TSP', 'TSOP'],
  ['TS2', 'TSO2'],
  ['TSC', 'TSOC'],
  ['TDR', 'TDRL'],
  ['TDS', 'TDES'],
  ['TID', 'TGID'],
  ['TKW', 'TKWD'],
  ['TCT', 'TCAT'],
  ['MVN', 'MVNM'],
  ['MVI', 'MVIN'],
  ['GP1', 'GRP1'],
  ['TPS', 'TSST'],
  ['IPL', 'IPLS'],
] as const;

/** Frames whose bytes mean the same in both versions. */
const verbatim = [
  ['UFI', 'UFID', bytes('http://owner.example', 0, 1, 2, 3)],
  ['TCO', 'TCON', bytes(0, '(17)Rock')],
  ['WAF', 'WOAF', bytes('http://file.example')],
  ['WAR', 'WOAR', bytes('http://artist.example')],
  ['WAS', 'WOAS', bytes('http://source.example')],
  ['WCM', 'WCOM', bytes('http://shop.example')],
  ['WCP', 'WCOP', bytes('http://rights.example')],
  ['WPB', 'WPUB', bytes('http://publisher.example')],
  ['WRS', 'WORS', bytes('http://radio.example')],
  ['WXX', 'WXXX', bytes(0, 'blog', 0, 'http://blog.example')],
  ['MCI', 'MCDI', bytes(0, 0xff, 1)],
  ['ETC', 'ETCO', bytes(2, 3, 0, 0, 1, 0)],
  ['MLL', 'MLLT', bytes(0, 2, 0, 1, 0, 0, 0, 26, 8, 8, 1, 2)],
  ['STC', 'SYTC', bytes(2, 120, 0, 0, 1, 0)],
  ['ULT', 'USLT', bytes(0, 'eng', 'first', 0, 'la la')],
  ['SLT', 'SYLT', bytes(0, 'eng', 2, 1, 'song', 0, 'la', 0, 0, 0, 1, 0)],
  ['COM', 'COMM', bytes(0, 'eng', 'note', 0, 'a comment')],
  ['RVA', 'RVAD', bytes(3, 16, 0, 1, 0, 2, 0, 3, 0, 4)],
  ['EQU', 'EQUA', bytes(16, 0x80, 100, 0, 5)],
  ['REV', 'RVRB', bytes(0, 1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10)],
  ['GEO', 'GEOB', bytes(0, 'text/plain', 0, 'a.txt', 0, 'a text', 0, 'content')],
  ['CNT', 'PCNT', bytes(0, 0, 0, 9)],
  ['POP', 'POPM', bytes('me@example', 0, 196, 0, 0, 0, 5)],
  ['BUF', 'RBUF', bytes(0, 16, 0, 1, 0, 0, 0, 0)],
  ['CRA', 'AENC', bytes('owner', 0, 0, 1, 0, 2, 9)],
  ['WFD', 'WFED', bytes('http://feed.example')],
  ['PCS', 'PCST', bytes(0, 0, 0, 0)],
  ['ITU', 'ITNU', bytes(0, 0, 0, 0)],
] as const;

/** Frames whose fields change. */
const reshaped = [
  [
    'PIC',
    'APIC',
    bytes(0, 'JPG', 3, 'cover', 0, 0xff, 0xd8),
    bytes(0, 'image/jpeg', 0, 3, 'cover', 0, 0xff, 0xd8),
  ],
  ['LNK', 'LINK', bytes('TT2http://x.example', 0, 'id'), bytes('TIT2http://x.example', 0, 'id')],
] as const;

function convert(id: string, body: Uint8Array) {
  return convertFrames([{ id, flags: 0, body }], '2.2', {
    place: () => null,
    inflate,
    unsynchronised: false,
  });
}

describe('convertFrames() carries every row of the v2.2 table', () => {
  test.each(texts)('%s as %s, in either encoding of v2.2', (id, name) => {
    for (const body of [bytes(0, 'caf', 0xe9), bytes(1, utf16('名前'), 0, 0)]) {
      expect(convert(id, body)).toEqual({ frames: [{ id: name, flags: 0, body }], diagnostics: [] });
    }
  });

  test.each(verbatim)('%s as %s, byte for byte', (id, name, body) => {
    expect(convert(id, body)).toEqual({ frames: [{ id: name, flags: 0, body }], diagnostics: [] });
  });

  test.each(reshaped)('%s as %s, in its new form', (id, name, body, expected) => {
    expect(convert(id, body)).toEqual({ frames: [{ id: name, flags: 0, body: expected }], diagnostics: [] });
  });

  test('and no row is untested', () => {
    const tested = [...texts, ...verbatim, ...reshaped].map(([id]) => id);
    expect(tested.toSorted()).toEqual([...namesOfV22.keys()].toSorted());
  });
});

describe('convertFrames() of a v2.2 tag', () => {
  test.each([
    ['PNG', 'image/png'],
    ['jpg', 'image/jpeg'],
    ['-->', '-->'],
    ['GIF', 'image/gif'],
    ['WMF', 'image/wmf'],
    ['\0\0\0', 'image/'],
  ])('spells out the image format %j as %s', (format, mimeType) => {
    const [frame] = convert('PIC', bytes(1, format, 0, utf16('x'), 0, 0, 'data')).frames;
    expect(frame?.body).toEqual(bytes(1, mimeType, 0, 0, utf16('x'), 0, 0, 'data'));
  });

  test('carries a picture that ends after its format', () => {
    expect(convert('PIC', bytes(0, 'JPG')).frames[0]?.body).toEqual(bytes(0, 'image/jpeg', 0));
  });

  test.each([bytes(0, 'JP'), bytes(0, 1, 2, 3, 0, 0)])(
    'refuses a picture without a readable format',
    (body) => {
      expect(convert('PIC', body).diagnostics.map(({ code }) => code)).toEqual(['id3/convert-damaged-frame']);
    },
  );

  test('re-codes text in an encoding that v2.2 does not have', () => {
    expect(convert('TT2', bytes(3, 'a')).frames[0]?.body).toEqual(bytes(1, utf16('a')));
  });

  test.each(['CRM', 'XYZ', 'TZZ'])('refuses %s, which has no v2.3 name', (id) => {
    const { frames, diagnostics } = convert(id, bytes(0, 'a'));
    expect(frames).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'id3/convert-unnamed-frame', severity: 'error', args: { from: '2.2' } },
    ]);
    expect(diagnostics[0]?.help).toContain('or run with --force');
  });

  test('refuses a link to a frame that has no v2.3 name', () => {
    expect(convert('LNK', bytes('XYZhttp://x.example', 0)).diagnostics).toMatchObject([
      { code: 'id3/convert-damaged-frame', args: { id: 'LNK', at: 0 } },
    ]);
  });
});
