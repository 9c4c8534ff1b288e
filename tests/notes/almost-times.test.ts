import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

/** How people write the lines of a list. */
const forms: Readonly<Record<string, (time: string, title: string) => string>> = {
  bare: (time, title) => `${time} ${title}\n`,
  'with a dash': (time, title) => `${time} - ${title}\n`,
  'in round brackets': (time, title) => `(${time}) ${title}\n`,
  'in square brackets': (time, title) => `[${time}] ${title}\n`,
  'as items': (time, title) => `- ${time} ${title}\n`,
  'as items in bold': (time, title) => `* **${time}** – ${title}\n`,
  'as headings': (time, title) => `## ${time} ${title}\n\nWe talk about it at length.\n\n`,
  'after a word': (time, title) => `ab ${time} ${title}\n`,
  'behind the words': (time, title) => `${title} (${time})\n`,
};

/** What slips of the pen make of a time. */
const slips: Readonly<Record<string, (time: string) => string>> = {
  'two colons': (time) => time.replace(/:(?=\d\d$)/, '::'),
  'a blank': (time) => time.replace(/:(?=\d\d$)/, ' '),
  'a hyphen': (time) => time.replace(/:(?=\d\d$)/, '-'),
  'a comma': (time) => time.replace(/:(?=\d\d$)/, ','),
  'a semicolon': (time) => time.replace(/:(?=\d\d$)/, ';'),
  'no colon': (time) => time.replace(/:(?=\d\d$)/, ''),
  'a digit less': (time) => time.slice(0, -1),
  'a digit more': (time) => `${time}3`,
  'open seconds': (time) => time.replace(/\d\d$/, '??'),
};

const titles = ['Welcome', 'The mill at Ropley', 'Why leats silt up', 'Letters', 'Until next time'];
const lengths: Readonly<Record<string, readonly string[]>> = {
  'two fields': ['0:00', '4:12', '11:36', '24:55', '41:18'],
  'three fields': ['00:00:00', '00:04:12', '00:31:36', '01:04:55', '01:41:18'],
};

describe('what is almost a time in a list is read or named', () => {
  const rows = Object.keys(forms).flatMap((form) =>
    Object.keys(lengths).flatMap((length) => [0, 2, 4].map((at) => ({ form, length, at }))),
  );
  test.each(rows)('$form, $length, line $at', ({ form, length, at }) => {
    const times = lengths[length] ?? [];
    const silent = Object.entries(slips).flatMap(([slip, spoil]) => {
      const lines = titles.map((title, index) => {
        const time = times[index] ?? '';
        return forms[form]?.(index === at ? spoil(time) : time, title) ?? '';
      });
      const notes = `Millers and their wheels.\n\n${lines.join('')}`;
      const isRead = readChapters(notes).length === titles.length;
      return readFindings(notes).length > 0 || isRead ? [] : [slip];
    });
    expect(silent).toEqual([]);
  });

  test('and takes its value where it fits between its neighbours', () => {
    expect(readChapters('0::00 Welcome\n4:12 The mill\n9:30 Letters\n')).toEqual([
      '0:00 Welcome',
      '4:12 The mill',
      '9:30 Letters',
    ]);
    expect(readChapters('00:00:00 Welcome\n00:04,12 The mill\n00:09:30 Letters\n')).toEqual([
      '0:00 Welcome',
      '4:12 The mill',
      '9:30 Letters',
    ]);
  });

  test.each([
    ['a year above the list', 'A talk of\n2024 with slides\n4:12 The mill\n9:30 Letters\n12:00 Leats\n'],
    ['a verse above the list', 'Read Psalm 119:105 with us\n0:00 Welcome\n4:12 The mill\n9:30 Letters\n'],
    ['a price in a title', '- 0:00 Welcome\n- 4:12 Pay 3.50 a month\n- 9:30 Letters\n'],
  ])('but not %s', (_, notes) => {
    expect(readChapters(notes)).toHaveLength(3);
    expect(readFindings(notes)).toEqual([]);
  });
});
