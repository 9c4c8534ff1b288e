import { describe, expect, test } from 'vitest';
import type { Chapter } from '../../src/chapters/chapter.js';
import { weighPictures } from '../../src/pictures/weigh-pictures.js';

function chapter(image: string, byteLength: number): Chapter {
  const picture = {
    mimeType: 'image/jpeg',
    data: new Uint8Array(byteLength),
    widthPx: 8,
    heightPx: 8,
  } as const;
  return { startMs: 0, endMs: 1, title: '', url: null, depth: 0, line: null, image, picture };
}

const kib = 1024;
const tagOf = (before: number, after: number) => ({
  file: 'a.mp3',
  beforeByteLength: before,
  afterByteLength: after,
});
const codesOf = (chapters: readonly Chapter[], tag: ReturnType<typeof tagOf> | null) =>
  weighPictures(chapters, tag).map(({ code }) => code);

describe('weighPictures()', () => {
  test('says the size of the tag before and after', () => {
    const [finding] = weighPictures([chapter('a.jpg', 5000), chapter('b.jpg', 3000)], tagOf(2048, 12_288));
    expect(finding).toMatchObject({
      code: 'pictures/cost',
      severity: 'info',
      message: '2 chapters with pictures of 8,000 bytes in all: the tag has 12,288 bytes instead of 2,048',
    });
  });

  test.each([
    [200 * kib, []],
    [200 * kib + 1, ['pictures/large']],
  ])('a picture of %i bytes', (byteLength, codes) => {
    expect(codesOf([chapter('a.jpg', byteLength)], null)).toEqual(codes);
  });

  test.each([
    [1024 * kib, 'pictures/cost'],
    [1024 * kib + 1, 'pictures/large-tag'],
    [3072 * kib, 'pictures/large-tag'],
    [3072 * kib + 1, 'pictures/tag-too-large'],
  ])('a tag of %i bytes', (after, code) => {
    expect(codesOf([chapter('a.jpg', 150 * kib)], tagOf(0, after))).toEqual([code]);
  });

  test('pictures are not blamed for a cover that is too large by itself', () => {
    expect(codesOf([chapter('a.jpg', 9 * kib)], tagOf(4000 * kib, 4010 * kib))).toEqual([
      'pictures/large-tag',
    ]);
  });

  test('a picture of several chapters is reported once, with what it costs', () => {
    const chapters = [
      chapter('a.jpg', 1000),
      chapter('b.jpg', 10),
      chapter('a.jpg', 1000),
      chapter('a.jpg', 1000),
    ];
    const [finding, ...others] = weighPictures(chapters, null);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'pictures/repeated',
      args: { uses: 3, byteLength: 1000, total: 3000 },
    });
  });

  test('reports nothing without pictures', () => {
    expect(codesOf([], tagOf(0, 9_000_000))).toEqual([]);
  });
});
