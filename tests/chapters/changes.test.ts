import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChapterChange, type ChapterEntry, compareChapters } from '../../src/chapters/changes.js';
import { cpuMsOf } from '../build/cpu-ms.js';

const at = (startMs: number, title: string, url: string | null = null): ChapterEntry => ({
  startMs,
  title,
  url,
});

/** `0 One`, one word for each field. */
const words = (changes: readonly ChapterChange[]) =>
  changes.map(({ kind, from, to }) => [
    kind,
    from && `${from.startMs} ${from.title}`,
    to && `${to.startMs} ${to.title}`,
  ]);

const before = [at(0, 'Intro'), at(47_000, 'Sourdouhg'), at(90_000, 'Rye'), at(120_000, 'End')];

describe('compareChapters()', () => {
  test('of equal lists is empty', () => {
    expect(compareChapters(before, before)).toEqual([]);
  });

  test('pairs a chapter that was moved, renamed, or both by a little', () => {
    const after = [at(0, 'Intro'), at(48_000, 'Sourdough'), at(91_000, 'Rye'), at(120_000, 'The end')];
    expect(words(compareChapters(before, after))).toEqual([
      ['changed', '47000 Sourdouhg', '48000 Sourdough'],
      ['changed', '90000 Rye', '91000 Rye'],
      ['changed', '120000 End', '120000 The end'],
    ]);
  });

  test('finds what was added and removed', () => {
    const after = [
      at(0, 'Intro'),
      at(60_000, 'Letters'),
      at(90_000, 'Rye'),
      at(120_000, 'End'),
      at(300_000, 'Bonus'),
    ];
    expect(words(compareChapters(before, after))).toEqual([
      ['removed', '47000 Sourdouhg', null],
      ['added', null, '60000 Letters'],
      ['added', null, '300000 Bonus'],
    ]);
  });

  test('sees a link come and go', () => {
    const after = [at(0, 'Intro', 'https://a.example/'), ...before.slice(1)];
    expect(compareChapters(before, after)).toMatchObject([
      { kind: 'changed', from: { url: null }, to: { url: 'https://a.example/' } },
    ]);
  });

  test('gives what turns any list into any other, in order', () => {
    const entries = fc.array(
      fc.record({
        startMs: fc.integer({ min: 0, max: 20 }).map((second) => second * 1000),
        title: fc.constantFrom('a', 'b', 'c'),
        url: fc.constant(null),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(entries, entries, (old, fresh) => {
        const key = (entry: ChapterEntry) => JSON.stringify(entry);
        const left = old.map(key);
        const changes = compareChapters(old, fresh);
        for (const { from } of changes) if (from) left.splice(left.indexOf(key(from)), 1);
        const kept = [...left, ...changes.flatMap(({ to }) => (to ? [key(to)] : []))];
        expect(kept.sort()).toEqual(fresh.map(key).sort());
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('takes no time for lists of thousands', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => at(index, `x${index}`));
    const compareAll = () => {
      expect(compareChapters(many, many.toReversed())).toHaveLength(40_000);
      expect(compareChapters(many.slice(0, 2000), many.slice(100, 2100)).length).toBeGreaterThan(100);
    };
    expect(cpuMsOf(compareAll)).toBeLessThan(2000);
  });
});
