import { describe, expect, test } from 'vitest';
import { checkByteLength } from '../../src/verify/byte-length.js';
import {
  buildAudio,
  buildInput,
  buildNotesInput,
  buildPlan,
  codesOf,
  finishedByteLength,
  foundByteLength,
  hourMs,
  type InputChange,
  placeAt,
  statedDuration,
  statedValue,
  strippedByteLength,
} from './build-input.js';

function lengthOf(byteLength: number, change: InputChange = {}, key = 'length') {
  return checkByteLength(buildInput({ ...change, stated: { byteLength: statedValue(key, byteLength) } }));
}

describe('checkByteLength() accepts the true sizes', () => {
  test('with the chapters', () => {
    expect(lengthOf(finishedByteLength)).toEqual({
      check: {
        name: 'length',
        stated: '57,604,224',
        measured: '57,604,224',
        outcome: 'ok',
        note: 'with the chapters',
      },
      diagnostics: [],
    });
  });

  test('as found, saying what it will be', () => {
    const { check, diagnostics } = lengthOf(foundByteLength);
    expect(check).toMatchObject({
      measured: '57,601,128',
      outcome: 'ok',
      note: 'before the chapters are written',
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/length-of-export',
        severity: 'info',
        args: { key: 'length', statedByteLength: foundByteLength, resultByteLength: finishedByteLength },
        place: placeAt(2, 11),
      },
    ]);
  });

  test('without its chapters, saying what it is with them', () => {
    const plan = buildPlan({ mode: 'unchanged', resultByteLength: foundByteLength });
    const { check, diagnostics } = lengthOf(strippedByteLength, { plan });
    expect(check).toMatchObject({ measured: '57,600,628', outcome: 'ok', note: 'without its chapters' });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/length-without-chapters',
        severity: 'info',
        args: { key: 'length', statedByteLength: strippedByteLength, resultByteLength: foundByteLength },
        place: placeAt(2, 11),
      },
    ]);
  });

  test('before an earlier run, saying what it is now', () => {
    const plan = buildPlan({
      mode: 'unchanged',
      resultByteLength: foundByteLength,
      earlierByteLengths: [foundByteLength - 4096],
    });
    const { check, diagnostics } = lengthOf(foundByteLength - 4096, { plan });
    expect(check).toMatchObject({ measured: '57,597,032', outcome: 'ok', note: 'before an earlier run' });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/length-of-earlier',
        severity: 'info',
        args: { key: 'length', statedByteLength: foundByteLength - 4096, resultByteLength: foundByteLength },
        place: placeAt(2, 11),
      },
    ]);
  });

  test('without its chapters when writing changes the size as well', () => {
    expect(lengthOf(strippedByteLength).diagnostics).toMatchObject([
      { code: 'verify/length-without-chapters', args: { resultByteLength: finishedByteLength } },
    ]);
  });

  test.each([foundByteLength, strippedByteLength, 1])(
    '%i, and the help names the key of the notes',
    (found) => {
      const [finding] = lengthOf(found, {}, 'enclosure.length').diagnostics;
      expect(finding?.help).toContain('enclosure.length: "57604224"');
    },
  );

  test('when the size does not change there is nothing to say', () => {
    const plan = buildPlan({ mode: 'same-size', resultByteLength: foundByteLength });
    expect(lengthOf(foundByteLength, { plan })).toMatchObject({
      check: { outcome: 'ok', note: null },
      diagnostics: [],
    });
  });

  test('when no plan could be made', () => {
    expect(lengthOf(foundByteLength, { plan: null })).toMatchObject({
      check: { outcome: 'ok', note: null },
      diagnostics: [],
    });
  });

  test('of a file that is not MPEG audio', () => {
    const audio = buildAudio({ stream: null });
    expect(lengthOf(foundByteLength, { audio, plan: null }).check?.outcome).toBe('ok');
    expect(lengthOf(1, { audio, plan: null }).diagnostics[0]).toMatchObject({
      args: { reason: { kind: 'no-audio' } },
      help: 'export or download the audio again',
    });
  });
});

