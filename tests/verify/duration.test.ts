import { describe, expect, test } from 'vitest';
import { checkDuration } from '../../src/verify/duration.js';
import {
  audioByteLength,
  buildAudio,
  buildInput,
  buildNotesInput,
  buildStream,
  codesOf,
  finishedByteLength,
  foundByteLength,
  hourMs,
  type InputChange,
  placeAt,
  statedDuration,
  statedValue,
} from './build-input.js';

function durationOf(statedMs: number, change: InputChange = {}) {
  const stated = { durationMs: statedDuration(statedMs, 'as written'), ...change.stated };
  return checkDuration(buildInput({ ...change, stated }));
}

describe('checkDuration() with audio', () => {
  test.each([
    ['equal', hourMs, []],
    ['1000 ms less', hourMs - 1000, []],
    ['1000 ms more', hourMs + 1000, []],
    ['1001 ms less', hourMs - 1001, ['verify/duration-mismatch']],
    ['1001 ms more', hourMs + 1001, ['verify/duration-mismatch']],
  ])('holds the tolerance exactly: %s', (_name, statedMs, codes) => {
    const result = durationOf(statedMs);
    expect(codesOf(result)).toEqual(codes);
    expect(result.check?.outcome).toBe(codes.length === 0 ? 'ok' : 'failed');
  });

  test('takes another tolerance', () => {
    expect(codesOf(durationOf(hourMs + 5, { options: { toleranceMs: 5 } }))).toEqual([]);
    expect(codesOf(durationOf(hourMs + 6, { options: { toleranceMs: 5 } }))).toEqual([
      'verify/duration-mismatch',
    ]);
    expect(codesOf(durationOf(hourMs, { options: { toleranceMs: 0 } }))).toEqual([]);
  });

  test('says both times, and in words what the audio is', () => {
    const audio = buildAudio({ stream: buildStream({ durationMs: hourMs + 90_031 }) });
    const shorter = durationOf(hourMs + 92_000, { audio }).diagnostics[0];
    expect(shorter).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('1:01:32, measured 1:01:30.031: the audio is 1.969 s shorter'),
      args: { statedMs: hourMs + 92_000, measuredMs: hourMs + 90_031, key: 'duration', toState: '1:01:30' },
      place: placeAt(3, 11),
    });
    const longer = durationOf(hourMs, { audio }).diagnostics[0];
    expect(longer?.message).toContain('1:30.031 longer');
  });

  test.each([
    ['duration', '1:00:00', 'seconds', 'duration: "1:01:30"'],
    ['podcast.duration', '60:00', 'seconds', 'podcast.duration: "61:30"'],
    ['duration_ms', '3600000', 'milliseconds', 'duration_ms: "3690031"'],
    ['duration_seconds', '3600', 'seconds', 'duration_seconds: "3690"'],
    ['itunes_duration', '60 min', 'seconds', 'itunes_duration: "1:01:30"'],
  ] as const)('says what to state under %s, written %s', (key, text, unit, words) => {
    const audio = buildAudio({ stream: buildStream({ durationMs: hourMs + 90_031 }) });
    const durationMs = { ...statedDuration(hourMs, text), key, unit };
    const [finding] = checkDuration(buildInput({ audio, stated: { durationMs } })).diagnostics;
    expect(finding?.help).toContain(words);
  });

  test('gives what was compared', () => {
    const audio = buildAudio({ stream: buildStream({ durationMs: hourMs + 31 }) });
    expect(durationOf(hourMs, { audio }).check).toEqual({
      name: 'duration',
      stated: '1:00:00',
      measured: '1:00:00.031',
      outcome: 'ok',
      note: null,
    });
  });
});

