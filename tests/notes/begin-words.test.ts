import { expect, test } from 'vitest';
import { readChapters } from './read-notes.js';

test.each([
  ['English, of several', 'Jars start at', 'Jars'],
  ['English', 'Mould starts at', 'Mould'],
  ['English, after brackets', 'Mould (all of it) begins around', 'Mould (all of it)'],
  ['German', 'Der Vortrag von Frau Berg beginnt bei', 'Der Vortrag von Frau Berg'],
  ['French', 'Les questions commencent à', 'Les questions'],
  ['Spanish, with a noun', 'La charla empieza en el minuto', 'La charla'],
  ['Portuguese', 'As perguntas começam aos', 'As perguntas'],
  ['Italian', 'La visita inizia al minuto', 'La visita'],
  ['Dutch', 'De proeverij begint op', 'De proeverij'],
  ['Swedish', 'Frågorna börjar vid', 'Frågorna'],
  ['Polish', 'Rozmowa zaczyna się od', 'Rozmowa'],
  ['Russian', 'Лекция начинается в', 'Лекция'],
  ['Indonesian', 'Tanya jawab dimulai di menit', 'Tanya jawab'],
])('what says that something begins at a time is not of its title: %s', (_, words, title) => {
  const notes = `- Ropes 0:00\n- Knots 4:10\n- ${words} 9:00\n- Bye 1:12:30\n`;
  expect(readChapters(notes)).toEqual(['0:00 Ropes', '4:10 Knots', `9:00 ${title}`, '1:12:30 Bye']);
});

test.each([
  ['alone', 'Ropes start at 0:40\nThe talk starts at 9:00\nQ&A starts at 1:12:30\n'],
  ['in brackets', 'Ropes (starting at 0:40)\nThe talk (beginnt bei 9:00)\nQ&A (empieza en 1:12:30)\n'],
])('lines that all say so are a list: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual(['0:40 Ropes', '9:00 The talk', '1:12:30 Q&A']);
});

test('nothing starts where something ends', () => {
  const notes =
    'The fair starts at 0:40\nThe talk starts at 9:00\nQ&A starts at 50:10\nThe rain ends at 59:00\n';
  expect(readChapters(notes)).toEqual(['0:40 The fair', '9:00 The talk', '50:10 Q&A']);
});

test('titles keep words that mean something else', () => {
  const notes = '- Hello 0:00\n- Where it all starts 4:10\n- How a knot ends 9:07\n- A head start 12:00\n';
  expect(readChapters(notes)).toEqual([
    '0:00 Hello',
    '4:10 Where it all starts',
    '9:07 How a knot ends',
    '12:00 A head start',
  ]);
});

test.each([
  [
    'Japanese',
    '本編は3:20から\n灯台の話は15:45から\n質問は48:30から\n',
    ['3:20 本編', '15:45 灯台の話', '48:30 質問'],
  ],
  [
    'Korean',
    '본편은 3:20부터\n등대 이야기 15:45부터\n질문은 48:30부터\n',
    ['3:20 본편', '15:45 등대 이야기', '48:30 질문'],
  ],
])('what says so behind the time is not of a title either: %s', (_, notes, chapters) => {
  expect(readChapters(notes)).toEqual(chapters);
});

test('opening hours that say so are no list', () => {
  expect(readChapters('平日は10:00から\n土曜は11:00から\n日曜は12:30から\n')).toEqual([]);
});
