import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTimeline } from '../../src/chapters/timeline.js';
import { cpuMsOf } from '../build/cpu-ms.js';
import { findingsOf, marksOf, minutes, spans, timelineOf } from './marks.js';

describe('buildTimeline()', () => {
  test('ends each chapter at the next start, the last at the end of the audio', () => {
    const lines = ['0:00 A', '1:00 B', '2:30.5 C'];
    const timeline = timelineOf(lines, { durationMs: minutes(3) });
    expect(spans(timeline.flat)).toEqual(['0-60 A', '60-150.5 B', '150.5-180 C']);
    expect(timeline.nested).toEqual(timeline.flat);
    expect(timeline.flat.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(timeline.diagnostics).toEqual([]);
    expect(spans(timelineOf(lines).flat).at(-1)).toBe('150.5- C');
  });

  test('puts a hidden mark inside the chapter that is listed', () => {
    const marks = marksOf('0:00 A', '0:05 silent', '0:10 B').map((mark, index) =>
      index === 1 ? { ...mark, hidden: true } : mark,
    );
    const { flat } = buildTimeline(marks, { durationMs: 20_000, offsetMs: 0, intro: null });
    expect(spans(flat)).toEqual(['0-10 A', '5-10 silent', '10-20 B']);
    expect(flat.map(({ hidden }) => hidden === true)).toEqual([false, true, false]);
  });

  test('gives nothing for nothing', () => {
    expect(timelineOf([], { durationMs: 1000, intro: 'Intro' })).toEqual({
      nested: [],
      flat: [],
      diagnostics: [],
    });
  });

  test('nests: a whole lasts over its parts, a part ends with its whole', () => {
    const { nested, flat } = timelineOf(['0:00 A', '  0:30 a1', '  1:00 a2', '2:00 B'], {
      durationMs: minutes(3),
    });
    expect(spans(nested)).toEqual(['0-120 A', '30-60 a1', '60-120 a2', '120-180 B']);
    expect(spans(flat)).toEqual(['0-30 A', '30-60 a1', '60-120 a2', '120-180 B']);
  });

  test('sorts by start and leaves equal starts with the whole first', () => {
    const { nested } = timelineOf(['1:00 B', '  0:00 a', '0:00 A'], { durationMs: minutes(2) });
    expect(spans(nested)).toEqual(['0-60 A', '0-60 a', '60-120 B']);
  });

  test('a stated end ends a chapter early, never late', () => {
    const { flat } = timelineOf(['0:00-0:30 A', '1:00-9:00 B', '2:00-2:30 C'], { durationMs: minutes(3) });
    expect(spans(flat)).toEqual(['0-30 A', '60-120 B', '120-150 C']);
  });

  test('a stated end at or before the start is left out and reported', () => {
    const timeline = timelineOf(['0:00 A', '1:00-0:30 B'], { durationMs: minutes(3) });
    expect(spans(timeline.flat)).toEqual(['0-60 A', '60-180 B']);
    expect(findingsOf(timeline)).toEqual(['notes/end-before-start 2']);
  });

  test('a stated end that cannot be written is reported, unless it comes from rounding', () => {
    const marks = marksOf('0:00-0:30 A', '1:00-9:00 B', '2:00-2:30 C', '2:40-3:20 D').map((mark) => mark);
    const timeline = buildTimeline(marks, { durationMs: minutes(3), offsetMs: 0, intro: null });
    expect(findingsOf(timeline).toSorted()).toEqual(['notes/end-overlaps 2', 'notes/end-past-audio 4']);
    const [overlap, past] = ['notes/end-overlaps', 'notes/end-past-audio'].map((code) =>
      timeline.diagnostics.find((found) => found.code === code),
    );
    expect(past).toMatchObject({
      severity: 'warning',
      message: 'the chapter at 2:40 has its end at 3:20, but the audio lasts 3:00: it ends with the audio',
    });
    expect(overlap).toMatchObject({
      severity: 'info',
      message: expect.stringContaining('at 1:00 has its end at 9:00'),
    });
    const rounded = timelineOf(['0:00-1:00.9 A', '1:00-3:00.9 B'], { durationMs: minutes(3) });
    expect(rounded.diagnostics).toEqual([]);
  });

  test('the stated end of a whole ends its last part', () => {
    const { flat } = timelineOf(['0:00-1:30 A', '  1:00 a', '2:00 B'], { durationMs: minutes(3) });
    expect(spans(flat)).toEqual(['0-60 A', '60-90 a', '120-180 B']);
  });
});

describe('buildTimeline() with an offset', () => {
  test('shifts starts and stated ends', () => {
    const { flat } = timelineOf(['0:10-0:20 A', '1:00 B'], { durationMs: minutes(2), offsetMs: 12_500 });
    expect(spans(flat)).toEqual(['22.5-32.5 A', '72.5-120 B']);
  });

  test('a start before 0:00 is an error at its timestamp', () => {
    const timeline = timelineOf(['0:02 A', '1:00 B'], { offsetMs: -3000 });
    expect(timeline.diagnostics).toMatchObject([
      { code: 'notes/offset-before-start', severity: 'error', place: { line: 1, column: 1, endColumn: 5 } },
    ]);
    expect(timeline.diagnostics[0]?.args).toEqual({ startMs: 2000, offsetMs: -3000 });
    expect(spans(timeline.flat)).toEqual(['0-57 A', '57- B']);
  });

  test('reports nothing else about starts before 0:00, because their place is not known', () => {
    const lines = Array.from({ length: 8 }, (_, index) => `0:${10 + index * 5} Title ${index}`);
    const timeline = timelineOf([...lines, '5:00 B'], { offsetMs: -60_000, durationMs: minutes(6) });
    expect(findingsOf(timeline)).toEqual(lines.map((_, index) => `notes/offset-before-start ${index + 1}`));
  });
});

describe('buildTimeline() with an intro', () => {
  test('adds it when the first chapter starts later, and reports when there is no chapter at 0:00', () => {
    const lines = ['0:10 A', '1:00 B'];
    const timeline = timelineOf(lines, { intro: 'Hello' });
    expect(timeline.flat[0]).toEqual({
      startMs: 0,
      endMs: 10_000,
      title: 'Hello',
      url: null,
      depth: 0,
      line: null,
    });
    expect(timeline.diagnostics).toEqual([]);
    expect(timelineOf(lines).diagnostics).toMatchObject([
      { code: 'notes/first-chapter-late', severity: 'info', place: { line: 1 } },
    ]);
  });

  test('adds none if the first chapter starts at 0:00', () => {
    expect(spans(timelineOf(['0:00 A'], { intro: 'Hello' }).flat)).toEqual(['0- A']);
  });
});

describe('buildTimeline() past the end of the audio', () => {
  test('is an error, and the chapter is not among those written', () => {
    const timeline = timelineOf(['0:00 A', '3:00 B', '4:00 C'], { durationMs: minutes(3) });
    expect(findingsOf(timeline)).toEqual(['notes/chapter-past-end 2', 'notes/chapter-past-end 3']);
    expect(timeline.diagnostics[0]?.severity).toBe('error');
    expect(spans(timeline.flat)).toEqual(['0-180 A']);
    expect(timeline.nested).toHaveLength(3);
  });

  test('proposes the reading that continues with the others', () => {
    // Read as frames, one of the two past the end would still not fit, so nothing is re-read.
    const timeline = timelineOf(['0:00 A', '1:02:00 B', '9:59:00 C'], { durationMs: minutes(3) });
    expect(timeline.diagnostics.map(({ help }) => help)).toEqual([
      'did you mean 1:02?',
      'correct the time, or check that this is the right audio',
    ]);
  });

  test('accepts a start on the last millisecond', () => {
    expect(timelineOf(['0:00 A', '2:59.999 B'], { durationMs: minutes(3) }).flat).toHaveLength(2);
  });
});

const arbitraryMarks = fc.array(
  fc.record({
    startMs: fc.oneof(fc.nat(20_000), fc.nat(40_000_000), fc.constantFrom(0, 1000, 2000)),
    endMs: fc.option(fc.nat(30_000)),
    title: fc.string({ maxLength: 5 }),
    url: fc.option(fc.constantFrom('https://a.example/', 'https://b.example/')),
    depth: fc.nat(3),
    place: fc.constant(marksOf('0:00 A')[0]?.place ?? expect.fail()),
    otherReadings: fc.constant([]),
    writing: fc.constant(null),
  }),
  { maxLength: 12 },
);

test('buildTimeline() never overlaps, never gives zero length, and keeps every mark', () => {
  const options = fc.record({
    durationMs: fc.option(fc.integer({ min: 1, max: 30_000 })),
    offsetMs: fc.integer({ min: -3000, max: 3000 }),
    intro: fc.option(fc.constant('Intro')),
  });
  fc.assert(
    fc.property(arbitraryMarks, options, (marks, settings) => {
      const { nested, flat } = buildTimeline(marks, settings);
      const added = nested.filter(({ line }) => line === null).length;
      expect(nested).toHaveLength(marks.length + added);
      for (const [index, { startMs, endMs }] of flat.entries()) {
        const next = flat[index + 1]?.startMs ?? settings.durationMs ?? Number.POSITIVE_INFINITY;
        expect(Number.isInteger(startMs) && startMs >= 0).toBe(true);
        expect(endMs ?? next).toBeGreaterThan(startMs);
        expect(endMs ?? next).toBeLessThanOrEqual(next);
      }
      for (const { startMs, endMs } of nested)
        expect(endMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(startMs);
      const reached = nested.filter(
        ({ startMs }) => startMs < (settings.durationMs ?? Number.POSITIVE_INFINITY),
      );
      expect(flat.map(({ startMs }) => startMs)).toEqual([...new Set(reached.map(({ startMs }) => startMs))]);
    }),
  );
});

test('buildTimeline() takes 20,000 marks in any order without delay', () => {
  const marks = marksOf(
    ...Array.from({ length: 200 }, (_, index) => `${' '.repeat((index % 5) * 2)}${index % 90}:00 T`),
  );
  const many = Array.from({ length: 100 }, () => marks).flat();
  const options = { durationMs: minutes(60), offsetMs: 0, intro: null };
  expect(cpuMsOf(() => buildTimeline(many, options))).toBeLessThan(1500);
});
