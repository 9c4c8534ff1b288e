import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locateTags } from '../../src/id3/locate-tags.js';
import { framesEnd, parseTag, storedOffset, type Tag } from '../../src/id3/tag.js';
import { renderTagHeader } from '../../src/id3/tag-header.js';
import { listZeros, reinsertZeros } from '../../src/id3/unsynchronisation.js';
import { bytes, chap, frame, hex, tag, text, unsynchronise, zeros } from '../build/id3.js';

const binary = Uint8Array.of(1, 0xff, 0xe0, 0xff, 0, 0xff, 0xff, 2);

function twoFrames(version: '2.3' | '2.4'): readonly Uint8Array[] {
  return [text(version, 'TIT2', 'abc'), frame(version, 'XYZ1', zeros(300))];
}

/** What was found, short. */
function describeTag(stored: Uint8Array) {
  const parsed = parseTag(stored);
  if (parsed === null) return null;
  return {
    version: parsed.version,
    unsynchronisation: parsed.unsynchronisation,
    extended: parsed.extendedHeader?.raw.length ?? 0,
    frames: parsed.frames.map(({ id, body, sizeForm }) => `${id} ${body.length} ${sizeForm}`),
    overrun: parsed.overrun?.id ?? null,
    junk: parsed.contentEnd - framesEnd(parsed),
    footer: parsed.footer.length,
    byteLength: parsed.byteLength,
  };
}

