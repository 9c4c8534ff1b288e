import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

describe('a title', () => {
  test.each([
    ['to the words', 'Ropes and knots#chapter', 'Ropes and knots'],
    ['to an address', 'Seile <https://example.com/seile.html>#chapter', 'Seile'],
    ['short', 'Cordes#c', 'Cordes'],
    ['after other tags', 'Cuerdas <https://example.com/c> #link#chapter', 'Cuerdas'],
  ])('of Open Shownotes loses a tag that is glued: %s', (_, line, title) => {
    const notes = `00:00 Start #chapter\n04:30 ${line}\n09:00 C#\n12:10 End #chapter\n`;
    expect(readChapters(notes)).toEqual(['0:00 Start', `4:30 ${title}`, '9:00 C#', '12:10 End']);
  });

  test.each([
    ['Ropes 4:30–9:00', 'Ropes'],
    ['Ropes (4:30 - 9:00)', 'Ropes'],
    ['Ropes – [4:30-9:00]', 'Ropes'],
    ['Ropes 4:31–9:00', 'Ropes 4:31–9:00'],
  ])('loses the range behind it that begins at its own time: %s', (line, title) => {
    const chapters = readChapters(`- 0:00 Start\n- 4:30 | ${line}\n- 9:00 Knots\n- 12:10 End`);
    expect(chapters).toEqual(['0:00 Start', `4:30 ${title}`, '9:00 Knots', '12:10 End']);
  });

  test.each([
    ['Ropes - ', 'Ropes'],
    ['Ropes —', 'Ropes'],
    ['Ropes / https://example.com/r', 'Ropes'],
    ['Ropes and https://example.com/r', 'Ropes'],
    ['Which ropes?  https://example.com/a and https://example.com/b', 'Which ropes?'],
    ['`-O -`', '-O -'],
  ])('loses what led to nothing, or to an address: %s', (line, title) => {
    const notes = `- [0:00](https://youtu.be/x?t=0) Start\n- [4:30](https://youtu.be/x?t=270) ${line}\n- [9:00](https://youtu.be/x?t=540) Knots\n`;
    expect(readChapters(notes)).toEqual(['0:00 Start', `4:30 ${title}`, '9:00 Knots']);
  });

  test('keeps the words that share the bracket of its time', () => {
    const notes = '- Start (Ann, 0:00)\n- Ropes [with Bo; 4:30]\n- Knots (9:00)\n';
    expect(readChapters(notes)).toEqual(['0:00 Start (Ann)', '4:30 Ropes [with Bo]', '9:00 Knots']);
  });

  test('keeps the fragment of an address that it is', () => {
    const notes = '00:00 Start #chapter\n04:30 https://example.com/a#chapter\n09:00 End #chapter\n';
    expect(readNotes(notes).marks[1]?.url).toBe('https://example.com/a#chapter');
  });

  test.each([
    ['Film about boats <https://example.com/film>, and its music', 'Film about boats, and its music'],
    ['Gebühr <https://example.com/1> heißt Beitrag <https://example.com/2>', 'Gebühr heißt Beitrag'],
  ])('of Open Shownotes loses an address in angle brackets between its words: %s', (line, title) => {
    expect(readChapters(`0:00 Start #chapter\n4:30 ${line} #link\n9:00 End\n`)[1]).toBe(`4:30 ${title}`);
  });

  test.each([
    ['a comment of a programming language', '/*\n- 0:00 Types\n- 4:30 Tests\n- 9:00 Lints\n*/\n'],
    ['rows that are lines of a paragraph', 'Index\n| 0:00 | Types |\n| 4:30 | Tests |\n| 9:00 | Lints |\n'],
    ['a line of marks', '- 0:00 Types\n- 4:30 Tests\n- 9:00 Lints\n==|==\n'],
  ])('of an item ends before the end of %s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:00 Types', '4:30 Tests', '9:00 Lints']);
  });
});

test.each([
  ['three dots', 'Wind ... 0:00\nRopes ... 4:30\nAnd so on... 9:00\n'],
  ['an ellipsis', 'Wind … 0:00\nRopes … 4:30\nAnd so on... 9:00\n'],
])('%s on their own before a time are leaders, at a word they are part of it', (_, notes) => {
  expect(readChapters(notes)).toEqual(['0:00 Wind', '4:30 Ropes', '9:00 And so on...']);
});

