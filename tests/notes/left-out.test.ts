import { describe, expect, test } from 'vitest';
import { readFindings, readNotes } from './read-notes.js';

describe('notes/time-left-out', () => {
  test('names the times of chapters in a second column', () => {
    const notes =
      '| | | | |\n|---|---|---|---|\n| 0:00 | Welcome | 21:10 | Letters |\n| 3:40 | Wells | 30:05 | A prize |\n| 11:20 | Rain | 44:00 | Goodbye |';
    const [finding] = readNotes(notes).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(finding?.args['lines']).toEqual([
      { line: 3, found: '21:10' },
      { line: 4, found: '30:05' },
      { line: 5, found: '44:00' },
    ]);
  });

  test.each([
    [
      'ends',
      '| 0:00 | Welcome | 3:40 | Ann |\n| 3:40 | Wells | 11:20 | Ben |\n| 11:20 | Rain | 30:00 | Ann |',
    ],
    [
      'lengths',
      '| 0:00 | Welcome | 3:40 | Ann |\n| 3:40 | Wells | 7:40 | Ben |\n| 11:20 | Rain | 2:00 | Ann |',
    ],
  ])('does not name %s in a second column', (_, rows) => {
    expect(readFindings(`| | | | |\n|---|---|---|---|\n${rows}`)).toEqual([]);
  });

  test.each([
    ['an item', '- **3:00** What holds is the rope'],
    ['a line', '3:00 What holds is the rope'],
  ])('names a time at the start of %s between headings, if it is between their times', (_, line) => {
    const notes = `## Bridge [0:00]\n\nBuilt.\n\n## Ropes [1:10]\n\n${line}\n\n## Knots [5:20]\n\nTied.\n`;
    expect(readFindings(notes).map((finding) => finding.split(' ')[0])).toEqual(['notes/time-left-out']);
    expect(readFindings(notes.replace('3:00', '7:00'))).toEqual([]);
  });

  test('names items whose links lead to a time of the same recording', () => {
    const link = (seconds: number) => `https://v.example/watch?v=abc&t=${seconds}`;
    const notes = [
      `- [2:30](${link(150)}) Welcome`,
      `- [8:10](${link(490)}) Wells`,
      `- [no. 36](${link(2160)}) Rain`,
      `- [56:00](${link(3360)}) Questions`,
    ].join('\n');
    expect(readFindings(notes)).toEqual(['notes/time-left-out 3:4 no. 36']);
    const other = notes.replace('watch?v=abc&t=2160', 'watch?v=other&t=2160');
    expect(readFindings(other)).toEqual([]);
  });

  test('names what another list in a block of code says otherwise', () => {
    const block = (last: string) => `\`\`\`\n0:00 Wind\n2:10 Ropes\n${last}\n\`\`\`\n`;
    const notes = (last: string) => `First cut:\n\n${block('8:40 Letters')}\nSecond cut:\n\n${block(last)}`;
    expect(readFindings(notes('9:10 Letters'))).toEqual(['notes/time-left-out 14:1 9:10']);
    expect(readFindings(notes('8:40 Letters'))).toEqual([]);
  });

  test('advises notes of its own for the list of another recording', () => {
    const list = '- 0:00 Hello\n- 4:10 Tides\n- 12:00 Goodbye';
    const [finding] = readNotes(
      `## Episode 12\n\n${list}\n\n## Episode 13\n\n- 0:00 Back\n- 3:30 Boats\n- 15:10 Bye`,
    ).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(finding?.help).toContain(
      'the list on line 9 also starts from the beginning, like that of another recording',
    );
    const [third] = readNotes(
      `Morning\n\n${list}\n\nNoon\n\n- 0:00 Back\n- 3:30 Boats\n- 15:10 Bye\n\nNight\n\n- 0:05 Stars\n- 2:40 Sleep\n`,
    ).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(third?.help).toContain('the lists on lines 9, 15 also start');
    const [before] = readNotes(
      `Disc 1\n\n0:00 Back\n3:30 Boats\n\nDisc 2\n\n${list}\n- 15:00 Once more\n- 19:00 Goodbye\n`,
    ).diagnostics.filter(({ code }) => code === 'notes/time-left-out');
    expect(before?.help).toContain('the list on line 3 also starts');
    const [late] = readNotes(`${list}\n- 31:0x Letters`).diagnostics.filter(
      ({ code }) => code === 'notes/time-left-out',
    );
    expect(late?.help).toContain('in the form of the other chapters');
  });
});

test('notes/link-time comes once, with its lines', () => {
  const item = (clock: string, seconds: number) =>
    `- [${clock}](https://v.example/w?t=${seconds}) Topic ${clock.length}`;
  const notes = [item('0:10', 30), item('4:10', 250), item('12:00', 740), item('20:00', 1220)].join('\n');
  const findings = readNotes(notes).diagnostics.filter(({ code }) => code === 'notes/link-time');
  expect(findings.map(({ message }) => message)).toEqual([
    'the text says 0:10, but its link goes to 0:30; the links of 12:00 (line 3), 20:00 (line 4) differ as well',
  ]);
});

describe('notes/no-chapters', () => {
  test.each(['0:0', '0 :00', '0:00'])('says that times that are all %s are not filled in', (clock) => {
    const [finding] = readNotes(`- ${clock} Welcome\n- ${clock} Wells\n- ${clock} Rain`).diagnostics;
    expect(finding?.message).toBe(
      `no chapters: the times are not filled in, the first is "${clock}" on line 1`,
    );
  });
});
