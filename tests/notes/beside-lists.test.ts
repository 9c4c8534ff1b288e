import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

const chapters = ['0:40 Oars', '4:31 Ropes and knots', '19:42 Letters', '51:13 Good night'];

/** The same list in forms that notes often have. */
const lists: readonly (readonly [string, string])[] = [
  ['lines', '00:40 Oars\n04:31 Ropes and knots\n19:42 Letters\n51:13 Good night\n'],
  ['hours', '00:00:40 – Oars\n00:04:31 – Ropes and knots\n00:19:42 – Letters\n00:51:13 – Good night\n'],
  ['items', '- [00:40] Oars\n- [04:31] Ropes and knots\n- [19:42] Letters\n- [51:13] Good night\n'],
  ['behind titles', '* Oars [00:40]\n* Ropes and knots [04:31]\n* Letters [19:42]\n* Good night [51:13]\n'],
];

/** What else notes have, and no reader takes for chapters. */
const others: readonly (readonly [string, string])[] = [
  [
    'links with lengths',
    '- [Rope book](https://example.org/rope) (12:20)\n- [Knots](https://youtu.be/x?t=125s)\n',
  ],
  ['the length of the music', 'Intro music: "Fog" by The Lanterns (2:31)\n'],
  [
    'songs',
    'Music:\n\n1. The Gulls – Low Tide (3:42)\n2. Harbour – North Wind (4:15)\n3. Pier – Ebb (2:58)\n',
  ],
  ['a schedule', 'We stream live every Tuesday at 20:00 and Friday at 18:30.\n'],
  ['a time of day', 'We sail each day at 7:30.\n'],
  ['opening hours', 'Büro: Mo–Fr 9:00–12:00 und 14:00–17:30 Uhr, Tel. 0123 45 67 89\n'],
  ['results', 'Marathon results: Ada 3:05:12, Bo 3:22:45, Cleo 4:01:03.\n'],
  ['doors', 'Tickets: 12,50 €, doors 19:00, show 20:00.\n'],
  [
    'another episode',
    'In the last episode (#41, 1:02:10) we spoke about boats; at 35:20 we promised a correction.\n',
  ],
  ['a talk of another episode', 'More: our talk with Ada (episode 41, 58:20)\n'],
  ['a film, its year and its length', 'Film of the week: "The Bell" (1998, 1h38)\n'],
  ['a date with its zone', 'Begin: 2015-02-11T20:05:00+01:00\n'],
  ['its length', 'Durée totale 58:20\n'],
  ['its length in another language', 'Total length 58:20\n'],
  ['a price in brackets', 'Our book (R$ 39,90)\n'],
  [
    'times that are not those of a recording',
    'Sometimes it is not in our hands. At times we are not for this.\n',
  ],
  [
    'the same of a newspaper',
    'The New York Times do not fit our show. Three times it was not about this episode.\n',
  ],
  ['the same in German', 'In schwierigen Zeiten ist das nicht in unserer Hand.\n'],
  ['the same in French', 'Les temps ne sont pas de notre avis.\n'],
  ['the same in Spanish', 'Las marcas no son de este mundo.\n'],
  ['what times may not match', 'Timestamps may not match this recording exactly because of ads.\n'],
  ['a date', 'Recorded on 2021-03-04 19:30 CET.\n'],
  ['verses', 'Reading: John 3:16, Psalm 23:1-6 and Luke 15:11-32.\n'],
  ['a quotation', '> "Never row alone." (34:10)\n'],
  ['a correction', 'Correction: at 14:20 we say 1953, it was 1963.\n'],
];

const cues =
  '1\n00:00:00,000 --> 00:00:02,500\nHello.\n\n2\n00:00:02,500 --> 00:00:05,000\nGood to be here.\n\n3\n00:00:05,000 --> 00:00:08,000\nToday it is cold.\n';

describe.each(lists)('a list of %s', (_, list) => {
  test.each(others)('is read as it is beside %s', (__, other) => {
    expect(readChapters(`${list}\n${other}`)).toEqual(chapters);
    expect(readChapters(`${other}\n${list}`)).toEqual(chapters);
  });

  test.each(['', 'We sail each day at 7:30.\n\n'])('ends before the cues of subtitles: "%s"', (before) => {
    expect(readChapters(`${before}${list}\n${cues}`)).toEqual(chapters);
  });

  test('ends before the list of another recording, even if a time of day is above it', () => {
    const other = list.replace('40', '00').replace('04:31', '14:31');
    expect(readChapters(`Wir senden um 20:00.\n\n${list.replace('40', '00')}\n${other}`)).toEqual([
      '0:00 Oars',
      ...chapters.slice(1),
    ]);
  });
});

describe('a list of times behind their titles', () => {
  const first = '## Part one\n\nHello 0:00\n\nOars 9:15\n\nRopes 34:40\n';

  test.each([
    ['three', 'Letters 1:02:10\n\nKnots 1:31:55\n\nGood night 1:54:30\n', 6],
    ['two', 'Letters 1:02:10\n\nGood night 1:54:30\n', 5],
    [
      'two before a sentence with a time',
      'Letters 1:02:10\nGood night 1:54:30\n\nThe bar opens at 17:30. Talks until 19:00.\n',
      5,
    ],
    [
      'three before a sentence with times',
      'Letters 44:21\n\nKnots 51:15\n\nBye 59:00\n\nOn air from 0:00 to 2:00.\n',
      6,
    ],
  ])('goes on below the next heading: %s', (_, more, count) => {
    expect(readChapters(`# Night 240\n\n${first}\n## Part two\n\n${more}`)).toHaveLength(count);
  });

  test('names the times of another list in a form of its own, but not those of a translation', () => {
    const other = (starts: readonly string[]) =>
      `## Talk 1\n\nWhy ${starts[0]}\nGears ${starts[1]}\nThe bell ${starts[2]}\nDemo ${starts[3]}\n\n## Talk 2\n\n- 0:00 Felt\n- 4:52 Wet\n- 20:07 A boot\n- 31:30 Bye\n`;
    expect(readFindings(other(['0:00', '6:10', '18:45', '27:20'])).join()).toContain('notes/time-left-out');
    expect(readFindings(other(['0:00', '4:52', '20:07', '31:30']))).toEqual([]);
  });

  test.each([
    [
      'alone after it',
      `${first}\n## Votes\n\n| a | b |\n|---|---|\n| 7 | 8 |\n\nClosing 7:05:25\n`,
      '7:05:25',
    ],
    ['alone before it', 'Opening 1:15\n\n## News\n\nOars 14:05\n\nRopes 52:36\n\nKnots 1:33:20\n', '1:15'],
  ])('names a time that would continue it: %s', (_, notes, found) => {
    expect(readFindings(notes).join()).toContain(`notes/time-left-out`);
    expect(readFindings(notes).join()).toContain(found);
  });
});
