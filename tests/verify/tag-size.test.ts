import { describe, expect, test } from 'vitest';
import { checkTagSize, headByteLength } from '../../src/verify/tag-size.js';
import { buildAudio, buildChapter, buildInput, buildPlan, foundByteLength } from './build-input.js';

const chapters = [buildChapter(0)];
const audioFrom = (start: number) => buildAudio({ audio: { start, end: foundByteLength } });

describe('checkTagSize()', () => {
  test.each([
    [128_000, 3072, 0],
    [128_000, 3073, 1],
    [140_000, -8928, 0],
    [140_000, -8927, 1],
  ])('a tag of %i bytes that grows by %i gives %i findings', (start, growth, count) => {
    const plan = buildPlan({ resultByteLength: foundByteLength + growth });
    const result = checkTagSize(buildInput({ chapters, audio: audioFrom(start), plan }));
    expect(result.check).toBeNull();
    expect(result.diagnostics).toHaveLength(count);
  });

  test('says the size', () => {
    const input = buildInput({ chapters, audio: audioFrom(131_073), plan: null });
    expect(checkTagSize(input).diagnostics).toMatchObject([
      {
        code: 'verify/large-tag',
        severity: 'info',
        args: { byteLength: 131_073, most: 131_072 },
        place: { kind: 'file', file: 'audio/episode.mp3' },
      },
    ]);
  });

  test('does not matter without chapters or audio', () => {
    expect(checkTagSize(buildInput({ audio: audioFrom(1_000_000) })).diagnostics).toEqual([]);
    expect(checkTagSize(buildInput({ chapters, audio: null })).diagnostics).toEqual([]);
  });
});

test('headByteLength() is what will be in front of the audio', () => {
  const plan = buildPlan({ resultByteLength: foundByteLength + 50 });
  expect(headByteLength(audioFrom(100), plan)).toBe(150);
  expect(headByteLength(audioFrom(100), null)).toBe(100);
});
