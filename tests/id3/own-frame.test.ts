import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import { crc32 } from '../../src/bytes/crc32.js';
import { invertEdits } from '../../src/bytes/invert-edits.js';
import { canRecall, noFormerTag, plainFormerTag, recallTag, rememberTag } from '../../src/id3/former-tag.js';
import { isOwnFrame, parseOwnFrame, renderOwnFrame } from '../../src/id3/own-frame.js';
import { parseTag } from '../../src/id3/tag.js';
import { bytes, hex, latin1, tag, text } from '../build/id3.js';

const none = new Uint8Array(0);

describe('our PRIV frame', () => {
  const body = bytes(
    'urn:chapterize\0',
    hex('01 00 00 02 00 de ad be ef 00 00 01 fa 00 00 10 00 02 00 00 02 49 44 05 80 01 00 02 03 80 02 00'),
  );
  const memory = {
    byteLength: 512,
    crc32: 0xdeadbeef,
    exportByteLength: 506,
    previousByteLength: 4096,
    edits: [
      { offset: 0, length: 0, content: latin1('ID') },
      { offset: 5, length: 128, content: none },
    ],
    insertedZeros: Uint32Array.of(3, 259),
    footer: none,
    origin: { kind: 'forgotten' },
    statedValues: [],
    ownSubframeCounts: [],
  } as const;

  test('both ways', () => {
    expect(parseOwnFrame({ id: 'PRIV', flags: 0, body })).toEqual(memory);
    expect(bytes(...renderOwnFrame(memory))).toEqual(body);
  });

  test('both ways with what undo needs', () => {
    const second = Uint8Array.from(body).fill(2, 15, 16);
    const former = { ...memory, origin: { kind: 'former' } } as const;
    expect(bytes(...renderOwnFrame(former))).toEqual(bytes(second, hex('00 00')));
    const full = {
      ...memory,
      origin: {
        kind: 'pieces',
        byteLength: 300,
        crc32: 7,
        pieces: [
          { kind: 'bytes', content: latin1('PIC') },
          { kind: 'copy', offset: 9, length: 200 },
          { kind: 'zeros', length: 97 },
          { kind: 'unsynchronised', offset: 5, length: 4 },
        ],
      },
      statedValues: [
        { name: 'length', text: '12 MB', before: '', after: ' ' },
        { name: 'duration', text: '', before: 'd: 1', after: '' },
      ],
    } as const;
    const kept = { ...former, ownSubframeCounts: [2, 1] } as const;
    expect(bytes(...renderOwnFrame(kept))).toEqual(bytes(second, hex('00 00 02 02 01')));
    expect(parseOwnFrame({ id: 'PRIV', flags: 0, body: bytes(...renderOwnFrame(kept)) })).toEqual(kept);
    const pieces = bytes(hex('01 00 00 01 2c 00 00 00 07 04 0d'), 'PIC', hex('a0 06 09 86 03 13 05'));
    const rendered = bytes(
      second,
      pieces,
      hex('02 00 05'),
      '12 MB',
      hex('00 01 20 01 00 04'),
      'd: 1',
      hex('00'),
    );
    expect(bytes(...renderOwnFrame(full))).toEqual(rendered);
    for (const each of [former, full]) {
      expect(parseOwnFrame({ id: 'PRIV', flags: 0, body: bytes(...renderOwnFrame(each)) })).toEqual(each);
    }
  });

  test('is known by its owner, readable or not', () => {
    expect(isOwnFrame({ id: 'PRIV', body: latin1('urn:chapterize\0') })).toBe(true);
    expect(isOwnFrame({ id: 'PRIV', body: latin1('urn:chapterizer\0') })).toBe(false);
    expect(isOwnFrame({ id: 'GEOB', body })).toBe(false);
    expect(parseOwnFrame({ id: 'PRIV', flags: 0, body: latin1('urn:chapterize\0') })).toBeNull();
    expect(parseOwnFrame({ id: 'PRIV', flags: 0x80, body })).toBeNull();
    expect(
      parseOwnFrame({ id: 'PRIV', flags: 0, body: bytes('urn:chapterize\0', [3], body.subarray(16)) }),
    ).toBeNull();
  });

  test('that counts more entries than ours ever do is not ours', () => {
    const crafted = bytes(body.subarray(0, 31), hex('ff ff ff 7f'), new Uint8Array(64));
    expect(parseOwnFrame({ id: 'PRIV', flags: 0, body: crafted })).toBeNull();
  });

  test('cut off or altered anywhere never throws', () => {
    for (let length = 0; length < body.length; length += 1) {
      parseOwnFrame({ id: 'PRIV', flags: 0, body: body.subarray(0, length) });
    }
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(255), (at, byte) => {
        const altered = Uint8Array.from(body);
        altered[at] = byte;
        const parsed = parseOwnFrame({ id: 'PRIV', flags: 0, body: altered });
        if (parsed !== null) recallTag(parsed, new Uint8Array(20), 1000);
      }),
    );
  });
});

