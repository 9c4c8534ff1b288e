import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { planNotesEdit } from '../../src/notes-edit/plan-notes-edit.js';
import { decodeText } from '../../src/text/source-text.js';
import { readChapters, readFindings } from './read-notes.js';

function read(text: string, file = 'episode.md') {
  const { source } = decodeText(file, new TextEncoder().encode(text));
  if (source === null) throw new Error('not UTF-8');
  return parseNotes(source);
}

const marksOf = (text: string, file?: string) =>
  read(text, file).marks.map(({ startMs, title, url }) => [startMs / 1000, title, url]);

describe('titles in data read as those in the body', () => {
  test.each([
    ['entities', 'Peat &amp; moss', 'Peat & moss'],
    ['numeric entities', 'Peat &#8212; again', 'Peat — again'],
    ['tags', 'The <em>old</em> bog', 'The old bog'],
    ['tags that are text', 'Vec<T> and Option<U>', 'Vec<T> and Option<U>'],
    ['bold text', '**Peat** and moss', 'Peat and moss'],
    ['emphasis', 'The *old* bog', 'The old bog'],
    ['code', 'What `drain()` does', 'What drain() does'],
    ['stars within words', 'Leser*in und Hörer*in', 'Leser*in und Hörer*in'],
    ['stars between numbers', '5 * 3 * 2 and 5*3*2', '5 * 3 * 2 and 5*3*2'],
    ['emphasis upon emphasis', 'Bogs ___are not___ swamps', 'Bogs are not swamps'],
    ['underscores of names', 'Why __init__ and my_old_bog', 'Why __init__ and my_old_bog'],
  ])('%s', (_, written, title) => {
    const notes = `---\nchapters:\n  - start: "0:00"\n    title: Welcome\n  - start: "4:10"\n    title: ${JSON.stringify(written)}\n---\n`;
    expect(marksOf(notes)[1]?.[1]).toBe(title);
  });

  test('a link in a title is the link of the chapter', () => {
    const list =
      '  - {start: "0:00", title: "Hi"}\n  - {start: "4:10", title: "[The bog](https://bog.example/a) today"}\n';
    expect(marksOf(`---\nchapters:\n${list}---\n`)[1]).toEqual([
      250,
      'The bog today',
      'https://bog.example/a',
    ]);
  });

  test('data and body that differ in markup only agree', () => {
    const list = '  - {start: "0:00", title: "Peat &amp; moss"}\n  - {start: "4:10", title: "The bog"}\n';
    const notes = `---\nchapters:\n${list}---\n- 0:00 Peat & moss\n- 4:10 The bog\n`;
    expect(readFindings(notes)).toEqual([]);
  });

  test('a new title that looks like markup is written with backslashes', () => {
    const notes = read(
      '---\nchapters:\n  - start: "0:00"\n    title: "Hi"\n  - start: "4:10"\n    title: "Bog"\n---\n',
    );
    const { marks, diagnostics } = planNotesEdit(notes, [{ kind: 'retitle', mark: 1, title: 'A *b* c' }]);
    expect(diagnostics).toEqual([]);
    expect(marks[1]?.title).toBe('A *b* c');
  });
});

describe('starts and titles in two lists', () => {
  const expected = ['0:00 Peat', '4:10 Moss', '31:00 Rain'];
  test.each([
    ['clocks', 'titles: [Peat, Moss, Rain]\ntimes: ["0:00", "4:10", "31:00"]\n'],
    ['seconds', 'chapter_titles: [Peat, Moss, Rain]\nchapter_starts: [0, 250, 1860]\n'],
    ['songs of a mix', 'parts:\n- tracks: [Peat, Moss, Rain]\n  cue: ["0:00", "4:10", "31:00"]\n'],
    ['within a map', 'episode:\n  labels: [Peat, Moss, Rain]\n  timestamps: ["0:00", "4:10", "31:00"]\n'],
  ])('%s', (_, lists) => {
    expect(readChapters(`---\n${lists}---\nWords.\n`)).toEqual(expected);
  });

  test.each([
    ['of different lengths', 'titles: [Peat, Moss]\ntimes: ["0:00", "4:10", "31:00"]\n'],
    ['of times that go back', 'titles: [Peat, Moss, Rain]\ntimes: ["9:00", "4:10", "31:00"]\n'],
    ['beside other titles', 'titles: [A, B, C]\nnames: [D, E, F]\ntimes: ["0:00", "4:10", "31:00"]\n'],
    ['of a day', 'titles: [Peat, Moss, Rain]\ntimes: ["09:00", "10:30", "12:00"]\n'],
    ['of dates', 'titles: [Peat, Moss, Rain]\nstarts: [2019, 2020, 2021]\n'],
  ])('none %s', (_, lists) => {
    expect(readChapters(`---\n${lists}---\nWords.\n`)).toEqual([]);
  });

  test('a start is moved and a title changed where each stands', () => {
    const notes = read('---\ntitles: [Peat, Moss, Rain]\ntimes: ["0:00", "4:10", "31:00"]\n---\n');
    const { text, diagnostics } = planNotesEdit(notes, [{ kind: 'move', mark: 1, startMs: 255_000 }]);
    expect(diagnostics).toEqual([]);
    expect(text).toBe('---\ntitles: [Peat, Moss, Rain]\ntimes: ["0:00", "4:15", "31:00"]\n---\n');
  });

  test('none is removed from one of the two', () => {
    const notes = read('---\ntitles: [Peat, Moss, Rain]\ntimes: ["0:00", "4:10", "31:00"]\n---\n');
    expect(planNotesEdit(notes, [{ kind: 'remove', mark: 1 }]).diagnostics).not.toEqual([]);
  });
});

