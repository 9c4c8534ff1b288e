import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimestamp, parseOffset, parseTimestamp } from '../../src/chapters/timestamp.js';

describe('parseTimestamp()', () => {
  test.each([
    ['0:10', 10_000, []],
    ['00:59', 59_000, []],
    ['65:12', 3_912_000, []],
    ['100:05', 6_005_000, []],
    ['1:02:03', 3_723_000, []],
    ['01:02:03', 3_723_000, []],
    ['123:04:05', 443_045_000, []],
    ['0:01.5', 1500, []],
    ['0:01,25', 1250, []],
    ['00:00:00.007', 7, []],
    ['1：02', 62_000, []],
    ['10:3', 603_000, ['one-digit-field']],
    ['1:2:03', 3_723_000, ['one-digit-field']],
    ['1:75', 135_000, ['field-over-59']],
    ['1:75:00', 8_100_000, ['field-over-59']],
    ['1;29:26', 5_366_000, ['semicolon']],
    ['10: 32', 632_000, ['blank']],
    ['1O:2o', 620_000, ['letter-o']],
    ['O1;2', 62_000, ['one-digit-field', 'semicolon', 'letter-o']],
  ])('reads %s', (text, startMs, slips) => {
    expect(parseTimestamp(text)).toMatchObject({ startMs, slips });
  });

  test.each([
    '',
    '1',
    '1:',
    ':10',
    '1:234',
    '1:02:03:04',
    '24.30',
    'HH:MM',
    'O:OO',
    '-0:10',
    '0:10 ',
    '1::2',
    '1:  02',
    '0:10.1234',
  ])('refuses "%s"', (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });

  test('gives the reading as minutes, seconds and frames of what can be one', () => {
    expect(editorReadings('56:36:20')).toEqual([3_396_000]);
    expect(editorReadings('1:02:03.5')).toEqual([]);
    expect(editorReadings('1:75:03')).toEqual([]);
    expect(editorReadings('56:36')).toEqual([]);
  });
});

function editorReadings(text: string): number[] | undefined {
  return parseTimestamp(text)?.otherReadings.map(({ startMs }) => startMs);
}

describe('formatTimestamp()', () => {
  test.each([
    [0, '0:00'],
    [10_000, '0:10'],
    [3_723_000, '1:02:03'],
    [3_599_999, '59:59.999'],
    [-12_500, '-0:12.500'],
    [-0, '0:00'],
    [1499.6, '0:01.500'],
    [360_000_000, '100:00:00'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatTimestamp(ms)).toBe(text);
  });

  test('writes milliseconds always or never when asked to', () => {
    expect(formatTimestamp(10_000, 'always')).toBe('0:10.000');
    expect(formatTimestamp(10_999, 'never')).toBe('0:10');
    expect(formatTimestamp(-999, 'never')).toBe('0:00');
  });

  test('is read back by parseTimestamp()', () => {
    fc.assert(
      fc.property(fc.nat(99 * 3_600_000), fc.constantFrom('auto', 'always'), (ms, decimals) => {
        const timestamp = parseTimestamp(formatTimestamp(ms, decimals));
        expect(timestamp).toMatchObject({ startMs: ms, slips: [] });
      }),
    );
  });
});

describe('parseOffset()', () => {
  test.each([
    ['+12.5', 12_500],
    ['12', 12_000],
    ['-0:03', -3000],
    ['−0:03', -3000],
    ['+1:02:03.5', 3_723_500],
    [' -3 s ', -3000],
    ['0', 0],
    ['-0', 0],
    ['0.0005', null],
    ['90', 90_000],
    ['', null],
    ['+', null],
    ['1:2', null],
    ['1:75', null],
    ['1;02', null],
    ['abc', null],
    ['--3', null],
    ['1e3', null],
    ['12345678', null],
  ])('%s', (text, ms) => {
    expect(parseOffset(text)).toBe(ms);
  });
});
