import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCutOut, isIdentity, mapTime, type TimelineMap } from '../../src/chapters/timeline-map.js';
import { parseCut, parseInsertion } from '../../src/chapters/timeline-pieces.js';
import { timelineOf } from './marks.js';

const map = (parts: Partial<TimelineMap>): TimelineMap => ({
  cuts: [],
  insertions: [],
  offsetMs: 0,
  ...parts,
});
const cut = { startMs: 60_000, endMs: 90_000 };

describe('mapTime()', () => {
  test.each([
    [map({}), 5000, 5000],
    [map({ offsetMs: -1500 }), 5000, 3500],
    [map({ cuts: [cut] }), 59_999, 59_999],
    [map({ cuts: [cut] }), 60_000, 60_000],
    [map({ cuts: [cut] }), 75_000, 60_000],
    [map({ cuts: [cut] }), 90_000, 60_000],
    [map({ cuts: [cut] }), 100_000, 70_000],
    [map({ cuts: [cut, { startMs: 80_000, endMs: 95_000 }] }), 100_000, 65_000],
    [map({ insertions: [{ atMs: 0, durationMs: 8500 }] }), 0, 8500],
    [map({ insertions: [{ atMs: 60_000, durationMs: 8500 }] }), 59_999, 59_999],
    [
      map({ cuts: [cut], insertions: [{ atMs: 60_000, durationMs: 10_000 }], offsetMs: 1000 }),
      100_000,
      81_000,
    ],
  ])('%j: %i is at %i', (parts, ms, expected) => {
    expect(mapTime(parts, ms)).toBe(expected);
  });

  test('never changes the order of two times, and one offset is one addition', () => {
    const time = fc.integer({ min: 0, max: 10_000_000 });
    const cuts = fc.array(
      fc.tuple(time, time).map(([a, b]) => ({ startMs: Math.min(a, b), endMs: Math.max(a, b) + 1 })),
    );
    const insertions = fc.array(fc.record({ atMs: time, durationMs: fc.integer({ min: 1, max: 100_000 }) }));
    fc.assert(
      fc.property(fc.record({ cuts, insertions, offsetMs: time }), time, time, (parts, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(mapTime(parts, early)).toBeLessThanOrEqual(mapTime(parts, late));
        expect(mapTime(map({ offsetMs: parts.offsetMs }), a)).toBe(a + parts.offsetMs);
        expect(isIdentity(map({}))).toBe(true);
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});

test('findCutOut() drops marks within a cut, and one at its start only when all of its chapter is gone', () => {
  const marks = [0, 60_000, 75_000, 90_000].map((startMs) => ({ startMs }));
  expect(findCutOut(map({ cuts: [cut] }), marks)).toEqual([false, true, true, false]);
  const lasting = [0, 60_000, 100_000].map((startMs) => ({ startMs }));
  expect(findCutOut(map({ cuts: [cut] }), lasting)).toEqual([false, false, false]);
});

test('buildTimeline() moves what follows a cut and says what was dropped', () => {
  const { flat, diagnostics } = timelineOf(['0:00 A', '1:10 Ad', '1:40 B'], {
    cuts: [cut],
    durationMs: 170_000,
  });
  expect(flat.map(({ startMs, title }) => [startMs, title])).toEqual([
    [0, 'A'],
    [70_000, 'B'],
  ]);
  expect(diagnostics).toMatchObject([{ code: 'notes/cut-out', args: { startMs: 70_000, title: 'Ad' } }]);
});

test.each([
  ['12:00-12:30', { startMs: 720_000, endMs: 750_000 }],
  ['0-8.5', { startMs: 0, endMs: 8500 }],
  ['12:30-12:00', null],
  ['12:30', null],
  ['a-b', null],
  ['1-2-3', null],
])('parseCut(%j)', (text, expected) => {
  expect(parseCut(text)).toEqual(expected);
});

test.each([
  ['0:00+8.5', { atMs: 0, durationMs: 8500 }],
  ['12:00+0:30', { atMs: 720_000, durationMs: 30_000 }],
  ['0:00+0', null],
  ['0:00', null],
  ['+5', null],
])('parseInsertion(%j)', (text, expected) => {
  expect(parseInsertion(text)).toEqual(expected);
});
