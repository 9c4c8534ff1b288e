import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

const data = (lines: string) => `---\ntitle: Bogs\n${lines}---\nWords.\n`;
const doubts = (notes: string) =>
  readNotes(notes).diagnostics.flatMap(({ code, args }) => (code === 'notes/doubtful-list' ? [args] : []));

describe('lists in data', () => {
  test('starts in brackets', () => {
    const list =
      'topics:\n  - {title: Peat, start: "[0:00]"}\n  - {title: Moss, start: "(4:12)"}\n  - {title: Rain, start: "[31:07]"}\n';
    expect(readChapters(data(list))).toEqual(['0:00 Peat', '4:12 Moss', '31:07 Rain']);
  });

  test.each([
    ['talks of a meeting', ['00:04:10', '00:31:45', '00:58:10'], true],
    ['results', ['00:21:40', '00:22:10', '01:31:00'], false],
    ['short results', ['00:04:10', '00:04:40', '00:09:00'], false],
    ['times of day', ['09:21:40', '09:42:10', '10:31:00'], false],
    ['hours and minutes', ['04:10', '31:45', '58:10'], false],
  ])('times with seconds next to no recording are read if they begin early: %s', (_, times, isRead) => {
    const list = times.map((time, index) => `- name: Part ${'ABC'.charAt(index)}\n  time: "${time}"\n`);
    expect(readChapters(list.join(''))).toHaveLength(isRead ? 3 : 0);
  });

  test('a moment within a stated part is no section between parts', () => {
    const parts =
      'topics:\n  - {text: Peat, at: "0:00", end: "9:41"}\n  - {text: Moss, at: "9:41", end: "31:07"}\n  - {text: Rain, at: "31:07"}\n';
    const moments = 'figures:\n  - {text: forty bogs, at: "18:22"}\n';
    expect(readChapters(data(parts + moments))).toEqual(['0:00 Peat', '9:41 Moss', '31:07 Rain']);
    const between = 'figures:\n  - {text: forty bogs, at: "40:22"}\n';
    expect(readChapters(data(parts + between))).toHaveLength(4);
  });

  test.each([
    [
      'quantities',
      'points:\n  - {time: "00:00", rate: 5Mbps}\n  - {time: "09:00", rate: 80 %}\n  - {time: "12:30", rate: 60Mbps}\n',
    ],
    [
      'names of a program',
      'timeline:\n  - {t: "00:00", action: open_gate}\n  - {t: "05:30", action: pump.set_rate}\n',
    ],
  ])('%s are not titles', (_, list) => {
    expect(readChapters(data(list))).toEqual([]);
  });

  test('the times of a plan are doubted, those under a key that tells are not', () => {
    const plan = (key: string) =>
      data(
        `${key}:\n  - {time: "0:00–0:20", title: Peat}\n  - {time: "0:20–0:50", title: Moss}\n  - {time: "0:50–1:00", title: Rain}\n`,
      );
    expect(doubts(plan('points'))).toEqual([{ found: '0:00', count: 3, reasons: ['below-24', 'round'] }]);
    expect(readChapters(plan('agenda'))).toEqual([]);
    expect(doubts(plan('timestamps'))).toEqual([]);
    expect(doubts(plan('chapters'))).toEqual([]);
  });
});

test('the chapters of a file of XML', () => {
  const rows = [
    ['00:00:00.000', 'Peat'],
    ['00:10:15.500', 'Moss'],
    ['01:25:00.000', 'Rain'],
  ].map(([time, name]) => `    <chapter time="${time}" name="${name}"/>\n`);
  const xml = `<?xml version="1.0"?>\n<info>\n  <length>02:10:30.000</length>\n  <chapters>\n${rows.join('')}  </chapters>\n</info>\n`;
  expect(readChapters(xml)).toEqual(['0:00 Peat', '10:15.500 Moss', '1:25:00 Rain']);
});
