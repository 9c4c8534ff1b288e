import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileChapter, plainChapter } from '../../src/formats/format.js';
import { changeChapters } from '../../src/preview/change-chapters.js';
import type { PageChange } from '../../src/preview/page-state.js';

/** Chapters from starts and ends in seconds. */
function chaptersOf(...times: readonly (readonly [number, number | null])[]): readonly FileChapter[] {
  return times.map(([start, end], index) => ({
    ...plainChapter(start * 1000, `Chapter ${index}`),
    endMs: end === null ? null : end * 1000,
  }));
}

function timesOf(chapters: readonly FileChapter[]): readonly (readonly [number, number | null])[] {
  return chapters.map(({ startMs, endMs }) => [startMs / 1000, endMs === null ? null : endMs / 1000]);
}

const move = (mark: number, seconds: number): PageChange => ({ kind: 'move', mark, startMs: seconds * 1000 });
const insert = (seconds: number): PageChange => ({ kind: 'insert', startMs: seconds * 1000, title: 'New' });

describe('changeChapters()', () => {
  test.each<
    [string, readonly FileChapter[], readonly PageChange[], readonly (readonly [number, number | null])[]]
  >([
    [
      'leaves ends out where the file states none',
      chaptersOf([0, null], [10, null]),
      [move(1, 12)],
      [
        [0, null],
        [12, null],
      ],
    ],
    [
      'lets the end before follow a start',
      chaptersOf([0, 10], [10, 20]),
      [move(1, 12)],
      [
        [0, 12],
        [12, 20],
      ],
    ],
    [
      'moves a label without length',
      chaptersOf([0, 0], [10, 10]),
      [move(1, 12), insert(5)],
      [
        [0, 0],
        [5, 5],
        [12, 12],
      ],
    ],
    [
      'keeps a gap',
      chaptersOf([0, 8], [10, 20]),
      [move(1, 12)],
      [
        [0, 8],
        [12, 20],
      ],
    ],
    [
      'keeps the length of one that is moved behind its end',
      chaptersOf([0, 8], [10, 20], [30, 40]),
      [move(0, 22)],
      [
        [10, 20],
        [22, 30],
        [30, 40],
      ],
    ],
    [
      'closes the hole of a removed chapter',
      chaptersOf([0, 10], [10, 20], [20, 30]),
      [{ kind: 'remove', mark: 1 }],
      [
        [0, 20],
        [20, 30],
      ],
    ],
    [
      'gives the end of the last one to the one before',
      chaptersOf([0, 10], [10, 30]),
      [{ kind: 'remove', mark: 1 }],
      [[0, 30]],
    ],
    [
      'ends a new chapter where the next starts',
      chaptersOf([0, 10], [10, 30]),
      [insert(4), insert(15)],
      [
        [0, 4],
        [4, 10],
        [10, 15],
        [15, 30],
      ],
    ],
  ])('%s', (_name, chapters, changes, times) => {
    expect(timesOf(changeChapters(chapters, changes))).toEqual(times);
  });

  test('no change changes nothing, and no chapter ends before it starts', () => {
    const chapter = fc
      .tuple(fc.nat(1000), fc.option(fc.nat(200)))
      .map(([start, length]): [number, number | null] => [start, length === null ? null : start + length]);
    const change = fc.oneof(
      fc.tuple(fc.nat(9), fc.nat(1000)).map(([mark, seconds]) => move(mark, seconds)),
      fc.nat(1000).map(insert),
    );
    fc.assert(
      fc.property(
        fc.array(chapter, { maxLength: 10 }),
        fc.array(change, { maxLength: 5 }),
        (times, changes) => {
          const sorted = chaptersOf(...times.toSorted(([a], [b]) => a - b));
          expect(changeChapters(sorted, [])).toEqual(sorted);
          for (const { startMs, endMs } of changeChapters(sorted, changes))
            expect(endMs ?? startMs).toBeGreaterThanOrEqual(startMs);
        },
      ),
      { seed: 19, numRuns: 300 },
    );
  });
});
