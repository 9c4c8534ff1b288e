import { describe, expect, test } from 'vitest';
import { readingByNotes } from '../../src/verify/duration-reading.js';
import { buildChapter, buildStated, statedDuration, statedValue } from './build-input.js';

const shortClock = statedDuration(62_000, '1:02', [3_720_000]);
const usual = { ms: 62_000, unusual: false };
const unusual = { ms: 3_720_000, unusual: true };

describe('readingByNotes()', () => {
  test('has no reading of nothing', () => {
    expect(readingByNotes(buildStated(), [buildChapter(0)])).toBeNull();
  });

  test('takes the usual reading when nothing speaks against it', () => {
    expect(readingByNotes(buildStated({ durationMs: shortClock }), [])).toEqual(usual);
  });

  test.each([
    [61_999, usual],
    [62_000, usual],
    [930_000, usual],
    [930_001, unusual],
    [3_719_999, unusual],
    [3_720_000, usual],
  ])('with the last chapter from %i ms', (startMs, reading) => {
    const chapters = [buildChapter(0), buildChapter(startMs)];
    expect(readingByNotes(buildStated({ durationMs: shortClock }), chapters)).toEqual(reading);
  });

  test.each([
    [59_520_000, unusual],
    [62_000, usual],
    [1, usual],
  ])('with a length of %i bytes', (byteLength, reading) => {
    const stated = buildStated({ durationMs: shortClock, byteLength: statedValue('length', byteLength) });
    expect(readingByNotes(stated, [])).toEqual(reading);
  });

  test('needs chapters and length to agree with another reading', () => {
    const stated = buildStated({ durationMs: shortClock, byteLength: statedValue('length', 62_000) });
    expect(readingByNotes(stated, [buildChapter(100_000)])).toEqual(usual);
  });
});
