import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflate } from '../../../src/bytes/inflate.js';
import type { BytePlace } from '../../../src/diagnostic/diagnostic.js';
import { convertFrames } from '../../../src/id3/convert/convert.js';
import { bytes, utf8, utf16 } from './bytes.js';

interface PlacedFrame {
  readonly id: string;
  readonly flags: number;
  readonly body: Uint8Array;
  readonly offset: number;
}

function placed(id: string, body: Uint8Array, offset = 10): PlacedFrame {
  return { id, flags: 0, body, offset };
}

function place({ offset, body }: PlacedFrame): BytePlace {
  return { kind: 'bytes', file: 'audio.mp3', offset, length: 10 + body.length };
}

describe('convertFrames()', () => {
  test('keeps the order of the frames', () => {
    const frames = [placed('TPE1', bytes(0, 'a')), placed('PRIV', bytes(1)), placed('TIT2', bytes(3, 'b'))];
    expect(
      convertFrames(frames, '2.4', { place, inflate, unsynchronised: false }).frames.map(({ id }) => id),
    ).toEqual(['TPE1', 'PRIV', 'TIT2']);
  });

  test('places findings at the frame', () => {
    const frames = [placed('TIT2', bytes(0, 'a'), 10), placed('TPE1', bytes(3, 0xff), 21)];
    expect(convertFrames(frames, '2.4', { place, inflate, unsynchronised: false }).diagnostics).toMatchObject(
      [
        {
          code: 'id3/convert-damaged-frame',
          severity: 'error',
          place: { file: 'audio.mp3', offset: 21, length: 12 },
          args: { id: 'TPE1', at: 1, reason: 'text is not valid UTF-8' },
        },
      ],
    );
  });

  test('leaves a damaged frame as it was found, for runs that are forced', () => {
    expect(
      convertFrames([placed('TIT2', bytes(3, 0xff))], '2.4', { place, inflate, unsynchronised: false })
        .frames,
    ).toEqual([{ id: 'TIT2', flags: 0, body: bytes(3, 0xff) }]);
  });

  test.each(['2.2', '2.4'] as const)('drops an empty frame of v%s and says so', (from) => {
    const { frames, diagnostics } = convertFrames([placed('TT2', bytes())], from, {
      place,
      inflate,
      unsynchronised: false,
    });
    expect(frames).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'id3/convert-empty-frame', severity: 'info' }]);
  });

  test('carries text in an unknown encoding and says so', () => {
    const { frames, diagnostics } = convertFrames([placed('TIT2', bytes(9, 'a'))], '2.4', {
      place,
      inflate,
      unsynchronised: false,
    });
    expect(frames[0]?.body).toEqual(bytes(9, 'a'));
    expect(diagnostics).toMatchObject([{ code: 'id3/convert-unknown-encoding', severity: 'warning' }]);
  });

  test('carries a signature and says that it no longer fits', () => {
    const { frames, diagnostics } = convertFrames([placed('SIGN', bytes(0x80, 1, 2))], '2.4', {
      place,
      inflate,
      unsynchronised: false,
    });
    expect(frames).toEqual([{ id: 'SIGN', flags: 0, body: bytes(0x80, 1, 2) }]);
    expect(diagnostics).toMatchObject([{ code: 'id3/convert-signature', args: { group: 0x80 } }]);
  });

  test('returns every frame of a tag once, with any bytes, and never throws', () => {
    const ids = fc.constantFrom(
      'TIT2',
      'TXXX',
      'COMM',
      'APIC',
      'GEOB',
      'SYLT',
      'COMR',
      'PRIV',
      'RVA2',
      'ABCD',
    );
    const body = fc.uint8Array({ minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, body), { maxLength: 6 }), (tag) => {
        const { frames } = convertFrames(
          tag.map(([id, content]) => placed(id, content)),
          '2.4',
          { place, inflate, unsynchronised: false },
        );
        expect(frames.map(({ id }) => id)).toEqual(tag.map(([id]) => id));
      }),
    );
  });
});

describe('convertFrames() of a frame that holds others', () => {
  const head = bytes('c1', 0, new Uint8Array(16));
  const long = 'é'.repeat(70);

  test('reads syncsafe sizes and those that FFmpeg writes plain', () => {
    const size = 1 + utf8(long).length;
    const expected = bytes(
      head,
      'TIT2',
      0,
      0,
      0,
      143,
      0,
      0,
      1,
      utf16(long),
      'TIT3',
      0,
      0,
      0,
      2,
      0,
      0,
      0,
      'x',
    );
    for (const sizeBytes of [bytes(0, 0, size >> 7, size & 0x7f), bytes(0, 0, 0, size)]) {
      const body = bytes(head, 'TIT2', sizeBytes, 0, 0, 3, utf8(long), 'TIT3', 0, 0, 0, 2, 0, 0, 0, 'x');
      expect(convertFrames([placed('CHAP', body)], '2.4', { place, inflate, unsynchronised: false })).toEqual(
        {
          frames: [{ id: 'CHAP', flags: 0, body: expected }],
          diagnostics: [],
        },
      );
    }
  });

  test('takes a size that only fits when it is plain for plain', () => {
    const title = 'a'.repeat(256);
    const body = bytes(head, 'TIT2', 0, 0, 1, 1, 0, 0, 0, title, 'TIT3', 0, 0, 0, 2, 0, 0, 0, 'x');
    expect(convertFrames([placed('CHAP', body)], '2.4', { place, inflate, unsynchronised: false })).toEqual({
      frames: [{ id: 'CHAP', flags: 0, body }],
      diagnostics: [],
    });
  });

  test('refuses chapters inside chapters', () => {
    const once = bytes(head, 'CHAP', 0, 0, 0, head.length, 0, 0, head);
    const body = bytes(head, 'CHAP', 0, 0, 0, once.length, 0, 0, once);
    expect(
      convertFrames([placed('CHAP', body)], '2.4', { place, inflate, unsynchronised: false }).diagnostics,
    ).toMatchObject([
      {
        code: 'id3/convert-damaged-frame',
        args: { id: 'CHAP/CHAP', reason: 'it is inside another chapter' },
      },
    ]);
  });

  test('names the frame inside in findings', () => {
    const body = bytes(head, 'TIT2', 0, 0, 0, 2, 0, 0, 3, 0xff);
    expect(
      convertFrames([placed('CHAP', body)], '2.4', { place, inflate, unsynchronised: false }).diagnostics,
    ).toMatchObject([{ code: 'id3/convert-damaged-frame', args: { id: 'CHAP/TIT2', at: 1 } }]);
  });

  test.each([
    ['CHAP', bytes('no terminator')],
    ['CHAP', bytes('c1', 0, 1, 2, 3)],
    ['CHAP', bytes(head, 'junk')],
    ['CHAP', bytes(head, 'TIT2', 0, 0, 0, 9, 0, 0, 3, 'a')],
    ['CTOC', bytes('toc', 0, 3)],
    ['CTOC', bytes('toc', 0, 3, 2, 'c1', 0, 'c2')],
  ])('refuses a damaged %s', (id, body) => {
    const { frames, diagnostics } = convertFrames([placed(id, body)], '2.4', {
      place,
      inflate,
      unsynchronised: false,
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['id3/convert-damaged-frame']);
    expect(frames).toEqual([{ id, flags: 0, body }]);
  });
});
