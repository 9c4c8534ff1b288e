import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflate } from '../../src/bytes/inflate.js';
import { locatedTag } from '../../src/id3/locate-tags.js';
import { readChapters } from '../../src/id3/read-chapters.js';
import { bytes, chap, ctoc, frame, hex, type Part, tag, uint32, unsynchronise, utf16 } from '../build/id3.js';

function read(...tags: readonly Uint8Array[]) {
  let offset = 0;
  const located = tags.map((stored) => {
    offset += stored.length;
    return locatedTag(offset - stored.length, stored);
  });
  const { chapters, diagnostics } = readChapters(located, 'a.mp3', inflate);
  return { chapters, codes: diagnostics.map(({ code }) => code), diagnostics };
}

function titles(...frames: readonly Part[]): readonly string[] {
  return read(tag('2.3', frames)).chapters.map(({ title, depth }) => `${depth} ${title}`);
}

function title(body: Part): Uint8Array {
  return frame('2.3', 'TIT2', body);
}

describe('readChapters()', () => {
  test('reads title, link, picture and times', () => {
    const subframes = [
      frame('2.3', 'WXXX', bytes([0], 'chapter url\0https://example.org/')),
      frame('2.3', 'APIC', bytes([0], 'image/jpeg\0', [0, 0, 1, 2, 3])),
    ];
    const { chapters, codes } = read(
      tag('2.3', [ctoc('2.3', 'toc', 3, ['x']), chap('2.3', 'x', 1000, { title: 'T', subframes })]),
    );
    expect(chapters).toEqual([
      {
        elementId: 'x',
        startMs: 1000,
        endMs: 2000,
        title: 'T',
        url: 'https://example.org/',
        imageMimeType: 'image/jpeg',
        imageByteLength: 3,
        hidden: false,
        depth: 0,
      },
    ]);
    expect(codes).toEqual([]);
  });

  test('orders by start, and ignores an end that is not after the start', () => {
    const { chapters } = read(
      tag('2.3', [
        chap('2.3', 'c', 3000, { endMs: 0xffffffff }),
        chap('2.3', 'a', 1000, { endMs: 0 }),
        chap('2.3', 'b', 2000, { endMs: 2500 }),
      ]),
    );
    expect(chapters.map(({ elementId, endMs }) => [elementId, endMs])).toEqual([
      ['a', null],
      ['b', 2500],
      ['c', null],
    ]);
  });

  test('finds the depth in nested tables of contents, in any order and with circles', () => {
    const three = ['a', 'b', 'c'].map((id, index) => chap('2.3', id, index * 1000, { title: id }));
    expect(
      titles(...three, ctoc('2.3', 'sub', 1, ['b', 'c', 'toc']), ctoc('2.3', 'toc', 3, ['a', 'sub'])),
    ).toEqual(['0 a', '1 b', '1 c']);
    expect(titles(...three, ctoc('2.3', 'p', 0, ['q', 'a']), ctoc('2.3', 'q', 0, ['p', 'b']))).toEqual([
      '0 a',
      '1 b',
      '0 c',
    ]);
    expect(titles(...three, ctoc('2.3', 'p', 2, ['a']), ctoc('2.3', 'q', 2, ['b']))).toEqual([
      '0 a',
      '0 b',
      '0 c',
    ]);
  });

  test('says which chapter a table of contents lists in vain', () => {
    const { codes, chapters } = read(tag('2.3', [ctoc('2.3', 'toc', 3, ['x', 'y']), chap('2.3', 'x', 0)]));
    expect(codes).toEqual(['id3/contents-unknown-chapter']);
    expect(chapters.length).toBe(1);
  });

  test('reads titles in every encoding, the first of several that says something', () => {
    const bigEndian = bytes([2], hex('00 41 00 62'));
    const chapters = [
      [title(bigEndian)],
      [title(bytes([1], utf16('Zwei'), [0, 0]))],
      [title([0]), title('\0Three')],
      [],
    ];
    expect(
      titles(...chapters.map((subframes, at) => chap('2.3', `c${at}`, at, { title: null, subframes }))),
    ).toEqual(['0 Ab', '0 Zwei', '0 Three', '0 ']);
  });

  test('takes other links if there is no WXXX', () => {
    const subframes = [frame('2.3', 'WOAF', 'http://b')];
    expect(read(tag('2.3', [chap('2.3', 'a', 0, { subframes })])).chapters[0]?.url).toBe('http://b');
  });

  test('reads v2.4 with plain sizes inside and out', () => {
    const long = bytes([3], 'x'.repeat(200));
    const times = bytes(uint32(0), uint32(1000), uint32(0xffffffff), uint32(0xffffffff));
    const body = bytes('a\0', times, frame('2.4', 'TIT2', long, { size: 'plain' }));
    expect(read(tag('2.4', [frame('2.4', 'CHAP', body, { size: 'plain' })])).chapters[0]?.title.length).toBe(
      200,
    );
  });

  test('undoes what chapters are wrapped in', () => {
    const times = bytes(uint32(0xff00ff), uint32(0xff01ff), uint32(0xffffffff), uint32(0xffffffff));
    const body = bytes('a\0', times, frame('2.4', 'TIT2', bytes([0], 'T')));
    const packed = deflateSync(body);
    const wrapped = [
      tag('2.4', [frame('2.4', 'CHAP', unsynchronise(body), { flags: 2 })]),
      tag('2.4', [frame('2.4', 'CHAP', unsynchronise(body))], { flags: 0x80 }),
      tag('2.4', [frame('2.4', 'CHAP', bytes([0, 0, 0, body.length], packed), { flags: 9 })]),
      tag('2.4', [frame('2.4', 'CHAP', bytes([0x81], body), { flags: 0x40 })]),
      tag('2.3', [frame('2.3', 'CHAP', bytes(uint32(body.length), packed), { flags: 0x80 })]),
      tag('2.3', [frame('2.3', 'CHAP', bytes([0x81], body), { flags: 0x20 })]),
      tag('2.3', [unsynchronise(frame('2.3', 'CHAP', body))], { flags: 0x80, padding: 9 }),
      tag('2.3', [frame('2.3', 'CHAP', unsynchronise(body))], { flags: 0x80, padding: 9 }),
    ];
    for (const stored of wrapped) {
      expect(read(stored).chapters).toMatchObject([
        { elementId: 'a', startMs: 0xff00ff, endMs: 0xff01ff, title: 'T' },
      ]);
    }
  });

  test('reports what it cannot read, at its place, and continues', () => {
    const cut = frame('2.3', 'CHAP', 'a\0\0\0');
    const encrypted = frame('2.3', 'CHAP', 'a\0\0\0', { flags: 0x40 });
    const bomb = frame('2.3', 'CHAP', bytes(uint32(2 ** 31), [1, 2, 3]), { flags: 0x80 });
    const { chapters, diagnostics } = read(tag('2.3', [cut, encrypted, bomb, chap('2.3', 'b', 0)]));
    expect(chapters.length).toBe(1);
    expect(
      diagnostics.map(({ code, place }) => [code, place?.kind === 'bytes' ? place.offset : null]),
    ).toEqual([
      ['id3/chapter-damaged', 10],
      ['id3/chapter-damaged', 10 + cut.length],
      ['id3/chapter-damaged', 10 + cut.length + encrypted.length],
      ['id3/contents-missing', expect.any(Number)],
    ]);
  });

  test('reads every tag of a file, and says when most players would not', () => {
    const { chapters, codes } = read(
      tag('2.3', [chap('2.3', 'a', 5)]),
      tag(7, []),
      tag('2.4', [chap('2.4', 'b', 0)]),
    );
    expect(chapters.map(({ elementId }) => elementId)).toEqual(['b', 'a']);
    expect(codes).toEqual(['id3/contents-missing', 'id3/contents-missing', 'id3/chapters-in-further-tag']);
  });

  test('never throws', () => {
    const content = fc.uint8Array({ maxLength: 60 });
    const frames = fc.array(
      fc.oneof(
        content.map((body) => frame('2.3', 'CHAP', body)),
        content.map((body) => frame('2.3', 'CTOC', body)),
        content.map((body) => chap('2.3', 'a', 0, { subframes: [body] })),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('2.3' as const, '2.4' as const),
        fc.nat(255),
        frames,
        (version, flags, parts) => {
          read(tag(version, parts, { flags }));
        },
      ),
      { numRuns: 500 },
    );
  });
});
