import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

describe('words before the times of a list', () => {
  test.each([
    [
      'are part of the titles if they are names',
      'Eva: 0:00 – the first net\nJon: 5:10 – the second\nEva: 20:40 – the last\n',
      ['0:00 Eva: the first net', '5:10 Jon: the second', '20:40 Eva: the last'],
    ],
    [
      'are part of the titles if they are names that take turns',
      'Eva: 0:00 – the net\nJon: 5:10 – the boat\nEva: 12:40 – the storm\nJon: 20:00 – home\n',
      ['0:00 Eva: the net', '5:10 Jon: the boat', '12:40 Eva: the storm', '20:00 Jon: home'],
    ],
    [
      'are part of the title of a further line',
      '0:00 Hello\n5:10 Boats\nExtra: 20:40 A song\n',
      ['0:00 Hello', '5:10 Boats', '20:40 Extra: A song'],
    ],
    [
      'are part of the titles of headings',
      '### Opening [00:00 - 02:00] - Eva\n### Middle [02:00 - 12:00] - Jon\n### End [12:00 - 20:00] - Eva\n',
      ['0:00 Opening - Eva', '2:00 Middle - Jon', '12:00 End - Eva'],
    ],
    [
      'name the list on the first line',
      'In this one: 0:00 Hello\n5:10 Boats\n20:40 Goodbye\n',
      ['0:00 Hello', '5:10 Boats', '20:40 Goodbye'],
    ],
    [
      'name the times if they are the same',
      'Clock: 0:00 Hello\nClock: 5:10 Boats\nClock: 20:40 Goodbye\n',
      ['0:00 Hello', '5:10 Boats', '20:40 Goodbye'],
    ],
    [
      'count parts, also where a number of two digits follows',
      'Part 1: 0:00 Hello\nPart 2: 5:10 Boats\nPart 3: 20:40 Goodbye\n',
      ['0:00 Hello', '5:10 Boats', '20:40 Goodbye'],
    ],
    [
      'count recordings before brackets',
      'Reel 1: [0:00] Hello\nReel 2: [5:10] Boats\nReel 3: [20:40] Goodbye\n',
      ['0:00 Hello', '5:10 Boats', '20:40 Goodbye'],
    ],
    [
      'say "about" in the bracket',
      '[ca. 0:00] Hello\n[ca. 5:10] Boats\n[approx. 20:40] Goodbye\n',
      ['0:00 Hello', '5:10 Boats', '20:40 Goodbye'],
    ],
    [
      'count from a start',
      'T+00:00:00 Hello\nT+00:05:10 Boats\nT+00:20:40 Goodbye\n',
      ['0:00 Hello', '5:10 Boats', '20:40 Goodbye'],
    ],
  ])('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });

  test('are names behind the times of a list from 0:00 on as well', () => {
    const notes = '- 0:00 Eva: the net\n- 5:10 Jon: the boat\n- 12:40 Eva: the storm\n- 20:00 Jon: home\n';
    expect(readChapters(notes)[1]).toBe('5:10 Jon: the boat');
  });

  test('may lead to a list on one line with an arrow', () => {
    const notes = 'Marks → `0:00` Nets · `5:10` Boats · `12:40` Home\n';
    expect(readChapters(notes)).toEqual(['0:00 Nets', '5:10 Boats', '12:40 Home']);
  });

  test('are who speaks where they come with speech', () => {
    const said =
      'We were out there for an hour, and nothing moved but the one light in the harbour, so we waited.';
    const turns = ['0:00', '0:08', '0:17', '0:29'].map(
      (clock, index) => `${index % 2 ? 'Eva' : 'Jon'}: ${clock} – ${said}`,
    );
    expect(readChapters(turns.join('\n'))).toEqual([]);
  });
});

describe('units behind the times of a list', () => {
  test.each(['dk', 'хв', 'мин', 'perc', 'phút', 'นาที', 'Uhr', 'मिनट', 'λεπτά', 'น.'])(
    '%s is not part of a title',
    (unit) => {
      const notes = `## Kapitel\n\n- 0:00 ${unit} Hello\n- 5:10 ${unit} Boats\n- 44:40 ${unit} Goodbye\n`;
      expect(readChapters(notes)).toEqual(['0:00 Hello', '5:10 Boats', '44:40 Goodbye']);
    },
  );

  test.each(['dk', 'хв', 'мин', 'perc', 'phút', 'menit', 'min'])('%s may end the line', (unit) => {
    const notes = `## Kapitel\n\n- Hello 0:00 ${unit}\n- Boats 5:10 ${unit}\n- Goodbye 44:40 ${unit}\n`;
    expect(readChapters(notes)).toEqual(['0:00 Hello', '5:10 Boats', '44:40 Goodbye']);
  });
});

describe('two times behind a title', () => {
  test.each([
    ['start and end', '6:10', '19:30', '27:00'],
    ['start and length', '2:00', '13:20', '7:30'],
  ])('are %s', (_, ...further) => {
    const notes = `Nets 0:00 ${further[0]}\nBoats 6:10 ${further[1]}\nGoodbye 19:30 ${further[2]}\n`;
    expect(readChapters(notes)).toEqual(['0:00 Nets', '6:10 Boats', '19:30 Goodbye']);
  });

  test('are a number in the title and the time if no other line has two', () => {
    expect(readChapters('- Nets 0:00\n- John 3:16 4:20\n- Boats 19:30\n- Goodbye 25:00\n')).toEqual([
      '0:00 Nets',
      '4:20 John 3:16',
      '19:30 Boats',
      '25:00 Goodbye',
    ]);
  });
});

test.each([
  ['versions', '## 1.10 Doors\n\n## 1.11 Windows\n\n## 1.12 Roof\n\n## 2.00 House\n'],
  ['sections', '- 3.10 Doors\n- 3.11 Windows\n- 3.12 Roof\n- 3.13 House\n'],
  [
    'departures',
    '| Train | Dep. | Arr. |\n|---|---|---|\n| A | 06:12 | 07:40 |\n| B | 08:12 | 09:40 |\n| C | 09:05 | 11:15 |\n',
  ],
  ['afternoons', 'Radio:\n\n下午 2:00 News\n下午 3:10 Music\n下午 4:20 Talk\n'],
])('numbers of %s are not chapters', (_, notes) => {
  expect(readChapters(notes)).toEqual([]);
});

test('a time of day behind a word for the afternoon is not left out', () => {
  const notes = '0:00 Hello\n5:10 Boats\n20:40 Goodbye\n방송은 매주 토요일 오후 8:00\n';
  expect(readChapters(notes)).toHaveLength(3);
  expect(readFindings(notes)).toEqual([]);
});

test.each(['<pre>', '```'])('four times beyond 24:00 in %s are chapters', (open) => {
  const close = open === '<pre>' ? '</pre>' : '```';
  expect(readChapters(`${open}\n4:00 Nets\n6:10 Boats\n19:30 Storm\n27:45 Goodbye\n${close}\n`)).toHaveLength(
    4,
  );
});

test('elements of Word and stray marks of direction are not part of a title', () => {
  expect(readChapters('<p>0:00 Hello<o:p></o:p></p>\n<p>5:10 Boats<o:p></o:p></p>')).toEqual([
    '0:00 Hello',
    '5:10 Boats',
  ]);
  expect(readChapters('\u202b0:00 פתיחה\u202c\n\u202b5:10 סיכום\u202c\n')).toEqual([
    '0:00 פתיחה',
    '5:10 סיכום',
  ]);
  expect(readChapters('المقدمة \u200e0:00\nالخاتمة \u200e5:10\nشكر \u200e9:10\n')).toEqual([
    '0:00 المقدمة',
    '5:10 الخاتمة',
    '9:10 شكر',
  ]);
});

test('a time with an invisible character in it is named', () => {
  expect(readFindings('- 0:00 Hello\n- 5\u200b:10 Boats\n- 20:40 Goodbye\n')).toEqual([
    'notes/time-left-out 2:3 5\u200b:10',
  ]);
});

test('spaces in half of the times of a list from 0:00 on are slips, not verses', () => {
  expect(readChapters('00:00 Hello\n03 :15 Boats\n09:40 Nets\n21: 00 Goodbye\n')).toHaveLength(4);
});

test('a label with times in a paragraph below a list of items is not a chapter', () => {
  const notes =
    '## Chapters\n\n- Nets — [0:00]\n- Boats — [5:10]\n- Home — [8:20]\n\nOpen: 10:00–16:00, Saturdays 11:00 - 14:00.\n';
  expect(readChapters(notes)).toEqual(['0:00 Nets', '5:10 Boats', '8:20 Home']);
  expect(readFindings(notes)).toEqual([]);
});
