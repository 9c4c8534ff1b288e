import { describe, expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

const list: readonly (readonly [clock: string, seconds: number, title: string])[] = [
  ['0:00', 0, 'Kelp'],
  ['1:35', 95, 'How it grows'],
  ['21:45', 1305, 'Eating it'],
];
const chapters = list.map(([clock, , title]) => `${clock} ${title}`);
const lines = (write: (clock: string, seconds: number, title: string, index: number) => string) =>
  `${list.map(([clock, seconds, title], index) => write(clock, seconds, title, index + 1)).join('\n')}\n`;

describe('a list of chapters is read from', () => {
  test.each([
    [
      'tags of Logseq with seconds',
      lines((_, seconds, title) => `- {{youtube-timestamp ${seconds}}} ${title}`),
    ],
    ['tags of Logseq with clocks', lines((clock, _, title) => `- {{youtube-timestamp ${clock}}} ${title}`)],
    [
      'components with seconds',
      lines((_, seconds, title) => `- <Timestamp seconds={${seconds}} /> ${title}`),
    ],
    ['tags of Hugo with seconds', lines((_, seconds, title) => `{{< ts ${seconds} >}} ${title}\n`)],
    ['a component in brackets', lines((clock, _, title) => `- [<T>${clock}</T>] ${title}`)],
    [
      'fields of reStructuredText',
      `Sea 7\n=====\n\n:author: Ann\n\n${lines((clock, _, title) => `:${clock}: ${title}`)}`,
    ],
    ['minutes and seconds around "min"', '00min00 Kelp\n01min35 How it grows\n21min45 Eating it\n'],
    [
      'minutes and seconds around "min", without a word for seconds',
      '- 0 min 00 : Kelp\n- 1 min 35 : How it grows\n- 21 min 45 : Eating it\n',
    ],
    ['lines of cells with bars', lines((clock, _, title) => `${clock} | ${title} | Ann Ek`)],
    ['the same, times last', lines((clock, _, title) => `${title} | Ann Ek | ${clock}`)],
    ['times with an apostrophe', lines((clock, _, title) => `- ${clock.replace(':', '’')} ${title}`)],
    [
      'times with an h and an apostrophe',
      lines((clock, _, title) => `- 0h${clock.padStart(5, '0').replace(':', "'")} ${title}`),
    ],
    ['times with frames', lines((clock, _, title) => `00:${clock.padStart(5, '0')}:12 ${title}`)],
    ['times with frames that drop', lines((clock, _, title) => `00:${clock.padStart(5, '0')};12 ${title}`)],
    ['counted lines', lines((clock, _, title, index) => `0${index} – ${title} – ${clock}`)],
    ['lines counted in brackets', lines((clock, _, title, index) => `(${index}) ${title} ${clock}`)],
    ['lines counted with #', lines((clock, _, title, index) => `#${index}: ${title} (${clock})`)],
    ['seconds with a unit', lines((_, seconds, title) => `${seconds}s ${title}`)],
    ['items with seconds', lines((_, seconds, title) => `- ${seconds} sec: ${title}`)],
    ['seconds as in addresses', lines((_, seconds, title) => `* ?t=${seconds} ${title}`)],
    [
      'attributes of items',
      `<ul>\n${lines((_, seconds, title) => `<li class="c" data-time="${seconds}">${title}</li>`)}</ul>\n`,
    ],
    [
      'attributes of buttons',
      `<ul>${list.map(([clock, , title]) => `<li><button data-start='${clock}'>${title}</button></li>`).join('')}</ul>`,
    ],
    [
      'attributes of links',
      lines((_, seconds, title) => `- <a href="#" data-track-seconds="${seconds}" class="x">${title}</a>`),
    ],
    [
      'an item of a feed',
      `<item>\n  <title>Sea 7</title>\n  <description><![CDATA[Kelp.\n\n${lines((clock, _, title) => `${clock} ${title}`)}]]></description>\n  <itunes:duration>50:00</itunes:duration>\n</item>\n`,
    ],
    [
      'the markup in an item of a feed',
      `<item><description><![CDATA[<p>Kelp.</p><ul>${lines((clock, _, title) => `<li>${clock} ${title}</li>`)}</ul>]]></description></item>\n`,
    ],
    [
      'cues as long as chapters',
      lines((clock, _, title, index) => {
        const time = (text: string) => `00:${text.padStart(5, '0')},000`;
        return `${index}\n${time(clock)} --> ${time(list[index]?.[0] ?? '40:00')}\n${title}\n`;
      }),
    ],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });

  test.each([
    [
      'cues that follow at once',
      lines(
        (_, seconds, title, index) =>
          `${index}\n00:00:${10 + index * 3},000 --> 00:00:${12 + index * 3},500\n${title} ${seconds}\n`,
      ),
    ],
    [
      'tags in a transcript',
      lines((_, __, title, index) => `- {{youtube-timestamp ${index * 4}}} ${title} and so on`),
    ],
    ['seconds that are over soon', '- 0s first try\n- 10s second try\n- 60s gives up\n'],
    ['seconds that do not begin with none', '30s Plank\n60s Squats\n900s Rest\n'],
    ['seconds in sentences', 'It took 0s Kelp,\nand 95s How it grows,\nand 1305s Eating it.\n'],
    ['places in a block of code', '```text\n00:00 Welcome\n01:35 [topic]\n05:00 [title here]\n```\n'],
  ])('but not from %s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });

  test.each([
    [
      'numbers that do not count on',
      ['1984: the book (0:00)', '1985: the film (4:10)', '1986: the play (20:00)'],
    ],
    ['the first has no number', ['Kelp (0:00)', '2: Growth (4:10)', '3: Food (20:00)']],
    ['lines are headings', ['## 1. Kelp (0:00)', '## 2. Growth (4:10)', '## 3. Food (20:00)']],
    ['times are first', ['0:00 1. Kelp', '4:10 2. Growth', '20:00 3. Food']],
  ])('with its numbers where %s', (_, written) => {
    const titles = readNotes(`${written.join('\n')}\n`).marks.map(({ title }) => title);
    expect(titles).toEqual(written.map((line) => line.replace(/ ?\(?\d+:\d\d\)? ?|^## /g, '')));
  });
});

test('times in attributes are passed over where times are written', () => {
  const written = lines(
    (clock, seconds, title) => `<li><a data-time="${seconds + 5}" href="#"><b>${clock}</b></a> ${title}</li>`,
  );
  expect(readChapters(`<ol>\n${written}</ol>\n`)).toEqual(chapters);
});

test('hours and minutes around the letter of Dutch', () => {
  expect(readChapters('0u00 Kelp\n0u14 How it grows\n1u02 Eating it\n')).toEqual([
    '0:00 Kelp',
    '14:00 How it grows',
    '1:02:00 Eating it',
  ]);
});

describe('front matter that nothing opens', () => {
  const values =
    'title: Kelp\nduration: "50:00"\nchapters:\n  - time: "0:00"\n    title: Kelp\n  - time: "1:35"\n    title: Food\n';

  test.each([
    ['begins at once', `${values}---\n\nWords.\n`, 'front-matter/unopened 1:1 t'],
    ['begins below empty lines', `\n\n---\n${values}---\n\nWords.\n`, 'front-matter/unopened 4:1 t'],
    ['has CRLF', `${values}---\nWords.\n`.replaceAll('\n', '\r\n'), 'front-matter/unopened 1:1 t'],
    [
      'has CRLF and ends in quotes',
      `${values}slug: "deiche"\n---\nWords.\n`.replaceAll('\n', '\r\n'),
      'front-matter/unopened 1:1 t',
    ],
  ])('is read where it %s', (_, notes, finding) => {
    expect(readChapters(notes)).toEqual(['0:00 Kelp', '1:35 Food']);
    expect(readNotes(notes).stated.durationMs?.value).toBe(3_000_000);
    expect(readFindings(notes)).toEqual([finding]);
  });

  test.each([
    [
      'titles with their times',
      'Title: Kelp\nHost: Ann\nIntro: 0:00\nGuest: 5:53\nEnd: 12:10\n---\nWords.\n',
      3,
    ],
    [
      'text with a rule',
      'Title: Kelp\nDate: today\n\nSome words: these.\n\n---\n\n0:00 Kelp\n1:35 Food\n',
      2,
    ],
    ['one key', 'Title: Kelp\n---\n\n0:00 Kelp\n1:35 Food\n', 2],
    ['what is no YAML', 'title: Kelp\ndate: "today\n---\n\n0:00 Kelp\n1:35 Food\n', 2],
  ])('is not seen in %s', (_, notes, count) => {
    expect(readChapters(notes)).toHaveLength(count);
    expect(readFindings(notes)).toEqual([]);
  });
});

describe('a map from times to titles in data', () => {
  const data = (key: string, map: string) => `---\ntitle: Kelp\n${key}: ${map}\n---\nWords.\n`;

  test.each([
    ['clocks and seconds', 'chapters', '{"0:00": Kelp, "95": How it grows, "1305": Eating it}'],
    ['seconds', 'chapters', '\n  0: Kelp\n  95: How it grows\n  1305: Eating it'],
    ['seconds below another key', 'timestamps', '{"0": Kelp, "95": How it grows, "1305": Eating it}'],
    [
      'maps below another key',
      'marks',
      '{"0:00": {title: Kelp}, "1:35": {title: How it grows}, 21:45: {title: Eating it}}',
    ],
  ])('with %s is a list', (_, key, map) => {
    expect(readChapters(data(key, map))).toEqual(chapters);
  });

  test.each([
    ['counted parts', 'chapters', '{1: Kelp, 2: How it grows, 3: Eating it}'],
    ['counts in tens', 'chapters', '{10: Kelp, 20: How it grows, 30: Eating it}'],
    ['seconds below a key that says nothing of them', 'ages', '{0: Kelp, 13: How it grows, 80: Eating it}'],
    ['years', 'timeline', '{1980: Kelp, 1995: How it grows, 2021: Eating it}'],
  ])('with %s is not a list', (_, key, map) => {
    expect(readChapters(data(key, map))).toEqual([]);
  });

  test('names a key that cannot be a start', () => {
    const notes = data('chapters', '{"0:00": Kelp, "1:5h": How it grows, "21:45": Eating it}');
    expect(readFindings(notes)).toEqual(['front-matter/chapter-start-malformed 3:26 "1:5h"']);
  });
});
