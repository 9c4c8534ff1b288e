import { describe, expect, test } from 'vitest';
import { formatTimestamp } from '../../src/chapters/timestamp.js';
import { notesCodes } from '../../src/diagnostic/codes/notes.js';
import { codes } from '../../src/diagnostic/codes.js';
import { readChapters, readFindings, readNotes } from './read-notes.js';

type Case = readonly [name: string, notes: string, findings: readonly string[], chapters?: readonly string[]];

/** Name, notes, findings as `code line:column text`, and the chapters where they say how a slip was read. */
const cases: readonly Case[] = [
  ['no chapters', '# Links', ['notes/no-chapters']],
  ['one digit of seconds', '- [@10:3] - One', ['notes/one-digit-field 1:5 10:3'], ['10:03 One']],
  ['one digit of minutes', '- [@1:2:03] - One', ['notes/one-digit-field 1:5 1:2:03'], ['1:02:03 One']],
  [
    'one digit beside sound clocks of the form',
    '0:10 - One\n31:5 - Two\n40:00 - Three',
    ['notes/one-digit-field 2:1 31:5'],
    ['0:10 One', '31:05 Two', '40:00 Three'],
  ],
  ['seconds over 59', '- [@01:05:77] - One', ['notes/field-over-59 1:5 01:05:77']],
  ['minutes over 59 after hours', '- [@1:75:00] - One', ['notes/field-over-59 1:5 1:75:00']],
  ['minutes over 59 without hours', '- [@75:00] - One', [], ['1:15:00 One']],
  ['semicolon', '- [@1;29:26] - One', ['notes/clock-semicolon 1:5 1;29:26'], ['1:29:26 One']],
  [
    'blank',
    '0:10 - One\n10: 32 - [MDX](https://mdx.example)\n12:00 - Two',
    ['notes/clock-blank 2:1 10: 32'],
    ['0:10 One', '10:32 MDX', '12:00 Two'],
  ],
  ['letter O', '- [@1O:20] - One', ['notes/clock-letter 1:5 1O:20'], ['10:20 One']],
  [
    'whole minutes',
    '- 0 min: A\n- 4 min: B\n- 17 min: C\n- 63 min: D',
    [],
    ['0:00 A', '4:00 B', '17:00 C', '1:03:00 D'],
  ],
  ['minutes by their name', 'Minute 4: A\nMinute 12: B\nMinute 30: C', [], ['4:00 A', '12:00 B', '30:00 C']],
  ['lengths in minutes', '- 5 min: stir\n- 10 min: bake\n- 15 min: rest', ['notes/no-chapters'], []],
  [
    'a colon that is missing, where the times around it tell',
    '3:20 A\n453 B\n7:05 C\n9:00 D',
    ['notes/clock-broken 2:1 453'],
    ['3:20 A', '4:53 B', '7:05 C', '9:00 D'],
  ],
  [
    'a space for the first of two colons',
    '- O — 0:00\n- A — 44:07\n- B — 1 08:30\n- C — 1:40:02\n- D — 1:50:00',
    ['notes/clock-broken 3:7 1 08:30'],
    ['0:00 O', '44:07 A', '1:08:30 B', '1:40:02 C', '1:50:00 D'],
  ],
  [
    'a letter for a digit, and a space within a time that is read without it',
    '[0:00:00] A\n[0:4l:22] B\n[1:09:05] C\n[1:17: 45] D\n[1:30:00] E',
    ['notes/clock-broken 2:2 0:4l:22', 'notes/clock-broken 4:2 1:17: 45'],
    ['0:00 A', '41:22 B', '1:09:05 C', '1:17:45 D', '1:30:00 E'],
  ],
  [
    'no number for a time that lies elsewhere',
    '3:20 A\n1984 B\n7:05 C\n9:00 D',
    [],
    ['3:20 A', '7:05 C', '9:00 D'],
  ],
  [
    'two slips in one clock',
    '- [@1;2] - One',
    ['notes/one-digit-field 1:5 1;2', 'notes/clock-semicolon 1:5 1;2'],
  ],
  ['missing @', '- [@0:10] - One\n- [01:18:10] - Two', ['notes/missing-at 2:4 01:18:10']],
  [
    'a plain list below a chapter that is one for sure',
    '[@0:00] One\n5:00 Two\n**10:00** Three',
    [],
    ['0:00 One', '5:00 Two', '10:00 Three'],
  ],
  ['a time in another form than the only chapter', '0:10 One\n\n5:00 - Two', [], ['0:10 One', '5:00 Two']],
  [
    'items that start almost like the chapters around them',
    '- 0:00 Intro\n- 2.30 C\n- [3:30 D\n- 4:00> E\n- 00:05:30:00 F\n- 6:00 End\n- 7:00x G',
    [
      'notes/clock-dot 2:3 2.30',
      'notes/clock-bracket 3:4 3:30',
      'notes/clock-bracket 4:3 4:00',
      'notes/time-left-out 7:3 7:00',
    ],
    ['0:00 Intro', '2:30 C', '3:30 D', '4:00 E', '5:30 F', '6:00 End'],
  ],
  [
    'lines that start almost like the chapters around them',
    '0:00 Intro\n00.03.30 C\n5:00 D\n\n~6:30 E',
    ['notes/clock-dot 2:1 00.03.30'],
    ['0:00 Intro', '3:30 C', '5:00 D', '6:30 E'],
  ],
  [
    'a chapter with its time after the title, among others',
    '- 0:00 Intro\n- Talk (20:00)\n- 50:00 End\n- After (55:00)',
    [],
    ['0:00 Intro', '20:00 Talk', '50:00 End', '55:00 After'],
  ],
  [
    'a chapter with its time before the title, among others',
    '- Intro (0:00)\n- 2:30 Guest\n- News (5:00)\n- End (50:00)',
    [],
    ['0:00 Intro', '2:30 Guest', '5:00 News', '50:00 End'],
  ],
  [
    'a slip in another form than the list',
    '[00:00] Intro\n[05:00] News\n12;00 Talk\n[30:00] End',
    ['notes/clock-semicolon 3:1 12;00'],
    ['0:00 Intro', '5:00 News', '12:00 Talk', '30:00 End'],
  ],
  [
    'a time without a title before other matters',
    '- 0:00 Intro\n- 5:00 News\n- 50:00\n\n## Links\n\n- [Foo](https://foo.example)',
    ['notes/end-mark 3:3 50:00'],
    ['0:00 Intro', '5:00 News'],
  ],
  [
    'an earlier verse in a title',
    '- 5:10 John 3:16 – For God so loved\n- 9:00 End',
    [],
    ['5:10 John 3:16 – For God so loved', '9:00 End'],
  ],
  [
    'lines with hard breaks',
    '_0:10_ One  \n_1:30_ Two  \n_5:00_ Three',
    [],
    ['0:10 One', '1:30 Two', '5:00 Three'],
  ],
  [
    'full-width digits, at the start of their line',
    '０：１０ One\n１：７５ Two\n２：００ Three',
    ['notes/field-over-59 2:1 １：７５'],
    ['0:10 One', '2:15 Two', '2:00 Three'],
  ],
  [
    'numbers among the chapters that are no times',
    '- 0:00 Intro\n- 3.5 million\n- 10.000 more\n- 99.95% up\n- 2.10.1 is out\n- 5:00 End\n\n2.50 euros',
    [],
    ['0:00 Intro', '5:00 End'],
  ],
  [
    'a list outside of the part headed as chapters',
    '## Chapters\n\n- 0:00 Intro\n- 1:30 Mid\n- 5:00 End\n\n## Live dates\n\n- 18:30 Berlin, doors\n- 20:00 Berlin, show',
    [],
    ['0:00 Intro', '1:30 Mid', '5:00 End'],
  ],
  [
    'an @ in brackets that do not match',
    '- [@0:10] - One\n- [@2:30) - Two\n- [@3:30 Three\n- [@4:30 - 5:00] Four\n- (@6:00) - Five',
    ['notes/clock-bracket 2:5 2:30', 'notes/clock-bracket 3:5 3:30'],
    ['0:10 One', '2:30 Two', '3:30 Three', '4:30 Four', '6:00 Five'],
  ],
  ['a ratio at the start of a line', '- [@0:00] One\n\n3:1 is the ratio', [], ['0:00 One']],
  ['a dot for the colon', '- [@0:10] - One\n- [@24.30] - Two', ['notes/clock-dot 2:5 24.30']],
  [
    'a dot for the colon, with a link to the time',
    '- [@0:10](https://youtu.be/x?t=10) One\n- [@24.30](https://youtu.be/x?t=1470) Two\n- [@20.1](https://a.example) Three',
    ['notes/clock-dot 2:5 24.30'],
  ],
  [
    'dots for colons all along, once',
    '0.00 One\n3.25 Two\n8.10 Three\n15.45 Four',
    ['notes/clock-dot 1:1 0.00'],
    ['0:00 One', '3:25 Two', '8:10 Three', '15:45 Four'],
  ],
  [
    'dots for colons here and there, each',
    '- 0:00 One\n- 3.25 Two\n- 8.10 Three\n- 15.45 Four\n- 20:00 Five\n- 25:00 Six',
    ['notes/clock-dot 2:3 3.25', 'notes/clock-dot 3:3 8.10', 'notes/clock-dot 4:3 15.45'],
  ],
  ['a placeholder', '- [@0:10] - One\n- [@HH:MM:SS] - Two', ['notes/timestamp-unreadable 2:5 HH:MM:SS']],
  [
    'several placeholders, once',
    '- [@0:00] - One\n- [@M:SS] - Two\n- [@0:XX] - Three\n- [@TBD] - Four\n- [@MM:SS] - Five',
    ['notes/timestamp-unreadable 2:5 M:SS'],
  ],
  [
    'a space within the seconds, before the bracket closes',
    '(0:00) One\n(03:3 8) Two\n(17:29) Three',
    ['notes/clock-blank 2:2 03:3 8'],
  ],
  [
    'a last term of a list of definitions without words',
    '<dl><dt>0:00</dt><dd>One</dd>\n<dt>4:10</dt><dd>Two</dd>\n<dt>48:00</dt><dd></dd></dl>\n<p>Read more here.</p>',
    ['notes/end-mark 3:5 48:00'],
  ],
  [
    'times that are filled in by half',
    '- 0:00 One\n- 4:10 Two\n- 0:XX Three\n- 31:02 Four',
    ['notes/time-left-out 3:3 0:XX'],
  ],
  [
    'a last time without its seconds',
    '00:00:00 One\n00:04:10 Two\n00:12:45 Three\n00:00:?? Four',
    ['notes/time-left-out 4:1 00:00:??'],
  ],
  ['label and link', '* **[00:57](#t=01:57)** One', ['notes/link-time 1:6 00:57'], ['0:57 One']],
  ['label and link in HTML', '<ul><li><a href="#t=20">0:30</a> Two</li></ul>', ['notes/link-time 1:25 0:30']],
  ['label and link in seconds agree', '- [@43:50](https://youtu.be/x?t=2630)\n  One', []],
  [
    'fused chapters',
    '- [@20:23] - Response 00:21:12: Checking helps',
    ['notes/fused-chapters 1:23 00:21:12'],
    ['20:23 Response 00:21:12: Checking helps'],
  ],
  [
    'fused chapters without a blank',
    '0:10 - Configuration02:56 - webpack',
    ['notes/fused-chapters 1:21 02:56'],
  ],
  ['time in title', '- [@0:10] - Why, and 4:30 what', ['notes/time-in-title 1:22 4:30']],
  ['time of day in title', '- [@0:10] - Every day, 4:30 am\n- [@9:00] - Adunarea, ora 16:00', []],
  [
    'time in a wrapped title',
    '- [@0:10] - As said in [episode\n  one](https://example.com/) and 47:10',
    ['notes/time-in-title 2:34 47:10'],
  ],
  ['the stamp again in the title', '- [@0:10] - Not 0:10', []],
  ['empty title', '- [@0:10] -\n- [@0:20] - Two', ['notes/empty-title 1:5 0:10']],
  [
    'empty titles, one after the other',
    '0:10\n\n0:20',
    ['notes/empty-title 1:1 0:10', 'notes/empty-title 3:1 0:20'],
  ],
  ['long title', `- [@0:10] - ${'x'.repeat(201)}`, ['notes/long-title 1:5 0:10']],
  ['title of 200 characters, not of UTF-16 units', `- [@0:10] - ${'😀'.repeat(200)}`, []],
  ['link without scheme', '- [@0:10] - [A](www.example.com/a)', ['notes/unusable-link 1:14 A']],
  ['link with one slash', '- [@0:10] - [A](https:/example.com/a)', ['notes/unusable-link 1:14 A']],
  [
    'link that a template fills in',
    '- [@0:10] - [A](https://x.example/{{ b }})',
    ['notes/unusable-link 1:14 A'],
  ],
  ['mail address', '- [@0:10] - [A](mailto:a@example.com)', []],
  ['broken link', '- [@0:10] - See [this]((https://example.com/a)', ['notes/broken-link 1:22 ](']],
  ['offset by front matter', '---\ntitle: x\n---\n\n- [@10:3] - One', ['notes/one-digit-field 5:5 10:3']],
  ['CR in line ends', '# a\r\n\r\n- [@10:3] - One\r\n', ['notes/one-digit-field 3:5 10:3']],
  [
    'emoji before the clock, columns in UTF-16 units',
    '- 😀 [@10:3] - One',
    ['notes/one-digit-field 1:8 10:3'],
  ],
  [
    'second line of an item',
    '- Chapters\n  0:10 - One\n  0:20 - Two\n  0:3 - Three',
    ['notes/one-digit-field 4:3 0:3'],
  ],
  [
    'hundredths of a second, which last fields above 59 show',
    '- 02:27:95 One\n- 03:49:53 Two\n- 46:20:79 Three\n- 1:02:36:96 Four',
    ['notes/hundredths 1:3 02:27:95'],
    ['2:27.950 One', '3:49.530 Two', '46:20.790 Three', '1:02:36.960 Four'],
  ],
  [
    'minutes, seconds and frames, which the stated duration shows',
    '---\nduration: "48:20"\n---\n- 00:00:00 One\n- 02:41:12 Two\n- 46:33:17 Three',
    ['notes/frames 5:3 02:41:12'],
    ['0:00 One', '2:41 Two', '46:33 Three'],
  ],
  [
    'hours and minutes from where the list would go back',
    '---\nduration: "2:08:55"\n---\n12:00 One\n58:30 Two\n01:04 Three\n01:59 Four',
    ['notes/hours-and-minutes 6:1 01:04'],
    ['12:00 One', '58:30 Two', '1:04:00 Three', '1:59:00 Four'],
  ],
  [
    'second of one HTML line',
    '<p>(0:10) One &amp; only</p><p>(0:20) And 1:30</p>',
    ['notes/time-in-title 1:43 1:30'],
  ],
];

