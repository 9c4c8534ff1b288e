import { describe, expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

function titleOf(line: string): string | undefined {
  return readNotes(`- [@0:10] - ${line}`).marks[0]?.title;
}

function urlOf(line: string): string | null | undefined {
  return readNotes(`- [@0:10] - ${line}`).marks[0]?.url;
}

function depths(text: string): number[] {
  return readNotes(text).marks.map((mark) => mark.depth);
}

describe('parseNotes() words that also follow times of day', () => {
  test.each([
    ['am', '00:00 Hallo\n01:30 Am Anfang war das Wort\n05:00 Ende'],
    ['am, last', '- 0:10 Hallo\n- 1:30 Mitte\n- 7:00 am Ende'],
    ['PM', '0:10 Intro\n\n1:30 PM Trudeau resigns\n\n2:00 End'],
    ['ET, IST, h', '0:10 Los\n8:00 ET phone home\n9:40 IST das gut\n10:00 h Blockade\n11:00 Ende'],
    ['AM/FM, first', '- 0:00 AM/FM radio\n- 1:30 Mid\n- 5:00 End'],
  ])('%s: among chapters it begins a title', (_, notes) => {
    const lines = notes.split('\n').filter((line) => line !== '');
    const titles = lines.map((line) => line.replace(/^\W*[\d:]+ /, ''));
    expect(readNotes(notes).marks.map(({ title }) => title)).toEqual(titles);
    expect(readFindings(notes)).toEqual([]);
  });

  test.each([
    '10:30 am Registration\n11:00 am Talk\n1:00 pm Lunch',
    '- 18:00 Uhr: Einlass\n- 19:00 Uhr: Beginn',
    'At 0:10\n\n9:00 ET the show begins\n\n10:00 ET it ends',
  ])('%j is not a list of chapters', (notes) => {
    expect(readChapters(notes)).toEqual([]);
  });
});

describe('parseNotes() times after titles', () => {
  test('that begin with 0:00 may have one out of order', () => {
    const notes = '- Intro (0:00)\n- Mid (4:30)\n- Sub (2:30)\n- End (5:00)';
    expect(readChapters(notes)).toEqual(['0:00 Intro', '4:30 Mid', '2:30 Sub', '5:00 End']);
  });

  test('that go up and down are lengths', () => {
    expect(readChapters('- Song (3:10)\n- Song 2 (4:30)\n- Song 3 (2:30)\n- Song 4 (5:00)')).toEqual([]);
  });
});

describe('parseNotes() a line that has lost its line ends', () => {
  test.each([
    ['round', '(00:00) - Intro (01:30) - [Guest](https://a.example) (05:00) - End'],
    ['square', '<p>[0:00] Intro [1:30] Guest [5:00] End</p>'],
    ['with an @, in an item', '- [@0:00] Intro [@1:30] Guest [@5:00] End'],
  ])('in brackets, %s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:00 Intro', '1:30 Guest', '5:00 End']);
    expect(readFindings(notes)).toEqual([]);
  });

  test.each([
    ['in brackets', 'Ann asks Ben about kelp. (0:00) Intro (1:30) Guest (5:00) End'],
    ['bare', 'What is kelp good for? “It feeds us.” 0:00 Intro 1:30 Guest 5:00 End'],
    ['with marks between', 'Ann asks Ben about kelp… 0:00 Intro | 1:30 Guest | 5:00 End'],
  ])('after a sentence, %s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:00 Intro', '1:30 Guest', '5:00 End']);
    expect(readFindings(notes)).toEqual([]);
  });

  test.each([
    ['that are part of it', 'Ann asks Ben about kelp (0:00), eel (1:30) and cod (5:00) in this part'],
    ['that do not begin at 0:00', 'They lost. 1:30 Guest 2:30 more and 5:00 at the end'],
    ['that are only two', 'They lost. 0:00 Guest 2:30 more'],
  ])('but not times after a sentence %s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });

  test.each([
    ['only one more', '(0:00) Intro, see (1:30) too', ['0:00 Intro, see (1:30) too']],
    ['going back', '(2:00) Intro (1:30) Guest (5:00) End', ['2:00 Intro (1:30) Guest (5:00) End']],
    ['of other brackets', '(0:00) Intro [1:30] Guest [5:00] End', ['0:00 Intro [1:30] Guest [5:00] End']],
    ['without titles', '(0:00) (1:30) (5:00) End', ['0:00 (1:30) (5:00) End']],
  ])('is a title: %s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});

describe('parseNotes() reads', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'ranges after titles',
      '- Intro: 0:00 - 1:30\n- **News** 1:30 - 5:00\n- Talk – 5:00 – 9:00',
      ['0:00 Intro', '1:30 News', '5:00 Talk'],
    ],
    [
      'numbers before times, in lists that Markdown sees none of',
      '**Part one**\n1. 00:00 Intro\n2. 03:00 News\n\n**Part two**\n3. 10:00 Talk\n4. 50:00 End',
      ['0:00 Intro', '3:00 News', '10:00 Talk', '50:00 End'],
    ],
    ['numbers in HTML', '<p>1. 00:00 Intro<br>2) 05:00 News</p>', ['0:00 Intro', '5:00 News']],
    [
      'a linked start of a video without a time',
      '[(00:00)](https://y.example/?v=a) Intro\n\n[(04:55)](https://y.example/?v=a&t=295s) Talk',
      ['0:00 Intro', '4:55 Talk'],
    ],
    [
      'times among invisible characters',
      '\u202a00:00\u202c Intro\n05:00\u200b News\n\u200e10:00\u200e End',
      ['0:00 Intro', '5:00 News', '10:00 End'],
    ],
    [
      'tags that are spoken of',
      '0:00 The <details> element\n5:00 <b>Bold</b> <table> layouts\n9:00 <p>Ours',
      ['0:00 The <details> element', '5:00 Bold <table> layouts', '9:00 Ours'],
    ],
    [
      'a transcription that is the subject',
      '# Transcription and translation\n\n0:00 A\n5:00 B',
      ['0:00 A', '5:00 B'],
    ],
    [
      'a chapter of a book as any other heading',
      '## Chapter One\n\n0:00 A\n5:00 B\n9:00 C\n\n## Epilogue\n\n40:00 D',
      ['0:00 A', '5:00 B', '9:00 C', '40:00 D'],
    ],
  ];
  test.each(cases)('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });

  test('a bare address as the link, and not as the title', () => {
    const notes =
      '0:00 Intro https://a.example/x.\n5:00 Project: https://b.example/p\n9:00 https://c.example\n9:30 See https://d.example/ there';
    expect(readNotes(notes).marks.map(({ title, url }) => `${title} ${url}`)).toEqual([
      'Intro https://a.example/x',
      'Project https://b.example/p',
      'https://c.example https://c.example/',
      'See https://d.example/ there https://d.example/',
    ]);
  });

  test('no clip of another show for one of the chapters, or for all of them', () => {
    const clip = 'Mentioned:\n\n- [2:33](https://y.example/?t=153) Bob explains';
    const notes = `0:00 Intro\n5:00 News\n9:00 Talk\n\n${clip}`;
    expect(readChapters(notes)).toEqual(['0:00 Intro', '5:00 News', '9:00 Talk']);
    expect(readFindings(notes)).toEqual(['notes/time-left-out 7:4 2:33']);
  });

  test('times after titles, but not a clip of another show next to them', () => {
    const list = '- Intro (0:00)\n- News (5:00)\n- Talk (20:00)';
    const notes = `${list}\n\nSee also:\n\n- [3:45](https://y.example/?t=225) of the trailer`;
    expect(readChapters(notes)).toEqual(['0:00 Intro', '5:00 News', '20:00 Talk']);
  });

  test('what follows a link to a transcript', () => {
    const link = '<p><a href="https://a.example/t">Transcript</a></p>';
    expect(readChapters(`${link}<p>0:00 Intro</p><p>5:00 News</p>`)).toEqual(['0:00 Intro', '5:00 News']);
    expect(readChapters(`<p>Transcript</p><p>0:00 Jo: Hi</p><p>5:00 Al: Bye</p>`)).toEqual([]);
  });

  test('no two lengths of linked talks', () => {
    expect(readChapters('- [A](https://a.example) (12:34)\n- [B](https://b.example) (45:10)')).toEqual([]);
  });
});

