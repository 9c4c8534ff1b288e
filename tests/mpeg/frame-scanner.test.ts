import { describe, expect, test } from 'vitest';
import { FrameScanner } from '../../src/mpeg/frame-scanner.js';
import {
  ascii,
  concat,
  type FrameSpec,
  noise,
  renderApe,
  renderBareTag,
  renderFrame,
  renderHeader,
  renderId3v1,
  renderStream,
  renderXingFrame,
  sampleRatesOf,
  samplesOf,
} from '../build/mpeg.js';
import { scanBytes } from './scan-bytes.js';

const stream = renderStream({ frameCount: 20 });
const frame = renderFrame({});
const free = (freeBytes: number, vary?: (index: number) => FrameSpec) =>
  renderStream({ bitRate: 'free', freeBytes, frameCount: 9, ...(vary && { vary }) });
const behind = (length: number) => concat(noise(length), stream);

describe('a healthy stream', () => {
  const formats: FrameSpec[] = ([1, 2, 2.5] as const).flatMap((version) =>
    ([1, 2, 3] as const).flatMap((layer) =>
      sampleRatesOf(version).map((sampleRate) => ({ version, layer, sampleRate, bitRate: 64 })),
    ),
  );

  test.each(formats)('MPEG $version Layer $layer at $sampleRate Hz', (format) => {
    const bytes = renderStream({ ...format, frameCount: 9 });
    const found = scanBytes(bytes);
    expect(found).toMatchObject({ start: 0, end: bytes.length, leadingKind: null, trailingKind: null });
    expect(found?.stream).toEqual({
      version: String(format.version),
      layer: format.layer,
      sampleRateHz: format.sampleRate,
      channelMode: 'stereo',
      bitRateMode: 'cbr',
      bitRateKbps: 64,
      frameCount: 9,
      sampleCount: 9 * samplesOf(format),
      durationMs: Math.round((9 * samplesOf(format) * 1000) / (format.sampleRate ?? 1)),
      claim: null,
      innerClaims: [],
      junk: [],
      junkByteLength: 0,
      formatChanges: [],
      missingBytes: 0,
    });
  });

  test.each([401, 1200, 5760])('free format of %i bytes', (freeBytes) => {
    const bytes = free(freeBytes, (index) => ({ padded: index % 3 === 1 }));
    expect(scanBytes(bytes)).toMatchObject({
      end: bytes.length,
      stream: { frameCount: 9, bitRateMode: 'free', missingBytes: 0 },
    });
  });

  test('free format with what looks like a header inside the first frame', () => {
    const bytes = free(900);
    bytes.set(renderHeader({ bitRate: 'free' }), 300);
    expect(scanBytes(bytes)).toMatchObject({ start: 0, end: 8100, stream: { frameCount: 9 } });
  });

  test('free format of Layer I, two frames', () => {
    const bytes = renderStream({ layer: 1, bitRate: 'free', freeBytes: 400, frameCount: 2, padded: true });
    expect(scanBytes(bytes)?.stream).toMatchObject({ layer: 1, frameCount: 2 });
  });

  test('two streams of free format, with a frame that states its bit rate between them', () => {
    const bytes = concat(free(940), frame, free(978));
    expect(scanBytes(bytes)).toMatchObject({
      end: bytes.length,
      junkTotal: 0,
      stream: { frameCount: 19, bitRateMode: 'free' },
    });
  });

  test('the mean bit rate of VBR counts bytes over time', () => {
    const bytes = renderStream({
      frameCount: 300,
      vary: (index) => ({ bitRate: index % 2 === 0 ? 64 : 192 }),
    });
    expect(scanBytes(bytes)?.stream).toMatchObject({ bitRateMode: 'vbr', bitRateKbps: 128 });
  });

  test('a header frame of another bit rate leaves CBR what it is', () => {
    const bytes = concat(
      renderXingFrame({ bitRate: 64 }, { kind: 'Info' }),
      renderStream({ bitRate: 32, frameCount: 9 }),
    );
    expect(scanBytes(bytes)?.stream).toMatchObject({ bitRateMode: 'cbr', bitRateKbps: 32, frameCount: 9 });
  });

  test('changes to and from joint stereo are not reported', () => {
    const bytes = renderStream({
      frameCount: 9,
      vary: (index) => ({ mode: index % 2 === 0 ? 'joint' : 'stereo' }),
    });
    expect(scanBytes(bytes)).toMatchObject({ formatChangeTotal: 0, stream: { channelMode: 'joint-stereo' } });
  });
});