describe('checkDuration() explains a mismatch', () => {
  const cut = buildStream({ missingBytes: 17, durationMs: hourMs - 5000 });

  test('by a cut last MPEG frame when the audio is shorter', () => {
    const finding = durationOf(hourMs, { audio: buildAudio({ stream: cut }) }).diagnostics[0];
    expect(finding?.args).toMatchObject({ reason: { kind: 'file-cut', missingByteLength: 17 } });
  });

  test('not by a cut last MPEG frame when the audio is longer', () => {
    const finding = durationOf(hourMs - 10_000, { audio: buildAudio({ stream: cut }) }).diagnostics[0];
    expect(finding?.args).toMatchObject({ reason: null });
  });

  test.each([
    ['found', foundByteLength],
    ['finished', finishedByteLength],
  ])('by a stated length that is that of the file as %s', (_name, byteLength) => {
    const stated = { byteLength: statedValue('length', byteLength) };
    const finding = durationOf(hourMs - 300_000, { stated }).diagnostics[0];
    expect(finding?.args).toMatchObject({ reason: { kind: 'length-agrees' } });
  });

  test('by a stated length that fits the stated duration', () => {
    const stated = { byteLength: statedValue('length', 28_800_000) };
    const finding = durationOf(hourMs / 2, { stated }).diagnostics[0];
    expect(finding?.args).toMatchObject({ reason: { kind: 'other-cut' } });
  });

  test.each([
    ['size of the file', foundByteLength, 'bytes'],
    ['size with the chapters', finishedByteLength, 'bytes'],
    ['size without tags', audioByteLength, 'bytes'],
    ['size in bits', foundByteLength * 8, 'bits'],
    ['duration in milliseconds', hourMs + 400, 'milliseconds'],
    ['duration in minutes', 60, 'minutes'],
    ['number of something else', 12_345_678, null],
    ['size but for a byte', foundByteLength + 1, null],
  ])('by a number that is the %s', (_, number, kind) => {
    const stated = { durationMs: statedDuration(number * 1000, String(number)) };
    const [finding] = checkDuration(buildInput({ stated })).diagnostics;
    expect(finding?.args).toMatchObject({ reason: kind === null ? null : { kind } });
    if (kind === 'bytes') expect(finding?.message).toContain(`; ${number} is the size of this file in bytes`);
  });

  test('by seconds under a key for milliseconds', () => {
    const durationMs = { ...statedDuration(3600, '3600'), unit: 'milliseconds' } as const;
    const [finding] = checkDuration(buildInput({ stated: { durationMs } })).diagnostics;
    expect(finding?.args).toMatchObject({ reason: { kind: 'seconds' } });
  });

  test('not at all when the stated length proves nothing', () => {
    const stated = { byteLength: statedValue('length', 12) };
    expect(durationOf(hourMs / 2, { stated }).diagnostics[0]?.args).toMatchObject({ reason: null });
  });
});

