import { describe, expect, test } from 'vitest';
import {
  bitRateKbpsOf,
  channelModeOf,
  describeFormat,
  frameByteLength,
  hasCrc,
  isFreeFormat,
  isMono,
  layerOf,
  readWord,
  sampleRateOf,
  samplesPerFrame,
  sideInfoByteLength,
  versionOf,
} from '../../src/mpeg/frame-header.js';
import {
  bitRatesOf,
  type FrameSpec,
  frameBytesOf,
  renderHeader,
  sampleRatesOf,
  samplesOf,
  sideInfoBytesOf,
} from '../build/mpeg.js';

const wordOf = (spec: FrameSpec): number => readWord(renderHeader(spec), 0);

const versions = [1, 2, 2.5] as const;
const layers = [1, 2, 3] as const;
const modes = [
  ['stereo', 'stereo'],
  ['joint', 'joint-stereo'],
  ['dual', 'dual-channel'],
  ['mono', 'mono'],
] as const;

/** Every header there is, but for the modes. */
const specs: FrameSpec[] = versions.flatMap((version) =>
  layers.flatMap((layer) =>
    sampleRatesOf(version).flatMap((sampleRate) =>
      bitRatesOf({ version, layer }).flatMap((bitRate) =>
        [false, true].map((padded) => ({ version, layer, sampleRate, bitRate, padded })),
      ),
    ),
  ),
);

describe('frame header', () => {
  test('every version, layer, sample rate, bit rate and padding gives its length and duration', () => {
    expect(specs).toHaveLength(3 * 3 * 3 * 14 * 2);
    const read = specs.map((spec) => {
      const word = wordOf(spec);
      return [frameByteLength(word, 0), samplesPerFrame(word), sampleRateOf(word), bitRateKbpsOf(word)];
    });
    const expected = specs.map((spec) => [
      frameBytesOf(spec),
      samplesOf(spec),
      spec.sampleRate,
      spec.bitRate,
    ]);
    expect(read).toEqual(expected);
  });

  test.each([
    // Lengths as they stand in files of the world.
    ['fffb9064', 417, '1', 3, 44_100, 128],
    ['fffb9264', 418, '1', 3, 44_100, 128],
    ['fff38064', 208, '2', 3, 22_050, 64],
    ['ffe318c4', 72, '2.5', 3, 8000, 8],
    ['fffd8404', 384, '1', 2, 48_000, 128],
    ['ffff5004', 172, '1', 1, 44_100, 160],
  ] as const)('%s is a frame of %i bytes', (hex, length, version, layer, rateHz, kbps) => {
    const word = Number.parseInt(hex, 16) | 0;
    expect([frameByteLength(word, 0), versionOf(word), layerOf(word)]).toEqual([length, version, layer]);
    expect([sampleRateOf(word), bitRateKbpsOf(word)]).toEqual([rateHz, kbps]);
  });

  test.each(modes)('channel mode %s', (mode, name) => {
    const word = wordOf({ mode });
    expect([channelModeOf(word), isMono(word)]).toEqual([name, mode === 'mono']);
  });

  test.each(versions.flatMap((version) => (['mono', 'stereo'] as const).map((mode) => ({ version, mode }))))(
    'side information of MPEG $version, $mode',
    ({ version, mode }) => {
      const spec = { version, mode, sampleRate: sampleRatesOf(version)[0] ?? 0, bitRate: 64 };
      expect(sideInfoByteLength(wordOf(spec))).toBe(sideInfoBytesOf(spec));
    },
  );

  test('a checksum is told by a bit that is off', () => {
    expect([hasCrc(wordOf({ crc: true })), hasCrc(wordOf({}))]).toEqual([true, false]);
  });

  test.each([
    ['no sync', 0xff1b_9064],
    ['reserved version', 0xffeb_9064],
    ['reserved layer: AAC in ADTS', 0xfff1_5080],
    ['forbidden bit rate', 0xfffb_f064],
    ['reserved sample rate', 0xfffb_9c64],
    ['all ones', 0xffff_ffff],
    ['zeros', 0],
  ])('%s is not a header', (_, word) => {
    expect(frameByteLength(word | 0, 400)).toBe(0);
  });

  test('free format takes the length that was measured, and its padding', () => {
    const [plain, padded] = [wordOf({ bitRate: 'free' }), wordOf({ bitRate: 'free', padded: true })];
    expect([isFreeFormat(plain), isFreeFormat(wordOf({}))]).toEqual([true, false]);
    expect([frameByteLength(plain, 0), frameByteLength(plain, 401), frameByteLength(padded, 401)]).toEqual([
      0, 401, 402,
    ]);
    expect(frameByteLength(wordOf({ bitRate: 'free', padded: true, layer: 1 }), 400)).toBe(404);
  });

  test('a format reads as people write it', () => {
    expect(
      describeFormat(wordOf({ version: 2.5, layer: 2, sampleRate: 11_025, bitRate: 64, mode: 'mono' })),
    ).toBe('MPEG 2.5 Layer II, 11.025 kHz, mono');
  });
});
