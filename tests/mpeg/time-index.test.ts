import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeIndexBuilder, timeAtOffset } from '../../src/mpeg/time-index.js';

/** Frames of 400 bytes and 26 ms, then of 100 bytes. */
function indexOf(frames: number, turn: number) {
  const builder = new TimeIndexBuilder();
  let offset = 1000;
  for (let frame = 0; frame < frames; frame += 1) {
    builder.add(offset, frame * 26);
    offset += frame < turn ? 400 : 100;
  }
  return builder.finish(offset, frames * 26);
}

const trueTime = (offset: number, turn: number) =>
  offset <= 1000 + turn * 400
    ? ((offset - 1000) / 400) * 26
    : (turn + (offset - 1000 - turn * 400) / 100) * 26;

describe('timeAtOffset()', () => {
  it('is off by no more than the points are apart wherever the bit rate changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (turn, share) => {
          const index = indexOf(20_000, turn);
          const end = index.offsets.at(-1) ?? 0;
          const offset = 1000 + share * (end - 1000);
          expect(Math.abs(timeAtOffset(index, offset) - trueTime(offset, turn))).toBeLessThan(4300);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('holds every frame of the first bytes', () => {
    const index = indexOf(2000, 2000);
    expect(timeAtOffset(index, 1000 + 400 * 50)).toBe(26 * 50);
    expect(Array.from(index.offsets.subarray(0, 3))).toEqual([1000, 1400, 1800]);
  });

  it('gives the ends for offsets beyond them', () => {
    const index = indexOf(100, 100);
    expect(timeAtOffset(index, 0)).toBe(0);
    expect(timeAtOffset(index, 1e9)).toBe(2600);
  });
});

describe('TimeIndexBuilder', () => {
  it('holds at most 32,768 points of a file of any size', () => {
    const builder = new TimeIndexBuilder();
    for (let offset = 0; offset < 3e9; offset += 8000) builder.add(offset, offset / 16);
    const index = builder.finish(3e9, 3e9 / 16);
    expect(index.offsets.length).toBeLessThanOrEqual(32_769);
    expect(index.offsets.length).toBeGreaterThan(16_000);
    expect(timeAtOffset(index, 1.5e9)).toBeCloseTo(1.5e9 / 16, 0);
  });
});
