import { describe, expect, test } from 'vitest';
import { reasonOfByteLength } from '../../src/verify/length-reason.js';
import {
  audioByteLength,
  buildAudio,
  buildStream,
  foundByteLength,
  headByteLength,
  hourMs,
  statedDuration,
} from './build-input.js';

const audio = buildAudio();
const hour = statedDuration(hourMs, '1:00:00');

function kindOf(byteLength: number, duration: typeof hour | null = hour, facts = audio) {
  return reasonOfByteLength(byteLength, duration, facts, 1000)?.kind ?? null;
}

describe('reasonOfByteLength() knows the size without tags', () => {
  test.each([
    [audioByteLength, 'without-tags'],
    [audioByteLength + 128, 'without-leading-tag'],
    [audioByteLength + headByteLength, 'without-trailing-tag'],
  ])('%i: %s', (byteLength, kind) => {
    expect(kindOf(byteLength)).toBe(kind);
    expect([kindOf(byteLength - 1), kindOf(byteLength + 1)]).not.toContain(kind);
  });
});

describe('reasonOfByteLength() knows units', () => {
  test.each([
    [foundByteLength * 8, 'bits'],
    [57_601, 'kilobytes'],
    [57_602, 'kilobytes'],
    [56_251, 'kibibytes'],
    [57, 'megabytes'],
    [58, 'megabytes'],
    [54, 'mebibytes'],
    [55, 'mebibytes'],
    [3600, 'seconds'],
    [3_600_000, 'milliseconds'],
    [foundByteLength / 8, 'eighth'],
    [foundByteLength * 1024 ** 2, 'multiple'],
    [foundByteLength * 1000, 'multiple'],
    [128 * 1024 * 3600, 'bit-rate-product'],
  ])('%i: %s', (byteLength, kind) => {
    expect(kindOf(byteLength)).toBe(kind);
  });

  test.each([
    foundByteLength * 8 - 1,
    57_600,
    57_603,
    56_250,
    56_253,
    56,
    59,
    53,
    3599,
    3601,
    hourMs - 1000,
    hourMs + 1000,
  ])('%i is another episode at most, where an mp3 of this duration can have that size', (byteLength) => {
    expect([null, 'other-episode']).toContain(kindOf(byteLength));
  });

  test('a size of whole units has no neighbour that rounds to it', () => {
    const round = buildAudio({ byteLength: 57_000_000 });
    expect([56, 57, 58].map((length) => kindOf(length, hour, round))).toEqual([null, 'megabytes', null]);
  });

  test('milliseconds may be rounded to seconds', () => {
    expect([kindOf(hourMs - 999), kindOf(hourMs + 999)]).toEqual(['milliseconds', 'milliseconds']);
  });

  test('0 means unknown', () => {
    expect(kindOf(0)).toBeNull();
    expect(kindOf(-1)).toBeNull();
    expect(kindOf(1)).toBeNull();
  });

  test('a file without MPEG audio has sizes, but no duration', () => {
    const facts = buildAudio({ stream: null });
    expect(kindOf(57_601, null, facts)).toBe('kilobytes');
    expect(kindOf(3600, null, facts)).toBe('no-audio');
  });
});

describe('reasonOfByteLength() compares bit rates', () => {
  test('another episode: the length fits neither duration', () => {
    expect(reasonOfByteLength(77_850_000, hour, audio, 1000)).toEqual({
      kind: 'other-episode',
      impliedKbps: 173,
      measuredKbps: 128,
    });
  });

  test('rates are whole numbers', () => {
    const vbr = buildAudio({ stream: buildStream({ bitRateKbps: 127.6 }) });
    expect(reasonOfByteLength(77_900_000, null, vbr, 1000)).toMatchObject({
      impliedKbps: 173,
      measuredKbps: 128,
    });
  });

  test('a few percent more is a tag, less than the audio itself is not', () => {
    expect(kindOf(61_200_000)).toBe('tag-changed');
    expect(kindOf(61_260_000)).toBe('other-episode');
    expect(kindOf(audioByteLength + 1)).toBe('tag-changed');
    expect(kindOf(audioByteLength - 1)).toBeNull();
    expect(kindOf(54_000_000)).toBeNull();
    expect(kindOf(53_999_000)).toBe('other-episode');
  });

  test('no stated duration speaks for the same audio', () => {
    expect(kindOf(audioByteLength + 1, null)).toBe('tag-changed');
  });

  test('another cut: length and duration fit each other', () => {
    expect(kindOf(28_800_000, statedDuration(hourMs / 2, '30:00'))).toBe('other-cut');
    expect(kindOf(audioByteLength + 32_000, statedDuration(hourMs + 2000, '1:00:02'))).toBe('other-cut');
    expect(kindOf(audioByteLength + 1, statedDuration(hourMs + 1000, '1:00:01'))).toBe('tag-changed');
  });

  test('a wrong duration that the length does not fit changes nothing', () => {
    const short = statedDuration(600_000, '10:00');
    expect(kindOf(audioByteLength + 1, short)).toBe('tag-changed');
    expect(kindOf(77_850_000, short)).toBe('other-episode');
  });

  test('a big cover in a short file counts as its bit rate too', () => {
    const short = buildAudio({
      byteLength: 2_000_000,
      audio: { start: 1_500_000, end: 2_000_000 },
      stream: buildStream({ durationMs: 31_250 }),
    });
    expect(kindOf(1_990_000, statedDuration(31_000, '0:31'), short)).toBe('tag-changed');
    expect(kindOf(510_000, statedDuration(31_000, '0:31'), short)).toBe('tag-changed');
    expect(kindOf(1_000_000, statedDuration(31_000, '0:31'), short)).toBe('other-episode');
  });

  test('a cut last MPEG frame explains a file that is shorter than stated', () => {
    const cut = buildAudio({ stream: buildStream({ missingBytes: 1 }) });
    expect(reasonOfByteLength(foundByteLength + 1, hour, cut, 1000)).toEqual({
      kind: 'file-cut',
      missingByteLength: 1,
    });
    expect(kindOf(foundByteLength - 1, hour, cut)).toBe('tag-changed');
  });
});
