import { describe, expect, test } from 'vitest';
import { inflate } from '../../src/bytes/inflate.js';
import { locatedTag } from '../../src/id3/locate-tags.js';
import { readChapters } from '../../src/id3/read-chapters.js';
import { bytes, chap, ctoc, frame, type Part, tag, uint32, utf8 } from '../build/id3.js';

function faultsOf(version: '2.3' | '2.4', ...frames: readonly Part[]): string[] {
  const located = [locatedTag(0, tag(version, frames))];
  return readChapters(located, 'a.mp3', inflate).diagnostics.map(({ code }) => code);
}

const sound = (...ids: string[]) =>
  ids.map((id, index) => chap('2.3', id, index * 1000, { endMs: (index + 1) * 1000 }));
const many = Array.from({ length: 300 }, (_, index) => `c${index}`);

/** A v2.4 frame whose size is written as v2.3 has it. */
function plainSized(id: string, body: Uint8Array): Uint8Array {
  return bytes(id, uint32(body.length), [0, 0], body);
}

const long = bytes(
  'a\0',
  uint32(0),
  uint32(1000),
  uint32(0xffffffff),
  uint32(0xffffffff),
  frame('2.4', 'TIT2', bytes([3], 'x'.repeat(100))),
  frame('2.4', 'TIT3', bytes([3], 'y'.repeat(60))),
);

describe('readChapters() names what is wrong', () => {
  test('nothing in chapters as they should be', () => {
    expect(faultsOf('2.3', ctoc('2.3', 'toc', 3, ['a', 'b']), ...sound('a', 'b'))).toEqual([]);
    expect(faultsOf('2.3', frame('2.3', 'TIT2', bytes([0], 'no chapters at all')))).toEqual([]);
  });

  test.each<[string, '2.3' | '2.4', Part[]]>([
    ['id3/contents-missing', '2.3', sound('a', 'b')],
    ['id3/contents-not-top', '2.3', [ctoc('2.3', 'toc', 1, ['a', 'b']), ...sound('a', 'b')]],
    [
      'id3/second-contents',
      '2.3',
      [ctoc('2.3', 'toc', 3, ['a']), ctoc('2.3', 'more', 3, ['b']), ...sound('a', 'b')],
    ],
    ['id3/contents-unknown-chapter', '2.3', [ctoc('2.3', 'toc', 3, ['a', 'gone']), ...sound('a')]],
    ['id3/chapters-hidden', '2.3', [ctoc('2.3', 'toc', 3, ['a']), ...sound('a', 'b')]],
    [
      'id3/chapters-nested',
      '2.3',
      [ctoc('2.3', 'toc', 3, ['a', 'in']), ctoc('2.3', 'in', 1, ['b']), ...sound('a', 'b')],
    ],
    ['id3/chapters-untitled', '2.3', [ctoc('2.3', 'toc', 3, ['a']), chap('2.3', 'a', 0, { title: null })]],
    ['id3/chapter-ends', '2.3', [ctoc('2.3', 'toc', 3, ['a']), chap('2.3', 'a', 5000, { endMs: 0 })]],
    ['id3/chapter-ends', '2.3', [ctoc('2.3', 'toc', 3, ['a']), chap('2.3', 'a', 5000, { endMs: 4294 })]],
    [
      'id3/chapter-ends',
      '2.3',
      [ctoc('2.3', 'toc', 3, ['a']), chap('2.3', 'a', 5000, { endMs: 0xffffffff })],
    ],
    ['id3/chapters-unordered', '2.3', [ctoc('2.3', 'toc', 3, ['a', 'b']), ...sound('a', 'b').toReversed()]],
    [
      'id3/chapter-encoding',
      '2.3',
      [
        ctoc('2.3', 'toc', 3, ['a']),
        chap('2.3', 'a', 0, { title: null, subframes: [frame('2.3', 'TIT2', bytes([3], utf8('Grüße')))] }),
      ],
    ],
    ['id3/chapter-sizes', '2.4', [ctoc('2.4', 'toc', 3, ['a']), plainSized('CHAP', long)]],
  ])('%s', (code, version, frames) => {
    expect(faultsOf(version, ...frames)).toEqual([code]);
  });

  test('two chapters of one element ID, the same chapter twice', () => {
    const twice = [ctoc('2.3', 'toc', 3, ['a']), ...sound('a'), chap('2.3', 'a', 3000, { title: 'Other' })];
    expect(faultsOf('2.3', ...twice)).toEqual(['id3/duplicate-element-id']);
    const again = [
      ctoc('2.3', 'toc', 3, ['a', 'b']),
      ...sound('a'),
      chap('2.3', 'b', 0, { title: 'Title of a' }),
    ];
    expect(faultsOf('2.3', ...again)).toEqual(['id3/chapters-doubled']);
  });

  test('a count of entries that began at 0 again', () => {
    const contents = ctoc('2.3', 'toc', 3, many.slice(0, 44));
    expect(faultsOf('2.3', contents, ...sound(...many))).toContain('id3/contents-count');
  });
});
