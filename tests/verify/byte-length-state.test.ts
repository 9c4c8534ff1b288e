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

  test('without a plan only the file as found is known', () => {
    expect(stateOfByteLength(foundByteLength, buildAudio(), null)).toBe('found');
    expect(stateOfByteLength(finishedByteLength, buildAudio(), null)).toBe('none');
  });
});

test('fitsBitRateOf() fits nothing to a file that is no MPEG audio', () => {
  expect(fitsBitRateOf(buildAudio(), foundByteLength, hourMs)).toBe(true);
  expect(fitsBitRateOf(buildAudio({ stream: null }), foundByteLength, hourMs)).toBe(false);
});
