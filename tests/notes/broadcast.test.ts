import { describe, expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

const stories = `00:08 Ada from the north harbour
She has sailed since she was nine, and tells of the winter in which the ice came up to the second lock.
Nobody went out for five weeks, and the baker lived on the boat.

00:26 News

00:44 Ben
He repairs ropes, and nets when nobody looks.

01:12 Cleo calls from a lighthouse
`;

const inHours = [
  '8:00 Ada from the north harbour',
  '26:00 News',
  '44:00 Ben',
  '1:12:00 Cleo calls from a lighthouse',
];

describe('the times of the day at which a recording began and ended', () => {
  test.each([
    ['German', 'Sendungsbeginn: 22:06 Uhr', 'Sendungsende: 0:05:20'],
    ['German, in other words', 'Beginn der Sendung: 22:06:26', 'Ende der Sendung: 00:04 Uhr'],
    ['German, shorter', 'Beginn: 22:06 Uhr', 'Ende: 00:04 Uhr'],
    ['English', 'Live since 10:06', 'The show ended at 12:04'],
    ['English, with labels', 'Recording started: 10:06', 'Recording ended: 12:04'],
    ['French', 'Début de l’émission : 20:06', 'Fin de l’émission : 22:04'],
    ['Spanish', 'Inicio del programa: 20:06', 'Fin del programa: 22:04'],
    ['Italian', 'Inizio della diretta: 20:06', 'Fine della diretta: 22:04'],
    ['Russian', 'Начало эфира: 20:06', 'Конец эфира: 22:04'],
    ['Japanese', '配信開始：20:06', '配信終了：22:04'],
  ])('are not chapters, and show that a list is in hours and minutes: %s', (_, begin, end) => {
    const notes = readNotes(`# Harbour radio\n\n${begin}\n\n${stories}\n${end}\n`);
    expect(readChapters(`# Harbour radio\n\n${begin}\n\n${stories}\n${end}\n`)).toEqual(inHours);
    expect(notes.diagnostics.map(({ code }) => code)).toEqual(['notes/hours-and-minutes']);
    expect(
      notes
        .readTimes()
        .filter(({ role }) => role !== 'chapter')
        .map(({ role }) => role),
    ).toEqual(['time-of-day', 'time-of-day']);
  });

  test('leave a list of minutes and seconds as it is', () => {
    const list = '00:22\nHellos\n\n06:22\nRopes\n\n31:40\nLetters\n';
    expect(readChapters(`Sendungsbeginn: 21:01 Uhr\n\n${list}\nSendungsende: 21:49 Uhr\n`)).toEqual([
      '0:22 Hellos',
      '6:22 Ropes',
      '31:40 Letters',
    ]);
  });

  test('stay chapters in a list that has its times behind the titles', () => {
    const list = '- Start of the show: 0:00\n- Ropes: 4:10\n- Letters: 12:30\n- End of the show: 31:05\n';
    expect(readChapters(list)).toHaveLength(4);
  });
});

test.each([
  [
    'of a day',
    '    00:00 - 00:05 -> first slot\n    00:05 - 00:10 -> second slot\n    23:45 - 23:50 -> last slot\n',
  ],
  ['of a plan', '- 0:00–0:05 Plan\n- 0:05–0:25 Work in pairs\n- 0:25–0:35 Review\n'],
  ['eines Ablaufs', '- 0:00-0:10 Ankommen\n- 0:10-0:40 Üben\n- 0:40-0:55 Fragen\n'],
])('short ranges of full fives are not chapters: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual([]);
});

describe('a list of hours and minutes without a stated length', () => {
  const titles = [
    'Ada has brought chocolate from the islands, where it rained on all but one of the days',
    'Whether the old lighthouse should be sold to the man who wants to keep bees in it',
    'A letter from a listener who has counted all boats of the winter and asks for their names',
    'How to tie a knot that holds, and one that opens when the captain looks away for a moment',
    'The film about the ferry, its music, and why nobody should see it after a long lunch',
    'Plans for the summer: the long way around, the short one, or a tent behind the dunes',
    'What the harbour master said about the new lamps and the price of a berth in August',
  ];

  test('is one where nobody could say the words of its titles in the time', () => {
    const list = titles
      .map((title, index) => `00:${String(1 + index * 3).padStart(2, '0')} ${title}`)
      .join('\n');
    expect(readChapters(list)).toEqual(titles.map((title, index) => `${1 + index * 3}:00 ${title}`));
    expect(readFindings(list)).toEqual(['notes/hours-and-minutes 1:1 00:01']);
  });

  test.each([
    ['English', '(7 min)', '(13 min)', '(25 minutes)', '(40 min)'],
    ['Norwegian', '– 7 min', '– 13 min', '– 25 min', '– 40 min'],
    ['German', '[7 Minuten]', '[13 Minuten]', '[25 Minuten]', '[40 Minuten]'],
    ['Russian', '(7 мин)', '(13 мин)', '(25 минут)', '(40 мин)'],
  ])('is one where the lengths behind its titles are the steps: %s', (_, ...lengths) => {
    const starts = ['00:05', '00:12', '00:25', '00:50'];
    const list = starts.map((start, index) => `${start} - Part ${index + 1} ${lengths[index]}`).join('\n');
    expect(readNotes(list).marks.map(({ startMs }) => startMs / 60_000)).toEqual([5, 12, 25, 50]);
  });

  test('is one where the same times stand behind its titles with seconds', () => {
    const list =
      '### 00:00 - Wind (00:00:00 - 00:05:59)\n\nWords.\n\n### 00:06 - Ropes (00:06:00 - 00:54:59)\n\n### 1:05 - Tides (01:05:00 - 01:11:59)\n';
    expect(readNotes(list).marks.map(({ startMs }) => startMs / 60_000)).toEqual([0, 6, 65]);
    const others = list.replaceAll(/00:06:00|01:05:00/g, '00:00:30');
    expect(readNotes(others).marks.map(({ startMs }) => startMs / 1000)).toEqual([0, 6, 65]);
  });

  test('is not one where the lengths are others', () => {
    const list = '00:05 - One (3 min)\n03:12 - Two (2 min)\n05:25 - Three (9 min)\n14:40 - Four (1 min)';
    expect(readNotes(list).marks[1]?.startMs).toBe(192_000);
  });
});