describe('the first frame', () => {
  test('one frame is enough if it starts and ends with the audio', () => {
    expect(scanBytes(frame)?.stream.frameCount).toBe(1);
    expect(scanBytes(concat(new Uint8Array(41), frame))).toMatchObject({ start: 41, leadingKind: 'zeros' });
  });

  test.each([
    ['one frame behind other bytes', concat(ascii('junk'), frame)],
    ['one frame and a little more', concat(frame, ascii('junk'))],
    ['a part of a frame', frame.subarray(0, 400)],
    ['two frames of different sample rates', concat(frame, renderFrame({ sampleRate: 48_000 }))],
    ['a header alone', renderHeader({})],
    ['nothing', new Uint8Array(0)],
    ['noise', noise(1 << 20)],
  ])('%s is not', (_, bytes) => {
    expect(scanBytes(bytes)).toBeNull();
  });

  test.each([
    ['zeros', 'zeros', new Uint8Array(5000)],
    ['text', 'text', ascii('<html>not found</html>\r\n'.repeat(99))],
    ['a tag', 'tag', renderBareTag(999)],
    ['noise', 'other', noise(100_000)],
    ['a false header', 'other', renderHeader({})],
    [
      'a false header with one follower',
      'other',
      concat(ascii('x'), renderFrame({ layer: 2 }), renderHeader({ layer: 2 })),
    ],
  ] as const)('is found behind %s', (_, leadingKind, junk) => {
    const found = scanBytes(concat(junk, stream));
    expect(found).toMatchObject({ start: junk.length, leadingKind, junkTotal: 0 });
    expect(found?.stream).toMatchObject({ frameCount: 20, layer: 3, formatChanges: [] });
  });

  test('is looked for within 1 MiB', () => {
    expect(scanBytes(behind((1 << 20) - 1))?.start).toBe((1 << 20) - 1);
    expect(scanBytes(behind(1 << 20))).toBeNull();
    const scanner = new FrameScanner(0);
    scanner.scan({ bytes: noise(2 << 20), offset: 0, isLast: false });
    expect(scanner.isHopeless).toBe(true);
    expect(scanBytes(behind(1 << 20), [70_000])).toBeNull();
  });
});