describe('clips of a page', () => {
  const clips =
    '{"@type":"Clip","name":"Peat &amp; moss","startOffset":0},{"@type":"Clip","name":"Rain","startOffset":250},{"@type":"Clip","name":"Sun","startOffset":900}';
  const page = (data: string, body: string) =>
    `<!doctype html>\n<html><head><script type="application/ld+json">${data}</script></head><body>${body}</body></html>\n`;
  const video = `{"@type":"VideoObject","name":"Bogs","duration":"PT30M","hasPart":[${clips}]}`;
  const expected = [
    [0, 'Peat & moss', null],
    [250, 'Rain', null],
    [900, 'Sun', null],
  ];

  test.each([
    ['alone', video],
    ['in a graph', `{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},${video}]}`],
    ['in a list', `[${video}]`],
  ])('%s', (_, data) => {
    const notes = read(page(data, '<p>Words.</p>'), 'page.html');
    expect(notes.marks.map(({ startMs, title, url }) => [startMs / 1000, title, url])).toEqual(expected);
    expect(notes.diagnostics).toEqual([]);
  });

  test('data that cannot be read says nothing', () => {
    const body =
      '<ul><li>0:00 Peat in the bog</li><li>4:10 Moss and rain</li><li>15:20 Sun at last</li></ul>';
    const notes = read(page('{"startOffset": 0,', body), 'page.html');
    expect(notes.marks.map(({ title }) => title)).toEqual([
      'Peat in the bog',
      'Moss and rain',
      'Sun at last',
    ]);
    expect(notes.diagnostics).toEqual([]);
  });
});

describe('other markup', () => {
  test('template literals of JavaScript', () => {
    const code = 'export const times = `\n0:00 - Peat and moss\n4:10 - Rain\n31:00 - Sun, `late`\n`;\n';
    expect(readChapters(code.replace('`late`', 'late'))).toEqual([
      '0:00 Peat and moss',
      '4:10 Rain',
      '31:00 Sun, late',
    ]);
    const field = 'const a = {\n  notes: `About bogs.\n\n0:00 Peat and moss\n4:10 Rain\n31:00 Sun`,\n};\n';
    expect(readChapters(field)).toEqual(['0:00 Peat and moss', '4:10 Rain', '31:00 Sun']);
  });

  test('a component with a time behind words', () => {
    const lines =
      '<p>old peat<Link>0:00</Link></p>\n<p>wet moss<Link>4:10</Link></p>\n<p>late sun<Link>31:00</Link></p>\n';
    expect(readChapters(lines)).toEqual(['0:00 old peat', '4:10 wet moss', '31:00 late sun']);
  });

  test('dots on both sides of words', () => {
    const lines = '- 0:00 ... Drip drop ...\n- 4:10 ... Moss\n- 31:00 Sun ...\n';
    expect(readChapters(lines)).toEqual(['0:00 ... Drip drop ...', '4:10 Moss', '31:00 Sun ...']);
  });

  test('an address between words and a separator', () => {
    const lines =
      '- 0:00 Peat\n- 4:10 Moss <https://moss.example/a> - a book\n- 31:00 See <https://sun.example/> there\n';
    expect(marksOf(lines).map(([, title]) => title)).toEqual([
      'Peat',
      'Moss - a book',
      'See https://sun.example/ there',
    ]);
  });

  test('the link in another cell of a row', () => {
    const rows =
      '| 0:00 | Peat | https://peat.example/a |\n| 4:10 | [Moss](https://moss.example/b) | https://x.example/ |\n| 31:00 | Sun | [at](https://youtu.be/abc?t=1860) |\n';
    expect(marksOf(`| Time | Topic | Link |\n|---|---|---|\n${rows}`).map(([, , url]) => url)).toEqual([
      'https://peat.example/a',
      'https://moss.example/b',
      null,
    ]);
  });
});

test('of several enclosures that of the mp3 states length and duration', () => {
  const notes = read(
    '---\naudio:\n  - url: https://a.example/1.ogg\n    length: 900\n  - url: https://a.example/1.mp3\n    length: 4200000\n---\nWords.\n',
  );
  expect(notes.stated.byteLength).toMatchObject({ value: 4_200_000, key: 'audio[1].length' });
  expect(notes.stated.file?.value).toBe('https://a.example/1.mp3');
});
