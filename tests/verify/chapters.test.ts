import { describe, expect, test } from 'vitest';
import { createDiagnostic } from '../../src/diagnostic/diagnostic.js';
import { checkChapters } from '../../src/verify/chapters.js';
import {
  buildAudio,
  buildChapter,
  buildInput,
  buildMark,
  buildNotes,
  buildNotesInput,
  buildStated,
  codesOf,
  hourMs,
  placeAt,
  statedDuration,
} from './build-input.js';

const stated = { durationMs: statedDuration(hourMs, '1:00:00') };

function chaptersEvery(count: number, line: number | null = null) {
  return Array.from({ length: count }, (_, index) =>
    buildChapter(index * 1000, { line: line && line + index }),
  );
}

describe('checkChapters() inside the audio', () => {
  test('accepts chapters that start before the end', () => {
    const chapters = [buildChapter(0), buildChapter(hourMs - 1)];
    expect(checkChapters(buildInput({ chapters }))).toEqual({
      check: {
        name: 'chapters',
        stated: '2 chapters, the last at 59:59.999',
        measured: 'audio to 1:00:00',
        outcome: 'ok',
        note: null,
      },
      diagnostics: [],
    });
  });

  test.each([hourMs, hourMs + 1])('refuses each one that starts at %i ms', (startMs) => {
    const marks = [buildMark(0, 10), buildMark(startMs, 11)];
    const chapters = [buildChapter(0, { line: 10 }), buildChapter(startMs, { line: 11 })];
    const { check, diagnostics } = checkChapters(buildInput({ chapters, notes: buildNotes({ marks }) }));
    expect(check?.outcome).toBe('failed');
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/chapter-after-end',
        severity: 'error',
        args: { startMs, endMs: hourMs, end: 'measured', meantMs: null },
        place: placeAt(11, 3),
      },
    ]);
  });

  test('fails with the errors that reading the notes has found', () => {
    const chapters = [buildChapter(0)];
    const args = { startMs: hourMs, durationMs: hourMs, readingMs: null };
    const chapterErrors = [createDiagnostic('notes/chapter-past-end', args, placeAt(9, 1))];
    expect(checkChapters(buildInput({ chapters, chapterErrors })).check).toMatchObject({
      outcome: 'failed',
      note: '1 error in the notes',
    });
  });

  test('says both times', () => {
    const { diagnostics } = checkChapters(buildInput({ chapters: [buildChapter(hourMs + 5000)] }));
    expect(diagnostics[0]?.args).toMatchObject({ startMs: hourMs + 5000, endMs: hourMs, end: 'measured' });
    expect(diagnostics[0]?.place).toBeNull();
  });

  test('offers another reading of the timestamp that lies inside', () => {
    const mark = buildMark(hourMs, 11, {
      otherReadings: [
        { kind: 'minutes-seconds-frames', startMs: 2 * hourMs },
        { kind: 'minutes-seconds-frames', startMs: 3_396_000 },
      ],
    });
    const chapters = [buildChapter(hourMs, { line: 11 })];
    const { diagnostics } = checkChapters(buildInput({ chapters, notes: buildNotes({ marks: [mark] }) }));
    expect(diagnostics[0]?.args).toMatchObject({ meantMs: 3_396_000 });
  });

  test.each([
    [2000, hourMs - 2001],
    [1999, hourMs - 2000],
    [2001, null],
  ])('offers it as the notes write it, shifted or not: by %i ms', (shiftMs, meantMs) => {
    const reading = { kind: 'minutes-seconds-frames', startMs: hourMs - 2001 } as const;
    const mark = buildMark(2 * hourMs, 11, {
      otherReadings: [{ ...reading, startMs: hourMs - 2000 }, reading],
    });
    const chapters = [buildChapter(2 * hourMs + shiftMs, { line: 11 })];
    const notes = buildNotes({ marks: [mark] });
    const finding = checkChapters(buildInput({ chapters, notes })).diagnostics[0];
    expect(finding?.args).toMatchObject({ meantMs });
  });
});

