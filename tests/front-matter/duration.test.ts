import { describe, expect, test } from 'vitest';
import { isClearlyDuration, parseDuration } from '../../src/front-matter/duration.js';

const read: [text: string, ms: number, otherMs?: number[], precisionMs?: number][] = [
  ['1:01:30', 3_690_000],
  ['01:01:30', 3_690_000],
  ['61:30', 3_690_000],
  ['0:58:30', 3_510_000],
  ['58:30.5', 3_510_500],
  ['58:30,250', 3_510_250],
  ['1：02：03', 3_723_000],
  ['1.02.03', 3_723_000],
  ['00.35.51', 2_151_000],
  ['1:02', 62_000, [3_720_000]],
  ['24:00', 1_440_000, [86_400_000]],
  ['25:00', 1_500_000],
  ['0:45', 45_000],
  ['58:30:00', 210_600_000, [3_510_000]],
  ['3690', 3_690_000],
  ['3690.031', 3_690_031],
  ['2449.25', 2_449_250],
  ['64', 64_000, [3_840_000]],
  ['3690031', 3_690_031_000, [3_690_031]],
  ['1h 02m 03s', 3_723_000],
  ['1h02m03s', 3_723_000],
  ['1h 02m', 3_720_000, [], 60_000],
  ['61 min', 3_660_000, [], 60_000],
  ['61.5 min', 3_690_000, [], 6_000],
  ['1 hour and 2 minutes', 3_720_000, [], 60_000],
  ['1 Std. 2 Min.', 3_720_000, [], 60_000],
  ['90s', 90_000],
  ['45\'30"', 2_730_000],
  ['PT1H2M3S', 3_723_000],
  ['P0DT62M', 3_720_000, [], 60_000],
  ['3690031 ms', 3_690_031],
];

describe('parseDuration()', () => {
  test.each(read)('reads %j as %d ms', (text, ms, otherMs = [], precisionMs = 1000) => {
    expect(parseDuration(text)).toEqual({ ms, otherMs, precisionMs });
  });

  test.each([
    ['45;11', '45:11'],
    ['35.51', '35:51'],
    ['1:2:3', '1:02:03'],
    ['10: 32', '10:32'],
    ['1:O2:03', '1:02:03'],
    ['1:75:30', '2:15:30'],
    ['61:75', '1:02:15'],
    ['31:5', '31:05'],
    ['Bonus', null],
    ['-5', null],
    ['1:02:03:04', null],
    ['3m 2h', null],
    ['1h 1h', null],
    ['tbd', null],
    ['about an hour', null],
  ])('reads nothing into %j, but guesses %j', (text, guess) => {
    expect(parseDuration(text)).toEqual({ guess });
  });

  test('takes a bare number in the unit of its key', () => {
    expect(parseDuration('64', 'minutes')).toEqual({ ms: 3_840_000, otherMs: [], precisionMs: 60_000 });
    expect(parseDuration('3690031', 'milliseconds')).toMatchObject({ ms: 3_690_031, otherMs: [] });
  });
});

test.each([
  ['1:02:03', true],
  ['61 min', true],
  ['59048856', false],
  ['35.51', false],
  ['47.1 MB', false],
])('isClearlyDuration(%j) is %j', (text, clear) => {
  expect(isClearlyDuration(text)).toBe(clear);
});
