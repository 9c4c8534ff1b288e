import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTimeline } from '../../src/chapters/timeline.js';
import { formatTimestamp } from '../../src/chapters/timestamp.js';
import { chapterList, others, type WrittenChapter } from './generated-notes.js';
import { readChapters, readNotes } from './read-notes.js';

const noAudio = { durationMs: null, statedDurationMs: null, offsetMs: 0, intro: null };
const runs = Number(process.env['NOTES_RUNS'] ?? 150);

/** Ways to write a chapter on a line of its own: brackets, separator, side of the time. */
const brackets = [
  ['', ''],
  ['[', ']'],
  ['(', ')'],
  ['**', '**'],
  ['`', '`'],
  ['_', '_'],
  ['【', '】'],
  ['<b>', '</b>'],
] as const;
const separators = [' ', ' - ', ' – ', ' — ', ' | ', ': ', '\t', ' · ', ' → ', ' ~ '] as const;
const trailing = [' ', ' - ', ' – ', ' — ', ': ', ' … ', '\t', ' ..... '] as const;

const leading = fc.tuple(fc.constantFrom(...brackets), fc.constantFrom(...separators)).map(
  ([[open, close], separator]) =>
    ({ clock, title }: WrittenChapter) =>
      `${open}${clock}${close}${separator}${title}`,
);
const behind = fc.tuple(fc.constantFrom(...brackets), fc.constantFrom(...trailing)).map(
  ([[open, close], separator]) =>
    ({ clock, title }: WrittenChapter) =>
      `${title}${separator}${open}${clock}${close}`,
);

/** A time behind its title that brackets or more than a space separate from it. */
const setOff = fc
  .tuple(fc.constantFrom(...brackets), fc.constantFrom(...trailing))
  .filter(([[open], separator]) => /[[(【]/.test(open) || separator !== ' ')
  .map(
    ([[open, close], separator]) =>
      ({ clock, title }: WrittenChapter) =>
        `${title}${separator}${open}${clock}${close}`,
  );

const layouts = fc.constantFrom<readonly [marker: string, joint: string]>(
  ['- ', '\n'],
  ['* ', '\n'],
  ['- ', '\n\n'],
  ['', '\n'],
  ['', '\n\n'],
  ['### ', '\n\n'],
  ['• ', '\n'],
);

function expected(chapters: readonly WrittenChapter[]): string[] {
  return chapters.map(({ clock, title }) => `${clock} ${title}`);
}

describe('parseNotes() on a list of chapters', () => {
  test.each([
    { side: 'leading', forms: leading, least: 4, seed: 31 },
    { side: 'trailing', forms: behind, least: 5, seed: 32 },
  ])('reads the same, whatever form of $side time its lines share', ({ forms, least, seed }) => {
    fc.assert(
      fc.property(chapterList(least), forms, layouts, (chapters, write, [marker, joint]) => {
        expect(readChapters(chapters.map((each) => marker + write(each)).join(joint))).toEqual(
          expected(chapters),
        );
      }),
      { numRuns: runs, seed },
    );
  });

  test('reads the same with another form on each line', () => {
    const forms = fc.array(fc.oneof(leading, leading, setOff), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(chapterList(6), forms, fc.constantFrom('- ', '* ', ''), (chapters, writes, marker) => {
        const notes = chapters.map((each, index) => marker + (writes[index]?.(each) ?? '')).join('\n');
        expect(readChapters(notes), notes).toEqual(expected(chapters));
      }),
      { numRuns: runs, seed: 33 },
    );
  });

  test('names each line that it does not read, whatever its form', () => {
    const forms = fc.array(fc.oneof(leading, behind), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(chapterList(4), forms, fc.constantFrom('- ', '* ', ''), (chapters, writes, marker) => {
        const notes = chapters.map((each, index) => marker + (writes[index]?.(each) ?? '')).join('\n');
        const { marks, diagnostics } = readNotes(notes);
        const read = marks.map(({ startMs, title }) => `${formatTimestamp(startMs)} ${title}`);
        const named = diagnostics.flatMap(({ code, args }) =>
          code === 'notes/time-left-out' ? (args['lines'] as { line: number }[]) : [],
        );
        const isRefused = diagnostics.some(({ code }) => code === 'notes/no-chapters');
        for (const [index, chapter] of expected(chapters).entries())
          if (!isRefused && !named.some(({ line }) => line === index + 1))
            expect(read, notes).toContain(chapter);
      }),
      { numRuns: runs, seed: 37 },
    );
  });

  describe.each(Object.entries(others))('reads the same with %s', (_, other) => {
    test.each(['before', 'behind', 'between two copies of'] as const)('%s it', (where) => {
      fc.assert(
        fc.property(
          chapterList(5),
          leading,
          layouts,
          other,
          other,
          (chapters, write, [marker, joint], text, more) => {
            const list = `## Chapters\n\n${chapters.map((each) => marker + write(each)).join(joint)}`;
            const notes =
              where === 'before'
                ? `${text}\n\n${list}\n`
                : where === 'behind'
                  ? `${list}\n\n${text}\n`
                  : `${text}\n\n${list}\n\n${more}\n`;
            expect(readChapters(notes)).toEqual(expected(chapters));
          },
        ),
        { numRuns: runs, seed: 34 },
      );
    });

    test('without a heading', () => {
      fc.assert(
        fc.property(chapterList(6), leading, layouts, other, (chapters, write, [marker, joint], text) => {
          const list = chapters.map((each) => marker + write(each)).join(joint);
          expect(readChapters(`Hello there.\n\n${list}\n\nThanks for listening.\n\n${text}\n`)).toEqual(
            expected(chapters),
          );
        }),
        { numRuns: runs, seed: 35 },
      );
    });

    test('alone has no chapters, or a finding doubts them', () => {
      fc.assert(
        fc.property(other, (text) => {
          const { marks, diagnostics } = readNotes(`# An episode\n\n${text}\n`);
          const isSaid = [...diagnostics, ...buildTimeline(marks, noAudio).diagnostics].some(
            ({ severity }) => severity !== 'info',
          );
          expect(marks.length === 0 || isSaid, text).toBe(true);
        }),
        { numRuns: runs, seed: 36 },
      );
    });
  });
});