describe('junk between frames', () => {
  test.each([
    ['zeros', 'zeros', new Uint8Array(1000)],
    ['text', 'text', ascii('HTTP/1.1 500 Oops\r\n\r\n')],
    ['ID3v1', 'tag', renderId3v1('Part one')],
    ['APEv2', 'tag', renderApe({ valueLength: 300 })],
    ['ID3v1 and ID3v2', 'tag', concat(renderId3v1('Part one'), renderBareTag(2000))],
    ['noise', 'other', noise(30_000)],
    ['one byte', 'zeros', new Uint8Array(1)],
    ['a header of another format', 'other', renderHeader({ sampleRate: 48_000 })],
    ['a frame of another format', 'other', renderFrame({ sampleRate: 48_000, layer: 2 })],
  ] as const)('%s', (_, kind, junk) => {
    const found = scanBytes(concat(stream, junk, stream));
    expect(found?.stream.junk).toEqual([{ offset: stream.length, length: junk.length, atMs: 522, kind }]);
    expect(found?.stream).toMatchObject({ frameCount: 40, junkByteLength: junk.length, formatChanges: [] });
  });

  test('frames of the right format that nothing follows are junk, too', () => {
    const lone = concat(noise(500), frame, noise(500));
    const found = scanBytes(concat(stream, lone, stream));
    expect(found?.stream).toMatchObject({ frameCount: 40, junkByteLength: lone.length });
  });

  test('two frames between junk are audio', () => {
    const found = scanBytes(concat(stream, noise(500), frame, frame, noise(500, 9), stream));
    expect(found?.stream).toMatchObject({ frameCount: 42, junkByteLength: 1000 });
    expect(found?.stream.junk.map(({ offset }) => offset)).toEqual([
      stream.length,
      stream.length + 500 + 2 * frame.length,
    ]);
  });

  test('after the last frame it is not part of the audio', () => {
    expect(scanBytes(concat(stream, noise(9000)))).toMatchObject({
      end: stream.length,
      trailingKind: 'other',
      junkTotal: 0,
    });
    expect(scanBytes(concat(stream, Uint8Array.of(0xff, 0xfb, 0x90)))).toMatchObject({
      end: stream.length,
      trailingKind: 'other',
      stream: { missingBytes: 0 },
    });
  });

  test('a last frame of the same format ends with the audio', () => {
    const found = scanBytes(concat(stream, new Uint8Array(99), frame));
    expect(found).toMatchObject({ trailingKind: null, stream: { frameCount: 21, junkByteLength: 99 } });
  });

  test('however often, 100 stretches are listed and all are counted', () => {
    const parts = Array.from({ length: 150 }, () => concat(frame, frame, new Uint8Array(3)));
    const found = scanBytes(concat(...parts, frame, frame));
    expect(found?.stream.junk).toHaveLength(100);
    expect(found).toMatchObject({ junkTotal: 150, stream: { junkByteLength: 450, frameCount: 302 } });
  });
});

describe('lost bytes', () => {
  test('a frame that the next one cuts short counts, and is told', () => {
    const found = scanBytes(concat(stream, frame.subarray(0, 300), stream));
    expect(found?.stream).toMatchObject({ frameCount: 41, junk: [], missingBytes: 0 });
    expect(found?.cutFrames).toEqual([{ offset: stream.length, missingByteLength: 117, atMs: 549 }]);
  });

  test.each([4, 5, 100, 416])('a last frame of %i bytes counts', (length) => {
    const found = scanBytes(concat(stream, frame.subarray(0, length)));
    expect(found).toMatchObject({ end: stream.length + length, trailingKind: null });
    expect(found?.stream).toMatchObject({ frameCount: 21, missingBytes: 417 - length });
  });
});

describe('changes midway', () => {
  test.each<[string, FrameSpec, string]>([
    ['sample rate', { sampleRate: 48_000 }, 'MPEG 1 Layer III, 48 kHz, stereo'],
    ['channels', { mode: 'mono' }, 'MPEG 1 Layer III, 44.1 kHz, mono'],
    ['layer', { layer: 2 }, 'MPEG 1 Layer II, 44.1 kHz, stereo'],
    ['version', { version: 2, sampleRate: 22_050 }, 'MPEG 2 Layer III, 22.05 kHz, stereo'],
  ])('%s', (_, change, to) => {
    const found = scanBytes(concat(stream, renderStream({ ...change, frameCount: 20 })));
    const from = 'MPEG 1 Layer III, 44.1 kHz, stereo';
    expect(found?.stream.formatChanges).toEqual([{ offset: stream.length, atMs: 522, from, to }]);
    const ms = (1000 * 20 * 1152) / 44_100 + (1000 * 20 * samplesOf(change)) / (change.sampleRate ?? 44_100);
    expect(found?.stream).toMatchObject({ frameCount: 40, junk: [], durationMs: Math.round(ms) });
  });

  test.each([
    ['behind junk', new Uint8Array(50), 18],
    ['behind frames of a stated bit rate', stream, 38],
  ])('the length of free format frames, %s', (_, between, frameCount) => {
    const found = scanBytes(concat(free(401), between, free(900)));
    expect(found?.stream).toMatchObject({ frameCount, missingBytes: 0 });
  });
});