describe('checkDuration() with several readings', () => {
  const shortClock = statedDuration(62_000, '1:02', [3_720_000]);
  const at = (durationMs: number) =>
    checkDuration(
      buildInput({
        stated: { durationMs: shortClock },
        audio: buildAudio({ stream: buildStream({ durationMs }) }),
      }),
    );

  test('takes the usual reading when it agrees', () => {
    expect(at(62_900)).toEqual({
      check: { name: 'duration', stated: '1:02', measured: '1:02.900', outcome: 'ok', note: null },
      diagnostics: [],
    });
  });

  test('takes the other one when only it agrees, and says so', () => {
    const { check, diagnostics } = at(3_720_400);
    expect(check).toEqual({
      name: 'duration',
      stated: '1:02:00',
      measured: '1:02:00.400',
      outcome: 'warning',
      note: 'written 1:02',
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/duration-ambiguous',
        severity: 'warning',
        args: { key: 'duration', text: '1:02', readMs: 3_720_000, measuredMs: 3_720_400 },
        help: expect.stringContaining('duration: "1:02:00"'),
        place: placeAt(3, 11),
      },
    ]);
  });

  test.each([
    [3_720_000 - 59_999, 'verify/duration-ambiguous'],
    [3_720_000 + 59_999, 'verify/duration-ambiguous'],
    [3_720_000 - 60_000, 'verify/duration-mismatch'],
    [3_720_000 + 60_000, 'verify/duration-mismatch'],
  ])('gives hours and minutes the seconds they leave out: %i ms', (durationMs, code) => {
    expect(codesOf(at(durationMs))).toEqual([code]);
  });

  test.each([
    [58 * 60_000, 'verify/duration-ambiguous'],
    [58 * 60_000 + 1000, 'verify/duration-ambiguous'],
    [58 * 60_000 + 1001, 'verify/duration-mismatch'],
  ])('gives a reading in smaller units the tolerance only: %i ms', (durationMs, code) => {
    const stated = { durationMs: statedDuration(58 * hourMs, '58:00:00', [58 * 60_000]) };
    const audio = buildAudio({ stream: buildStream({ durationMs }) });
    expect(codesOf(checkDuration(buildInput({ stated, audio })))).toEqual([code]);
  });

  test('takes the first of several other readings that agrees', () => {
    const durationMs = statedDuration(1000, '?', [hourMs - 60_000, hourMs - 1, hourMs]);
    expect(checkDuration(buildInput({ stated: { durationMs } })).check?.stated).toBe('59:59.999');
  });

  test.each([
    [60_000, hourMs - 59_999, []],
    [60_000, hourMs + 59_999, []],
    [60_000, hourMs - 60_000, ['verify/duration-mismatch']],
    [60_000, hourMs + 60_000, ['verify/duration-mismatch']],
    [1000, hourMs + 999, ['verify/duration-mismatch']],
    [1001, hourMs + 999, []],
  ])('expects no finer figure than is stated: unit %i ms, %i ms', (precisionMs, value, codes) => {
    const durationMs = { ...statedDuration(value, '60 min'), precisionMs };
    const input = buildInput({ stated: { durationMs }, options: { toleranceMs: 0 } });
    expect(codesOf(checkDuration(input))).toEqual(codes);
  });

  test('a mismatch names the usual reading', () => {
    expect(at(1000).diagnostics[0]?.args).toMatchObject({ statedMs: 62_000, measuredMs: 1000 });
  });
});

describe('checkDuration() without something to compare', () => {
  test('says that the notes state none, and what to state', () => {
    const audio = buildAudio({ stream: buildStream({ durationMs: hourMs + 600 }) });
    const { check, diagnostics } = checkDuration(buildInput({ audio }));
    expect(check).toEqual({
      name: 'duration',
      stated: null,
      measured: '1:00:00.600',
      outcome: 'skipped',
      note: 'no duration in the notes',
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/not-stated',
        severity: 'info',
        args: { value: 'duration', found: '1:00:01' },
        place: { kind: 'file', file: 'episode.md' },
      },
    ]);
  });

  test('without audio it cannot say what to state', () => {
    const { check, diagnostics } = checkDuration(buildNotesInput());
    expect(check?.measured).toBeNull();
    expect(diagnostics[0]?.args).toMatchObject({ value: 'duration', found: null });
  });

  test('without notes there is no finding', () => {
    const result = checkDuration(buildInput({ notes: null }));
    expect(result.diagnostics).toEqual([]);
    expect(result.check?.outcome).toBe('skipped');
  });

  test('without audio the check is skipped', () => {
    const stated = { durationMs: statedDuration(hourMs, '1:00:00') };
    expect(checkDuration(buildNotesInput({ stated }))).toEqual({
      check: {
        name: 'duration',
        stated: '1:00:00',
        measured: null,
        outcome: 'skipped',
        note: 'no audio given',
      },
      diagnostics: [],
    });
    const unreadable = checkDuration(buildInput({ stated, audio: buildAudio({ stream: null }) }));
    expect(unreadable.check).toMatchObject({ outcome: 'skipped', note: 'the audio has no duration' });
  });

  test('without audio the other statements decide between readings', () => {
    const stated = {
      durationMs: statedDuration(62_000, '1:02', [3_720_000]),
      byteLength: statedValue('length', 59_520_000),
    };
    const { check, diagnostics } = checkDuration(buildNotesInput({ stated }));
    expect(check).toMatchObject({ stated: '1:02:00', outcome: 'skipped' });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/duration-ambiguous',
        args: { text: '1:02', readMs: 3_720_000, measuredMs: null },
        help: expect.stringContaining('duration: "1:02:00"'),
      },
    ]);
  });
});
