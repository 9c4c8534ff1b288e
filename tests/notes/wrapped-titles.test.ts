import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

describe('a title of a plain line', () => {
  test.each([
    [
      'below where the title begins',
      '0:00   How the bridge was built\n       Twice over\n4:10   Ropes, which\n       Lena sells\n9:00   Knots\n',
    ],
    [
      'below where the time begins',
      '• 0:00 - How the bridge was built\n  Twice over\n• 4:10 - Ropes, which\n  Lena sells\n• 9:00 - Knots\n',
    ],
    [
      'anywhere, in small letters',
      '0:00 How the bridge was built\n  Twice over\n4:10 Ropes, which\n   Lena sells\n9:00 Knots\n'
        .replace('Twice', 'twice')
        .replace('Lena', 'lena'),
    ],
  ])('goes on in a line that is set in %s', (_, notes) => {
    expect(readChapters(notes).map((chapter) => chapter.toLowerCase())).toEqual([
      '0:00 how the bridge was built twice over',
      '4:10 ropes, which lena sells',
      '9:00 knots',
    ]);
  });

  test.each([
    ['an address', '     https://example.com/bridge'],
    ['a label', '     Guest: Lena'],
    ['a label of two words', '     Special guest: lena'],
    ['words elsewhere', '   Lena Berg'],
    ['small letters that are not set in', 'with Lena'],
  ])('does not continue in %s', (_, line) => {
    expect(readChapters(`0:00 The bridge\n${line}\n4:10 Ropes\n9:00 Knots\n`)).toEqual([
      '0:00 The bridge',
      '4:10 Ropes',
      '9:00 Knots',
    ]);
  });

  test('does not continue after the end of a sentence', () => {
    expect(readChapters('0:00 It was built.\n     twice over\n4:10 Ropes\n9:00 Knots\n')[0]).toBe(
      '0:00 It was built.',
    );
  });
});

test.each([
  ['an article', 'How the bridge over the harbour was built, and why the\nOld Mole is gone'],
  ['a German article', 'Wie die Brücke über den Hafen gebaut wurde, und wer die\nSchleuse bedient'],
  ['a preposition', 'Comment le pont du vieux port a été construit avec\nSolène Berg'],
  ['"and"', 'Как построили мост через старую гавань и\nПочему он стоит'],
  ['a comma', 'How the bridge over the harbour was built,\nTwice over'],
])('a plain line that ends with %s goes on below, also in capitals', (_, title) => {
  expect(readChapters(`0:00 Hello\n4:10 ${title}\n9:00 Knots\n`)).toEqual([
    '0:00 Hello',
    `4:10 ${title.replace('\n', ' ')}`,
    '9:00 Knots',
  ]);
});

test('a plain line that may be all does not go on in capitals', () => {
  const notes = '0:00 Hello\n4:10 How the bridge over the harbour was built\nGuest of the day\n9:00 Knots\n';
  expect(readChapters(notes)[1]).toBe('4:10 How the bridge over the harbour was built');
});

test.each([
  ['on its line', 'Three jars on a table.'],
  ['in the lines below', 'Three jars on a table,\n   as "lids" and all.'],
])('bold words with the time are the title of an item whose sentences follow %s', (_, sentences) => {
  const notes = `1. **0:00 — Cold open.** ${sentences}\n2. **4:10 — The lamp.** ${sentences}\n3. **9:00 — Why?** ${sentences}\n`;
  expect(readChapters(notes)).toEqual(['0:00 Cold open', '4:10 The lamp', '9:00 Why?']);
});

describe('a plain line that has no space for the first word of the next one', () => {
  const notes = (below: string) =>
    `0:00 Hello\n4:10 Die lange Geschichte der alten Brücke und die neue\n${below}\n9:00 Knots\n20:15 Goodbye\n`;

  test('goes on below, which is said', () => {
    expect(readChapters(notes('Schleuse am Hafen'))[1]).toBe(
      '4:10 Die lange Geschichte der alten Brücke und die neue Schleuse am Hafen',
    );
    expect(readFindings(notes('Schleuse am Hafen'))).toEqual(['notes/wrapped-title 2:1 4:10']);
  });

  test.each([
    ['a sentence', 'Darüber haben wir gelacht.'],
    ['a label', 'Gast: Lena'],
    ['an address', 'https://example.com/bruecke'],
    ['a time with a slip', '4:300 Schleuse'],
    ['a longer line', 'Darüber haben wir vor vielen Jahren schon einmal an dieser Stelle gesprochen'],
  ])('does not go on in %s', (_, below) => {
    expect(readChapters(notes(below))[1]).toBe('4:10 Die lange Geschichte der alten Brücke und die neue');
    expect(readFindings(notes(below)).filter((finding) => finding.includes('wrapped'))).toEqual([]);
  });

  test('does not go on where other titles have lines below as well', () => {
    const described = notes('Schleuse am Hafen').replace('Knots', 'Knots\nHow to tie them');
    expect(readChapters(described)[1]).toBe('4:10 Die lange Geschichte der alten Brücke und die neue');
  });
});
