import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectPicture } from '../../src/pictures/inspect-picture.js';
import { sniffPicture } from '../../src/pictures/picture-kind.js';
import { readPicture } from '../../src/pictures/read-picture.js';
import { buildJpeg, buildPng, buildPngOf } from '../build/pictures.js';

const place = { kind: 'file', file: 'notes.md' } as const;

function inspect(bytes: Uint8Array, image = 'a.jpg') {
  const { picture, diagnostics } = inspectPicture(bytes, { image, place });
  return [
    picture === null ? null : [picture.mimeType, picture.widthPx, picture.heightPx],
    diagnostics.map(({ code }) => code),
  ];
}

describe('readPicture()', () => {
  test.each([
    ['a JPEG', buildJpeg(300), 'image/jpeg', 300, 300],
    ['a JPEG with a comment and odd sides', buildJpeg(33, 17, 2, 700), 'image/jpeg', 33, 17],
    ['a PNG', buildPng(20), 'image/png', 20, 20],
    ['a PNG of other proportions', buildPng(64, 48), 'image/png', 64, 48],
    [
      'a JPEG with bytes behind its end',
      Buffer.concat([buildJpeg(16), Buffer.alloc(90)]),
      'image/jpeg',
      16,
      16,
    ],
  ])('tells type and dimensions of %s, and keeps its bytes', (_, bytes, mimeType, widthPx, heightPx) => {
    expect(readPicture(bytes)).toEqual({ mimeType, data: bytes, widthPx, heightPx });
  });

  test('refuses a picture that is cut off anywhere', () => {
    for (const whole of [buildJpeg(24), buildPng(5)])
      for (let length = 0; length < whole.length; length += 1)
        expect([length, readPicture(whole.subarray(0, length))]).toEqual([length, null]);
  });

  test('refuses a PNG with a changed byte', () => {
    const whole = buildPng(4);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect([at, readPicture(changed)]).toEqual([at, null]);
    }
  });

  test('ends for any bytes after the beginning of a JPEG', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        const picture = readPicture(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), tail]));
        expect(picture === null || picture.mimeType === 'image/jpeg').toBe(true);
      }),
      { numRuns: 2000, seed: 20 },
    );
  });
});

describe('sniffPicture()', () => {
  test.each([
    ['GIF89a', 'a GIF'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'a WebP image'],
    ['\0\0\0\x20ftypavif', 'an AVIF image'],
    ['\0\0\0\x20ftypheic', 'an HEIC image'],
    ['BM\x10\0', 'a BMP image'],
    ['II*\0', 'a TIFF image'],
    ['<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG drawing'],
    ['<!DOCTYPE html><title>404</title>', 'an HTML page'],
    ['version https://git-lfs.github.com/spec/v1\n', 'a Git LFS pointer'],
    ['', 'an empty file'],
    ['hello', 'a file of an unknown type'],
  ])('%j is %s', (text, found) => {
    expect(sniffPicture(Buffer.from(text, 'latin1'))).toMatchObject({ kind: 'other', found });
  });
});

describe('inspectPicture()', () => {
  test.each([
    ['a square', buildJpeg(64), 'a.jpg', [['image/jpeg', 64, 64], []]],
    ['an oblong', buildPng(6, 4), 'a.png', [['image/png', 6, 4], ['pictures/not-square']]],
    ['a PNG that is named JPEG', buildPng(4), 'a.jpg', [['image/png', 4, 4], ['pictures/name-differs']]],
    ['a name without a type', buildPng(4), 'cover', [['image/png', 4, 4], []]],
    ['a GIF', Buffer.from('GIF89a'), 'a.gif', [null, ['pictures/not-a-picture']]],
    ['a cut JPEG', buildJpeg(64).subarray(0, -2), 'a.jpg', [null, ['pictures/cut-off']]],
    ['a cut PNG', buildPng(64).subarray(0, 900), 'a.png', [null, ['pictures/cut-off']]],
    ['a PNG without pixels', buildPngOf(0, 9, Buffer.alloc(4)), 'a.png', [null, ['pictures/damaged']]],
    ['a JPEG without dimensions', Buffer.from('ffd8ffd9', 'hex'), 'a.jpg', [null, ['pictures/damaged']]],
    // 60,000 by 60,000 pixels in a few bytes: never decompressed.
    [
      'a bomb',
      buildPngOf(60_000, 60_000, deflateSync(Buffer.alloc(9))),
      'a.png',
      [null, ['pictures/too-many-pixels']],
    ],
  ])('%s', (_, bytes, name, expected) => {
    expect(inspect(bytes, name)).toEqual(expected);
  });
});
