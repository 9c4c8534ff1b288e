import { describe, expect, test } from 'vitest';
import { formatCount, formatQuantity, formatSpan, formatTime } from '../../src/diagnostic/wording.js';

describe('formatTime()', () => {
  test.each([
    [0, '0:00'],
    [10_000, '0:10'],
    [59_999, '0:59.999'],
    [60_000, '1:00'],
    [3_599_000, '59:59'],
    [3_600_000, '1:00:00'],
    [3_690_031, '1:01:30.031'],
    [360_000_000, '100:00:00'],
    [1, '0:00.001'],
    [-1500, '-0:01.500'],
    [999.6, '0:01'],
  ])('%d ms: %s', (ms, text) => {
    expect(formatTime(ms)).toBe(text);
  });
});

test.each([
  [0, '0 s'],
  [500, '0.5 s'],
  [1969, '1.969 s'],
  [59_999, '59.999 s'],
  [60_000, '1:00'],
  [123_100, '2:03.100'],
])('formatSpan(%d): %s', (ms, text) => {
  expect(formatSpan(ms)).toBe(text);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [59_048_856, '59,048,856'],
  [-1234, '-1,234'],
])('formatCount(%d): %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test('formatQuantity() counts one thing without s', () => {
  expect([0, 1, 2].map((count) => formatQuantity(count, 'byte'))).toEqual(['0 bytes', '1 byte', '2 bytes']);
});