describe('checkByteLength() refuses every other size', () => {
  test.each([
    finishedByteLength - 1,
    finishedByteLength + 1,
    foundByteLength - 1,
    foundByteLength + 1,
    strippedByteLength - 1,
    strippedByteLength + 1,
  ])('%i, a byte off', (byteLength) => {
    const result = lengthOf(byteLength);
    expect(codesOf(result)).toEqual(['verify/length-mismatch']);
    expect(result.check).toMatchObject({ outcome: 'failed', measured: '57,601,128', note: null });
  });

  test('naming all numbers', () => {
    expect(lengthOf(57_600_500).diagnostics).toMatchObject([
      {
        severity: 'error',
        args: {
          key: 'length',
          statedByteLength: 57_600_500,
          byteLength: foundByteLength,
          resultByteLength: finishedByteLength,
          strippedByteLength,
          reason: { kind: 'tag-changed' },
        },
        place: placeAt(2, 11),
      },
    ]);
  });

  test('with the reason that the stated duration gives', () => {
    const half = {
      byteLength: statedValue('length', 28_800_000),
      durationMs: statedDuration(hourMs / 2, '30:00'),
    };
    expect(checkByteLength(buildInput({ stated: half })).diagnostics).toMatchObject([
      { code: 'verify/length-mismatch', args: { reason: { kind: 'other-cut' } } },
    ]);
    expect(lengthOf(28_800_000).diagnostics).toMatchObject([{ args: { reason: { kind: 'other-episode' } } }]);
  });

  test('naming no number twice', () => {
    const plan = buildPlan({ resultByteLength: foundByteLength, strippedByteLength: foundByteLength });
    const message = lengthOf(foundByteLength + 1, { plan }).diagnostics[0]?.message;
    expect(message?.match(/[\d,]{5,}/g)).toEqual(['57,601,129,', '57,601,128']);
  });

  test('unless no plan could be made and the finished file may be that big', () => {
    const unplanned = lengthOf(foundByteLength + 1, { plan: null });
    expect(unplanned.diagnostics).toEqual([]);
    expect(unplanned.check).toMatchObject({ outcome: 'skipped', stated: '57,601,129' });
    expect(lengthOf(1000, { plan: null }).diagnostics).toMatchObject([{ code: 'verify/length-mismatch' }]);
  });
});

describe('checkByteLength() without something to compare', () => {
  test('reports that the notes state none, and what to state', () => {
    const { check, diagnostics } = checkByteLength(buildInput());
    expect(check).toEqual({
      name: 'length',
      stated: null,
      measured: '57,601,128',
      outcome: 'skipped',
      note: 'no length in the notes',
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/not-stated',
        args: { value: 'length', found: '57604224' },
        place: { kind: 'file', file: 'episode.md' },
      },
    ]);
    // Nor what to state before a plan says how big the finished file will be.
    expect(checkByteLength(buildInput({ plan: null })).diagnostics[0]?.args).toMatchObject({ found: null });
  });

  test('without audio it cannot say what to state', () => {
    const { check, diagnostics } = checkByteLength(buildNotesInput());
    expect(check).toMatchObject({ measured: null, outcome: 'skipped' });
    expect(diagnostics[0]?.args).toMatchObject({ value: 'length', found: null });
  });

  test('without audio the check is skipped', () => {
    const stated = { byteLength: statedValue('length', 1234) };
    expect(checkByteLength(buildNotesInput({ stated }))).toEqual({
      check: { name: 'length', stated: '1,234', measured: null, outcome: 'skipped', note: 'no audio given' },
      diagnostics: [],
    });
  });

  test('without notes there is no finding', () => {
    const result = checkByteLength(buildInput({ notes: null }));
    expect(result.diagnostics).toEqual([]);
    expect(result.check?.outcome).toBe('skipped');
  });
});