test.each([
  ['a hyphen joined to it', 'Wind - 0:00\nRopes and knots- 4:30\nEnd - 9:00\n'],
  [
    'an address on a line above',
    '- Talks\n- https://example.com/talk\nWind 0:00\nRopes and knots 4:30\nEnd 9:00\n',
  ],
  [
    'links to pictures',
    '- 0:00 Wind – [image](img/wind.png)\n- 4:30 Ropes and knots [📷](knots-1.jpg) [photo 2](knots-2.jpg)\n- 9:00 End\n',
  ],
  ['a rule behind it', '0:00 Wind\n4:30 Ropes and knots ---------- ⭐\n9:00 End ======\n'],
  [
    'the colon of bold words',
    '- **0:00 Wind:** It blows.\n- **4:30 Ropes and knots:** All hold.\n- 9:00 End\n',
  ],
])('a title is without %s', (_, notes) => {
  expect(readChapters(notes)).toEqual(['0:00 Wind', '4:30 Ropes and knots', '9:00 End']);
});

test('a mark or a letter before a time, a range and stars in a title are part of it', () => {
  expect(readChapters('Grade A- 0:00\nTies *** and more 4:30\nC- 9:00\n')).toEqual([
    '0:00 Grade A-',
    '4:30 Ties *** and more',
    '9:00 C-',
  ]);
});

test('a comma parts a time from a title in quotes, as in rows of a spreadsheet', () => {
  expect(readChapters('0:00,"Wind"\n4:30,"Ropes, and knots"\n9:00,"Tides"\n')).toEqual([
    '0:00 "Wind"',
    '4:30 "Ropes, and knots"',
    '9:00 "Tides"',
  ]);
});

describe('an item that is a time and a quotation', () => {
  const quoted = (words: string) =>
    `- [@2:10](https://example.com/v?t=130) Ropes\n- [@7:05](https://example.com/v?t=425)\n${words}- [@9:40](https://example.com/v?t=580) Sails\n`;

  test.each([
    ['of one line', '  > A knot is a promise.\n'],
    ['of two paragraphs', '  > A knot\n  > is a promise.\n\n  > Cut no rope.\n'],
    ['with a line break', '  > A knot is a promise. \\\n  > (Ana laughs)\n'],
    ['before items of its own', '  > A knot is a promise.\n  - [Book of knots](https://example.com/knots)\n'],
  ])('is named by what is quoted: %s', (_, words) => {
    expect(readChapters(quoted(words))).toEqual(['2:10 Ropes', '7:05 A knot is a promise.', '9:40 Sails']);
  });

  test('gives the times that someone quotes no chapters', () => {
    const { marks } = readNotes(quoted('  Knots\n  > 8:00 at the pier\n  > 9:00 at sea\n'));
    expect(marks.map(({ title }) => title)).toEqual(['Ropes', 'Knots', 'Sails']);
  });
});

describe('a template for notes', () => {
  test.each([
    ['braces', '0:00 Introduzione\n0:30 {Parte 1}\n1:15 {Parte 2}\n2:00 {Parte 3}\n'],
    ['two braces', '- 0:00 {{ intro }}\n- 2:30 {{ topic }}\n- 9:15 {{ outro }}\n'],
    ['brackets with numbers', '- 0:00 [Onderwerp 1]\n- 2:30 [Onderwerp 2]\n- 9:15 [Onderwerp 3]\n'],
    ['angle brackets', '```\n0:00 <Thema 1>\n2:30 <Thema 2>\n9:15 <Thema 3>\n```\n'],
  ])('has no chapters: %s', (_, notes) => {
    const { marks, diagnostics } = readNotes(notes);
    expect(marks).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['notes/no-chapters']);
  });

  test('is not one where most titles are filled in', () => {
    expect(readChapters('0:00 Wind\n2:30 {topic}\n9:15 [Lights]\n12:00 [Ropes]\n')).toHaveLength(4);
  });
});

test('times in a comment are reported', () => {
  const { diagnostics } = readNotes('# Talk\n\n<!--\nTidskoder:\n0:00 Vind\n4:30 Rep\n-->\n');
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'no chapters: all lines with timestamps are in a comment',
  ]);
});