describe('checkChapters() inside the stated duration, without audio', () => {
  test('refuses a chapter that starts at the end', () => {
    const chapters = [buildChapter(hourMs)];
    const { check, diagnostics } = checkChapters(buildNotesInput({ chapters, stated }));
    expect(check).toMatchObject({ measured: null, outcome: 'failed', note: 'stated to end at 1:00:00' });
    expect(diagnostics).toMatchObject([
      { severity: 'error', args: { startMs: hourMs, endMs: hourMs, end: 'stated' } },
    ]);
  });

  test('accepts one that starts before', () => {
    const chapters = [buildChapter(hourMs - 1)];
    expect(checkChapters(buildNotesInput({ chapters, stated })).check?.outcome).toBe('ok');
  });

  test('takes the reading of the duration that the chapters need', () => {
    const notes = buildNotes({
      stated: buildStated({ durationMs: statedDuration(62_000, '1:02', [3_720_000]) }),
    });
    const result = checkChapters(buildNotesInput({ chapters: [buildChapter(hourMs)], notes }));
    expect(result).toMatchObject({
      check: { outcome: 'ok', note: 'stated to end at 1:02:00' },
      diagnostics: [],
    });
  });

  test('compares with nothing where no end is known', () => {
    const chapters = [buildChapter(100 * hourMs)];
    expect(checkChapters(buildNotesInput({ chapters }))).toEqual({
      check: {
        name: 'chapters',
        stated: '1 chapter, the last at 100:00:00',
        measured: null,
        outcome: 'ok',
        note: 'the end of the audio is not known',
      },
      diagnostics: [],
    });
    const audio = buildAudio({ stream: null });
    expect(checkChapters(buildInput({ chapters, audio, notes: null })).check?.outcome).toBe('ok');
  });

  test('takes the stated end when the audio has none', () => {
    const audio = buildAudio({ stream: null });
    const result = checkChapters(buildInput({ chapters: [buildChapter(hourMs)], audio, stated }));
    expect(codesOf(result)).toEqual(['verify/chapter-after-end']);
  });
});

describe('checkChapters() counts', () => {
  test('without chapters there is nothing to check', () => {
    expect(checkChapters(buildInput())).toEqual({
      check: { name: 'chapters', stated: null, measured: null, outcome: 'skipped', note: 'no chapters' },
      diagnostics: [],
    });
  });

  test('255 are accepted', () => {
    expect(checkChapters(buildInput({ chapters: chaptersEvery(255) })).diagnostics).toEqual([]);
  });

  test('256 are refused at the first one too many', () => {
    const chapters = chaptersEvery(256, 10);
    const marks = chapters.map(({ startMs, line }) => buildMark(startMs, line ?? 0));
    const { check, diagnostics } = checkChapters(buildInput({ chapters, notes: buildNotes({ marks }) }));
    expect(check).toMatchObject({ stated: '256 chapters, the last at 4:15', outcome: 'failed' });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/too-many-chapters',
        severity: 'error',
        args: { count: 256, most: 255 },
        place: placeAt(265, 3),
      },
    ]);
  });
});

describe('checkChapters() wants titles', () => {
  test.each(['', ' \t\u00a0'])('%j is none', (title) => {
    const chapters = [buildChapter(0, { line: 9 }), buildChapter(61_000, { title, line: 10 })];
    const marks = [buildMark(0, 9), buildMark(61_000, 10, { title })];
    const { check, diagnostics } = checkChapters(buildInput({ chapters, notes: buildNotes({ marks }) }));
    expect(check?.outcome).toBe('failed');
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/chapter-untitled',
        severity: 'error',
        args: { startMs: 61_000 },
        place: placeAt(10, 3),
      },
    ]);
  });

  test('a chapter that no line states has no place', () => {
    const chapters = [buildChapter(0, { title: '' })];
    expect(checkChapters(buildInput({ chapters })).diagnostics).toMatchObject([{ place: null }]);
  });

  test.each([
    ['an error', 'error', placeAt(10), 0],
    ['a warning', 'warning', placeAt(10), 1],
    ['an error elsewhere', 'error', placeAt(11), 1],
    ['an error without a line', 'error', null, 1],
  ] as const)('%s of the notes in its line', (_name, severity, place, count) => {
    const refused = createDiagnostic('verify/chapter-untitled', { startMs: 0 }, place);
    const notes = buildNotes({ diagnostics: [{ ...refused, severity }] });
    const chapters = [buildChapter(0, { title: '', line: 10 })];
    expect(checkChapters(buildInput({ chapters, notes })).diagnostics).toHaveLength(count);
  });
});