describe('parseTag()', () => {
  const sound = { unsynchronisation: 'none', extended: 0, overrun: null, junk: 0, footer: 0 };

  test('reads v2.2, v2.3 and v2.4', () => {
    expect(describeTag(tag('2.2', [text('2.2', 'TT2', 'abc')], { padding: 7 }))).toEqual({
      ...sound,
      version: '2.2',
      frames: ['TT2 4 plain'],
      byteLength: 27,
    });
    expect(describeTag(tag('2.3', twoFrames('2.3')))).toMatchObject({
      ...sound,
      frames: ['TIT2 4 plain', 'XYZ1 300 plain'],
    });
    expect(describeTag(tag('2.4', twoFrames('2.4')))).toMatchObject({
      ...sound,
      frames: ['TIT2 4 syncsafe', 'XYZ1 300 syncsafe'],
    });
  });

  test('does not read a tag of another version, or bytes that are not a tag', () => {
    expect(parseTag(tag(5, []))).toBeNull();
    expect(parseTag(hex('ff fb 90 00'))).toBeNull();
  });

  test('decides the form of each size by what follows', () => {
    const big = 'x'.repeat(300);
    const frames = [
      frame('2.4', 'TIT2', bytes([0], big), { size: 'plain' }),
      frame('2.4', 'TALB', bytes([0], big), { size: 'syncsafe' }),
      frame('2.4', 'TPE1', bytes([0], big), { size: 'plain' }),
    ];
    for (const padding of [0, 9, 100]) {
      expect(describeTag(tag('2.4', frames, { padding }))?.frames).toEqual([
        'TIT2 301 plain',
        'TALB 301 syncsafe',
        'TPE1 301 plain',
      ]);
    }
    const wrong = [frame('2.3', 'TIT2', bytes([0], big), { size: 'syncsafe' }), text('2.3', 'TALB', big)];
    expect(describeTag(tag('2.3', wrong))?.frames).toEqual(['TIT2 301 syncsafe', 'TALB 301 plain']);
  });

  test('undoes tag-level unsynchronisation, sizes counted before it', () => {
    for (const version of ['2.2', '2.3'] as const) {
      const id = version === '2.2' ? 'UFI' : 'PRIV';
      const body = unsynchronise(
        bytes(frame(version, id, binary), text(version, id === 'UFI' ? 'TT2' : 'TIT2', 'x')),
      );
      const parsed = parseTag(tag(version, [body], { flags: 0x80, padding: 5 }));
      expect(parsed?.unsynchronisation).toBe('tag');
      expect(parsed?.frames.map((found) => [found.id, found.body])).toEqual([
        [id, binary],
        [id === 'UFI' ? 'TT2' : 'TIT2', bytes([0], 'x')],
      ]);
    }
  });

  test('knows v2.3 with sizes counted after unsynchronisation by the frames that follow', () => {
    const body = [frame('2.3', 'PRIV', unsynchronise(binary)), text('2.3', 'TIT2', 'x')];
    expect(describeTag(tag('2.3', body, { flags: 0x80, padding: 5 }))).toMatchObject({
      unsynchronisation: 'frames',
      frames: ['PRIV 11 plain', 'TIT2 2 plain'],
    });
  });

  test('ignores the flag over bytes that cannot have been unsynchronised', () => {
    const body = [frame('2.3', 'PRIV', binary)];
    expect(describeTag(tag('2.3', body, { flags: 0x80 }))).toMatchObject({
      unsynchronisation: 'none',
      frames: ['PRIV 8 plain'],
    });
  });

  test('finds extended headers and footers, but not if only the flag is there', () => {
    const frames = [text('2.4', 'TIT2', 'abc')];
    const extended = hex('00 00 00 08 01 10 01 d5');
    expect(describeTag(tag('2.4', [extended, ...frames], { flags: 0x40, footer: true }))).toMatchObject({
      extended: 8,
      footer: 10,
      frames: ['TIT2 4 syncsafe'],
      byteLength: 42,
    });
    const old = hex('00 00 00 06 00 00 00 00 00 00');
    expect(describeTag(tag('2.3', [old, text('2.3', 'TIT2', 'abc')], { flags: 0x40 }))).toMatchObject({
      extended: 10,
    });
    expect(describeTag(tag('2.4', frames, { flags: 0x50 }))).toMatchObject({
      extended: 0,
      footer: 0,
      frames: ['TIT2 4 syncsafe'],
      byteLength: 24,
    });
  });

  test('continues after empty frames and improper IDs, and stops at junk', () => {
    const frames = [
      frame('2.3', 'TALB', ''),
      frame('2.3', 'TT2\0', 'abc'),
      text('2.3', 'TIT2', 'x'),
      'junk that is no frame',
    ];
    expect(describeTag(tag('2.3', frames, { padding: 30 }))).toMatchObject({
      frames: ['TALB 0 plain', 'TT2\0 3 plain', 'TIT2 2 plain'],
      junk: 21,
      overrun: null,
    });
  });

  test('reads names of v2.2 in later tags as frames, whatever follows them', () => {
    const frames = ['TP1\0', 'TAL\0', 'COM '].map((id) => frame('2.4', id, bytes([0], 'eng\0text\0')));
    expect(describeTag(tag('2.4', frames, { padding: 30 }))).toMatchObject({
      frames: ['TP1\0 10 syncsafe', 'TAL\0 10 syncsafe', 'COM  10 syncsafe'],
      junk: 0,
    });
    const cut = frame('2.3', 'TP1\0', 'abc', { stated: 300 });
    expect(describeTag(tag('2.3', [cut]))).toMatchObject({ frames: [], overrun: 'TP1\0' });
  });

  test('takes nothing for a frame with an improper ID that more padding would make one', () => {
    const odd = frame('2.3', 'tt2\0', 'abc', { stated: 30 });
    expect(describeTag(tag('2.3', [odd], { padding: 60 }))).toMatchObject({ frames: [], junk: 13 });
    expect(
      describeTag(tag('2.3', [frame('2.3', 'TIT2', 'abc', { stated: 30 })], { padding: 60 })),
    ).toMatchObject({
      frames: ['TIT2 30 plain'],
      junk: 0,
    });
  });

  test('reports a frame that reaches past the end, also one whose header is cut', () => {
    const body = [text('2.3', 'TIT2', 'x'), frame('2.3', 'COMM', 'abc', { stated: 400 })];
    expect(describeTag(tag('2.3', body))).toMatchObject({ overrun: 'COMM', frames: ['TIT2 2 plain'] });
    expect(describeTag(tag('2.3', [text('2.3', 'TIT2', 'x'), 'COMM\0\0\0\x05']))).toMatchObject({
      overrun: 'COMM',
    });
    expect(describeTag(tag('2.3', [text('2.3', 'TIT2', 'x'), 'COMM\0']))?.frames).toEqual([
      'TIT2 2 plain',
      'COMM 0 plain',
    ]);
  });

  test('ends where the file ends', () => {
    const cut = tag('2.3', [text('2.3', 'TIT2', 'x'.repeat(50))]).subarray(0, 40);
    expect(describeTag(cut)).toMatchObject({ byteLength: 40, overrun: 'TIT2' });
  });
});

