import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundChapter } from '../../src/id3/read-chapters.js';
import { repairChapters } from '../../src/plan/repair-chapters.js';

function found(startMs: number, title: string, endMs: number | null = null): FoundChapter {
  return {
    elementId: 'x',
    startMs,
    endMs,
    title,
    url: null,
    imageMimeType: null,
    imageByteLength: null,
    hidden: false,
    depth: 0,
  };
}

const brief = (chapters: readonly FoundChapter[], durationMs = 10_000) =>
  repairChapters(chapters, durationMs).map(({ startMs, endMs, title }) => [startMs, endMs, title]);

describe('repairChapters()', () => {
  it('orders, ends each at the next start, and the last at the end of the audio', () => {
    expect(brief([found(5000, 'B'), found(0, 'A', 0), found(7000, 'C', 20_000)])).toEqual([
      [0, 5000, 'A'],
      [5000, 7000, 'B'],
      [7000, 10_000, 'C'],
    ]);
  });

  it('keeps an end in front of the next start', () => {
    expect(brief([found(0, 'A', 3000), found(5000, 'B')])[0]).toEqual([0, 3000, 'A']);
  });

  it('calls a chapter without a title by its number', () => {
    expect(brief([found(0, 'A', 5000), found(5000, '', 10_000)])[1]).toEqual([5000, 10_000, 'Chapter 2']);
  });

  it('treats a title without anything that a tag can hold as missing', () => {
    expect(brief([found(0, '\x03', 5000), found(5000, 'A\nB', 10_000)])).toEqual([
      [0, 5000, 'Chapter 1'],
      [5000, 10_000, 'A B'],
    ]);
  });

  it('leaves out duplicates, chapters without length next to longer ones, and those that start after the end', () => {
    expect(
      brief([
        found(0, 'A', 5000),
        found(0, 'A', 5000),
        found(5000, 'A'),
        found(5000, 'B', 8000),
        found(11_000, 'C'),
      ]),
    ).toEqual([
      [0, 5000, 'A'],
      [5000, 8000, 'B'],
    ]);
  });

  it('joins chapters of one start that have titles and lengths, listed or not', () => {
    const [a, b, c] = [found(0, 'A', 4000), found(0, 'B', 5000), found(5000, 'C', 9000)];
    const joined = [
      [0, 5000, 'A / B'],
      [5000, 9000, 'C'],
    ];
    expect(brief([a, b, c])).toEqual(joined);
    expect(brief([a, { ...b, hidden: true }, c])).toEqual(joined);
  });

  it('gives ascending chapters with titles and ends, for any input', () => {
    const chapter = fc.record({
      at: fc.nat(20),
      title: fc.constantFrom('', 'A', 'B'),
      end: fc.option(fc.nat(20)),
      hidden: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(chapter, { maxLength: 12 }), (list) => {
        const input = list.map(({ at, title, end, hidden }) => ({
          ...found(at, title, end !== null && end > at ? end : null),
          hidden,
        }));
        const repaired = repairChapters(input, 15);
        const starts = new Set(input.flatMap(({ startMs }) => (startMs < 15 ? [startMs] : [])));
        expect(new Set(repaired.map(({ startMs }) => startMs))).toEqual(starts);
        repaired.forEach(({ startMs, endMs, title }, index) => {
          const next = repaired[index + 1]?.startMs ?? 15;
          expect(title).not.toBe('');
          expect(endMs).toBeGreaterThan(startMs);
          expect(endMs).toBeLessThanOrEqual(next);
          expect(startMs).toBeGreaterThan(repaired[index - 1]?.startMs ?? -1);
        });
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
