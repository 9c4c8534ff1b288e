import { describe, expect, test } from 'vitest';
import { readLeadingTags } from '../../src/audio/leading-tags.js';
import { locateTrailingTags } from '../../src/audio/trailing-tags.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { ascii, concat, noise, renderApe, renderBareTag, renderId3v1, renderLyrics3 } from '../build/mpeg.js';

const sourceOf = (...parts: readonly Uint8Array[]) => memorySource('x.mp3', concat(...parts));

const damagedTag = concat(renderBareTag(30).subarray(0, 10), ascii('ch0'), new Uint8Array(27));

describe('readLeadingTags()', () => {
  test.each([
    ['none', [noise(50)], []],
    ['one', [renderBareTag(30), noise(50)], [[0, 40]]],
    [
      'three in a row',
      [renderBareTag(30), renderBareTag(0, { version: 2 }), renderBareTag(9, { version: 4 }), noise(50)],
      [
        [0, 40],
        [40, 10],
        [50, 19],
      ],
    ],
    ['with a footer', [renderBareTag(30, { version: 4, footer: true }), noise(50)], [[0, 50]]],
    ['not behind other bytes', [Uint8Array.of(0), renderBareTag(30)], []],
    ['with a damaged frame, behind a stray byte', [Uint8Array.of(0), damagedTag, noise(50)], [[0, 41]]],
    ['with a damaged frame, not behind data', [ascii('seventeen letters'), damagedTag, noise(50)], []],
  ] as const)('%s', async (_, parts, places) => {
    const { tags, end, missingBytes } = await readLeadingTags(sourceOf(...parts));
    expect(tags.map(({ offset, bytes }) => [offset, bytes.length])).toEqual(places);
    expect([end, missingBytes]).toEqual([places.reduce((sum, [, length]) => sum + length, 0), 0]);
  });

  test('a footer that is promised and not there leaves its bytes to the audio', async () => {
    const tag = renderBareTag(30, { version: 4, footer: true });
    const { tags, end } = await readLeadingTags(sourceOf(tag.subarray(0, 40), noise(50)));
    expect([tags[0]?.bytes.length, end]).toEqual([40, 40]);
  });

  test('a tag longer than the file is returned up to the end of the file', async () => {
    const { tags, end, missingBytes } = await readLeadingTags(sourceOf(renderBareTag(30).subarray(0, 25)));
    expect([tags[0]?.bytes.length, end, missingBytes]).toEqual([25, 25, 15]);
  });

  test('a file of nothing but empty tags does not cost a read each', async () => {
    const { tags } = await readLeadingTags(sourceOf(...Array.from({ length: 500 }, () => renderBareTag(0))));
    expect(tags).toHaveLength(64);
  });
});

describe('locateTrailingTags()', () => {
  const audio = noise(20_000);

  test('several, each in front of the other', async () => {
    const tags = [
      renderBareTag(20_000, { version: 4, footer: true }),
      renderApe({ valueLength: 9000 }),
      renderLyrics3(2, 'la'.repeat(5000)),
      renderId3v1('x', true),
    ];
    const parts = await locateTrailingTags(sourceOf(audio, ...tags), 0);
    expect(parts.map(({ kind, start, end }) => [kind, end - start])).toEqual([
      ['id3v2-appended', 20_020],
      ['apev2', tags[1]?.length],
      ['lyrics3', tags[2]?.length],
      ['id3v1', 355],
    ]);
    expect(parts[0]?.start).toBe(audio.length);
  });

  test.each<[string, Uint8Array]>([
    ['APE whose size reaches into the audio', withApeSize(renderApe({ version: 1 }), 5000)],
    ['APE whose size reaches before the file', withApeSize(renderApe(), 500_000)],
    ['APE shorter than its footer', withApeSize(renderApe(), 31)],
    ['Lyrics3 whose size is no number', ascii('LYRICSBEGINx00002xLYRICS200')],
    ['Lyrics3 whose size leads elsewhere', ascii('LYRICSBEGINx000011LYRICS200')],
    ['Lyrics3 v1 without a start', ascii('la la laLYRICSEND')],
    ['an ID3v2 footer without its header', renderBareTag(9, { version: 4, footer: true }).subarray(10)],
    ['TAG in the middle of APETAGEX', concat(ascii('APETAGEX'), noise(128 - 5))],
  ])('not %s', async (_, tail) => {
    expect(await locateTrailingTags(sourceOf(audio, tail), 0)).toEqual([]);
  });

  test('no trailing tag overlaps the leading ones', async () => {
    expect(await locateTrailingTags(sourceOf(renderId3v1('x')), 1)).toEqual([]);
    expect(await locateTrailingTags(sourceOf(renderApe()), 40)).toEqual([]);
    expect(await locateTrailingTags(sourceOf(renderLyrics3(1)), 3)).toEqual([]);
  });
});

function withApeSize(tag: Uint8Array, size: number): Uint8Array {
  new DataView(tag.buffer).setUint32(tag.length - 32 + 12, size, true);
  return tag;
}
