import { expect, test } from 'vitest';
import { convertFrames } from '../../../src/id3/convert/convert.js';
import type { SourceFrame } from '../../../src/id3/convert/frame-form.js';
import { bytes, utf16, utf8 } from './bytes.js';

const grouped = 0x40;

function convert(...frames: readonly (readonly [id: string, body: Uint8Array, flags?: number])[]) {
  const sources: SourceFrame[] = frames.map(([id, body, flags = 0]) => ({ id, flags, body }));
  const { frames: converted, diagnostics } = convertFrames(sources, '2.4', () => null);
  expect(diagnostics).toEqual([]);
  return converted.map(({ id, body }) => [id, body]);
}

test('convertFrames() joins TIPL and TMCL where the first of them stood', () => {
  const title = ['TIT2', bytes(0, 'a')] as const;
  expect(convert(['TMCL', bytes(0, 'bass', 0, 'A', 0)], title, ['TIPL', bytes(0, 'mix', 0, 'B')])).toEqual([
    ['IPLS', bytes(0, 'bass', 0, 'A', 0, 'mix', 0, 'B', 0)],
    ['TIT2', bytes(0, 'a')],
  ]);
});

test('convertFrames() joins lists in different encodings as UTF-16', () => {
  expect(
    convert(['TIPL', bytes(0, 'mix', 0, 'Zo', 0xeb)], ['TMCL', bytes(3, 'bass', 0, utf8('名'), 0)]),
  ).toEqual([
    ['IPLS', bytes(1, utf16('mix'), 0, 0, utf16('Zoë'), 0, 0, utf16('bass'), 0, 0, utf16('名'), 0, 0)],
  ]);
});

test('convertFrames() gives an odd string an empty partner before it joins, so that no pair shifts', () => {
  expect(convert(['TIPL', bytes(0, 'mix')], ['TMCL', bytes(0, 'bass', 0, 'B', 0)])).toEqual([
    ['IPLS', bytes(0, 'mix', 0, 0, 'bass', 0, 'B', 0)],
  ]);
  expect(convert(['TIPL', bytes(3, 'mix')], ['TMCL', bytes(0, 'bass', 0, 'B', 0)])).toEqual([
    ['IPLS', bytes(1, utf16('mix'), 0, 0, utf16(''), 0, 0, utf16('bass'), 0, 0, utf16('B'), 0, 0)],
  ]);
});

test('convertFrames() leaves a list that cannot be joined under its own name', () => {
  expect(convert(['TIPL', bytes(0, 'mix', 0, 'A')], ['TMCL', bytes(7, 0, 'bass', 0, 'B'), grouped])).toEqual([
    ['IPLS', bytes(0, 'mix', 0, 'A', 0)],
    ['TMCL', bytes(7, 0, 'bass', 0, 'B')],
  ]);
});

test('convertFrames() does not touch a list that stands alone', () => {
  expect(convert(['TIPL', bytes(0, 'mix', 0, 'A')])).toEqual([['IPLS', bytes(0, 'mix', 0, 'A')]]);
});