describe('a line right below a line of a list', () => {
  test.each([
    [
      'is a heading of the next ones, where titles begin with small letters',
      '0:00 why the rope is wet\n4:30 knots that hold, and knots that do not\nsails and the wind\n9:00 an old sail, mended with new thread\n',
      [
        '0:00 why the rope is wet',
        '4:30 knots that hold, and knots that do not',
        '9:00 an old sail, mended with new thread',
      ],
    ],
    [
      'is running text, where more of it follows',
      '[0:00] Release 1 of the knot machine\nIt ties.\n\n[4:30] Release 2 of the knot machine, v2.0\nv2.0 unties what was tied before.\nThe crew likes it.\n\n[9:00] End\n',
      ['0:00 Release 1 of the knot machine', '4:30 Release 2 of the knot machine, v2.0', '9:00 End'],
    ],
    [
      'is the rest of its title, where it goes on to the next time',
      '0:00 Ropes\n4:30 The knots of the old harbour, and\nof the new one\n9:00 End\n',
      ['0:00 Ropes', '4:30 The knots of the old harbour, and of the new one', '9:00 End'],
    ],
  ])('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});

describe('lines of Open Shownotes without the tag of a chapter', () => {
  const chapters = ['0:00 Start', '5:30 Ropes', '25:00 Knots'];

  test.each([
    ['have another tag', ' #link'],
    ['have none, and are the most', ''],
  ])('are notes within chapters where they %s', (_, tag) => {
    const others = ['1:12 Hemp <https://example.com/h>', '6:10 Sisal', '9:44 Jute', '26:01 Bowline'];
    const lines = [...chapters.map((line) => `${line} #chapter`), ...others.map((line) => line + tag)];
    const inOrder = lines.toSorted((a, b) => Number(a.split(':')[0]) - Number(b.split(':')[0]));
    const notes = `${inOrder.join('\n')}\n`;
    expect(readChapters(notes)).toEqual(chapters);
    expect(readNotes(notes).diagnostics.map(({ code }) => code)).toEqual(['notes/time-left-out']);
  });

  test.each([
    ['two of them', ['6:10 Sisal', '9:44 Jute']],
    ['one with an address', ['6:10 Sisal <https://example.com/s>']],
  ])('are notes within chapters: %s', (_, others) => {
    const lines = [...chapters.map((line) => `${line} #chapter`), ...others];
    const inOrder = lines.toSorted((a, b) => Number(a.split(':')[0]) - Number(b.split(':')[0]));
    expect(readChapters(`${inOrder.join('\n')}\n`)).toEqual(chapters);
  });

  test('are chapters where the tag was forgotten once', () => {
    const notes = `${chapters.map((line) => `${line} #chapter\n`).join('')}30:00 End\n`;
    expect(readChapters(notes)).toEqual([...chapters, '30:00 End']);
  });
});

test('a mark that ends the quotation of a whole list is not of its last title', () => {
  expect(readChapters('Thanks for the list!\n"0:00 Wind\n4:30 Ropes\n9:00 "Knots"\n12:10 Tides"\n')).toEqual([
    '0:00 Wind',
    '4:30 Ropes',
    '9:00 "Knots"',
    '12:10 Tides',
  ]);
});

test.each([
  ['a label', 'Music: a song about ropes'],
  ['a label of two words, and a time', "Editor's note: it was 8:50 before"],
  ['an address', 'https://example.com/ropes'],
])('the last title of a list ends before %s right below', (_, line) => {
  expect(readChapters(`- 0:00 Wind\n- 4:30 Ropes\n- 9:00 Knots\n${line}\n`)).toEqual([
    '0:00 Wind',
    '4:30 Ropes',
    '9:00 Knots',
  ]);
  expect(readChapters(`- 0:00 Wind\n- 4:30 Ropes\n- 9:00 Knots\n  Tides: too\n`)[2]).toBe(
    '9:00 Knots Tides: too',
  );
});

test('an arrow of any kind parts times from titles', () => {
  expect(readChapters('0:00 ➤ Wind\n4:30 ➤ Ropes\n9:00 ➤ Knots\n')).toEqual([
    '0:00 Wind',
    '4:30 Ropes',
    '9:00 Knots',
  ]);
});

describe('a range with words around its times', () => {
  test.each([
    ['Del', 'al'],
    ['Dal', 'al'],
    ['Dalle', 'alle'],
    ['Das', 'às'],
    ['Do', 'ao'],
    ['De la', 'la'],
    ['Del minuto', 'al minuto'],
    ['De la minute', 'à la minute'],
    ['Dal min.', 'al min.'],
  ])('gives its start: %s … %s …', (from, to) => {
    const titles = ['0:00 Remos', '4:30 Velas', '9:00 Nodos'];
    const before = `${from} 0:00 ${to} 4:30: Remos\n${from} 4:30 ${to} 9:00: Velas\n${from} 9:00 ${to} 12:10: Nodos\n`;
    expect(readChapters(before)).toEqual(titles);
    const first = from.toLowerCase();
    const behind = `- Remos (${first} 0:00 ${to} 4:30)\n- Velas (${first} 4:30 ${to} 9:00)\n- Nodos (${first} 9:00 ${to} 12:10)\n`;
    expect(readChapters(behind)).toEqual(titles);
  });
});

describe('a second time that every line has', () => {
  const titles = ['0:00 Oars', '4:31 Ropes', '9:42 Knots', '21:13 Sails'];
  const notes = (lines: readonly string[]) => {
    const [a, b, c, d] = lines;
    return `Chapters:\n\n0:00 ${a}\n4:31 ${b}\n9:42 ${c}\n21:13 ${d}\n`;
  };
  test.each([
    ['how long the chapter lasts', ['(4:31) Oars', '(5:11) Ropes', '(11:31) Knots', '(3:00) Sails']],
    ['the same behind the title', ['Oars [4:31]', 'Ropes [5:11]', 'Knots [11:30]', 'Sails']],
    ['where it ends', ['Oars (4:31)', 'Ropes (9:42)', 'Knots (21:13)', 'Sails (24:10)']],
    ['where it begins in the video', ['/ 0:12 Oars', '/ 4:43 Ropes', '/ 9:54 Knots', '/ 21:25 Sails']],
    ['the same in brackets', ['(0:12) Oars', '(4:43) Ropes', '(9:54) Knots', '(21:25) Sails']],
    ['the same between bars', ['| 0:12 | Oars', '| 4:43 | Ropes', '| 9:54 | Knots', '| 21:25 | Sails']],
  ])('is not of the titles: %s', (_, lines) => {
    expect(readChapters(notes(lines))).toEqual(titles);
    expect(readNotes(notes(lines)).diagnostics).toEqual([]);
  });

  test('is the start where it is the one that begins at 0:00', () => {
    const lines = ['10:00 [0:00] Oars', '14:31 [4:31] Ropes', '19:42 [9:42] Knots', '31:13 [21:13] Sails'];
    expect(readChapters(`${lines.join('\n')}\n`)).toEqual(titles);
  });

  test.each([
    ['Oars (3:12)', 'Ropes (4:01)', 'Knots (2:58)'],
    ['Oars (4:31)', 'Ropes', 'Knots'],
    ['Oars (4:31)', 'Ropes (5:11)', 'Knots (9:42)'],
  ])('is kept where they say different things: %s, %s, %s', (a, b, c) => {
    const kept = [`0:00 ${a}`, `4:31 ${b}`, `9:42 ${c}`, '21:13 Sails'];
    expect(readChapters(notes([a, b, c, 'Sails']))).toEqual(kept);
  });
});

describe('a line below an item that is not indented', () => {
  const below = (...lines: readonly string[]) =>
    readChapters(['- 0:00 Oars', ...lines, '- 4:30 Ropes', '- 9:00 Letters'].join('\n'))[0];

  test.each([
    ['is a line of its own below a short one', ['We say hello to all.'], 'Oars'],
    ['also in a script that has no capital letters', ['今夜は曇りです。'], 'Oars'],
    ['continues a sentence that has begun', ['and who made them'], 'Oars and who made them'],
    ['continues it if the rest is indented', ['  Who made them'], 'Oars Who made them'],
    ['is not reached by what continues above', ['of wood', 'Ada tells us.'], 'Oars of wood'],
  ])('%s', (_, lines, title) => {
    expect(below(...lines)).toBe(`0:00 ${title}`);
  });

  test('continues a long one, which a program may have wrapped', () => {
    const notes =
      '- 0:00 Oars that a friend of hers made of the wood of\nNorway\n- 4:30 Ropes\n- 9:00 Letters\n';
    expect(readChapters(notes)[0]).toBe('0:00 Oars that a friend of hers made of the wood of Norway');
  });
});

test('the words before a time at the end of a line are those of its line, below an item that no program would have wrapped', () => {
  const notes = '## Chapters\n\nOars 0:00\nRopes 1:10\n  - Lee owes the list\nLetters 22:40\nBye 46:02\n';
  expect(readChapters(notes)).toEqual(['0:00 Oars', '1:10 Ropes', '22:40 Letters', '46:02 Bye']);
});
