import { describe, expect, test } from 'vitest';
import { checkBitRate } from '../../src/verify/plausible-bit-rate.js';
import { buildInput, buildNotesInput, hourMs, placeAt, statedDuration, statedValue } from './build-input.js';

function rateOf(byteLength: number, durationMs = hourMs, otherReadingsMs: number[] = []) {
  const stated = {
    byteLength: statedValue('length', byteLength),
    durationMs: statedDuration(durationMs, 'as written', otherReadingsMs),
  };
  return checkBitRate(buildNotesInput({ stated }));
}

describe('checkBitRate()', () => {
  test('accepts what audio can have', () => {
    expect(rateOf(57_600_000)).toEqual({
      check: {
        name: 'bit rate',
        stated: '57,600,000 bytes in 1:00:00',
        measured: '128 kbit/s',
        outcome: 'ok',
        note: null,
      },
      diagnostics: [],
    });
  });

  test.each([
    [3_600_000, 'ok', '8 kbit/s'],
    [3_599_999, 'warning', '8 kbit/s'],
    [3_590_000, 'warning', '8 kbit/s'],
    [3_555_000, 'warning', '7.9 kbit/s'],
    [634_950_000, 'ok', '1411 kbit/s'],
    [634_950_001, 'warning', '1411 kbit/s'],
    [4_500_000, 'ok', '10 kbit/s'],
    [4_725_000, 'ok', '11 kbit/s'],
    [3600, 'warning', '0.008 kbit/s'],
  ])('%i bytes in an hour: %s', (byteLength, outcome, measured) => {
    const { check, diagnostics } = rateOf(byteLength);
    expect(check).toMatchObject({ outcome, measured });
    expect(diagnostics).toHaveLength(outcome === 'ok' ? 0 : 1);
  });

  test('says what the numbers would mean', () => {
    expect(rateOf(3600).diagnostics).toMatchObject([
      {
        code: 'verify/implausible-bit-rate',
        severity: 'warning',
        args: { byteLength: 3600, durationMs: hourMs, impliedKbps: 0.008, leastKbps: 8, mostKbps: 1411 },
        place: placeAt(2, 11),
      },
    ]);
  });

  test('takes the reading of the duration that fits', () => {
    expect(rateOf(57_600_000, 60_000, [hourMs]).check).toMatchObject({
      outcome: 'ok',
      measured: '128 kbit/s',
    });
  });

  test('says nothing with the audio, or without both numbers', () => {
    const nothing = { check: null, diagnostics: [] };
    const byteLength = statedValue('length', 1);
    const durationMs = statedDuration(hourMs, '1:00:00');
    expect(checkBitRate(buildInput({ stated: { byteLength, durationMs } }))).toEqual(nothing);
    expect(checkBitRate(buildNotesInput({ stated: { byteLength } }))).toEqual(nothing);
    expect(checkBitRate(buildNotesInput({ stated: { durationMs } }))).toEqual(nothing);
    expect(checkBitRate(buildNotesInput({ notes: null }))).toEqual(nothing);
  });
});
