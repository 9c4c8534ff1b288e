import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimestamp } from '../../src/chapters/timestamp.js';
import { readChapters, readNotes } from './read-notes.js';

const runs = Number(process.env['NOTES_RUNS'] ?? 120);

interface Item {
  readonly clock: string;
  readonly title: string;
}

const titles = fc.constantFrom(
  'Welcome and news',
  'Why the mill stopped',
  'Begrüßung',
  'Questions & answers',
  'お便りコーナー',
  'Разбор писем',
  'Une pause café',
  'Goodbye',
  'The #1 reason',
  'Interview: Ada',
  'What is a "lock"?',
  'Две лодки',
);

/** Starts of chapters: from 0:00 on, 20 s to 15 min apart. */
const list = fc
  .array(fc.tuple(fc.integer({ min: 20, max: 900 }), titles), { minLength: 4, maxLength: 12 })
  .map((steps): Item[] => {
    let seconds = 0;
    return steps.map(([gap, title], index) => {
      if (index > 0) seconds += gap;
      return { clock: formatTimestamp(seconds * 1000), title: `${title} ${'abcdefghijkl'.charAt(index)}` };
    });
  });

/** Ways in which people write one chapter of a list. */
const habits: readonly (readonly [
  name: string,
  write: (item: Item, index: number) => string,
  join: string,
])[] = [
  ['bold link', ({ clock, title }) => `* **[${clock}](#t=${clock})** ${title}`, '\n'],
  ['heading', ({ clock, title }) => `### ${clock} ${title}`, '\n\nSome words about it.\n\n'],
  ['heading, time last', ({ clock, title }) => `## ${title} (${clock})`, '\n\nSome words about it.\n\n'],
  ['numbers', ({ clock, title }, index) => `${index + 1}. (${clock}) ${title}`, '\n'],
  ['numbers, time last', ({ clock, title }, index) => `${index + 1}. ${title} – ${clock}`, '\n'],
  ['picture', ({ clock, title }) => `🎙 ${clock} ${title}`, '\n'],
  ['tabs', ({ clock, title }) => `${clock}\t${title}`, '\n'],
  ['dots that lead', ({ clock, title }) => `${title} ........ ${clock}`, '\n'],
  ['full stop', ({ clock, title }) => `- ${title} - *${clock}*.`, '\n'],
  ['lenticular brackets', ({ clock, title }) => `【${clock}】${title}`, '\n'],
  ['dash before brackets', ({ clock, title }) => `- ${title} — [${clock}]`, '\n'],
  ['code', ({ clock, title }) => `- \`${clock}\` ${title}`, '\n'],
  ['definition list', ({ clock, title }) => `<dt>${clock}</dt><dd>${title.replace('&', '&amp;')}</dd>`, '\n'],
  ['line breaks', ({ clock, title }) => `${clock} ${title.replace('&', '&amp;')}<br>`, '\n'],
  ['hard breaks', ({ clock, title }) => `${clock} – ${title}`, '  \n'],
  ['colon', ({ clock, title }) => `${clock}: ${title}`, '\n\n'],
  ['shortcode', ({ clock, title }) => `- {{< ts "${clock}" >}} ${title}`, '\n'],
  ['component', ({ clock, title }) => `- <Timestamp t="${clock}" /> ${title}`, '\n'],
  ['component around the time', ({ clock, title }) => `- <Jump>${clock}</Jump> - ${title}`, '\n'],
  ['AsciiDoc', ({ clock, title }) => `* *${clock}* ${title}`, '\n'],
];

