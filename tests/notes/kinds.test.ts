import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

/** Kinds of notes that real shows have, each with the chapters that a careful reader finds. */
const kinds: readonly (readonly [name: string, notes: string, chapters: readonly string[]])[] = [
  [
    'full stops in the titles of linked times on one line, the last one included',
    '[0:00](https://youtu.be/x?t=0) ➝ Start. Hallo [1:30](https://youtu.be/x?t=90) ➝ Sort. List [4:00](https://youtu.be/x?t=240) ➝ Ende. Dank. Gruß',
    ['0:00 Start. Hallo', '1:30 Sort. List', '4:00 Ende. Dank. Gruß'],
  ],
  [
    'one of many linked times on one line out of order',
    [0, 60, 120, 240, 180, 300]
      .map((seconds) => `[${seconds / 60}:00](https://youtu.be/x?t=${seconds}) – Part ${seconds}`)
      .join(' '),
    ['0:00 Part 0', '1:00 Part 60', '2:00 Part 120', '4:00 Part 240', '3:00 Part 180', '5:00 Part 300'],
  ],
  [
    'a list that stands in the notes twice, in blocks of code',
    '### List\n```\n00:00 One\n01:30 Two\n04:00 Three\n```\n\n### All\n```\nText.\n00:00 One\n01:30 Two\n04:00 Three\n\nMore.\n```\n',
    ['0:00 One', '1:30 Two', '4:00 Three'],
  ],
  [
    'a mark that is a part of the title',
    '00:00 はじめに\n01:30 ○×クイズ\n04:00 ○ おわりに',
    ['0:00 はじめに', '1:30 ○×クイズ', '4:00 おわりに'],
  ],
  [
    'links of a wiki in titles',
    '### [0:00](https://youtu.be/x?t=0) [[Maps]] in short\n\n### [2:10](https://youtu.be/x?t=130) Adding [[Hits in maps|hits]] to it\n',
    ['0:00 Maps in short', '2:10 Adding hits to it'],
  ],
  [
    'a block of code in an item',
    '1. Upload.\n2. Description:\n   ```\n   00:00 Hello\n   00:45 Scope\n   02:00 Plan\n   ```\n3. Check.\n',
    ['0:00 Hello', '0:45 Scope', '2:00 Plan'],
  ],
  [
    'slips in a list of data',
    '---\nchapters:\n  - {time: "0:00", title: A}\n  - {time: "12 :30", title: B}\n  - {time: "21.50", title: C}\n  - {time: "1:7:03", title: D}\n---\n',
    ['0:00 A', '12:30 B', '21:50 C', '1:07:03 D'],
  ],
  [
    'a last entry of data without a title, as the end',
    '---\nchapters:\n  - {time: "0:00", title: A}\n  - {time: "12:30", title: B}\n  - {time: "20:00", title: ""}\n---\n',
    ['0:00 A', '12:30 B'],
  ],
];

describe('parseNotes() reads', () => {
  test.each(kinds)('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});

/** Times that are not chapters, beside a list of chapters, each with what it is. */
const others: readonly (readonly [name: string, line: string, time: string, role: string])[] = [
  ['the length of the audio', '- 音频：10:14，自然', '10:14', 'in-sentence'],
  [
    'a time behind a date in a link',
    '**[@ada](https://x.example)** *[18.07.2025 09:00](https://x.example/1)*',
    '09:00',
    'time-of-day',
  ],
  ['a second list of the same', '## All\n\n- 0:00 One\n- 1:30 Two\n- 4:00 Three', '1:30', 'copy'],
];

describe('parseNotes() does not warn of', () => {
  test.each(others)('%s', (_, line, time, role) => {
    const notes = readNotes(`- 0:00 One\n- 1:30 Two\n- 4:00 Three\n\n## More\n\nSome words.\n\n${line}\n`);
    expect(notes.marks).toHaveLength(3);
    expect(
      notes
        .readTimes()
        .filter(({ text }) => text === time)
        .at(-1)?.role,
    ).toBe(role);
    expect(notes.diagnostics.map(({ code }) => code)).not.toContain('notes/time-left-out');
  });
});
