import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuMsOf } from '../build/cpu-ms.js';
import {
  ascii,
  concat,
  type FrameSpec,
  noise,
  renderFrame,
  renderHeader,
  renderId3v1,
  renderStream,
  renderXingFrame,
} from '../build/mpeg.js';
import { scanBytes } from '../mpeg/scan-bytes.js';

/** Pieces that real and hostile files are made of. */
const specs: FrameSpec[] = [
  {},
  { mode: 'mono' },
  { sampleRate: 48_000 },
  { version: 2, sampleRate: 16_000, bitRate: 8 },
  { layer: 1, bitRate: 448 },
  { layer: 2, crc: true },
  { bitRate: 'free', freeBytes: 313 },
  { bitRate: 'free', freeBytes: 5760 },
];
const spec = fc.constantFrom(...specs);
const piece: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc
    .tuple(spec, fc.integer({ min: 1, max: 12 }))
    .map(([one, frameCount]) => renderStream({ ...one, frameCount })),
  fc
    .tuple(spec, fc.integer({ min: 1, max: 400 }))
    .map(([one, length]) => renderFrame(one).subarray(0, length)),
  fc
    .integer({ min: 0, max: 300 })
    .map((frames) => renderXingFrame({}, { frames, lame: { delay: 576, padding: 1 } })),
  fc.constantFrom(
    renderHeader({}),
    renderHeader({ bitRate: 'free' }),
    renderId3v1('x'),
    ascii('ID3\u0003'),
    ascii('Xing'),
  ),
  fc.integer({ min: 1, max: 9000 }).map((length) => new Uint8Array(length)),
  fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.integer()).map(([length, seed]) => noise(length, seed)),
  fc.uint8Array({ maxLength: 40 }),
);
const file = fc.array(piece, { maxLength: 12 }).map((pieces) => concat(...pieces));

describe('any bytes', () => {
  test('what is found does not depend on the windows', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(file, lengths, (bytes, windows) => {
        // Single bytes would take for ever on a long file.
        const lower = windows.map((length) => Math.max(length, bytes.length >> 6));
        expect(scanBytes(bytes, lower)).toEqual(scanBytes(bytes));
      }),
      { numRuns: 150 },
    );
  });

  test('where the audio starts in the file only moves the offsets', () => {
    fc.assert(
      fc.property(file, (bytes) => {
        const far = 5e9;
        const [here, there] = [scanBytes(bytes), scanBytes(bytes, [], far)];
        expect(there?.stream.durationMs).toBe(here?.stream.durationMs);
        expect(there?.start).toBe(here === null ? undefined : here.start + far);
        expect(there?.end).toBe(here === null ? undefined : here.end + far);
      }),
      { numRuns: 50 },
    );
  });

  test('frames, junk and cuts account for every byte between the first frame and the end', () => {
    fc.assert(
      fc.property(file, (bytes) => {
        const found = scanBytes(bytes);
        if (found === null) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(bytes.length);
        expect(found.stream.junkByteLength).toBeLessThanOrEqual(found.end - found.start);
        expect(found.stream.durationMs).toBeGreaterThanOrEqual(0);
        let from = found.start;
        for (const { offset, length } of found.stream.junk) {
          expect(offset).toBeGreaterThan(from);
          from = offset + length;
        }
        expect(from).toBeLessThanOrEqual(found.end);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['headers of free format', renderHeader({ bitRate: 'free' })],
    ['headers of free format, far apart', concat(renderHeader({ bitRate: 'free' }), noise(60))],
    ['headers that lead nowhere', renderHeader({})],
    ['all ones', Uint8Array.of(0xff)],
    ['half headers', Uint8Array.of(0xff, 0xfb)],
    ['frames cut short', renderFrame({}).subarray(0, 50)],
    ['frames cut short after a chain', concat(renderFrame({}), renderFrame({}).subarray(0, 9))],
    ['header frames', renderXingFrame({}, { frames: 1, lame: { delay: 1, padding: 1 } })],
    ['frames of one format and another', concat(renderFrame({}), renderFrame({ mode: 'mono' }))],
    ['two frames and a byte', concat(renderFrame({}), renderFrame({}), Uint8Array.of(0))],
  ])('8 MiB of %s take no longer than others', (_, pattern) => {
    const bytes = new Uint8Array(8 << 20);
    // After a chain, so that the search does not give up after the first MiB.
    bytes.set(renderStream({ frameCount: 4 }));
    for (let at = 4 * 418; at < bytes.length; at += pattern.length)
      bytes.set(pattern.subarray(0, bytes.length - at), at);
    expect(cpuMsOf(() => scanBytes(bytes))).toBeLessThan(2000);
  });
});