describe('parseNotes() times in brackets with a colon', () => {
  test.each([
    [
      'of one word',
      '[0:00]: Intro\n\n[1:30]: Middle part\n\n[5:00]: End',
      ['0:00 Intro', '1:30 Middle part', '5:00 End'],
    ],
    ['in a list', '- [0:00]: Intro\n- [1:00:30]: Mid\n', ['0:00 Intro', '1:00:30 Mid']],
    ['with a range', '[0:00-1:30]: Intro\n\n[1:30-2:00]: Mid', ['0:00 Intro', '1:30 Mid']],
    [
      'that are links',
      '- [0:00] Intro\n- [1:30] Mid\n\n[0:00]: https://example.com/?t=0\n[1:30]: <https://example.com/?t=90>',
      ['0:00 Intro', '1:30 Mid'],
    ],
  ])('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });
});

describe('parseNotes() titles', () => {
  test.each([
    ['markup gone', '**Bold _and_** ~~struck~~ [link](https://example.com)', 'Bold and struck link'],
    [
      'code is opaque',
      '[`#[must_use]`](https://example.com) for `*const T` and `a < b`',
      '#[must_use] for *const T and a < b',
    ],
    ['entities', 'Really&mdash;so &#8230; &amp; &lt;b&gt;', 'Really—so … & <b>'],
    ['escapes', String.raw`\*stars\* and \[brackets\]`, '*stars* and [brackets]'],
    ['brackets that are no links', '[video] Deref by [Someone]', '[video] Deref by [Someone]'],
    [
      'unknown elements',
      'impl From<T> for Array<Dog>, <usermedia>',
      'impl From<T> for Array<Dog>, <usermedia>',
    ],
    [
      'known elements',
      'One <b>two</b> <sup>3</sup><!-- not --> <a href="https://example.com">four</a>',
      'One two 3 four',
    ],
    ['images', 'One ![two](a.png) three', 'One three'],
    ['no smart typography', '"a" -- b... (c)', '"a" -- b... (c)'],
    ['blanks of all kinds', 'a \t b\u00a0\u00a0c\u3000d', 'a b c d'],
    ['control characters', 'a\u0007b\u0000c\u009fd', 'abcd'],
    ['combining characters as written', 'Cafe\u0301 Café', 'Cafe\u0301 Café'],
    ['emoji', '👩‍💻 code', '👩‍💻 code'],
    ['a percentage', '-50% translation', '-50% translation'],
    ['a second dash', '- Two', '- Two'],
    ['punctuation', '.BABY', '.BABY'],
    ['address at the end', 'Song <https://example.com/a>', 'Song'],
    ['address alone', '<https://example.com/a>', 'https://example.com/a'],
    ['address in the middle', 'See <https://example.com/a> there', 'See https://example.com/a there'],
    ['lines that go on', 'One\n  two\nthree', 'One two three'],
    ['up to a hard break', 'One  \n  two', 'One'],
    ['up to a break with a backslash', 'One\\\n  two', 'One'],
    ['up to a nested list', 'One\n  - two', 'One'],
    ['up to a quotation', 'One\n  > two', 'One'],
    ['up to a blank line', 'One\n\n  two', 'One'],
    ['marks of footnotes gone', 'One[^1], two[^b]\n\n[^1]: note\n[^b]: a longer note', 'One, two'],
    ['what only looks like one', 'Regex `[^a]` and [^b]', 'Regex [^a] and [^b]'],
  ])('%s', (_, line, title) => {
    expect(titleOf(line)).toBe(title);
  });

  test('keeps what a separator would be only with spaces around it', () => {
    const lines = ['1:17 -50% off', '1:18 :is()', '1:19 .BABY', '1:20 @nest', '1:21 $_GET', '1:22 ~/bin'];
    expect(readChapters(lines.join('\n'))).toEqual(lines);
  });

  test('does not read Markdown within HTML', () => {
    expect(readChapters('<p>(0:10) Maker*in vs. Künstler*in &amp; `x`</p>')).toEqual([
      '0:10 Maker*in vs. Künstler*in & `x`',
    ]);
  });

  test('are not cut in a paragraph of many lines', () => {
    const lines = Array.from(
      { length: 6000 },
      (_, index) => `${index}:00 - Part [${index}](https://example.com/) of *many*`,
    );
    expect(readNotes(lines.slice(0, 999).join('\n')).marks.at(-1)?.title).toBe('Part 998 of many');
    expect(readNotes(lines.join('\n')).marks).toHaveLength(1000);
  });
});

describe('parseNotes() links', () => {
  test.each([
    ['first of two', '[A](https://a.example/) over [B](https://b.example)', 'https://a.example/'],
    ['within the text', 'About [it](http://a.example/x?y=1#z)', 'http://a.example/x?y=1#z'],
    [
      'as WHATWG URL writes it',
      '[A](HTTPS://A.example/ä b|c)'.replace(' ', '%20'),
      'https://a.example/%C3%A4%20b|c',
    ],
    ['a stray percent sign', '[A](https://a.example/100%)', 'https://a.example/100%25'],
    ['parentheses', '[A](https://a.example/B_(c))', 'https://a.example/B_(c)'],
    ['a line end before the bracket', '[A](https://a.example/\n) by B', 'https://a.example/'],
    ['a reference', '[A][a]\n\n[a]: https://a.example/r', 'https://a.example/r'],
    ['angle brackets', 'Song <https://a.example/s>', 'https://a.example/s'],
    ['HTML', '<a class="x" href="https://a.example/?a&amp;b">A</a>', 'https://a.example/?a&b'],
    ['none of a nested item', 'One\n  - [A](https://a.example)', null],
    ['none of an image', '![A](https://a.example/a.png) x', null],
    ['not mail, then a link', '[A](mailto:a@a.example) [B](https://b.example/)', 'https://b.example/'],
    ['a bare address', 'https://a.example/', 'https://a.example/'],
    ['no script', '[A](javascript:alert(1))', null],
  ])('%s', (_, line, url) => {
    expect(urlOf(line)).toBe(url);
  });

  test('is not the link of the stamp', () => {
    const [first, second] = readNotes(
      '- [@0:10](https://youtu.be/x?t=10) One\n- [0:20 Two](https://youtu.be/x?t=20)',
    ).marks;
    expect([first?.title, first?.url, second?.title, second?.url]).toEqual(['One', null, 'Two', null]);
  });

  test('covers stamp and title when it leads to no time', () => {
    const [mark] = readNotes('- [0:20 - Two](https://a.example/two)').marks;
    expect([mark?.title, mark?.url]).toEqual(['Two', 'https://a.example/two']);
  });
});

describe('parseNotes() on lists in HTML', () => {
  test('reads items as items, whatever spaces they begin with', () => {
    const items = ['<a href="#t=0:00">0:00</a> One', '5:00 Two', '\n  <b>1:02:00</b> Three'];
    const { marks } = readNotes(`<ul>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</ul>`);
    expect(marks.map(({ startMs, title }) => [startMs / 1000, title])).toEqual([
      [0, 'One'],
      [300, 'Two'],
      [3720, 'Three'],
    ]);
  });
});

describe('parseNotes() depth', () => {
  test('counts stamped items around a chapter, not others', () => {
    expect(depths('- [@0:10] a\n  - [@0:20] b\n    - x\n      - [@0:30] c\n- y\n  - [@0:40] d')).toEqual([
      0, 1, 2, 0,
    ]);
  });

  test('counts stamped headings above a chapter', () => {
    expect(depths('## [@0:10] a\n- [@0:20] b\n### [@0:30] c\n- [@0:40] d\n## Credits\n- [@0:50] e')).toEqual([
      0, 1, 1, 2, 0,
    ]);
  });

  test('counts lists in HTML, with and without end tags', () => {
    expect(depths('<ul><li>[@0:10] a<ul><li>[@0:20] b</li></ul></li><li>[@0:30] c</li></ul>')).toEqual([
      0, 1, 0,
    ]);
    expect(depths('<ul><li>[@0:10] a<ul><li>[@0:20] b</ul><li>[@0:30] c</ul>')).toEqual([0, 1, 0]);
  });
});

describe('parseNotes() marks', () => {
  test('have the span of the clock, the end of a range, and the reading as an editor timecode', () => {
    const [mark] = readNotes('\n- x [y](z)\n- [@56:36:20 - 57:00:00] - One').marks;
    expect(mark).toMatchObject({
      startMs: 203_780_000,
      endMs: 205_200_000,
      title: 'One',
      url: null,
      depth: 0,
      place: { kind: 'text', file: 'episode.md', line: 3, column: 5, endLine: 3, endColumn: 13 },
      otherReadings: [{ kind: 'minutes-seconds-frames', startMs: 3_396_000 }],
      writing: { clock: { start: 16, end: 24 }, position: 'before' },
    });
  });

  test('are in the order of the text', () => {
    expect(readChapters('- [@5:00] a\n- [@1:00] b')).toEqual(['5:00 a', '1:00 b']);
  });
});

describe('parseNotes() front matter', () => {
  const list =
    '---\nchapters:\n  - start: 00:00:00\n    title: One\n  - start: 00:03:30\n    title: Two\n---\n\n';

  test('lists chapters on its own', () => {
    expect(readChapters(`${list}Text`)).toEqual(['0:00 One', '3:30 Two']);
  });

  test('agrees with the text, whose places and links are better', () => {
    const { marks, diagnostics } = readNotes(`${list}- 0:00 - One\n- 3:30 - [Two](https://a.example/)`);
    expect(marks.map(({ place, url }) => [place.line, url])).toEqual([
      [9, null],
      [10, 'https://a.example/'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test('comes before a text that differs, with a warning that says where', () => {
    const notes = `${list}- 0:00 - One\n- 3:40 - Two\n- 5:5 - Three`;
    expect(readChapters(notes)).toEqual(['0:00 One', '3:30 Two']);
    expect(readFindings(notes).map((finding) => finding.split(' ').slice(0, 2).join(' '))).toEqual([
      'notes/chapter-lists-differ 5:12',
    ]);
    expect(readNotes(notes).diagnostics[0]?.message).toContain('3:40 "Two" (line 10)');
  });
});
