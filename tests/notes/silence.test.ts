import { describe, expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

const isDoubted = (notes: string) =>
  readNotes(notes).diagnostics.some(({ code }) => code === 'notes/doubtful-list');

describe('stars within a word are its own', () => {
  test.each([
    ['for a letter', "0:00 Sh*p's on F*re\n1:00 D*mn it\n", ["0:00 Sh*p's on F*re", '1:00 D*mn it']],
    ['for two letters', '0:00 B**t it\n1:00 B**t **it**\n', ['0:00 B**t it', '1:00 B**t it']],
    [
      'for all genders',
      '- 0:00 Müller*innen und Bäcker*innen\n- 1:00 *Neu:* Müller*innen\n',
      ['0:00 Müller*innen und Bäcker*innen', '1:00 Neu: Müller*innen'],
    ],
    ['between letters and numbers', '0:00 M*I*L*L\n1:00 5*3 and 4*2\n', ['0:00 M*I*L*L', '1:00 5*3 and 4*2']],
  ])('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });

  test.each([
    ['a part of a word', '0:00 *Un*likely mills\n1:00 re*do* it\n', ['0:00 Unlikely mills', '1:00 redo it']],
    ['bold within a word', '0:00 Un**like**ly\n1:00 **Mill**stone\n', ['0:00 Unlikely', '1:00 Millstone']],
    ['without a space behind', '0:00 **Why mills?**Well\n1:00 *End*\n', ['0:00 Why mills?Well', '1:00 End']],
    ['in Japanese', '0:00 これは**大事**です\n1:00 終*わ*り\n', ['0:00 これは大事です', '1:00 終わり']],
    [
      'around brackets',
      '0:00 今日は**「お茶」**の話\n1:00 **終わり**\n',
      ['0:00 今日は「お茶」の話', '1:00 終わり'],
    ],
  ])('but not those of emphasis: %s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});

describe('underscores around a word', () => {
  test.each([
    [
      'are of a name of a program',
      '0:00 Why __init__ matters\n4:10 What __init__.py does\n9:20 __getattr__() again\n',
    ],
    ['are of a name, in bold', '- 0:00 **__dict__**\n- 4:10 __name__ == "__main__"\n'],
    ['are of a name of a folder', '0:00 In __tests__ and __mocks__\n4:10 `__call__`\n'],
  ])('%s', (_, notes) => {
    const written = notes.replace(/^- /gm, '').replace(/[*`]/g, '').trim().split('\n');
    expect(readChapters(notes)).toEqual(written);
  });

  test('are of emphasis', () => {
    expect(readChapters('0:00 __News__ of the week\n4:10 __oats__\n9:20 The __very last__ mill\n')).toEqual([
      '0:00 News of the week',
      '4:10 oats',
      '9:20 The very last mill',
    ]);
  });
});

test.each([
  ['italic', '/Leats/ and weirs', 'Leats and weirs'],
  ['italic before a comma', 'Reads /The Mill/, by Ann', 'Reads The Mill, by Ann'],
  ['underlined', 'The wheel turns _slowly_', 'The wheel turns slowly'],
  ['deleted', 'Our +old+ leat', 'Our old leat'],
  ['a path', 'What is in /usr/bin and a/b', 'What is in /usr/bin and a/b'],
  ['a path with a slash at its end', 'What is in /usr/bin/ now', 'What is in /usr/bin/ now'],
])('a title of Org is without its marks: %s', (_, written, title) => {
  const list = `- 0:00 ${written}\n- 4:10 Sluices\n`;
  expect(readChapters(`#+title: Mills\n\n${list}`)).toEqual([`0:00 ${title}`, '4:10 Sluices']);
});

describe('the marks of a string over several lines are of the program', () => {
  const list = '0:00 Wells\n3:20 Pumps\n9:10 Leats';
  const chapters = ['0:00 Wells', '3:20 Pumps', '9:10 Leats'];
  test.each([
    ['Python', `NOTES = """\n${list}"""\n\nprint(NOTES)\n`],
    ['Python, at the head of a module', `"""Mills.\n\n${list}"""\n`],
    ['a raw string of Python, from its first line', `notes: str = r'''${list}'''.strip()\n`],
    ['Kotlin', `fun notes() = post("""${list}""".trimIndent())\n`],
    ['Python, handed back', `def notes():\n    return """${list}"""\n`],
    ['JavaScript', `export const notes = \`${list}\`;\n`],
    ['PHP', `<?php\n$notes = "${list}";\n`],
  ])('in %s', (_, program) => {
    expect(readChapters(program)).toEqual(chapters);
    expect(readFindings(program)).toEqual([]);
  });

  test('but a title in quotes has its own', () => {
    expect(readChapters('0:00 "Wells"\n3:20 Say "leat"\n')).toEqual(['0:00 "Wells"', '3:20 Say "leat"']);
  });
});

describe('no times of chapters are', () => {
  test.each([
    [
      'frames',
      "export const scenes = [\n  { from: 0, durationInFrames: 90, title: 'Logo' },\n  { from: 90, durationInFrames: 240, title: 'Mill' },\n  { from: 330, durationInFrames: 120, title: 'End' },\n];\n",
    ],
    [
      'frames, by what the program is',
      "const fps = 30;\nexport const scenes = [\n  { start: 0, end: 90, title: 'Logo' },\n  { start: 90, end: 240, title: 'Mill' },\n  { start: 330, end: 420, title: 'End' },\n];\n",
    ],
    [
      'steps',
      "const steps = [\n  { time: '0:00', text: 'Heat it' },\n  { time: '10:00', text: 'Turn it' },\n  { time: '25:00', text: 'Take it out' },\n];\n",
    ],
    [
      'edits',
      "export const edits = [\n  { at: '0:12', note: 'cough, cut it' },\n  { at: '3:40', note: 'bell rings' },\n  { at: '9:05', note: 'too loud here' },\n];\n",
    ],
    [
      'remarks',
      '---\nremarks:\n  - time: 0:12\n    text: cough, cut it\n  - time: 3:40\n    text: bell rings\n---\n',
    ],
  ])('%s in data', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
    expect(readFindings(notes)).toEqual(['notes/no-chapters']);
  });
});

test('full and half hours of a day that begins at 0:00 are doubted', () => {
  const day = (last: string) =>
    `00:00 Night music\n05:00 Breakfast\n09:30 Records\n13:00 Noon\n16:00 Sport\n${last} Concert\n`;
  expect(isDoubted(day('20:30'))).toBe(true);
  expect(isDoubted(day('20:31'))).toBe(false);
  expect(isDoubted(day('16:30'))).toBe(false);
});

test('a name of a line in braces is not of the title', () => {
  expect(readChapters('* 0:00 Mills {#mills}\n* 1:00 Leats {#3-leats}\n')).toEqual([
    '0:00 Mills',
    '1:00 Leats',
  ]);
});

describe('leftover markup in titles is reported', () => {
  test.each([
    'Leats &foo;',
    'Leats <b',
    '{{ leat }} Leats',
    ':doc:`Leats <leats>`',
    'xref:leats.adoc[Leats]',
    'Leats (with',
    'Leats"',
    'Leats",',
    'Leats\\n',
    'Leats -->',
  ])('%s', (title) => {
    const found = readNotes(`0:00 Mills\n1:00 ${title}\n2:00 End\n`).diagnostics;
    expect(found.map(({ code }) => code)).toContain('notes/markup-in-title');
  });

  test.each([
    'Leats (1)',
    'a) Leats',
    'Leats :)',
    'Leats :(',
    'A pipe of 5"',
    '“Leats”',
    'Q&A; more',
    'a < b',
    '1:1 [live]',
  ])('but not %s', (title) => {
    const found = readNotes(`0:00 Mills\n1:00 ${title}\n2:00 End\n`).diagnostics;
    expect(found.map(({ code }) => code)).not.toContain('notes/markup-in-title');
  });

  test('once for a list, the first with their number', () => {
    const [found, ...others] = readNotes('0:00 Mills"\n1:00 Leats"\n2:00 End\n').diagnostics.filter(
      ({ code }) => code === 'notes/markup-in-title',
    );
    expect(found?.args).toEqual({ title: 'Mills"', count: 2 });
    expect(others).toEqual([]);
  });
});

describe('before times of chapters may be', () => {
  test.each([
    ['the number of a question', 'No. 1 0:00 Mills\nNo. 2 5:12 Leats\nNo. 3 11:40 Wheels\n'],
    ['a letter with a number', 'M1 0:00 Mills\nM2 5:12 Leats\nM3 11:40 Wheels\n'],
    ['a bracket of Japanese', '〈0:00〉 Mills\n〈5:12〉 Leats\n〈11:40〉 Wheels\n'],
    [
      'what they are of',
      '## Mills (Video at 0:00)\n\nA\n\n## Leats (Video ab 5:12)\n\nB\n\n## Wheels (vidéo à 11:40)\n\nC\n',
    ],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:00 Mills', '5:12 Leats', '11:40 Wheels']);
  });
});

test('a time behind a word at the head of its line, among chapters, is said', () => {
  const notes = '- 0:00 Mills\n- 3:10 Leats\n- **Sponsor** 5:00 Jar Ltd.\n- 9:20 Wheels\n';
  expect(readFindings(notes)).toEqual(['notes/time-left-out 3:15 5:00']);
});
