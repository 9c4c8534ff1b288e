import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimestamp } from '../../src/chapters/timestamp.js';
import { readChapters, readNotes } from './read-notes.js';

const runs = Number(process.env['NOTES_RUNS'] ?? 150);

/** Titles without digits, so that each is nothing but a title. */
const word = fc.constantFrom(
  'Welcome',
  'Letters',
  'News',
  'A guest',
  'Questions',
  'The mill',
  'Two boats',
  'Goodbye',
  'Springs',
);

/** Starts of chapters: from 0:00 on, 20 s to 20 min apart. */
const list = fc
  .array(fc.tuple(fc.integer({ min: 20, max: 1200 }), word), { minLength: 4, maxLength: 14 })
  .map((steps) => {
    let seconds = 0;
    return steps.map(([gap, title], index) => {
      if (index > 0) seconds += gap;
      return { clock: formatTimestamp(seconds * 1000), title: `${title} ${'abcdefghijklmn'.charAt(index)}` };
    });
  });

const opening = fc.constantFrom<readonly [string, string]>(
  ['', ''],
  ['[', ']'],
  ['(', ')'],
  ['[@', ']'],
  ['**', '**'],
);
const between = fc.constantFrom(' ', ' - ', ' – ', ' | ', ': ');
const marker = fc.constantFrom('- ', '* ', '', '### ');

function linesOf(
  chapters: readonly { clock: string; title: string }[],
  [open, close]: readonly [string, string],
  separator: string,
  start: string,
): string {
  const lines = chapters.map(({ clock, title }) => `${start}${open}${clock}${close}${separator}${title}`);
  return lines.join(start === '' || start === '### ' ? '\n\n' : '\n');
}

/** Text with times that are not chapters. */
const other = fc.constantFrom(
  'We were on air from the old mill, and the train at 17:30 was late.',
  '## Reading\n\nJohn 3:16 and Psalm 23:1 were read.',
  '## Songs\n\n- [One](https://a.example/1) (3:45)\n- [Two](https://a.example/2) (2:51)\n- [Three](https://a.example/3) (4:10)',
  'It costs 4.50 euros, or 3.99 with a card.',
  '## Transcript\n\n[00:01] Jo: Hello\n\n[00:09] Al: Hello to you\n\n[00:20] Jo: So it goes',
  '## Schedule\n\n- 18:30 Doors\n- 19:00 Show\n- 22:15 End',
  '```\n12:00:01 started\n12:00:05 stopped\n```',
);

describe('parseNotes() on a list of chapters', () => {
  test('reads the same with any brackets, separators and markers', () => {
    fc.assert(
      fc.property(list, opening, between, marker, (chapters, brackets, separator, start) => {
        const read = readChapters(linesOf(chapters, brackets, separator, start));
        expect(read).toEqual(chapters.map(({ clock, title }) => `${clock} ${title}`));
      }),
      { numRuns: runs, seed: 11 },
    );
  });

  test('reads the same with the times after the titles, or in both orders', () => {
    fc.assert(
      fc.property(list, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (chapters, sides) => {
        const lines = chapters.map(({ clock, title }, index) =>
          sides[index] ? `- ${title} (${clock})` : `- ${clock} ${title}`,
        );
        expect(readChapters(lines.join('\n'))).toEqual(
          chapters.map(({ clock, title }) => `${clock} ${title}`),
        );
      }),
      { numRuns: runs, seed: 12 },
    );
  });

  test('reads the same with anything else in the notes', () => {
    fc.assert(
      fc.property(list, opening, other, fc.boolean(), (chapters, brackets, text, isBefore) => {
        const written = `## Chapters\n\n${linesOf(chapters, brackets, ' ', '- ')}\n`;
        const notes = isBefore ? `${text}\n\n${written}` : `${written}\n${text}\n`;
        expect(readChapters(notes)).toEqual(chapters.map(({ clock, title }) => `${clock} ${title}`));
      }),
      { numRuns: runs, seed: 13 },
    );
  });

  test('gives every clock of the text exactly one role', () => {
    const piece = fc.oneof(
      list.map((chapters) => linesOf(chapters, ['', ''], ' ', '- ')),
      other,
      fc.constantFrom(
        'at 4:30 we',
        '<!-- 0:10 -->',
        '> 0:20 x',
        '`1:00`',
        '[x](https://a.example/?t=1:30)',
        '2:30',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const text = pieces.join('\n\n');
        const { source, readTimes } = readNotes(text);
        const times = readTimes().map(({ place, text: clock }) => {
          const start = (source.lines.starts[place.line - 1] ?? 0) + place.column - 1;
          return { start, written: source.text.slice(start, start + clock.length), clock };
        });
        for (const { written, clock } of times) expect(written).toBe(clock);
        const starts = times.map(({ start }) => start);
        expect(new Set(starts).size).toBe(starts.length);
        for (const { index } of text.matchAll(/(?<![\d:.])\d{1,2}:\d{2}(?![\d:.])/g))
          expect(starts).toContain(index);
      }),
      { numRuns: runs, seed: 14 },
    );
  });
});