describe('storedOffset()', () => {
  test('counts the zeros that were taken out before', () => {
    const first = frame('2.3', 'PRIV', binary);
    const stored = tag('2.3', [unsynchronise(bytes(first, text('2.3', 'TIT2', 'x')))], { flags: 0x80 });
    const parsed = parseTag(stored);
    const title = parsed?.frames[1];
    if (parsed === null || title === undefined) throw new Error('no frame');
    const offset = storedOffset(parsed, title.offset);
    expect(Buffer.from(stored.subarray(offset, offset + 4)).toString()).toBe('TIT2');
    expect(storedOffset(parsed, 10)).toBe(10);
  });

  test('counts a zero to the frame before it', () => {
    const stored = tag('2.3', [frame('2.3', 'PRIV', [1, 0xff]), [0], text('2.3', 'TIT2', 'x')], {
      flags: 0x80,
    });
    const parsed = parseTag(stored);
    if (parsed === null) throw new Error('no tag');
    expect(parsed.frames.map(({ offset }) => storedOffset(parsed, offset))).toEqual([10, 23]);
  });
});

describe('locateTags()', () => {
  test('finds tags in a row, and does not take audio for a footer', () => {
    const first = tag('2.3', [text('2.3', 'TIT2', 'x')]);
    const second = tag('2.4', [text('2.4', 'TIT2', 'x')], { footer: true });
    const third = tag('2.4', [], { flags: 0x10 });
    const found = locateTags(bytes(first, second, third, hex('ff fb 90 00'), zeros(20)));
    expect(found.map(({ offset, bytes: { length } }) => [offset, length])).toEqual([
      [0, first.length],
      [first.length, second.length],
      [first.length + second.length, 10],
    ]);
  });
});

describe('the parts that parseTag(x) gives', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      text('2.3', 'TIT2', 'title'),
      text('2.4', 'TIT2', 'title'),
      text('2.2', 'TT2', 'title'),
      frame('2.4', 'APIC', zeros(200), { size: 'plain' }),
      frame('2.3', 'APIC', zeros(200), { size: 'syncsafe' }),
      frame('2.3', 'PRIV', binary),
      frame('2.3', 'TALB', ''),
      frame('2.3', 'COMM', 'abc', { stated: 4000 }),
      chap('2.3', 'a', 0),
      hex('00 00 00 06 00 00 00 00 00 00'),
      hex('00 00 00 08 01 10 01 d5'),
      zeros(12),
    ),
    fc.uint8Array({ maxLength: 30 }),
  );
  const tags = fc
    .record({
      version: fc.constantFrom('2.2' as const, '2.3' as const, '2.4' as const),
      body: fc.array(pieces, { maxLength: 6 }).map((parts) => bytes(...parts)),
      flags: fc.integer({ min: 0, max: 255 }),
      revision: fc.integer({ min: 0, max: 254 }),
      padding: fc.integer({ min: 0, max: 40 }),
      isEncoded: fc.boolean(),
      excess: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ version, body, flags, revision, padding, isEncoded, excess }) => {
      const content = bytes(isEncoded ? unsynchronise(body) : body, zeros(padding));
      return tag(version, [content], { flags, revision, stated: content.length + excess });
    });

  const join = ({ header, extendedHeader, frames, rest, footer, zeros: taken }: Tag) => {
    const raw = [extendedHeader?.raw ?? [], ...frames.map((each) => each.raw), rest];
    const decoded = bytes(renderTagHeader(header), ...raw);
    // A copy of each part: the next one is in the same memory.
    const encoded = Array.from(reinsertZeros([decoded], listZeros(taken)), (part) => part.slice());
    return bytes(...encoded, footer);
  };

  test('are x when they are put together, sound or damaged', () => {
    fc.assert(
      fc.property(tags, (stored) => {
        const parsed = parseTag(stored);
        expect(parsed === null ? stored : join(parsed)).toEqual(stored.subarray(0, parsed?.byteLength));
      }),
      { numRuns: 2000 },
    );
  });
});
