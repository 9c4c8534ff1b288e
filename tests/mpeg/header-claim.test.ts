import { describe, expect, test } from 'vitest';
import { readWord } from '../../src/mpeg/frame-header.js';
import { findClaim, parseClaim } from '../../src/mpeg/header-claim.js';
import type { HeaderClaim } from '../../src/mpeg/mpeg-stream.js';
import {
  ascii,
  evenSeekTable,
  type FrameSpec,
  renderFrame,
  renderVbriFrame,
  renderXingFrame,
  type XingSpec,
} from '../build/mpeg.js';

function read(frame: Uint8Array): HeaderClaim | null {
  const word = readWord(frame, 0);
  const start = findClaim(frame, 0, word);
  return start < 0 ? null : parseClaim(frame, start, 1000);
}

const nothing = {
  offset: 1000,
  frameCount: null,
  byteCount: null,
  seekTable: null,
  encoderDelaySamples: null,
  encoderPaddingSamples: null,
};
const lame = { delay: 576, padding: 1008 };

describe('header frames', () => {
  test.each<[string, XingSpec, Partial<HeaderClaim>]>([
    ['no fields', {}, {}],
    ['frames only', { frames: 7 }, { frameCount: 7 }],
    ['bytes only', { bytes: 9 }, { byteCount: 9 }],
    [
      'large counts',
      { frames: 0xffff_fffe, bytes: 0x8000_0001 },
      { frameCount: 0xffff_fffe, byteCount: 0x8000_0001 },
    ],
    ['LAME behind no fields', { lame }, { encoderDelaySamples: 576, encoderPaddingSamples: 1008 }],
    [
      'LAME behind all fields',
      { frames: 7, bytes: 9, seekTable: true, quality: 57, lame },
      {
        frameCount: 7,
        byteCount: 9,
        seekTable: evenSeekTable,
        encoderDelaySamples: 576,
        encoderPaddingSamples: 1008,
      },
    ],
    [
      'LAME behind frames and quality',
      { frames: 7, quality: 1, lame: { delay: 0, padding: 4095 } },
      { frameCount: 7, encoderDelaySamples: 0, encoderPaddingSamples: 4095 },
    ],
    [
      'FFmpeg',
      { lame: { ...lame, program: 'Lavc59.37' } },
      { encoderDelaySamples: 576, encoderPaddingSamples: 1008 },
    ],
    [
      'LAME, short name',
      { lame: { ...lame, program: 'L3.99r1' } },
      { encoderDelaySamples: 576, encoderPaddingSamples: 1008 },
    ],
    ['an unknown program', { frames: 7, lame: { ...lame, program: 'GOGO3.13' } }, { frameCount: 7 }],
  ])('Xing with %s', (_, xing, expected) => {
    expect(read(renderXingFrame({ bitRate: 192 }, xing))).toEqual({ kind: 'Xing', ...nothing, ...expected });
  });

  test.each<FrameSpec>([
    {},
    { mode: 'mono' },
    { crc: true },
    { crc: true, mode: 'mono' },
    { version: 2, sampleRate: 22_050 },
    { version: 2, sampleRate: 22_050, mode: 'mono', crc: true },
    { version: 2.5, sampleRate: 8000, mode: 'mono', bitRate: 64 },
  ])('Info stands behind the side information of %o', (spec) => {
    expect(read(renderXingFrame(spec, { kind: 'Info', frames: 3 }))).toMatchObject({
      kind: 'Info',
      frameCount: 3,
    });
  });

  test('with a checksum, Info may be as if there were none, as FFmpeg writes it', () => {
    const frame = renderXingFrame({}, { kind: 'Info', frames: 3 });
    frame[1] = (frame[1] ?? 0) & 0xfe;
    expect(read(frame)).toMatchObject({ frameCount: 3 });
  });

  test.each(['stereo', 'mono'] as const)('VBRI is at the same place, %s', (mode) => {
    expect(read(renderVbriFrame({ mode }, { frames: 5, bytes: 6 }))).toEqual({
      kind: 'VBRI',
      ...nothing,
      frameCount: 5,
      byteCount: 6,
    });
  });

  test('a header frame that is cut claims what is left of it', () => {
    const frame = renderXingFrame({}, { frames: 7, bytes: 9, seekTable: true, quality: 1, lame });
    expect(read(frame.subarray(0, 36 + 12))).toEqual({ kind: 'Xing', ...nothing, frameCount: 7 });
    expect(read(frame.subarray(0, 36 + 4))).toEqual({ kind: 'Xing', ...nothing });
  });

  test.each<[string, Uint8Array]>([
    ['an audio frame', renderFrame({})],
    ['letters in the wrong place', shifted(1)],
    ['letters behind a checksum that is not there', shifted(2)],
    ['Layer II', withLetters(renderFrame({ layer: 2 }), 36, 'Xing')],
  ])('%s claims nothing', (_, frame) => {
    expect(read(frame)).toBeNull();
  });
});

function shifted(by: number): Uint8Array {
  return withLetters(renderFrame({}), 36 + by, 'Xing');
}

function withLetters(frame: Uint8Array, at: number, letters: string): Uint8Array {
  frame.set(ascii(letters), at);
  return frame;
}
