import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

const topics = [
  ['0:05', 'Welcome'],
  ['4:12', 'Why caches lie'],
  ['1:02:03', 'Questions'],
] as const;
const chapters = topics.map(([clock, title]) => `${clock} ${title}`);
const minutes = (write: (clock: string, title: string) => string) =>
  `# Minutes\n\n${topics.map(([clock, title]) => write(clock, title)).join('\n')}\n`;

describe('minutes of a meeting', () => {
  test.each([
    ['a labelled time in the first item of each', '- TITLE\n  - Recording: CLOCK\n  - Notes: none\n'],
    ['a lone time in the first item of each', '- **TITLE**\n  - CLOCK\n  - Decision: none\n'],
    [
      'a link in the first item of each',
      '- TITLE\n    * [Recording (CLOCK)](https://youtu.be/x?t=5)\n    * Slides\n',
    ],
    ['"Watch from" below a heading', '### TITLE\n\n[Watch from CLOCK](https://youtu.be/x)\n\n- Words.\n'],
    ['a time in brackets with a word below a heading', '### TITLE\n\n(Recording: CLOCK)\n\n- Words.\n'],
    ['boxes to check', '- [x] TITLE — CLOCK'],
  ])('with %s', (_, form) => {
    const notes = minutes((clock, title) => form.replace('TITLE', title).replace('CLOCK', clock));
    expect(readChapters(notes)).toEqual(chapters);
    expect(readNotes(notes).diagnostics.filter(({ code }) => code === 'notes/clock-bracket')).toEqual([]);
  });

  test('titles in the items below times stay theirs', () => {
    expect(readChapters('- Part one\n  - 0:05\n    - Welcome\n- Part two\n  - 4:12\n    - Caches\n')).toEqual(
      ['0:05 Welcome', '4:12 Caches'],
    );
  });

  test.each([
    [
      'names before times, above what is said',
      'Ada Lee  0:05\nIs it lit?\n\nBert Orr  0:14\nIt is.\n\nAda Lee  0:21\nAll night?\n\nBert Orr  0:25\nAll night.\n\nAda Lee  0:31\nGood.\n',
    ],
    [
      'nicks of a chat, set in',
      '13:00 < ada> Is it lit?\n13:01 < bert> It is.\n13:01 < ada> All night?\n13:04 < bert> All night.\n13:09 < ada> Good.\n',
    ],
    [
      'names with colons between tabs',
      '00:12:31\tAda Lee:\thello all\n00:12:40\tBert Orr:\thi\n00:15:02\tAda Lee:\tslides are here\n00:21:55\tCy Doe:\tthanks!\n00:22:10\tBert Orr:\t+1\n',
    ],
    [
      'times of the day, each some minutes after the other',
      '- 14:05 – Opening\n- 14:10 – Approval\n- 14:22 – Budget\n- 14:51 – Any other business\n- 15:02 – End\n',
    ],
  ])('%s are not chapters', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });

  test('this many minutes of a recording stay chapters below such a heading', () => {
    const notes =
      '## Chapters\n\n- 14:05 – Oil\n- 14:10 – Ropes\n- 14:22 – Nets\n- 14:51 – Jars\n- 15:02 – Lids\n';
    expect(readChapters(notes)).toHaveLength(5);
  });
});
