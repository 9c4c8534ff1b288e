import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { decodeText } from '../../src/text/source-text.js';
import { readChapters, readFindings, readNotes } from './read-notes.js';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `0:10 chapter` for each time of notes. */
function rolesOf(text: string): string[] {
  return readNotes(text)
    .readTimes()
    .map((time) => `${time.text} ${time.role}`);
}

describe('a file of YAML that is a list', () => {
  const entries = '- start: "0:00"\n  title: Deich\n- start: "4:10"\n  title: Schleuse\n';

  test.each([
    ['as JSON that is one', entries],
    ['of one recording', `- id: treffen-7\n  talks:\n${entries.replace(/^/gm, '    ').trimEnd()}\n`],
  ])('is read %s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:00 Deich', '4:10 Schleuse']);
  });

  test('of several recordings is refused with their places', () => {
    const talks = (id: string) => `- id: ${id}\n  talks:\n${entries.replace(/^/gm, '    ').trimEnd()}\n`;
    const { marks, diagnostics } = readNotes(talks('a') + talks('b'));
    expect(marks).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'no chapters: 2 lists have times, each for a recording of its own: [0].talks (line 2), [1].talks (line 8)',
    ]);
  });
});

describe('a list of data with bare numbers', () => {
  const list = (key: string, of: string, values: readonly number[]) =>
    json({ title: 'Deiche', [of]: values.map((value, index) => ({ title: `Teil ${index}`, [key]: value })) });

  test.each(['seconds', 'time', 'start', 't', 'time_in_seconds', 'timestampSeconds'])(
    'is one of starts in seconds under any key: %s',
    (key) => {
      expect(readChapters(list(key, 'topics', [0, 95, 610.5]))).toEqual([
        '0:00 Teil 0',
        '1:35 Teil 1',
        '10:10.500 Teil 2',
      ]);
    },
  );

  test.each([
    ['ranks', 'position', [1, 2, 3, 4]],
    ['ranks in tens', 'position', [10, 20, 30, 40]],
    ['minutes that each takes', 'time', [5, 20, 10, 30]],
    ['lines of a transcript', 'start', [0, 3.2, 6.9, 9.4, 31]],
    ['numbers from somewhere', 'at', [300, 420, 700]],
    ['a pair', 'at', [0, 420]],
  ])('is not one of %s', (_, key, values) => {
    expect(readChapters(list(key, 'topics', values))).toEqual([]);
  });
});

describe('lists of data next to one another', () => {
  test('are one list where they are alike and follow one another', () => {
    const notes = json({
      duration: '45:00',
      themen: [
        { name: 'Deich', href: 'https://example.com/d', time: '2:10' },
        { name: 'Schleuse', href: 'https://example.com/s', time: '19:30' },
      ],
      neuigkeiten: [{ name: 'Karten', time: '0:40' }],
      fundstücke: [{ name: 'Ein Buch', href: 'https://example.com/b', time: '41:00' }],
    });
    expect(readChapters(notes)).toEqual(['0:40 Karten', '2:10 Deich', '19:30 Schleuse', '41:00 Ein Buch']);
    expect(rolesOf(notes)).toEqual([
      '45:00 value',
      '2:10 chapter',
      '19:30 chapter',
      '0:40 chapter',
      '41:00 chapter',
    ]);
  });

  test.each([
    [
      'cover the same time',
      'zitate',
      [
        { name: 'Ach so', time: '1:00' },
        { name: 'Nun ja', time: '30:00' },
      ],
    ],
    ['have other keys', 'gäste', [{ person: 'Ada', from: '40:00' }]],
    ['are songs', 'songs', [{ name: 'Ein Lied', time: '44:00' }]],
  ])('are not where they %s', (_, key, others) => {
    const themen = [
      { name: 'Deich', time: '2:10' },
      { name: 'Schleuse', time: '19:30' },
      { name: 'Ebbe', time: '33:10' },
    ];
    expect(readChapters(json({ themen, [key]: others }))).toEqual([
      '2:10 Deich',
      '19:30 Schleuse',
      '33:10 Ebbe',
    ]);
  });
});

test('the lists of several recordings are named, and none of them is used', () => {
  const part = (title: string) => ({
    title,
    minutage: [
      { titre: 'Bonjour', temps: '0:00' },
      { titre: title, temps: '4:30' },
    ],
  });
  const [finding, ...others] = readNotes(json({ parties: [part('La mer'), part('Le port')] })).diagnostics;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: 'notes/no-chapters',
    args: {
      recordings: [
        { key: 'parties[0].minutage', line: 5 },
        { key: 'parties[1].minutage', line: 18 },
      ],
    },
  });
});

