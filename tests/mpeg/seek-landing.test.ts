import { describe, expect, it } from 'vitest';
import type { HeaderClaim } from '../../src/mpeg/mpeg-stream.js';
import { predictLanding, seekBasis } from '../../src/mpeg/seek-landing.js';
import { TimeIndexBuilder } from '../../src/mpeg/time-index.js';
import { buildStream } from '../verify/build-input.js';

const samplesPerFrame = 1152;
const frameMs = (samplesPerFrame * 1000) / 44_100;
const frameCount = 20_000;

/** The first half of the frames has 400 bytes each, the second 100: 8 and 2 MB in 522 s. */
function halves() {
  const builder = new TimeIndexBuilder();
  let offset = 0;
  for (let frame = 0; frame < frameCount; frame += 1) {
    builder.add(offset, frame * frameMs);
    offset += frame < frameCount / 2 ? 800 : 200;
  }
  return builder.finish(offset, frameCount * frameMs);
}

const index = halves();
const byteCount = 10_000_000;
const totalMs = frameCount * frameMs;

/** The best that a table can say: position of each hundredth, rounded down to 256ths. */
const table = Uint8Array.from({ length: 100 }, (_, entry) => {
  const frame = (entry / 100) * frameCount;
  const offset = frame < frameCount / 2 ? frame * 800 : 8_000_000 + (frame - frameCount / 2) * 200;
  return Math.floor((offset / byteCount) * 256);
});

function claim(change: Partial<HeaderClaim> = {}): HeaderClaim {
  const trim = { encoderDelaySamples: null, encoderPaddingSamples: null };
  return { kind: 'Xing', offset: 0, frameCount, byteCount, seekTable: table, ...trim, ...change };
}

function landing(timeMs: number, found: HeaderClaim | null, fileByteLength = byteCount) {
  const basis = seekBasis(
    buildStream({ bitRateMode: 'vbr', claim: found, durationMs: totalMs }),
    samplesPerFrame,
    index,
    fileByteLength,
  );
  if (basis === null) throw new Error('nothing to seek by');
  return predictLanding(basis, timeMs);
}

describe('predictLanding()', () => {
  it('rounds down to an entry of the table, as FFmpeg does', () => {
    // At 75 % is unit 230 of 256: byte 8,984,375, which is 984,375 / 200 frames after the half.
    const landedMs = (frameCount / 2 + 984_375 / 200) * frameMs;
    expect(table[75]).toBe(230);
    expect(landing(totalMs * 0.75, claim()).tableMs).toBeCloseTo(landedMs - totalMs * 0.75, -1);
    // A moment between two entries counts from the one in front: the same distance.
    expect(landing(totalMs * 0.759, claim()).tableMs).toBeCloseTo(landedMs - totalMs * 0.75, -1);
  });

  it('takes a place between two entries in proportion, as Media3 does', () => {
    const units = 230 + 0.5 * ((table[76] ?? 0) - 230);
    const landedMs = (frameCount / 2 + ((units / 256) * byteCount - 8_000_000) / 200) * frameMs;
    expect(landing(totalMs * 0.755, claim()).interpolatedMs).toBeCloseTo(landedMs - totalMs * 0.755, -1);
  });

  it('spreads the bytes over the time if there is no table', () => {
    // At half of the time lies half of the bytes: 6,250 frames in.
    const { tableMs, interpolatedMs } = landing(totalMs / 2, claim({ seekTable: null }));
    expect(tableMs).toBeCloseTo(6250 * frameMs - totalMs / 2, -1);
    expect(interpolatedMs).toBeNull();
  });

  it('estimates the duration from the first frames where no header states it', () => {
    // 800 bytes a frame hold for all players know: the end lies at 12,500 frames, and what is after it is out of reach.
    expect(landing(12_600 * frameMs, null)).toEqual({ tableMs: null, interpolatedMs: null });
    const { tableMs } = landing(11_000 * frameMs, null);
    expect(tableMs).toBeCloseTo((14_000 - 11_000) * frameMs, -3);
  });

  it('multiplies a table by the bytes of the file if the header does not count them; Media3 does not seek then', () => {
    const cover = 1_000_000;
    const { tableMs, interpolatedMs } = landing(
      totalMs * 0.75,
      claim({ byteCount: null }),
      byteCount + cover,
    );
    const landedMs = (frameCount / 2 + ((230 / 256) * (byteCount + cover) - 8_000_000) / 200) * frameMs;
    expect(tableMs).toBeCloseTo(landedMs - totalMs * 0.75, -1);
    expect(interpolatedMs).toBeNull();
  });

  it('seeks to the beginning with a table of zeros', () => {
    const { tableMs } = landing(totalMs * 0.755, claim({ seekTable: new Uint8Array(100) }));
    expect(tableMs).toBeCloseTo(-totalMs * 0.75, -1);
  });
});

describe('seekBasis()', () => {
  it('is null for a constant bit rate, where arithmetic is exact', () => {
    expect(seekBasis(buildStream({ bitRateMode: 'cbr' }), samplesPerFrame, index, byteCount)).toBeNull();
    expect(seekBasis(buildStream({ bitRateMode: 'free' }), samplesPerFrame, index, byteCount)).toBeNull();
  });
});