const rows = cases.map(([name, notes, findings, chapters]) => ({ name, notes, findings, chapters }));

describe('parseNotes() reports', () => {
  test.each(rows)('$name', ({ notes, findings }) => {
    expect(readFindings(notes)).toEqual(findings);
  });

  test.each(rows.filter((row) => row.chapters !== undefined))('and reads $name', ({ notes, chapters }) => {
    expect(readChapters(notes)).toEqual(chapters);
  });

  test('which lines have the habit of the first', () => {
    const { diagnostics } = readNotes('- [0:00 One\n- [3:25 Two\n- [8:10 Three\n- 15:45 Four');
    expect(diagnostics.map(({ code, args }) => [code, args['others']])).toEqual([
      [
        'notes/clock-bracket',
        [
          { line: 2, found: '3:25' },
          { line: 3, found: '8:10' },
        ],
      ],
    ]);
  });

  test('more lines than any notes have', () => {
    const { marks, diagnostics } = readNotes(
      `- 0:10 - A\n- 0:50 - B\n- 1:30 - C\n${'- x\n'.repeat(120_000)}`,
    );
    expect(marks).toHaveLength(3);
    const [finding] = diagnostics.filter(({ code }) => code === 'notes/too-many-lines');
    expect(finding?.place).toMatchObject({ line: 100_001 });
  });

  test('more lines than any notes have, which end in lone carriage returns', () => {
    const { marks, diagnostics } = readNotes(`- 0:10 - A\r- 0:50 - B\r${'\r'.repeat(120_000)}- 1:30 - C\r`);
    expect(marks).toHaveLength(2);
    expect(diagnostics.map(({ code }) => code)).toContain('notes/too-many-lines');
  });

  test('a quotation of more lines than are read as one', () => {
    const quoted = (count: number) => '> - a line\n'.repeat(count);
    expect(readFindings(`0:00 - A\n1:00 - B\n\n${quoted(400)}`)).toEqual([]);
    expect(readFindings(`0:00 - A\n1:00 - B\n\n${quoted(401)}`)).toEqual(['notes/long-quotation 404:1 ']);
    const followed = `0:00 - A\n1:00 - B\n\n${'>- a\n  line\n'.repeat(5000)}`;
    expect(readFindings(followed)).toEqual(['notes/long-quotation 84:1 ']);
  });

  test('more times than any episode has', () => {
    const lines = Array.from(
      { length: 26_000 },
      (_, index) => `${formatTimestamp(60 * (index - (index % 1000)))} - x${index}`,
    );
    for (const notes of [lines.join('\n'), `<p>${lines.join('<br>')}`]) {
      const { marks, diagnostics } = readNotes(notes);
      expect(marks).toHaveLength(25_000);
      expect(diagnostics.map(({ code }) => code)).toContain('notes/too-many-times');
    }
    expect(readFindings(lines.slice(0, 2_000).join('\n'))).toEqual([]);
  });

  test('more times than any episode has, on lines that end in lone carriage returns', () => {
    const lines = Array.from(
      { length: 26_000 },
      (_, index) => `${formatTimestamp(60 * (index - (index % 1000)))} - x${index}`,
    );
    expect(readNotes(lines.join('\r')).marks).toHaveLength(25_000);
  });

  test('more times on one line than any episode has, each a range', () => {
    const { readTimes, diagnostics } = readNotes(`- ${'a (0:00-0:10) '.repeat(30_000)}\n`);
    expect(diagnostics.map(({ code }) => code)).toContain('notes/too-many-times');
    expect(readTimes()).toHaveLength(50_000);
  });
});

