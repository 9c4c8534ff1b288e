import { describe, expect, test } from 'vitest';
import { isChained, measureFreeFormat } from '../../src/mpeg/frame-chain.js';
import { readWord } from '../../src/mpeg/frame-header.js';
import { concat, renderFrame, renderHeader, renderStream } from '../build/mpeg.js';

const frame = renderFrame({});
const header = renderHeader({});
const word = readWord(header, 0);

describe('isChained()', () => {
  test.each([
    ['two followers', concat(frame, frame, header), false, true, true],
    ['one follower, then other bytes', concat(frame, frame, new Uint8Array(9)), false, true, false],
    ['no follower', concat(frame, new Uint8Array(9)), false, false, false],
    ['the end of the audio right behind it', frame, true, true, false],
    ['the end of what is at hand right behind it', frame, false, false, false],
    ['a follower, then the end of the audio', concat(frame, frame), true, true, true],
    ['a follower that is cut', concat(frame, header, new Uint8Array(9)), true, true, true],
    ['its own cut end', frame.subarray(0, 300), true, false, false],
    ['a follower of another format', concat(frame, renderFrame({ layer: 2 })), true, false, false],
  ])('a frame with %s', (_, bytes, isLast, whereExpected, elsewhere) => {
    const window = { bytes, isLast };
    expect(isChained(window, 0, word, 0, true)).toBe(whereExpected);
    expect(isChained(window, 0, word, 0, false)).toBe(elsewhere);
  });

  test('what is not a header leads nowhere', () => {
    expect(isChained({ bytes: new Uint8Array(0), isLast: true }, 0, 0, 0, true)).toBe(false);
  });
});

describe('measureFreeFormat()', () => {
  const bytes = renderStream({ bitRate: 'free', freeBytes: 401, frameCount: 3, padded: true });
  const free = readWord(bytes, 0);
  const measure = (part: Uint8Array, budget = { bytes: 1000 }) =>
    measureFreeFormat({ bytes: part, isLast: true }, 0, free, budget);

  test('gives the length without padding', () => {
    expect(measure(bytes)).toBe(401);
    expect(measure(bytes.subarray(0, 804))).toBe(401);
  });

  test('wants a third frame, or the end of the audio in its place', () => {
    expect(measure(bytes.subarray(0, 600))).toBe(0);
    expect(measure(concat(bytes.subarray(0, 804), new Uint8Array(99)))).toBe(0);
  });

  test('spends its budget and stops when it is gone', () => {
    const budget = { bytes: 1000 };
    measure(bytes, budget);
    expect(budget.bytes).toBe(1000 - (402 - 4 + 1));
    expect(measure(bytes, { bytes: 300 })).toBe(0);
  });
});
