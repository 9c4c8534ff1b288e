import { expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

const topics = '00:00:00 Wind\n00:04:43 Ropes\n00:20:00 Tides\n00:45:00 Letters\n';
const links = `00:00:00 Song <https://example.com/song>
00:06:00 Knots <https://example.com/knots>
00:08:30 Splices <https://example.com/splices>
00:20:00 Moon <https://example.com/moon>
00:31:00 Almanac <https://example.com/almanac>
`;
const line = '#'.repeat(75);

test.each([
  [
    'German',
    `${line}\n#####      Themenliste      #####\n${line}`,
    `${line}\n#####      Linkliste       #####\n${line}`,
  ],
  ['English', '===== Topic list =====', '===== List of links ====='],
  ['French', '+++ Liste des sujets +++', '+++ Liste des liens +++'],
  ['Spanish', '----- Lista de temas -----', '----- Lista de enlaces -----'],
  ['Russian', '*** Список тем ***', '*** Список ссылок ***'],
])(
  'a boxed line is the heading of what is below, and of two lists the one of topics counts: %s',
  (_, first, second) => {
    const notes = `${first}\n\n${topics}\n${second}\n\n${links}`;
    expect(readChapters(notes)).toEqual(['0:00 Wind', '4:43 Ropes', '20:00 Tides', '45:00 Letters']);
    expect(readNotes(notes).diagnostics.map(({ code }) => code)).toEqual(['notes/time-left-out']);
  },
);

test('a list below a boxed line for links alone is read', () => {
  expect(readChapters(`===== List of links =====\n\n${links}`)).toHaveLength(5);
});

test('a boxed line with a time is not a heading', () => {
  expect(readChapters('=== 0:00 Wind ===\n=== 4:30 Ropes ===\n=== 9:00 Tides ===\n')).toHaveLength(3);
});

test.each([
  ['two signs', '== Wind (0:00) ==\n\nAir.\n\n== Ropes (4:30) ==\n\n== Tides (9:00) ==\n'],
  ['three signs, on lines', '=== Wind [0:00] ===\nAir.\n=== Ropes [4:30] ===\n=== Tides [9:00] ===\n'],
])('of a wiki, a heading may have its time at its end: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual(['0:00 Wind', '4:30 Ropes', '9:00 Tides']);
});
