import { describe, expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import {
  ascii,
  concat,
  evenSeekTable,
  noise,
  renderBareTag,
  renderId3v1,
  renderLyrics3,
  renderStream,
  renderVbriFrame,
  renderXingFrame,
  type XingSpec,
} from '../build/mpeg.js';

const headerByteLength = 417;
const audio = renderStream({ frameCount: 100 });
const vbr = renderStream({ frameCount: 100, vary: (index) => ({ bitRate: index % 2 === 0 ? 128 : 192 }) });
/** 49 frames of 128 kbit/s at 44.1 kHz take exactly so many bytes. */
const cycle = 20_480;

/** An Info frame and 100 frames; by default its counts are right. */
function withInfo(xing: XingSpec = {}): Uint8Array {
  const told = { kind: 'Info', frames: 100, bytes: headerByteLength + audio.length, ...xing } as const;
  return concat(renderXingFrame({}, told), audio);
}

async function findingsOf(...parts: readonly Uint8Array[]) {
  const facts = await inspectAudio(memorySource('x.mp3', concat(...parts)), { hash: null });
  return facts.diagnostics.map(({ code, severity, message, place, args }) => ({
    code,
    severity,
    message,
    place,
    args,
  }));
}

/** Offset and length of the only finding, which has the code and is a warning. */
async function placeOfOnly(code: string, ...parts: readonly Uint8Array[]) {
  const [finding, ...more] = await findingsOf(...parts);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ code, severity: 'warning' });
  const { place } = finding ?? {};
  return place?.kind === 'bytes' ? [place.offset, place.length] : null;
}

describe('healthFindings() of a sound file', () => {
  const header = renderXingFrame({}, {}).length;
  test.each([
    ['an Info header with right counts', withInfo()],
    ['a header that counts itself', withInfo({ frames: 101 })],
    ['a header that misses the last frame', withInfo({ frames: 99 })],
    ['a header that leaves itself out of the bytes', withInfo({ bytes: audio.length })],
    ['a header without counts', concat(renderXingFrame({}, {}), audio)],
    [
      'a VBR header',
      concat(renderXingFrame({}, { frames: 100, bytes: header + vbr.length, seekTable: true }), vbr),
    ],
    ['a VBRI header', concat(renderVbriFrame({}, { frames: 100, bytes: header + vbr.length }), vbr)],
    ['no header at a constant bit rate', audio],
    ['tags at both ends', concat(renderBareTag(900), withInfo(), renderLyrics3(2), renderId3v1('x', true))],
    [
      'bytes counted to the end of the file, without the tag in front',
      concat(
        renderBareTag(3000),
        withInfo({ bytes: 5000 + headerByteLength + audio.length }),
        renderLyrics3(1, 'x'.repeat(4980)),
      ),
    ],
    [
      'bytes counted to the end of the file',
      concat(withInfo({ bytes: 5000 + 417 + audio.length }), renderLyrics3(1, 'x'.repeat(4980))),
    ],
    [
      'stereo and joint stereo in turns',
      renderStream({ frameCount: 50, vary: (index) => ({ mode: index % 2 === 0 ? 'joint' : 'stereo' }) }),
    ],
  ])('none with %s', async (_, bytes) => {
    expect(await findingsOf(bytes)).toEqual([]);
  });
});

describe('healthFindings() of the header frame', () => {
  test('a frame count that is too low says what players show', async () => {
    expect(await placeOfOnly('audio/claim-frames', renderBareTag(90), withInfo({ frames: 40 }))).toEqual([
      100, 0,
    ]);
    const [finding] = await findingsOf(withInfo({ frames: 40 }));
    expect(finding?.args).toMatchObject({
      statedFrameCount: 40,
      frameCount: 100,
      shownMs: 1045,
      measuredMs: 2612,
    });
    expect(finding?.message).toContain('0:01.045');
  });

  test('two frames off are too many, one is not', async () => {
    expect(await placeOfOnly('audio/claim-frames', withInfo({ frames: 98 }))).toEqual([0, 0]);
    expect(await placeOfOnly('audio/claim-frames', withInfo({ frames: 102 }))).toEqual([0, 0]);
  });

  test('a byte count that is off, with a right frame count', async () => {
    expect(await placeOfOnly('audio/claim-bytes', withInfo({ bytes: 20_000 }))).toEqual([0, 0]);
    const [finding] = await findingsOf(withInfo({ bytes: 20_000 }));
    expect(finding?.args).toEqual({ kind: 'Info', statedByteLength: 20_000, byteLength: 417 + audio.length });
  });

  test('a varying bit rate without header', async () => {
    expect(await placeOfOnly('audio/no-claim', renderBareTag(90), vbr)).toEqual([100, 0]);
  });

  const counts = { frames: 100, bytes: 417 + vbr.length };

  test.each<[string, string, XingSpec]>([
    ['audio/claim-no-frames', 'no frame count', { bytes: 417 + vbr.length, seekTable: true }],
    ['audio/claim-no-table', 'no seek table', counts],
    ['audio/claim-table', 'a seek table of zeros', { ...counts, seekTable: new Uint8Array(100) }],
    ['audio/claim-table', 'a falling seek table', { ...counts, seekTable: evenSeekTable.toReversed() }],
  ])('%s: a varying bit rate with %s', async (code, _, xing) => {
    expect(await placeOfOnly(code, renderBareTag(90), renderXingFrame({}, xing), vbr)).toEqual([100, 0]);
  });

  test('a table without byte count is nothing to seek by', async () => {
    const found = await findingsOf(renderXingFrame({}, { frames: 100, seekTable: true }), vbr);
    expect(found.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['audio/claim-no-bytes', 'warning', expect.stringContaining('jump to 0:00')],
    ]);
  });

  test('a falling seek table is named where it falls', async () => {
    const seekTable = evenSeekTable.with(50, 3);
    const [finding] = await findingsOf(renderXingFrame({}, { ...counts, seekTable }), vbr);
    expect(finding?.args).toEqual({ kind: 'Xing', problem: 'falling', percent: 50 });
  });

  test('a constant bit rate needs no counts, but a table if the header is called Xing', async () => {
    expect(await findingsOf(renderXingFrame({}, {}), audio)).toEqual([]);
    expect(await placeOfOnly('audio/claim-no-table', renderXingFrame({}, { frames: 100 }), audio)).toEqual([
      0, 0,
    ]);
  });
});

