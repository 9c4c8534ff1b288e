import { expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

const at = (seconds: number) => `https://youtu.be/abc?t=${seconds}`;
const chapters = ['0:42 Jars', '4:10 Why lids', '17:00 Mould'];

test.each([
  ['items', `# Minutes\n\n- [Jars](${at(42)})\n- [Why lids](${at(250)})\n- [Mould](${at(1020)})\n`],
  [
    'words before a label',
    `1. Jars ([video](${at(42)}))\n2. Why lids ([Video](${at(250)}))\n3. Mould ([video](${at(1020)}))\n`,
  ],
  ['words after a label', `- [▶](${at(42)}) Jars\n- [▶](${at(250)}) Why lids\n- [▶](${at(1020)}) Mould\n`],
  ['places of the page', '- [Jars](#t=0:42)\n- [Why lids](#t=4:10)\n- [Mould](#t=17:00)\n'],
  ['addresses', `* Jars: ${at(42)}\n* Why lids: ${at(250)}\n* Mould: ${at(1020)}\n`],
  [
    'headings',
    `## [Jars](${at(42)})\n\nOld.\n\n## [Why lids](${at(250)})\n\nNew.\n\n## [Mould](${at(1020)})\n\nGreen.\n`,
  ],
  [
    'rows',
    `| Topic | Recording |\n|---|---|\n| Jars | [link](${at(42)}) |\n| Why lids | [link](${at(250)}) |\n| Mould | [link](${at(1020)}) |\n`,
  ],
  [
    'labels below headings',
    `## Jars\n\n**Agreed** | [#12](https://example.com/12) | [Video](${at(42)})\n\nOld.\n\n## Why lids\n\n**Open** | [Video](${at(250)})\n\n## Mould\n\n[Video](${at(1020)})\n`,
  ],
])('links into the recording are chapters where the notes write no times: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual(chapters);
  const { marks } = readNotes(notes);
  expect(marks.map(({ url, writing }) => ({ url, writing }))).toEqual(
    chapters.map(() => ({ url: null, writing: null })),
  );
  expect(readFindings(notes).map((finding) => finding.split(' ')[0])).toEqual(['notes/link-times']);
});

test.each([
  [
    'in lists within a list',
    `- [Jars](${at(42)})\n- [Lids](${at(250)})\n  - [Tin](${at(300)})\n  - [Glass](${at(340)})\n  - [Cork](${at(400)})\n  - [Wax](${at(460)})\n- [Mould](${at(1020)})\n`,
    ['0:42 Jars', '4:10 Lids', '5:00 Tin', '5:40 Glass', '6:40 Cork', '7:40 Wax', '17:00 Mould'],
  ],
  [
    'below "Time references", one of four out of order',
    `## Time references\n\n- [Jars](${at(42)})\n- [Lids](${at(250)})\n- [Wax](${at(200)})\n- [Mould](${at(1020)})\n`,
    ['0:42 Jars', '4:10 Lids', '3:20 Wax', '17:00 Mould'],
  ],
])('links into the recording are all taken: %s', (_, notes, all) => {
  expect(readChapters(notes)).toEqual(all);
});

test('words of a title may be those of a heading such as "Sources", if most of the headings are not', () => {
  const below = (title: string, seconds: number) => `## ${title}\n\n**Agreed** | [Video](${at(seconds)})\n\n`;
  const titles =
    below('Source generators for lids', 0) + below('Jars', 42) + below('Add a method to lids', 250);
  expect(readChapters(titles)).toEqual([
    '0:00 Source generators for lids',
    '0:42 Jars',
    '4:10 Add a method to lids',
  ]);
  expect(readChapters(`# References\n\n${below('Jars', 42)}${below('Lids', 250)}`)).toEqual([]);
});

test('two headings are enough, and one above a link to the beginning', () => {
  const below = (title: string, seconds: number) => `## ${title}\n\n**Agreed** | [Video](${at(seconds)})\n\n`;
  expect(readChapters(below('Jars', 42) + below('Lids', 250))).toEqual(['0:42 Jars', '4:10 Lids']);
  expect(readChapters(below('Jars', 0))).toEqual(['0:00 Jars']);
  expect(readChapters(below('Jars', 42))).toEqual([]);
  const linked = `## [Jars](${at(42)})\n\nOld.\n\n### Wax\n\n## [Lids](${at(250)})\n\nNew.\n`;
  expect(readChapters(linked)).toEqual(['0:42 Jars', '4:10 Lids']);
});

test.each([
  ['two of them in parts of headings', `## Jars ([talk](${at(42)}))\n\n## Lids ([talk](${at(250)}))\n`],
  ['two of them', `- [Jars](${at(42)})\n- [Lids](${at(250)})\n`],
  [
    'different recordings',
    `- [Jars](${at(42)})\n- [Lids](https://youtu.be/def?t=250)\n- [Mould](${at(1020)})\n`,
  ],
  ['going back', `- [Jars](${at(420)})\n- [Lids](${at(250)})\n- [Mould](${at(1020)})\n`],
  [
    'below "Mentioned"',
    `## Mentioned\n\n- [Jars](${at(42)})\n- [Lids](${at(250)})\n- [Mould](${at(1020)})\n`,
  ],
  [
    'few of the items',
    `- [Jars](${at(42)})\n- Text\n- [A book](https://example.com)\n- [Lids](${at(250)})\n- Text\n- [Mould](${at(1020)})\n`,
  ],
  [
    'in sentences',
    `We had [jars](${at(42)}) at first. Then more.\n\nThen [lids](${at(250)}) came along.\n\nAnd [mould](${at(1020)}) in the end.\n`,
  ],
  [
    'below few of the headings',
    `## Jars\n\n[Video](${at(42)})\n\n## Lids\n\n[Video](${at(250)})\n\n## Mould\n\n[Video](${at(1020)})\n\n## Old\n\n## New\n\n## Green\n`,
  ],
  [
    'below headings of different recordings',
    `## Jars\n\n[Video](${at(42)})\n\n## Lids\n\n[Video](https://youtu.be/def?t=250)\n\n## Mould\n\n[Video](${at(1020)})\n`,
  ],
  [
    'in the words below headings',
    `## Jars\n\nA talk of [Ada Berg](${at(42)})\n\n## Lids\n\nA talk of [Bob Lind](${at(250)})\n\n## Mould\n\nMore of [Ada Berg](${at(1020)})\n`,
  ],
])('links into a recording are not chapters: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual([]);
});

test('a list of times counts before links', () => {
  const notes = `0:00 Wind\n4:30 Ropes\n9:00 End\n\n- [Jars](${at(42)})\n- [Lids](${at(250)})\n- [Mould](${at(1020)})\n`;
  expect(readChapters(notes)).toEqual(['0:00 Wind', '4:30 Ropes', '9:00 End']);
});
