import { describe, expect, it } from 'vitest';
import { TimeIndexBuilder } from '../../src/mpeg/time-index.js';
import type { VerifyInput } from '../../src/verify/check.js';
import { checkSeekDrift, predictSeekDrift } from '../../src/verify/seek-drift.js';
import { buildAudio, buildChapter, buildInput, buildStream, hourMs } from './build-input.js';

/** An hour in which the first half takes nine tenths of the bytes; the header says nothing of it. */
function variable(claim: ReturnType<typeof buildStream>['claim']) {
  const builder = new TimeIndexBuilder();
  for (let at = 0; at < 1000; at += 1)
    builder.add(at < 500 ? at * 90_000 : 45_000_000 + (at - 500) * 10_000, at * 3600);
  const stream = buildStream({ bitRateMode: 'vbr', sampleCount: 158_760_576, claim });
  return buildAudio({ stream, timeIndex: builder.finish(50_000_000, hourMs) });
}

const trim = { encoderDelaySamples: null, encoderPaddingSamples: null };
const header = {
  kind: 'Xing',
  offset: 0,
  frameCount: 137_813,
  byteCount: 50_000_000,
  seekTable: null,
  ...trim,
} as const;
const chapters = [buildChapter(0), buildChapter(1_800_000, { title: 'Half' }), buildChapter(3_599_000)];

function checkDrift(input: VerifyInput) {
  const drift = predictSeekDrift(input);
  return drift === null ? [] : checkSeekDrift(drift, input).diagnostics;
}

describe('checkSeekDrift()', () => {
  it('names the chapter that is missed by most', () => {
    const diagnostics = checkDrift(buildInput({ audio: variable(header), chapters }));
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      [
        'verify/seek-drift',
        { driftMs: expect.any(Number), title: 'Half', startMs: 1_800_000, count: 2, isEstimated: false },
      ],
    ]);
    const [{ args } = { args: {} }] = diagnostics;
    expect((args as { driftMs: number }).driftMs / 1000).toBeCloseTo(-800, -1);
  });

  it('names a title of a megabyte in a message of a line', () => {
    const endless = [buildChapter(1_800_000, { title: 'x'.repeat(1_000_000) })];
    const [finding] = checkDrift(buildInput({ audio: variable(header), chapters: endless }));
    expect(finding?.message.length).toBeLessThan(300);
  });

  it('reports nothing for a constant bit rate, or without audio or chapters', () => {
    const audio = variable(header);
    const constant = { ...audio, stream: buildStream() };
    expect(checkDrift(buildInput({ audio: constant, chapters }))).toEqual([]);
    expect(checkDrift(buildInput({ audio: null, chapters }))).toEqual([]);
    expect(checkDrift(buildInput({ audio, chapters: [] }))).toEqual([]);
  });

  it('does not report chapters that are missed by less than 2 s', () => {
    expect(checkDrift(buildInput({ audio: variable(header), chapters: [buildChapter(1000)] }))).toEqual([]);
  });

  it('counts a chapter that cannot be reached as the worst', () => {
    const [finding] = checkDrift(buildInput({ audio: variable(null), chapters }));
    expect(finding?.args).toMatchObject({ driftMs: null, startMs: 3_599_000, isEstimated: true });
  });
});

describe('predictSeekDrift()', () => {
  it('gives a landing for each chapter', () => {
    const drift = predictSeekDrift({ audio: variable(header), chapters });
    expect(drift?.chapters.map(({ startMs }) => startMs)).toEqual([0, 1_800_000, 3_599_000]);
    expect(drift?.chapters[0]).toMatchObject({ tableMs: 0 });
  });
});