test('times in the text of a value are noticed even if they are not a list', () => {
  const notes = json({
    id: 4,
    body: '## 写真\n\nこの道具は（3:20）で使います。\n次は（9:45）を見てください。',
  });
  expect(readNotes(notes).diagnostics[0]).toMatchObject({
    code: 'notes/no-chapters',
    args: { example: '3:20', line: 3, role: 'in-sentence' },
  });
});

test.each([
  ['transcript', []],
  ['transkript', []],
  ['notes', ['0:09 Ada: Peat', '0:45 Bo: Moss', '1:21 Ada: Rain']],
])('the key of a value is its heading: %s', (key, chapters) => {
  const lines = '  [00:00:09] Ada: Peat\n\n  [00:00:45] Bo: Moss\n\n  [00:01:21] Ada: Rain\n';
  expect(readChapters(`---\ntitle: Bogs\n${key}: |\n${lines}---\n`)).toEqual(chapters);
});

describe('the times of a list of data', () => {
  const data = '---\nkapitel:\n  - {time: "0:00", title: Anfang}\n  - {time: "5:00", title: Mitte}\n---\n';

  test('start chapters', () => {
    expect(rolesOf(data)).toEqual(['0:00 chapter', '5:00 chapter']);
  });

  test('are a copy of the same list in the text', () => {
    const notes = `${data}- 0:00 Anfang\n- 5:00 Mitte\n`;
    expect(readFindings(notes)).toEqual([]);
    expect(rolesOf(notes)).toEqual(['0:00 copy', '5:00 copy', '0:00 chapter', '5:00 chapter']);
  });

  test('come before those of another list in the text', () => {
    const notes = `${data}- 0:00 Anfang\n- 7:00 Ende\n`;
    expect(readFindings(notes)).toEqual([expect.stringContaining('notes/chapter-lists-differ')]);
    expect(rolesOf(notes)).toEqual(['0:00 chapter', '5:00 chapter', '0:00 copy', '7:00 left-out']);
  });
});

describe('headers between the lines of a transcript', () => {
  const lines = (from: number) =>
    [from, from + 9].map((sec) => ({
      line: 'Ja, genau.',
      sec,
      time: `${Math.floor(sec / 60)}:${sec % 60}`,
      who: 'Ida',
    }));

  test('start chapters at the next line', () => {
    const transcript = [
      ...lines(11),
      { header: 'Warum Bienen?' },
      ...lines(95),
      { header: 'Der Honig' },
      ...lines(610),
      ...lines(650),
    ];
    expect(readChapters(json({ title: 'Folge 3', transcript }))).toEqual([
      '1:35 Warum Bienen?',
      '10:10 Der Honig',
    ]);
  });

  test('are none where there is one, or no line after the last', () => {
    for (const transcript of [
      [...lines(11), { header: 'Warum Bienen?' }, ...lines(95)],
      [...lines(11), { header: 'Warum Bienen?' }, ...lines(95), ...lines(120), { header: 'Ende' }],
    ])
      expect(readChapters(json({ transcript }))).toEqual([]);
  });

  test('are not the entries of a list of chapters that lack a time', () => {
    const notes =
      '---\nchapters:\n  - {title: A}\n  - {title: B}\n  - {time: "1:00", title: C}\n  - {time: "2:00", title: D}\n---\n';
    expect(readChapters(notes)).toEqual(['1:00 C', '2:00 D']);
  });
});

test('a file of TOML alone is data', () => {
  const text =
    'title = "Harbour"\n\n[[parts]]\ntime = "0:00"\nname = "Wind"\n\n[[parts]]\ntime = "4:10"\nname = "Ropes"\n';
  const { source } = decodeText('episode.toml', new TextEncoder().encode(text));
  const marks = source === null ? [] : parseNotes(source).marks;
  expect(marks.map(({ startMs, title }) => [startMs, title])).toEqual([
    [0, 'Wind'],
    [250_000, 'Ropes'],
  ]);
});

describe('a list of songs in data', () => {
  const songs = (...times: readonly string[]) =>
    `title: Wellen\ntracklist:\n${times.map((time, index) => `  - "${time} Lied ${index}"\n`).join('')}`;

  test('has starts if they go forward from 0:00', () => {
    expect(readChapters(`---\n${songs('0:00', '4:45', '9:10')}---\n`)).toEqual([
      '0:00 Lied 0',
      '4:45 Lied 1',
      '9:10 Lied 2',
    ]);
  });

  test.each([
    ['they begin later', ['3:00', '4:45', '9:10']],
    ['one is earlier', ['0:00', '4:45', '4:10']],
  ])('has lengths where %s', (_, times) => {
    expect(readChapters(`---\n${songs(...times)}---\n`)).toEqual([]);
  });
});
