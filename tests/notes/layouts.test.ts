import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

/** What is laid out as lists are, with the titles beside the times in columns, items and boxes. */
const layouts: readonly (readonly [name: string, notes: string, chapters: readonly string[]])[] = [
  [
    'damaged line breaks in HTML',
    '<p>0:00 Welcome<//br>4:10 The lamp</br>12:45 Storms<br/ >31:02 Letters< br ></p>',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms', '31:02 Letters'],
  ],
  [
    'damaged line breaks at the ends of lines',
    '0:00 Welcome<//br>\n4:10 The lamp</br>\n12:45 Storms<br/ >\n31:02 `</br>` and <//b>Letters<br\\>\n',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms', '31:02 </br> and Letters'],
  ],
  [
    'times in quotations that set them in within items of HTML',
    '<ul><li><blockquote>0:00</blockquote>Welcome</li><li><blockquote>4:10</blockquote>The lamp</li><li><blockquote>12:45</blockquote>Storms</li></ul>',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms'],
  ],
  [
    'titles in quotations that set them in within items of HTML',
    '<ul><li>0:00 <blockquote><p>Welcome</p></blockquote></li><li>4:10 <blockquote><p>The lamp</p></blockquote></li><li>12:45 <blockquote><p>Storms</p></blockquote></li></ul>',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms'],
  ],
  [
    'a list in a quotation of HTML, as in one of Markdown',
    '<p>All of it:</p><blockquote>0:00 Welcome<br>4:10 The lamp<br>12:45 Storms</blockquote><p>Bye.</p>',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms'],
  ],
  [
    'times alone in the second paragraph of items of HTML',
    '<ol><li><p>Welcome</p><blockquote>0:00</blockquote></li><li><p>The lamp</p><p>4:10</p></li><li><p>Storms</p><p>12:45</p></li></ol><p>Bye.</p>',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms'],
  ],
  [
    'times alone in the second paragraph of items',
    '- Welcome\n\n  0:00\n\n- The lamp\n\n  4:10\n\n- Storms\n\n  12:45\n\nMore words.\n',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms'],
  ],
  [
    'names in some rows of a table, titles in all',
    '| Time | | |\n|---|---|---|\n| 0:00 | Anna | Welcome |\n| 4:10 | Bert | The lamp |\n| 12:45 | | Storms |\n| 31:02 | Anna and Bert | Letters |\n',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms', '31:02 Letters'],
  ],
  [
    'names that return, before titles',
    '| Time | | |\n|---|---|---|\n| 0:00 | Anna | Welcome |\n| 4:10 | Bert | The lamp |\n| 12:45 | Anna | Storms |\n| 31:02 | Bert | Letters |\n',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms', '31:02 Letters'],
  ],
  [
    'remarks in some rows behind the times, titles before them in all',
    '| | Time | |\n|---|---|---|\n| Welcome | 0:00 | |\n| The lamp | 4:10 | with a demo |\n| Storms | 12:45 | |\n| Letters | 31:02 | two of them |\n',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms', '31:02 Letters'],
  ],
  [
    'a simple table of reStructuredText, with a time in a later column',
    '=================  =====  ======\nTopic              Start  Length\n=================  =====  ======\nWelcome            0:00   4:10\nThe lamp           4:10   8:35\nStorms             12:45  18:17\n=================  =====  ======\n',
    ['0:00 Welcome', '4:10 The lamp', '12:45 Storms'],
  ],
  [
    'a simple table of reStructuredText that is set in, with a title over two lines',
    '.. table:: Chapters\n\n   =====  =======\n   0:00   Welcome\n   4:10   The `lamp <https://example.com/a>`__ that\n          shines\n   12:45  Storms\n   =====  =======\n',
    ['0:00 Welcome', '4:10 The lamp that shines', '12:45 Storms'],
  ],
  [
    'a grid of reStructuredText',
    '+-------+------------+\n| Time  | Topic      |\n+=======+============+\n| 0:00  | Welcome    |\n+-------+------------+\n| 4:10  | The lamp,  |\n|       | lit        |\n+-------+------------+\n| 12:45 | Storms     |\n+-------+------------+\n',
    ['0:00 Welcome', '4:10 The lamp, lit', '12:45 Storms'],
  ],
  [
    'a table of reStructuredText with wide characters',
    '===== ======== ====\n時間  内容     人\n===== ======== ====\n0:00  はじめに 森\n4:10  灯台     森\n12:45 おわりに 林\n===== ======== ====\n',
    ['0:00 はじめに', '4:10 灯台', '12:45 おわりに'],
  ],
];

describe('parseNotes() on', () => {
  test.each(layouts)('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });
});
