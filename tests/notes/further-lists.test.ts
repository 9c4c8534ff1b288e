import { describe, expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

describe('times behind the same word are a list if there is no other', () => {
  test.each([
    ['items', '# Veneet\n\n- minuutilla 0:20 Satama\n- minuutilla 7:15 Köydet\n- minuutilla 21:40 Kirjeet\n'],
    ['numbered items', '1. Տեղը 0:20 Satama\n2. Տեղը 7:15 Köydet\n3. Տեղը 21:40 Kirjeet\n'],
    ['a word and a separator', '- vo 0:20 : Satama\n- vo 7:15 : Köydet\n- vo 21:40 : Kirjeet\n'],
    ['ranges', 'klo 0:20-7:15 Satama\nklo 7:15-21:40 Köydet\nklo 21:40-25:00 Kirjeet\n'],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:20 Satama', '7:15 Köydet', '21:40 Kirjeet']);
  });

  test.each([
    ['verses, which have no chapter 0', '- Сир 3:16 А\n- Сир 4:22 Б\n- Сир 9:10 В\n'],
    ['times that go back', '- paula 0:40 Fleece\n- paula 0:35 Net\n- paula 0:50 Rope\n'],
    [
      'names that take turns',
      'Ute 0:08 Ja?\n\nRolf 0:13 Nein.\n\nUte 0:31 Doch.\n\nRolf 0:40 Nein.\n\nUte 0:44 Gut.\n',
    ],
    ['names with brackets', 'Ute (0:08) Ja?\n\nUte (0:31) Doch.\n\nUte (0:44) Gut.\n'],
    ['lengths', '- Kesto: 0:40 Satama\n- Kesto: 0:50 Köydet\n- Kesto: 1:10 Kirjeet\n'],
    ['two of them', '- vo 0:20 : Satama\n- vo 7:15 : Köydet\n'],
  ])('but not %s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });
});

test.each([
  ['lines', '0.000000\t0.000000\tWind\n75.500000\t75.500000\tRopes\n640.250000\t700.000000\tLetters 2.0\n'],
  ['spaces', '0.000 0.000 Wind\n75.500 75.500 Ropes\n640.250 700.000 Letters 2.0\n'],
  [
    'code',
    '```\n0.000000\t0.000000\tWind\n75.500000\t75.500000\tRopes\n640.250000\t700.000000\tLetters 2.0\n```\n',
  ],
])('labels of an editor of audio are chapters: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual(['0:00 Wind', '1:15.500 Ropes', '10:40.250 Letters 2.0']);
});

test.each([
  ['two', '0.000000\t0.000000\tWind\n75.500000\t75.500000\tRopes\n'],
  ['that go back', '5.000000\t6.000000\ta\n75.500000\t76.500000\tb\n40.250000\t47.000000\tc\n'],
  ['with one number', '0.123456\tWind\n75.500000\tRopes\n640.250000\tLetters\n'],
])('and not %s', (_, notes) => {
  expect(readChapters(notes)).toEqual([]);
});

describe('a list is in hours and minutes where the notes say so', () => {
  const list = '- 0:00 Wind\n- 0:50 Ropes\n- 2:15 Nets\n- 4:05 Letters\n';
  test.each([
    ['Times are hours:minutes.'],
    ['Zeiten in Stunden und Minuten.'],
    ['The times below (h:mm) are from the tape.'],
    ['時刻は時:分です。'],
    ['The whole recording is 4 h 40 min.'],
  ])('%s', (words) => {
    const notes = `# Harbour\n\n${words}\n\n${list}`;
    expect(readChapters(notes)).toEqual(['0:00 Wind', '50:00 Ropes', '2:15:00 Nets', '4:05:00 Letters']);
    expect(readFindings(notes)).toEqual(['notes/hours-and-minutes 6:3 0:50']);
  });

  test.each([['Times are hh:mm:ss.'], ['Some hours and minutes went by.'], ['']])('not for %j', (words) => {
    expect(readChapters(`${words}\n\n${list}`)).toEqual([
      '0:00 Wind',
      '0:50 Ropes',
      '2:15 Nets',
      '4:05 Letters',
    ]);
  });
});

describe('a time that a word is glued to is read if it is in a list,', () => {
  test.each([
    [
      'between two',
      '- 0:00 Wind\n- 6:12Ropes\n- 11:40 Letters\n',
      ['0:00 Wind', '6:12 Ropes', '11:40 Letters'],
    ],
    ['at the head', '0:00Wind\n6:12 Ropes\n11:40 Letters\n', ['0:00 Wind', '6:12 Ropes', '11:40 Letters']],
    [
      'at the end',
      '* 0:00 Wind\n* 6:12 Ropes\n* 11:40Letters\n',
      ['0:00 Wind', '6:12 Ropes', '11:40 Letters'],
    ],
    [
      'in links of their own',
      '[0:00](https://v.example/w?t=0)Wind\n[6:12](https://v.example/w?t=372)Ropes\n[11:40](https://v.example/w?t=700)Letters\n',
      ['0:00 Wind', '6:12 Ropes', '11:40 Letters'],
    ],
    [
      'in bold',
      '**0:00**Wind\n**6:12**Ropes\n**11:40**Letters\n',
      ['0:00 Wind', '6:12 Ropes', '11:40 Letters'],
    ],
    ['full-width', '00：00风\n06：12IPv6\n11：40信\n', ['0:00 风', '6:12 IPv6', '11:40 信']],
    ['on all lines', '0:00Wind\n6:12Ropes\n1:11:40Letters\n', ['0:00 Wind', '6:12 Ropes', '1:11:40 Letters']],
    ['small', '0:00hav\n6:12é tarde\n11:40å spise\n', ['0:00 hav', '6:12 é tarde', '11:40 å spise']],
    [
      'of other letters',
      '0:00Вітер\n6:12Η αγορά\n11:40L’air\n',
      ['0:00 Вітер', '6:12 Η αγορά', '11:40 L’air'],
    ],
    ['like a unit', '0:00Amber\n6:12Minerals\n11:40Ham\n', ['0:00 Amber', '6:12 Minerals', '11:40 Ham']],
    ['in paragraphs', '0:00Wind\n\n6:12Ropes\n\n11:40Q&A\n', ['0:00 Wind', '6:12 Ropes', '11:40 Q&A']],
    ['without line ends', '0:00Wind6:12Ropes11:40Letters\n', ['0:00 Wind', '6:12 Ropes', '11:40 Letters']],
    ['and a hyphen', '0:00-Wind\n6:12-Ropes\n11:40-Letters\n', ['0:00 Wind', '6:12 Ropes', '11:40 Letters']],
    ['after it', 'Wind0:00\nRopes6:12\nLetters11:40\n', ['0:00 Wind', '6:12 Ropes', '11:40 Letters']],
    ['in data', '---\ndescription: |\n  0:00Wind\n  6:12Ropes\n---\n', ['0:00 Wind', '6:12 Ropes']],
  ])('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });

  test('but not outside of its times', () => {
    const notes = '- 9:30Ropes\n- 1:00 Wind\n- 6:12 Nets\n- 11:40 Letters\n';
    expect(readChapters(notes)).toEqual(['1:00 Wind', '6:12 Nets', '11:40 Letters']);
  });

  test.each([
    ['times of day', '5:30pmDoors\n6:00pmDinner\n7:30pmBand\n'],
    ['units', '5:10km\n5:20km\n5:32km\n'],
    ['verses', '3:16b For God\n5:12a Therefore\n6:23f The wages\n'],
    ['lengths', '3:02Anchor\n4:15Bollard\n2:59Capstan\n5:50Davit\n'],
    ['times that were never filled in', '0:00x\n0:00x\n0:00x\n'],
    ['scores', '3:1win\n2:0win\n0:4loss\n'],
    ['a sentence', 'The run took 3:45minutes, and 4:10per lap.\n'],
  ])('which %s are not', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });

  test('and said if it is in none', () => {
    const [finding] = readNotes('We meet at 12:30sharp.\n').diagnostics;
    expect(finding?.message).toContain('"12:30" on line 1');
  });
});

test('what sentences cite below lines with stretches of time are not chapters', () => {
  const notes =
    '**0:00 to 2:08: Salt.**\n- She asks who began (0:27).\n- He tells of the kiln (0:44). It was blue (1:07).\n\n**2:08 to 5:14: Rope.**\n- The first one tore (2:37).\n- They made another (4:36).\n\n**5:14 to 9:17: Nets.**\n- All were sold (6:14).\n';
  expect(readChapters(notes)).toEqual(['0:00 Salt.', '2:08 Rope.', '5:14 Nets.']);
  const topics =
    '0:00 - 9:00 Part one\n- Salt (2:30)\n- Rope (6:10)\n\n9:00 - 12:00 Part two\n- Nets (9:40)\n';
  expect(readChapters(topics)).toContain('2:30 Salt');
});

test('times at the end of headings belong to the list that continues from the last of them', () => {
  const heads = '### Salt   00:48:00\n\nText.\n\n### Rope   00:50:15\n\nText.\n\n### Nets. 00:57:10\n\n';
  const items = '- 00:58:20 - the first knot\n- 01:04:00 - the second knot\n- 01:09:30 - tar\n';
  const chapters = [
    '48:00 Salt',
    '50:15 Rope',
    '57:10 Nets.',
    '58:20 the first knot',
    '1:04:00 the second knot',
  ];
  expect(readChapters(heads + items)).toEqual([...chapters, '1:09:30 tar']);
  // Right behind the last heading, the list alone would weigh more.
  const close = heads.replace('00:57:10', '00:56:50') + '### Practice. 00:57:10\n\n';
  const quick = '- 00:57:12 - a knot\n- 00:58:15 - a splice\n- 01:00:15 - a net\n- 01:05:05 - the rest\n';
  expect(readChapters(close + quick)).toEqual([
    '48:00 Salt',
    '50:15 Rope',
    '56:50 Nets.',
    '57:10 Practice.',
    '57:12 a knot',
    '58:15 a splice',
    '1:00:15 a net',
    '1:05:05 the rest',
  ]);
});

test('a link that says from where to watch stands for the section that it is in', () => {
  const part = (title: string, at: string, seconds: number) =>
    `## ${title}\n\n- It is blue.\n\nA net.\n\n[watch from ${at}](https://youtu.be/abc?t=${seconds})\n\n---\n\n`;
  const notes = part('Salt', '0:40', 40) + part('Rope', '6:16', 376) + part('Nets', '11:02', 662);
  expect(readChapters(`# Harbour\n\n${notes}## Books\n\nNone.\n`)).toEqual([
    '0:40 Salt',
    '6:16 Rope',
    '11:02 Nets',
  ]);
});

test('a range that begins with about is not one without a beginning', () => {
  const notes = '## Salt (~0:00 – 4:20)\n\n## Rope (~4:20 – 18:02)\n\n## Nets (~32:10 – 45:53)\n';
  expect(readChapters(notes)).toEqual(['0:00 Salt', '4:20 Rope', '32:10 Nets']);
  expect(readFindings(notes)).not.toContain('notes/end-before-start');
});

describe('times of the day are not chapters', () => {
  test.each([
    ['until midnight', '20:00 Uhr Einlass\n21:00 Uhr Salzchor\n22:30 Uhr Tanz\n24:00 Uhr Ende\n'],
    ['about which sentences begin', 'Around 5:30 we open the kiln.\nAbout 9:15 we close it.\n'],
    [
      'below the head of a column',
      '| Hafen | Dep. |\n|---|---|\n| Salt | 9:42 |\n| Rope | 10:20 |\n| Nets | 12:10 |\n',
    ],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });

  test.each([
    ['Uhrzeit', '0:00', '1:30'],
    ['Ab', '0:15', '2:30'],
  ])('but a table is of chapters if it begins in the first minute, below %s', (head, first, second) => {
    const notes = `| ${head} | Thema |\n|---|---|\n| ${first} | Salz |\n| ${second} | Seile |\n| 4:40 | Netze |\n`;
    expect(readChapters(notes)).toEqual([`${first} Salz`, `${second} Seile`, '4:40 Netze']);
  });
});

test.each([
  ['Methods', 3],
  ['Method', 0],
])('chapters may be about %s, steps of a recipe may not', (heading, count) => {
  const notes = `## ${heading}\n\n- 0:00 Salt the water\n- 3:30 Boil the rope\n- 9:00 Dry the nets\n`;
  expect(readChapters(notes)).toHaveLength(count);
});

describe('headings within a transcript are chapters in notes that have no other list', () => {
  const spoken = (stamp: (time: string) => string, headings: readonly string[]) =>
    headings
      .map((heading, index) => {
        const turns = ['00', '17', '41'].map(
          (seconds) =>
            `${stamp(`${index * 4}:${seconds}`)}So we took the boat out again, and the wind was what it was.`,
        );
        return `${heading}\n\n${turns.join('\n\n')}\n`;
      })
      .join('\n');
  const harbour = ['### Harbour', '### Why do ropes break?', '### 3 letters'];

  test.each([
    ['bold times and a dot', (time: string) => `**${time}** · `],
    ['brackets', (time: string) => `[${time}] `],
    ['times on lines of their own', (time: string) => `${time}\n`],
    ['items', (time: string) => `- **${time}** `],
    ['names of speakers before the times', (time: string) => `**Ute Berg** (${time}): `],
  ])('%s', (_, stamp) => {
    const notes = `# The ferry\n\n## Transcript\n\n${spoken(stamp, harbour)}`;
    expect(readChapters(notes)).toEqual(['0:00 Harbour', '4:00 Why do ropes break?', '8:00 3 letters']);
    expect(readFindings(notes)).toEqual([]);
  });

  test('where a list is above it, that list is read', () => {
    const list = '0:00 Wind\n3:58 Ropes\n7:55 Letters\n';
    const notes = `${list}\n## Transcript\n\n${spoken((time) => `**${time}** · `, harbour)}`;
    expect(readChapters(notes)).toEqual(['0:00 Wind', '3:58 Ropes', '7:55 Letters']);
  });

  test.each([
    ['two', ['### Harbour', '### Ropes']],
    ['that are names of speakers', ['### Ute', '### Rolf', '### Ute']],
    ['that are numbered', ['### Part 1', '### Part 2', '### Part 3']],
    [
      'of which most have no time below them',
      ['### Harbour', '### Ropes', '### Letters', '### a\n\n### b\n\n### c'],
    ],
  ])('but not %s', (_, headings) => {
    const notes = `# The ferry\n\n## Transcript\n\n${spoken((time) => `**${time}** · `, headings)}`;
    expect(readChapters(notes)).toEqual([]);
  });
});
