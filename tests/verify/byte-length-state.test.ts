import { describe, expect, test } from 'vitest';
import { fitsBitRateOf, stateOfByteLength } from '../../src/verify/byte-length-state.js';
import {
  buildAudio,
  buildPlan,
  finishedByteLength,
  foundByteLength,
  hourMs,
  strippedByteLength,
} from './build-input.js';

describe('stateOfByteLength()', () => {
  test.each([
    [finishedByteLength, 'finished'],
    [foundByteLength, 'found'],
    [strippedByteLength, 'stripped'],
    [foundByteLength + 1, 'none'],
  ])('%i: %s', (byteLength, state) => {
    expect(stateOfByteLength(byteLength, buildAudio(), buildPlan())).toBe(state);
  });

  test('of equal sizes it names the one that needs least doing', () => {
    const unchanged = buildPlan({ resultByteLength: foundByteLength, strippedByteLength: foundByteLength });
    expect(stateOfByteLength(foundByteLength, buildAudio(), unchanged)).toBe('finished');
    const untagged = buildPlan({ strippedByteLength: foundByteLength });
    expect(stateOfByteLength(foundByteLength, buildAudio(), untagged)).toBe('found');
  });

  test('a size that the file had before an earlier run comes last', () => {
    const earlierByteLengths = [strippedByteLength, strippedByteLength + 6, strippedByteLength + 4096];
    const plan = buildPlan({ earlierByteLengths });
    expect(earlierByteLengths.map((length) => stateOfByteLength(length, buildAudio(), plan))).toEqual([
      'stripped',
      'earlier',
      'earlier',
    ]);
    expect(stateOfByteLength(strippedByteLength + 5, buildAudio(), plan)).toBe('none');
  });

  test('the output that is there already, and what it was before, are true sizes too', () => {
    const state = (byteLength: number) =>
      stateOfByteLength(byteLength, buildAudio(), buildPlan(), [7_000, 6_000]);
    expect([7_000, 6_000, 5_000, foundByteLength].map(state)).toEqual([
      'earlier',
      'earlier',
      'none',
      'found',
    ]);
  });

  test('without a plan nothing is concluded of a size that the finished file may have', () => {
    const audio = buildAudio();
    const { stream } = audio;
    if (stream === null) throw new Error('no stream');
    const state = (byteLength: number, facts = audio) => stateOfByteLength(byteLength, facts, null);
    expect(state(foundByteLength)).toBe('found');
    expect(state(finishedByteLength)).toBe('unknown');
    expect(state(foundByteLength + 64 * 1024)).toBe('unknown');
    expect(state(foundByteLength + 64 * 1024 + 1)).toBe('none');
    expect(state(1000)).toBe('none');
    expect(state(finishedByteLength, buildAudio({ stream: null }))).toBe('none');
    expect(state(finishedByteLength, buildAudio({ stream: { ...stream, missingBytes: 1 } }))).toBe('none');
  });
});

test('fitsBitRateOf() fits nothing to a file that is not MPEG audio', () => {
  expect(fitsBitRateOf(buildAudio(), foundByteLength, hourMs)).toBe(true);
  expect(fitsBitRateOf(buildAudio({ stream: null }), foundByteLength, hourMs)).toBe(false);
});