/** What stands in notes and has times, but no chapters. */
const others: readonly (readonly [name: string, text: string])[] = [
  ['prose', 'We met at 17:30, and the train at 18:05 was late. The record is 2:01:09.'],
  ['verses', '## Reading\n\n- John 3:16\n- Psalm 23:1-6\n- 1 Cor 13:4'],
  [
    'verses at the start of lines',
    '## Verses to keep\n\n- 1:8 She goes\n- 1:16 The promise\n- 2:12 Wings\n- 4:15 Seven sons',
  ],
  ['prices', 'It costs 4.50 euros, 3.99 with a card; 12,50 for two.'],
  [
    'songs',
    '## Songs\n\n- [One](https://a.example/1) (3:45)\n- [Two](https://a.example/2) (2:51)\n- [Three](https://a.example/3) (4:10)',
  ],
  [
    'a table of tracks',
    '## Tracks\n\n| # | Title | Length |\n|---|---|---|\n| 1 | One | 3:05 |\n| 2 | Two | 4:15 |\n| 3 | Three | 3:40 |',
  ],
  [
    'a transcript',
    '## Transcript\n\n**Jo** [00:01]: Hello\n\n**Al** [00:09]: Hello to you\n\n**Jo** [00:20]: So it goes\n\n**Al** [00:31]: It does',
  ],
  ['a schedule', '## Schedule\n\n- 18:30 Doors\n- 19:00 Show\n- 20:15 Break\n- 22:15 End'],
  ['opening hours', 'Open: 10:00–16:00, Saturdays 11:00 - 14:00.'],
  [
    'another list',
    '## Scenes of the film\n\n- 0:00:20 – front door\n- 0:02:02 – revolving door\n- 0:33:37 – no door\n- 1:04:15 – front door again',
  ],
  ['corrections', '## Corrections\n\n- 4:10: it was 1987\n- 12:30: her name is Ada'],
  ['comments', '## Comments\n\n> **hexa** · Oct 10, 11:02\n> 5:49 is so true.'],
  ['results', '## Results\n\n1. 1:41:07 Hedwig\n2. 1:41:09 Sietse\n3. 1:44:55 Fatima'],
  ['code', '```\n12:00:01 started\n12:00:05 stopped\n```'],
  ['tildes around code', '~~~~ text\n12:00:01 started\n12:00:05 stopped\n~~~~'],
  ['a ratio', 'Water to flour 1:2, screen 16:9, votes 10:5.'],
  ['numbers', 'Born in 1984. Call 555-1234. Version 2.10.'],
];

describe('parseNotes() on lists written with one habit', () => {
  test.each(habits)('%s', (_, write, joint) => {
    fc.assert(
      fc.property(list, (chapters) => {
        const notes = chapters.map((item, index) => write(item, index)).join(joint);
        expect(readChapters(notes)).toEqual(chapters.map(({ clock, title }) => `${clock} ${title}`));
      }),
      { numRuns: runs, seed: 21 },
    );
  });
});

describe('parseNotes() on a list beside other times', () => {
  test.each(others)('%s', (_, text) => {
    fc.assert(
      fc.property(list, fc.constantFrom(...habits), fc.boolean(), (chapters, [, write, joint], isBefore) => {
        fc.pre(chapters.length > 5);
        const written = chapters.map((item, index) => write(item, index)).join(joint);
        const notes = isBefore
          ? `${text}\n\n## Chapters\n\n${written}\n`
          : `## Chapters\n\n${written}\n\n${text}\n`;
        expect(readChapters(notes)).toEqual(chapters.map(({ clock, title }) => `${clock} ${title}`));
      }),
      { numRuns: runs, seed: 22 },
    );
  });

  test.each(others.filter(([name]) => name !== 'another list'))('%s alone has no chapters', (_, text) => {
    expect(readChapters(`# An episode\n\n${text}\n`)).toEqual([]);
  });
});

describe('parseNotes() on a list with a slip', () => {
  const slips: readonly (readonly [name: string, break_: (clock: string) => string])[] = [
    ['no colon', (clock) => clock.replace(':', '')],
    ['a letter', (clock) => clock.replace(/\d$/, 'l')],
    ['two colons', (clock) => clock.replace(/:(\d\d)$/, '::$1')],
    ['a word', () => '??:??'],
    ['a digit too many', (clock) => `${clock}1`],
  ];
  test.each(slips)('%s: the chapter is there, or a finding is', (_, spoil) => {
    fc.assert(
      fc.property(list, fc.constantFrom('- ', '', '['), (chapters, start) => {
        const at = chapters.length - 2;
        const lines = chapters.map(({ clock, title }, index) => {
          const written = index === at ? spoil(clock) : clock;
          return start === '[' ? `[${written}] ${title}` : `${start}${written} ${title}`;
        });
        const { marks, diagnostics } = readNotes(lines.join('\n'));
        const others = chapters.filter((_item, index) => index !== at).map(({ title }) => title);
        const isSaid = diagnostics.some(({ severity }) => severity !== 'info');
        const isThere = marks.some(({ title }) => title === chapters[at]?.title);
        expect(isSaid || isThere).toBe(true);
        for (const title of others) expect(marks.map((mark) => mark.title)).toContain(title);
      }),
      { numRuns: runs, seed: 23 },
    );
  });
});