describe('rememberTag() and recallTag()', () => {
  const stored = tag('2.4', [hex('00 00 00 06 01 00'), text('2.4', 'TIT2', 'x')], {
    flags: 0x40,
    padding: 30,
  });
  const parsed = parseTag(stored);
  if (parsed === null) throw new Error('no tag');
  const edits = [{ offset: 10, length: 6, content: none }];

  test('give the tag back from the frames that were kept', () => {
    const memory = rememberTag(parsed, stored, edits, text('2.4', 'TIT2', 'x')) ?? noFormerTag;
    expect(memory.byteLength).toBe(stored.length);
    expect(recallTag(memory, text('2.4', 'TIT2', 'x'), stored.length)).toEqual(stored);
  });

  test('give nothing back when another program has changed the frames', () => {
    const memory = rememberTag(parsed, stored, edits, text('2.4', 'TIT2', 'x')) ?? noFormerTag;
    for (const region of [
      none,
      text('2.4', 'TIT2', 'y'),
      bytes(text('2.4', 'TIT2', 'x'), new Uint8Array(100)),
    ]) {
      expect(recallTag(memory, region, 1000)).toBeNull();
    }
    expect(recallTag(noFormerTag, none, 1000)).toEqual(none);
    expect(recallTag(noFormerTag, text('2.3', 'TIT2', 'x'), 1000)).toBeNull();
  });

  test('give nothing back that is longer than the present tag', () => {
    const memory = rememberTag(parsed, stored, edits, text('2.4', 'TIT2', 'x')) ?? noFormerTag;
    expect(recallTag(memory, text('2.4', 'TIT2', 'x'), stored.length - 1)).toBeNull();
    expect(canRecall({ ...memory, byteLength: 0xffff_ffff }, none, 1000)).toBe(false);
  });

  test('plainFormerTag() keeps the length where the frames fit, and is nothing without frames', () => {
    const header = { majorVersion: 3, revision: 0, flags: 0 };
    const region = text('2.3', 'TIT2', 'x');
    const recalled = (byteLength: number) =>
      recallTag(plainFormerTag(header, region, byteLength), region, 1000);
    expect(recalled(50)).toEqual(tag('2.3', [region], { padding: 28 }));
    expect(recalled(12)).toEqual(tag('2.3', [region]));
    expect(plainFormerTag(header, none, 50)).toBe(noFormerTag);
  });
});

describe('invertEdits()', () => {
  test('undoes any edits', () => {
    const edit = fc.record({ skip: fc.nat(5), length: fc.nat(5), content: fc.uint8Array({ maxLength: 5 }) });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 60, maxLength: 60 }),
        fc.array(edit, { maxLength: 6 }),
        (before, parts) => {
          let end = 0;
          const edits = parts.map(({ skip, length, content }) => {
            const offset = end + skip;
            end = offset + length;
            return { offset, length, content };
          });
          const after = applyEdits(before, edits);
          expect(applyEdits(after, invertEdits(before, edits))).toEqual(before);
        },
      ),
    );
  });
});

test('crc32() is that of ISO 3309', () => {
  expect(crc32(latin1('123456789'))).toBe(0xcbf43926);
  expect(crc32(none)).toBe(0);
});