describe('notesCodes', () => {
  test('each has words for every part', () => {
    for (const [code, row] of Object.entries(notesCodes)) {
      expect(codes).toHaveProperty([code]);
      expect(row.explain.split('. ').length).toBeGreaterThan(1);
      expect(row.explain.endsWith('.')).toBe(true);
    }
  });

  test.each([
    ['    0:00 A\n    1:30 B\n', { hiddenIn: 'code' }],
    ['```\n0:00 A\n1:30 B\n```\n', { hiddenIn: 'code' }],
    ['<pre>\n0:00 A\n1:30 B\n</pre>\n', { hiddenIn: 'code' }],
    ['> - 0:00 A\n> - 1:30 B\n', { hiddenIn: 'a quotation' }],
    ['# Transcript\n\n0:00 A\n\n1:30 B\n', { hiddenIn: 'a transcript' }],
    [
      '10:30am A\n\n11:30am B\n',
      { hiddenIn: null, times: 2, example: '10:30', line: 1, role: 'time-of-day' },
    ],
    ['<!--\n0:00 A\n1:30 B\n-->', { hiddenIn: 'a comment', times: 0, example: null }],
    ['Soon.\n\nXX:XX A\nXX:XX B\n', { hiddenIn: null, times: 0, unfilled: 'XX:XX', line: 3 }],
    ['All times as HH:MM below.\n', { hiddenIn: null, times: 0, unfilled: null, line: null }],
    [
      'In 0:00 A\n> no time\n\nsome 1:30 B\n',
      { hiddenIn: null, times: 2, example: '0:00', line: 1, role: 'in-sentence' },
    ],
  ])('no-chapters says where %j hides its times', (notes, args) => {
    expect(readNotes(notes).diagnostics[0]).toMatchObject({ code: 'notes/no-chapters', args });
  });

  test('no-chapters says what was seen', () => {
    const [finding] = readNotes('4:48 of joy').diagnostics;
    expect(finding).toMatchObject({
      code: 'notes/no-chapters',
      severity: 'error',
      args: { times: 1, example: '4:48' },
    });
  });

  test('linked times alone in running text between headings are named', () => {
    const notes =
      '## Jars [2:04](https://youtu.be/x?t=124)\n\nText.\n\n[3:00](https://youtu.be/x?t=180)\n\nMore.\n\n## Lids [4:00](https://youtu.be/x?t=240)\n\nText.\n\n## End [5:00](https://youtu.be/x?t=300)\n';
    expect(readChapters(notes)).toEqual(['2:04 Jars', '4:00 Lids', '5:00 End']);
    expect(readFindings(notes)).toEqual(['notes/time-left-out 5:2 3:00']);
  });
});

