import { describe, expect, test } from 'vitest';
import { createDiagnostic } from '../../src/diagnostic/diagnostic.js';
import { strictDiagnostics } from '../../src/verify/strictness.js';
import { verify } from '../../src/verify/verify.js';
import {
  buildAudio,
  buildChapter,
  buildInput,
  buildMark,
  buildNotes,
  buildNotesInput,
  buildStated,
  codesOf,
  finishedByteLength,
  foundByteLength,
  hourMs,
  statedDuration,
  statedValue,
} from './build-input.js';

const right = {
  durationMs: statedDuration(hourMs, '1:00:00'),
  byteLength: statedValue('length', finishedByteLength),
  file: statedValue('file', 'https://audio.example/episode.mp3'),
};
const wrong = {
  durationMs: statedDuration(hourMs / 2, '30:00'),
  byteLength: statedValue('length', 12),
  file: statedValue('file', 'other.mp3', 1),
};
const chapters = [buildChapter(0, { line: 10 }), buildChapter(60_000, { line: 11 })];

function outcomesOf(verification: ReturnType<typeof verify>): string[] {
  return verification.checks.map(({ name, outcome }) => `${name} ${outcome}`);
}

describe('verify()', () => {
  test('finds nothing when everything is true', () => {
    const result = verify(buildInput({ stated: right, chapters }));
    expect(result.diagnostics).toEqual([]);
    expect(outcomesOf(result)).toEqual(['duration ok', 'length ok', 'file ok', 'chapters ok']);
  });

  test('finds everything that is wrong in one go, in the order of the notes', () => {
    const late = buildChapter(hourMs, { line: 12 });
    const marks = [10, 11, 12].map((line) => buildMark(0, line));
    const notes = buildNotes({ stated: buildStated(wrong), marks });
    const result = verify(buildInput({ notes, chapters: [...chapters, late] }));
    expect(codesOf(result)).toEqual([
      'verify/file-mismatch',
      'verify/length-mismatch',
      'verify/duration-mismatch',
      'verify/chapter-after-end',
    ]);
    expect(outcomesOf(result)).toEqual([
      'duration failed',
      'length failed',
      'file warning',
      'chapters failed',
    ]);
  });

  test('without audio compares the notes with themselves', () => {
    const result = verify(buildNotesInput({ stated: right, chapters }));
    expect(result.diagnostics).toEqual([]);
    expect(outcomesOf(result)).toEqual([
      'duration skipped',
      'length skipped',
      'file skipped',
      'bit rate ok',
      'chapters ok',
    ]);
  });

  test('without front matter skips the comparisons and says so', () => {
    const result = verify(buildInput({ chapters }));
    expect(codesOf(result)).toEqual(['verify/not-stated', 'verify/not-stated']);
    expect(result.diagnostics.map(({ severity }) => severity)).toEqual(['info', 'info']);
    expect(outcomesOf(result)).toEqual(['duration skipped', 'length skipped', 'file skipped', 'chapters ok']);
  });

  test('without notes checks the chapters only', () => {
    expect(verify(buildInput({ notes: null, chapters })).diagnostics).toEqual([]);
  });

  test('reports a large tag', () => {
    const audio = buildAudio({ audio: { start: 200_000, end: foundByteLength } });
    expect(codesOf(verify(buildInput({ audio, stated: right, chapters })))).toEqual(['verify/large-tag']);
  });
});

describe('verify() with --no-verify', () => {
  test('only warns where the front matter is compared', () => {
    const input = { stated: wrong, chapters: [buildChapter(hourMs)], options: { verifyStated: false } };
    const result = verify(buildInput(input));
    expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['verify/chapter-after-end', 'error'],
      ['verify/file-mismatch', 'warning'],
      ['verify/length-mismatch', 'warning'],
      ['verify/duration-mismatch', 'warning'],
    ]);
    expect(outcomesOf(result)).toEqual([
      'duration warning',
      'length warning',
      'file warning',
      'chapters failed',
    ]);
  });

  test('leaves what is no error as it is', () => {
    const stated = { ...right, byteLength: statedValue('length', foundByteLength) };
    const result = verify(buildInput({ stated, chapters, options: { verifyStated: false } }));
    expect(result.diagnostics).toMatchObject([{ code: 'verify/length-of-export', severity: 'info' }]);
    expect(outcomesOf(result)).toEqual(['duration ok', 'length ok', 'file ok', 'chapters ok']);
  });
});

describe('verify() with --strict', () => {
  test('makes warnings errors, and nothing else', () => {
    const stated = { ...right, byteLength: statedValue('length', foundByteLength), file: wrong.file };
    const result = verify(buildInput({ stated, chapters, options: { strict: true } }));
    expect(result.diagnostics).toMatchObject([
      { code: 'verify/file-mismatch', severity: 'error' },
      { code: 'verify/length-of-export', severity: 'info' },
    ]);
    expect(outcomesOf(result)).toEqual(['duration ok', 'length ok', 'file failed', 'chapters ok']);
  });

  test('counts for warnings that --no-verify leaves, too', () => {
    const options = { strict: true, verifyStated: false };
    const result = verify(buildInput({ stated: wrong, options }));
    expect(result.diagnostics.every(({ severity }) => severity === 'error')).toBe(true);
  });
});

test('strictDiagnostics() changes warnings only', () => {
  const warning = createDiagnostic('verify/file-mismatch', { stated: 'a', found: 'b' }, null);
  const info = createDiagnostic('verify/large-tag', { byteLength: 2, most: 1 }, null);
  const error = createDiagnostic('verify/chapter-untitled', { startMs: 0 }, null);
  expect(strictDiagnostics([warning, info, error])).toEqual([{ ...warning, severity: 'error' }, info, error]);
});
