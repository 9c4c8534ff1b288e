import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

/** Rows of cells as a table of Markdown and as one of HTML; the first row is the headings. */
function tablesOf(rows: readonly string[]): readonly string[] {
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const [headings = [], ...body] = cells;
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const markdown = [line(headings), line(headings.map(() => '---')), ...body.map(line)].join('\n');
  const html = cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return [markdown, `<table>${html.join('')}</table>`];
}

const tables: readonly (readonly [what: string, rows: readonly string[], chapters: readonly string[]])[] = [
  ['a range', ['Time|Topic', '0:00 - 1:30|Intro', '1:30–5:00|Mid'], ['0:00 Intro', '1:30 Mid']],
  ['start and end', ['Start|End|Topic', '0:00|1:30|Intro', '1:30|5:00|Mid'], ['0:00 Intro', '1:30 Mid']],
  ['start and length', ['Start|Length|', '0:00|1:30|Intro', '1:30|3:30|Mid'], ['0:00 Intro', '1:30 Mid']],
  ['numbers', ['#|Title|Start', '1|Intro|0:00', '2|99|1:30'], ['0:00 Intro', '1:30 99']],
  [
    'items that are counted',
    ['Agenda item|Notes|Video', '**1**|Jars|1:14', '**2**|Mould|4:55'],
    ['1:14 Jars', '4:55 Mould'],
  ],
  ['numbers, no headings', ['||', '0:00|1|Intro', '1:30|2|Mid'], ['0:00 Intro', '1:30 Mid']],
  ['speakers', ['Time|Speaker|Topic', '0:00|Jo|Intro', '1:30|Al|Mid'], ['0:00 Intro', '1:30 Mid']],
  ['speakers, German', ['Zeit|Gast|Thema', '0:00|Jo|Intro', '1:30|Al|Mid'], ['0:00 Intro', '1:30 Mid']],
  ['an empty title', ['Time|Guest|Title', '0:00||Intro', '1:30|Al|'], ['0:00 Intro', '1:30 Al']],
  ['no headings', ['0:00|Jo|a title', '1:30|Al|Mid', '2:30|Jo|End'], ['1:30 Al', '2:30 Jo']],
];

describe('a table with', () => {
  test.each(tables)('%s', (_, rows, chapters) => {
    for (const table of tablesOf(rows)) {
      expect(readChapters(table).slice(-chapters.length)).toEqual(chapters);
      expect(readFindings(table)).toEqual([]);
    }
  });

  test('headings of its own does not affect the next one', () => {
    const [first = '', firstHtml = ''] = tablesOf(['Time|Guest|Title', '0:00|Jo|Intro', '1:30|Al|Mid']);
    const [next = '', nextHtml = ''] = tablesOf(['Time||', '2:30|Late|x', '3:30|Later|y']);
    const chapters = ['0:00 Intro', '1:30 Mid', '2:30 Late', '3:30 Later'];
    expect(readChapters(`${first}\n\n${next}`)).toEqual(chapters);
    expect(readChapters(`${firstHtml}\n${nextHtml}`)).toEqual(chapters);
  });

  test('times in a later column that cites the one before does not change the list', () => {
    const at = (clock: string, seconds: number) => `[${clock}](https://youtu.be/x?t=${seconds})`;
    const list = [
      'Time|Topic',
      `${at('0:06', 6)}|Wind`,
      `${at('3:06', 186)}|Ropes`,
      `${at('15:34', 934)}|Tides`,
      `${at('1:00:53', 3653)}|Letters`,
    ];
    const charts = [
      'Chart|What to see|Jump|From',
      `Gusts|rising|${at('2:06', 126)} · ${at('3:06', 186)}|Ada`,
      `Knots|two|${at('6:17', 377)}|Ada`,
      `Bends|three|${at('10:22', 622)}|Bo`,
      `Ebb|late|${at('15:34', 934)}|Ada`,
    ];
    const [[first], [second]] = [tablesOf(list), tablesOf(charts)];
    expect(readChapters(`## Timeline\n\n${first}\n\n## Charts (timestamps)\n\n${second}\n`)).toEqual([
      '0:06 Wind',
      '3:06 Ropes',
      '15:34 Tides',
      '1:00:53 Letters',
    ]);
  });
});

test('a column of ranges has the starts, even if its heading says how long they are', () => {
  const rows = '| 1 | 0:00-2:00 | Harbour |\n| 2 | 2:00-5:30 | Ropes |\n| 3 | 5:30-9:00 | Letters |\n';
  expect(readChapters(`| Part | Duration | Topic |\n|---|---|---|\n${rows}`)).toEqual([
    '0:00 Harbour',
    '2:00 Ropes',
    '5:30 Letters',
  ]);
  expect(
    readChapters(`| Part | Duration | Topic |\n|---|---|---|\n${rows.replaceAll(/-\d:\d\d/g, '')}`),
  ).toEqual([]);
});

test.each([
  [
    'Time | Topic | Speaker',
    ['Harbour | Ann', 'Ropes | Ben', 'Letters | Ann'],
    ['Harbour', 'Ropes', 'Letters'],
  ],
  ['Zeit | Wer | Thema', ['Ada | Hafen', 'Bo | Taue', 'Ada | Briefe'], ['Hafen', 'Taue', 'Briefe']],
  [
    'Hora | Tema | Ponente',
    ['Puerto | Ana', 'Cuerdas | Luz', 'Cartas | Ana'],
    ['Puerto', 'Cuerdas', 'Cartas'],
  ],
])('headings above lines with bars name the column of titles: %s', (headings, cells, titles) => {
  const times = ['0:00', '3:12', '21:40'];
  const rows = cells.map((cell, index) => `${times[index]} | ${cell}\n`).join('');
  expect(readChapters(`${headings}\n${rows}`)).toEqual(
    titles.map((title, index) => `${times[index]} ${title}`),
  );
});