test.each([
  ['in all times', '0.00 One\n3.25 Two\n8.10 Three\n15.45 Four', ['info']],
  ['in all but one', '0:00 One\n3.25 Two\n8.10 Three\n15.45 Four', ['warning']],
])('a dot for the colon %s is a habit or a slip', (_, notes, severities) => {
  const dots = readNotes(notes).diagnostics.filter(({ code }) => code === 'notes/clock-dot');
  expect(dots.map(({ severity }) => severity)).toEqual(severities);
});

test.each([
  ['before titles', '- [0:00] Salt\n- (4:10] Sand\n- [9:20] Silt\n', 'notes/clock-bracket 2:4 4:10'],
  ['behind titles', 'Salt (0:00)\nSand (4:10]\nSilt (9:20)\n', 'notes/clock-bracket 2:7 4:10'],
])('brackets of two kinds are named: %s', (_, notes, finding) => {
  expect(readFindings(notes)).toEqual([finding]);
});

test('brackets of two kinds in the whole list are named once', () => {
  const [first, ...others] = readNotes('[0:00) Salt\n[4:10) Sand\n[31:05) Silt\n').diagnostics.filter(
    ({ code }) => code === 'notes/clock-bracket',
  );
  expect(first?.message).toBe(
    '0:00 is not between two matching brackets, and likewise 4:10 (line 2), 31:05 (line 3)',
  );
  expect(others).toEqual([]);
});
