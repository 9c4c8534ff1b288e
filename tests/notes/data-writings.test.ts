import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { decodeText } from '../../src/text/source-text.js';
import { readChapters, readFindings, readNotes } from './read-notes.js';

const titles = ['Salt', 'Why it keeps', 'Mines, old and new'];
const chapters = ['0:00 Salt', '3:12 Why it keeps', '41:05 Mines, old and new'];
const clocks = ['0:00', '3:12', '41:05'];
const data = (key: string, values: string) => `---\ntitle: Salt\n${key}:\n${values}---\nWords.\n`;
const each = (write: (clock: string, title: string, index: number) => string) =>
  titles.map((title, index) => `  ${write(clocks[index] ?? '', title, index)}\n`).join('');

describe('the chapters of data are read from', () => {
  test.each([
    ['times behind titles in brackets', 'rundown', each((clock, title) => `- "${title} (${clock})"`)],
    ['times behind titles and dashes', 'rundown', each((clock, title) => `- "${title} - ${clock}"`)],
    ['titles with their times', 'chapters', each((clock, title) => `"${title}": "${clock}"`)],
    ['titles with their times, any key', 'parts', each((clock, title) => `"${title}": "${clock}"`)],
    ['maps of one title', 'chapters', each((clock, title) => `- "${title}": "${clock}"`)],
    [
      'ranges',
      'parts',
      each((clock, title, i) => `- {time: "${clock} - ${clocks[i + 1] ?? '45:00'}", name: "${title}"}`),
    ],
    [
      'durations of ISO 8601',
      'parts',
      each((_, title, i) => `- {start: ${['PT0S', 'PT3M12S', 'PT41M5S'][i]}, title: "${title}"}`),
    ],
    [
      'numbers with their unit',
      'parts',
      each((_, title, i) => `- {start: ${['0s', '192s', '41m5s'][i]}, title: "${title}"}`),
    ],
    [
      'minutes and seconds',
      'chapters',
      each(
        (clock, title) =>
          `- {minutes: ${Number(clock.split(':')[0])}, seconds: ${Number(clock.split(':')[1])}, title: "${title}"}`,
      ),
    ],
    [
      'hours, minutes and seconds',
      'chapters',
      each(
        (clock, title) =>
          `- {h: 0, m: ${Number(clock.split(':')[0])}, s: ${Number(clock.split(':')[1])}, title: "${title}"}`,
      ),
    ],
  ])('%s', (_, key, values) => {
    const notes = data(key, values);
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });

  test('a folded text', () => {
    const folded = each((clock, title) => `(${clock}) ${title}`);
    expect(readChapters(`---\ntitle: Salt\ndescription: >-\n${folded}---\n`)).toEqual(chapters);
  });

  test('ranges with their ends', () => {
    const notes = data(
      'parts',
      each((clock, title) => `- {time: "${clock} - 59:00", name: "${title}"}`),
    );
    expect(readNotes(notes).marks.map(({ endMs }) => endMs)).toEqual([3_540_000, 3_540_000, 3_540_000]);
  });

  test('a map of seconds in a file of JSON', () => {
    const text = JSON.stringify({ title: 'Salt', chapters: { 0: 'Salt', 192: 'Why it keeps' } });
    const { source } = decodeText('salt.json', new TextEncoder().encode(text));
    expect(source === null ? null : parseNotes(source).marks.map(({ title }) => title)).toEqual(
      titles.slice(0, 2),
    );
  });
});

describe('no chapters are', () => {
  test.each([
    ['lengths behind songs', 'music', '  - "Salt (2:10)"\n  - "Sea (3:05)"\n  - "Sun (4:20)"\n'],
    ['names with their results', 'winners', '  Ann: "1:02:03"\n  Bo: "1:05:10"\n  Cy: "1:09:00"\n'],
    ['hours of a shop', 'hours', '  open: "9:00"\n  close: "18:30"\n'],
    ['words that begin like durations', 'parts', '  - {start: PTA, title: A}\n  - {start: PTSD, title: B}\n'],
  ])('%s', (_, key, values) => {
    expect(readChapters(data(key, values))).toEqual([]);
  });
});
