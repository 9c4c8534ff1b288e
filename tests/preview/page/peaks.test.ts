import { describe, expect, test } from 'vitest';
import { emptyPeaks, fillPeaks, nextPauseEnd, type Peaks } from '../../../src/preview/page/peaks.js';
import { showing, viewWithin, zoomed } from '../../../src/preview/page/view.js';

const rateHz = 8000;

/** Samples of one level for each stretch, given in seconds. */
function samples(...stretches: readonly (readonly [seconds: number, level: number])[]): Float32Array {
  return Float32Array.from(
    stretches.flatMap(([seconds, level]) =>
      Array.from({ length: seconds * rateHz }, (_, at) => (at % 2 === 0 ? level : -level)),
    ),
  );
}

/** The loudest moment between two; 0 where nothing is decoded. */
function loudest({ values }: Peaks, fromMs: number, toMs: number): number {
  return Math.max(...values.subarray(fromMs / 5, toMs / 5));
}

describe('fillPeaks()', () => {
  test('counts from the end, so that what a decoder loses at the beginning does not matter', () => {
    const whole = emptyPeaks(4000);
    fillPeaks(whole, [samples([1, 0.1], [1, 0.9])], rateHz, 2000, 4000);
    const lost = emptyPeaks(4000);
    fillPeaks(lost, [samples([1, 0.1], [1, 0.9]).subarray(400)], rateHz, 2000, 4000);
    expect(loudest(whole, 0, 2000)).toBe(0);
    for (const peaks of [whole, lost]) {
      expect(loudest(peaks, 2100, 2990)).toBeCloseTo(0.1, 1);
      expect(loudest(peaks, 3010, 4000)).toBeCloseTo(0.9, 1);
    }
  });

  test('takes nothing from before its stretch, which is there for the decoder', () => {
    const peaks = emptyPeaks(4000);
    fillPeaks(peaks, [samples([1, 0.9], [1, 0.1])], rateHz, 3000, 4000);
    expect(loudest(peaks, 2000, 2990)).toBe(0);
    expect(loudest(peaks, 3010, 4000)).toBeCloseTo(0.1, 1);
  });
});

describe('nextPauseEnd()', () => {
  const peaks = emptyPeaks(40_000);
  fillPeaks(
    peaks,
    [samples([10, 0.5], [0.1, 0.01], [9.9, 0.5], [0.5, 0.02], [19.5, 0.5])],
    rateHz,
    0,
    40_000,
  );

  test('finds where sound begins again, and passes what is between words', () => {
    expect(nextPauseEnd(peaks, 5000)).toBe(20_500);
  });

  test('finds none after the last, or in audio that is even', () => {
    expect(nextPauseEnd(peaks, 21_000)).toBe(null);
    const even = emptyPeaks(20_000);
    fillPeaks(even, [samples([20, 0.5])], rateHz, 0, 20_000);
    expect(nextPauseEnd(even, 1000)).toBe(null);
  });
});

describe('the view', () => {
  test('stays within the audio', () => {
    expect(viewWithin({ fromMs: -500, toMs: 4500 }, 10_000)).toEqual({ fromMs: 0, toMs: 5000 });
    expect(viewWithin({ fromMs: 8000, toMs: 13_000 }, 10_000)).toEqual({ fromMs: 5000, toMs: 10_000 });
  });

  test('zooms around a moment, down to two seconds', () => {
    expect(zoomed({ fromMs: 0, toMs: 100_000 }, 0.5, 50_000, 100_000)).toEqual({
      fromMs: 25_000,
      toMs: 75_000,
    });
    const near = zoomed({ fromMs: 0, toMs: 3000 }, 0.1, 0, 100_000);
    expect(near.toMs - near.fromMs).toBe(2000);
  });

  test('only moves if it has to', () => {
    const view = { fromMs: 10_000, toMs: 20_000 };
    expect(showing(view, 15_000, 100_000)).toBe(view);
    expect(showing(view, 40_000, 100_000)).toEqual({ fromMs: 37_500, toMs: 47_500 });
  });
});
