import { describe, expect, test } from 'vitest';
import {
  ascii,
  concat,
  type FrameSpec,
  renderFrame,
  renderId3v1,
  renderStream,
  renderVbriFrame,
  renderXingFrame,
} from '../build/mpeg.js';
import { scanBytes } from './scan-bytes.js';

const stream = renderStream({ frameCount: 20 });
const frame = renderFrame({});

describe('header frames', () => {
  const lame = { delay: 576, padding: 1008 };
  const told = (frames: number) => concat(renderXingFrame({}, { kind: 'Info', frames, lame }), stream);

  test('hold no audio; delay and padding are taken off', () => {
    const found = scanBytes(told(20))?.stream;
    expect(found).toMatchObject({
      frameCount: 20,
      sampleCount: 20 * 1152,
      claim: { kind: 'Info', offset: 0 },
    });
    expect(found?.durationMs).toBe(Math.round(((20 * 1152 - 1584) * 1000) / 44_100));
  });

  test.each([
    ['off by one', 21, 1584],
    ['cut: the padding went with the end', 23, 576],
    ['more frames than stated: the end is another one', 15, 576],
  ])('%s', (_, frames, trimmed) => {
    expect(scanBytes(told(frames))?.stream.durationMs).toBe(
      Math.round(((20 * 1152 - trimmed) * 1000) / 44_100),
    );
  });

  test('delay and padding that leave nothing are not believed', () => {
    const bytes = concat(renderXingFrame({}, { lame: { delay: 4000, padding: 4000 } }), frame, frame);
    expect(scanBytes(bytes)?.stream.durationMs).toBe(52);
  });

  test('a header frame of another format than the audio is not a change, and takes nothing off', () => {
    const header = renderXingFrame({}, { kind: 'Info', lame });
    const other = renderStream({ frameCount: 20, sampleRate: 48_000, mode: 'mono' });
    expect(scanBytes(concat(header, other))?.stream).toMatchObject({
      sampleRateHz: 48_000,
      channelMode: 'mono',
      formatChanges: [],
      durationMs: 480,
    });
  });

  test('of concatenated streams each counts for its own part', () => {
    const found = scanBytes(concat(told(20), renderId3v1('x'), told(20), told(20)));
    expect(found).toMatchObject({ streamTotal: 3, firstStreamFrameCount: 20 });
    expect(found?.stream.innerClaims.map(({ offset }) => offset)).toEqual([
      told(20).length + 128,
      2 * told(20).length + 128,
    ]);
    expect(found?.stream.frameCount).toBe(60);
    expect(found?.stream.durationMs).toBe(Math.round((3 * (20 * 1152 - 1584) * 1000) / 44_100));
  });

  test('two in a row start one stream, trimmed by the one that says how', () => {
    const bytes = concat(
      renderXingFrame({}, { kind: 'Info', frames: 20, lame }),
      renderXingFrame({}, {}),
      stream,
    );
    const found = scanBytes(bytes);
    expect(found).toMatchObject({ streamTotal: 1, stream: { frameCount: 20, claim: { kind: 'Info' } } });
    expect(found?.stream.durationMs).toBe(487);
  });

  test('after audio without one, a header starts a second stream', () => {
    const found = scanBytes(concat(stream, renderVbriFrame({}, { frames: 20, bytes: 1 }), stream));
    expect(found).toMatchObject({ streamTotal: 2, stream: { claim: null, innerClaims: [{ kind: 'VBRI' }] } });
  });

  test('alone, with no audio after it, lasts no time', () => {
    expect(scanBytes(renderXingFrame({}, { lame }))?.stream).toMatchObject({ frameCount: 0, durationMs: 0 });
  });

  describe.each<FrameSpec>([
    {},
    { mode: 'mono' },
    { crc: true },
    { mode: 'mono', crc: true },
    { version: 2, sampleRate: 22_050 },
    { version: 2, sampleRate: 22_050, mode: 'mono', crc: true },
  ])('behind audio of %j', (format) => {
    const audio = renderStream({ ...format, frameCount: 9 });

    // The hot loop looks at some letters only: none of these may get past it.
    test.each([
      ['Xing', renderXingFrame(format, { kind: 'Xing' })],
      ['Info', renderXingFrame(format, { kind: 'Info' })],
      ['VBRI', renderVbriFrame(format, { frames: 9, bytes: 1 })],
    ])('%s is met', (kind, header) => {
      const found = scanBytes(concat(audio, header, audio));
      expect(found).toMatchObject({ streamTotal: 2, stream: { frameCount: 18, innerClaims: [{ kind }] } });
    });

    test.each(['Xi', 'In', 'VB', 'Xinx', 'Infx', 'VBRx'])('%s in audio is audio', (letters) => {
      const whole = renderFrame(format);
      const places = whole.length - 4 - letters.length;
      const frames = Array.from({ length: places }, (_, index) => {
        const bytes = whole.slice();
        bytes.set(ascii(letters), 4 + index);
        return bytes;
      });
      const found = scanBytes(concat(...frames));
      expect(found).toMatchObject({ streamTotal: 1, stream: { frameCount: places, innerClaims: [] } });
    });
  });
});
