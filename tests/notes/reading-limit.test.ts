import { describe, expect, test } from 'vitest';
import { readableEnd } from '../../src/notes/units/reading-limit.js';
import { decodeText } from '../../src/text/source-text.js';

function endOf(text: string): number {
  const { source } = decodeText('a.md', new TextEncoder().encode(text));
  return source === null ? Number.NaN : readableEnd(source, 0);
}

describe('readableEnd()', () => {
  test('is the end of the longest subtitles', () => {
    const text = '00:00:01.000 --> 00:00:03.000\nHello\n\n'.repeat(20_000);
    expect(endOf(text)).toBe(text.length);
  });

  test.each(['\n', '\r', '\r\n'])('counts lines that end in %j', (lineEnd) => {
    expect(endOf(`a${lineEnd}`.repeat(100_001))).toBe(100_000 * (1 + lineEnd.length));
    expect(endOf(`0:00${lineEnd}`.repeat(25_001))).toBe(25_000 * (4 + lineEnd.length));
  });

  test('comes before a time that is one too many, also in the middle of a line', () => {
    const text = '<p>0:00'.repeat(300_000);
    expect(endOf(text)).toBeLessThan(200_001 * 7);
    expect(text.slice(0, endOf(text)).match(/0:00/g)).toHaveLength(200_000);
  });
});