describe('healthFindings() of junk', () => {
  test.each([
    ['zeros', new Uint8Array(3000)],
    ['text', ascii('words, words and words\r\n'.repeat(125))],
    ['tag', renderBareTag(2990)],
    ['other', noise(3000)],
  ])('%s between frames, with place and time', async (kind, junk) => {
    const parts = [renderBareTag(90), audio.subarray(0, cycle), junk, audio.subarray(cycle)];
    expect(await placeOfOnly('audio/junk-between', ...parts)).toEqual([100 + cycle, 3000]);
    const [finding] = await findingsOf(...parts);
    expect(finding?.args).toEqual({ kind, byteLength: 3000, atMs: Math.round((49 * 1_152_000) / 44_100) });
  });

  test('before the first frame and after the last one', async () => {
    expect(await placeOfOnly('audio/junk-before', renderBareTag(90), noise(50), audio)).toEqual([100, 50]);
    const end = 10 + audio.length;
    expect(
      await placeOfOnly('audio/data-behind', renderBareTag(0), audio, noise(70), renderId3v1('x')),
    ).toEqual([end, 70]);
  });

  test('many stretches are summed up', async () => {
    const parts = Array.from({ length: 7 }, () => [audio.subarray(0, cycle), noise(100)]).flat();
    const findings = await findingsOf(...parts, audio);
    const codes = findings.map(({ code }) => code);
    expect(codes).toEqual([...Array.from({ length: 3 }, () => 'audio/junk-between'), 'audio/junk-more']);
    expect(findings.at(-1)?.args).toEqual({ count: 4, byteLength: 700 });
  });

  test('four stretches are listed, as a sum would take as much room', async () => {
    const parts = Array.from({ length: 4 }, () => [audio.subarray(0, cycle), noise(100)]).flat();
    const codes = (await findingsOf(...parts, audio)).map(({ code }) => code);
    expect(codes).toEqual(Array.from({ length: 4 }, () => 'audio/junk-between'));
  });
});

describe('healthFindings() of lost bytes', () => {
  test('a cut last frame', async () => {
    const bytes = audio.subarray(0, -100);
    expect(await placeOfOnly('audio/truncated', bytes)).toEqual([bytes.length, 0]);
    expect((await findingsOf(bytes))[0]?.args).toEqual({ missingByteLength: 100, atMs: 2612 });
  });

  test('a frame that the next one cuts short', async () => {
    const parts = [audio.subarray(0, cycle - 60), audio.subarray(cycle)];
    expect(await placeOfOnly('audio/cut-frame', ...parts)).toEqual([cycle - 418, 0]);
    expect((await findingsOf(...parts))[0]?.args).toMatchObject({ missingByteLength: 60, count: 1 });
  });
});

describe('healthFindings() of joined files', () => {
  test('each further header frame is a stream', async () => {
    const place = await placeOfOnly('audio/concatenated', withInfo(), withInfo(), withInfo());
    expect(place).toEqual([417 + audio.length, 0]);
    const [finding] = await findingsOf(withInfo(), withInfo(), withInfo());
    expect(finding?.args).toEqual({ streamCount: 3, atMs: 2612, shownMs: 2612, measuredMs: 7837 });
  });

  test('a header of the first that is wrong about its own part is told besides', async () => {
    const codes = (await findingsOf(withInfo({ frames: 50 }), withInfo())).map(({ code }) => code);
    expect(codes).toEqual(['audio/claim-frames', 'audio/concatenated']);
  });

  test('a header that counts all parts is right', async () => {
    for (const frames of [200, 201, 202]) {
      const codes = (await findingsOf(withInfo({ frames }), withInfo())).map(({ code }) => code);
      expect(codes).toEqual(['audio/concatenated']);
    }
  });

  test('the first change of format, and how many there are', async () => {
    const mono = renderStream({ frameCount: 20, mode: 'mono' });
    const at48 = renderStream({ frameCount: 20, sampleRate: 48_000 });
    expect(await placeOfOnly('audio/format-change', audio, mono, at48)).toEqual([audio.length, 0]);
    const [finding] = await findingsOf(audio, mono, at48);
    expect(finding?.args).toMatchObject({ atMs: 2612, count: 2 });
    expect(finding?.args).toMatchObject({
      from: expect.stringMatching(/44\.1 kHz.*stereo/),
      to: expect.stringMatching(/mono/),
      count: 2,
    });
  });
});
