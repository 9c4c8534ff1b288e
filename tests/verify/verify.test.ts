import { describe, expect, test } from 'vitest';
import { createDiagnostic } from '../../src/diagnostic/diagnostic.js';
import { type SeverityPolicy, weighAll } from '../../src/diagnostic/severity.js';
import type { VerifyInput } from '../../src/verify/check.js';
import { outcomesOf } from '../../src/verify/outcomes.js';
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

const usual: SeverityPolicy = { force: false, verifyStated: true, strict: false, updated: [] };

/** Verifies, and weighs what was found as a run does. */
function verifyWith(input: VerifyInput, policy: Partial<SeverityPolicy> = {}) {
  const { results, diagnostics } = verify(input);
  const whole = { ...usual, ...policy };
  return {
    diagnostics: weighAll(diagnostics, whole),
    outcomes: outcomesOf(results, whole).map(({ name, outcome }) => `${name} ${outcome}`),
  };
}

describe('verify()', () => {
  test('finds nothing when everything is true', () => {
    const result = verifyWith(buildInput({ stated: right, chapters }));
    expect(result.diagnostics).toEqual([]);
    expect(result.outcomes).toEqual(['duration ok', 'length ok', 'file ok', 'chapters ok']);
  });

  test('finds everything that is wrong in one go, in the order of the notes', () => {
    const late = buildChapter(hourMs, { line: 12 });
    const marks = [10, 11, 12].map((line) => buildMark(0, line));
    const notes = buildNotes({ stated: buildStated(wrong), marks });
    const result = verifyWith(buildInput({ notes, chapters: [...chapters, late] }));
    expect(codesOf(result)).toEqual([
      'verify/file-mismatch',
      'verify/length-mismatch',
      'verify/duration-mismatch',
      'verify/chapter-after-end',
    ]);
    expect(result.outcomes).toEqual(['duration failed', 'length failed', 'file warning', 'chapters failed']);
  });

  test('without audio compares the notes with themselves', () => {
    const result = verifyWith(buildNotesInput({ stated: right, chapters }));
    expect(result.diagnostics).toEqual([]);
    expect(result.outcomes).toEqual([
      'duration skipped',
      'length skipped',
      'file skipped',
      'bit rate ok',
      'chapters ok',
    ]);
  });

  test('without front matter skips the comparisons and says so', () => {
    const result = verifyWith(buildInput({ chapters }));
    expect(codesOf(result)).toEqual(['verify/not-stated', 'verify/not-stated']);
    expect(result.diagnostics.map(({ severity }) => severity)).toEqual(['info', 'info']);
    expect(result.outcomes).toEqual(['duration skipped', 'length skipped', 'file skipped', 'chapters ok']);
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
  const policy = { verifyStated: false };

  test('only warns where the front matter is compared', () => {
    const result = verifyWith(buildInput({ stated: wrong, chapters: [buildChapter(hourMs)] }), policy);
    expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['verify/chapter-after-end', 'error'],
      ['verify/file-mismatch', 'warning'],
      ['verify/length-mismatch', 'warning'],
      ['verify/duration-mismatch', 'warning'],
    ]);
    expect(result.outcomes).toEqual([
      'duration warning',
      'length warning',
      'file warning',
      'chapters failed',
    ]);
  });

  test('does not change what is not an error', () => {
    const stated = { ...right, byteLength: statedValue('length', foundByteLength) };
    const result = verifyWith(buildInput({ stated, chapters }), policy);
    expect(result.diagnostics).toMatchObject([{ code: 'verify/length-of-export', severity: 'info' }]);
    expect(result.outcomes).toEqual(['duration ok', 'length ok', 'file ok', 'chapters ok']);
  });

  test('warns of a chapter after the stated end, and refuses one after the measured end', () => {
    const late = { chapters: [buildChapter(2 * hourMs)], stated: { durationMs: right.durationMs } };
    const result = verifyWith(buildNotesInput(late), policy);
    expect(result.outcomes).toContain('chapters warning');
    expect(result.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'verify/chapter-after-end', severity: 'warning' }),
    );
    expect(verifyWith(buildInput(late), policy).outcomes).toContain('chapters failed');
  });
});

describe('verify() with --strict', () => {
  test('makes warnings errors, and nothing else', () => {
    const stated = { ...right, byteLength: statedValue('length', foundByteLength), file: wrong.file };
    const result = verifyWith(buildInput({ stated, chapters }), { strict: true });
    expect(result.diagnostics).toMatchObject([
      { code: 'verify/file-mismatch', severity: 'error' },
      { code: 'verify/length-of-export', severity: 'info' },
    ]);
    expect(result.outcomes).toEqual(['duration ok', 'length ok', 'file failed', 'chapters ok']);
  });

  test('counts for warnings that --no-verify leaves, too', () => {
    const result = verifyWith(buildInput({ stated: wrong }), { strict: true, verifyStated: false });
    expect(result.diagnostics.every(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('verify() with --force', () => {
  test('only warns of more chapters than are listed, but not where the notes have errors', () => {
    const many = Array.from({ length: 256 }, (_, index) => buildChapter(index * 1000));
    const input = buildInput({ stated: right, chapters: many });
    const result = verifyWith(input, { force: true });
    expect(result.diagnostics).toMatchObject([{ code: 'verify/too-many-chapters', severity: 'warning' }]);
    expect(result.outcomes).toContain('chapters warning');
    expect(verifyWith(input).outcomes).toContain('chapters failed');
    const args = { startMs: hourMs, durationMs: hourMs, readingMs: null };
    const chapterErrors = [createDiagnostic('notes/chapter-past-end', args, null)];
    expect(verifyWith({ ...input, chapterErrors }, { force: true }).outcomes).toContain('chapters failed');
  });
});
