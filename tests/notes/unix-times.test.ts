import { expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

test.each([
  ['lines', '1364241653 Wind\n1364241759 Ropes <https://example.com/ropes>\n1364242801 Letters\n'],
  ['items', '- 1364241653 Wind\n- 1364241759 Ropes\n- 1364242801 Letters\n'],
  [
    'paragraphs with text',
    '1364241653 Wind\n\n1364241759 Ropes\nA knot.\n\n1364242801 Letters\nNo answer.\n',
  ],
  ['tags', '1364241653 Wind #chapter\n1364241759 Ropes#c\n1364242801 Letters #c\n'],
])('Unix times are counted from the first: %s', (_, notes) => {
  expect(readChapters(`# Harbour\n\nSendungsbeginn: 20 Uhr\n\n${notes}`)).toEqual([
    '0:00 Wind',
    '1:46 Ropes',
    '19:08 Letters',
  ]);
  expect(readFindings(notes)).toEqual([`notes/unix-times 1:${notes.indexOf('1') + 1} 1364241653`]);
});

test.each([
  ['two of them', '1364241653 Wind\n1364241759 Ropes\n'],
  ['telephone numbers', '1764241653 Ada\n1364241759 Ben\n1564242801 Cleo\n'],
  ['days apart', '1364241653 Release\n1364641759 Patch\n1365242801 Patch\n'],
  ['in code', '```\n1364241653 start\n1364241759 stop\n1364242801 start\n```\n'],
  ['in sentences', 'At 1364241653 it began.\n\nAt 1364241759 it stopped.\n\nAt 1364242801 it began again.\n'],
])('Unix times are not chapters: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual([]);
});

test('a list of times counts before Unix times', () => {
  const notes = '0:00 Wind\n4:30 Ropes\n9:00 End\n\n1364241653 a\n1364241759 b\n1364242801 c\n';
  expect(readChapters(notes)).toEqual(['0:00 Wind', '4:30 Ropes', '9:00 End']);
});

test('Unix times are not edited in place, because a time of the recording among them would have no meaning', () => {
  expect(
    readNotes('1364241653 Wind\n1364241759 Ropes\n1364242801 Letters\n').marks.map(({ writing }) => writing),
  ).toEqual([null, null, null]);
});
