import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

const chapters = ['0:00 Why kelp', '2:10 Salt', '8:15 Foam'];
const description = String.raw`Of kelp.\n\n00:00 Why kelp\n02:10 Salt\n08:15 Foam\n\n#kelp`;

describe('the escaped lines of a string in a program are lines', () => {
  test.each([
    ['in double quotes', `export default { title: 'Kelp', text: "${description}" };\n`],
    ['in single quotes', `// It's about kelp\nconst notes = '${description}';\n`],
    ['joined from several', `const text =\n  "Of kelp: all.\\n" +\n  "${description}" +\n  "Bye\\n";\n`],
    ['of Python', `EPISODE = {\n    "title": "Kelp",\n    "text": "${description}",\n}\n`],
    ['in a page of MDX', `export const meta = { text: "${description}" }\n\n# Kelp\n\nHello, all.\n`],
  ])('%s', (_, code) => {
    expect(readChapters(code)).toEqual(chapters);
  });

  test('where quotes are escaped, too', () => {
    const code = String.raw`const notes = 'Kelp.\n(0:00) It\'s here\n(4:10) \"Salt\" & foam\n(9:45) Bye';`;
    expect(readChapters(code)).toEqual(["0:00 It's here", '4:10 "Salt" & foam', '9:45 Bye']);
  });

  test.each([
    [
      'cues of subtitles',
      String.raw`parse("00:00:01.000 --> 00:00:04.000\nHello.\n\n00:00:05.000 --> 00:00:08.000\nHow are you?");`,
    ],
    ['times alone', String.raw`const starts = "10:15\n10:45\n11:15";`],
    ['an example in a sentence', 'Our parser reads `"0:00 Kelp\\n1:30 Salt\\n2:40 Foam"`.'],
    ['one time', String.raw`log("Kelp\n0:00 Why kelp\nBye");`],
  ])('but not as chapters: %s', (_, code) => {
    expect(readChapters(code)).toEqual([]);
  });
});

test('the titles of objects have quotes that are escaped', () => {
  const objects = ['0:00', '4:10', '9:45'].map(
    (time) => String.raw`{ time: '${time}', title: 'It\'s ${time[0]}' },`,
  );
  expect(readChapters(`export const parts = [\n${objects.join('\n')}\n];\n`)).toEqual([
    "0:00 It's 0",
    "4:10 It's 4",
    "9:45 It's 9",
  ]);
});

describe('a text in data', () => {
  test.each([
    [
      'letters and signs',
      String.raw`0:00 \u6d77\u85fb\n2:10 Caf\u00e9 \u0026 sel \ud83c\udfb5\n8:15 \u201cFin\u201d`,
      ['0:00 海藻', '2:10 Café & sel 🎵', '8:15 “Fin”'],
    ],
    [
      'tags',
      String.raw`\u003cp\u003e0:00 Why kelp\u003cbr /\u003e2:10 Salt\u003cbr\u003e8:15 Foam\u003c/p\u003e`,
      chapters,
    ],
    [
      'tags next to times',
      String.raw`\u003Cb\u003E0:00\u003C\/b\u003E Why kelp\u003Cbr\u003E\u003Cb\u003E2:10\u003C\/b\u003E Salt\u003Cbr\u003E\u003Cb\u003E8:15\u003C\/b\u003E Foam`,
      chapters,
    ],
  ])('has %s where they are escaped', (_, text, wanted) => {
    expect(readChapters(`{"title": "Kelp", "text": "${text}"}\n`)).toEqual(wanted);
  });

  test('has the links of its tags', () => {
    const text = String.raw`<ul><li>0:00 Why kelp<\/li><li>2:10 <a href=\"https:\/\/salt.example\/\">Salt<\/a><\/li><\/ul>`;
    expect(readNotes(`{"text": "${text}"}\n`).marks.map(({ url }) => url)).toEqual([
      null,
      'https://salt.example/',
    ]);
  });

  const videos = (...texts: readonly string[]) =>
    `${JSON.stringify({ items: texts.map((text) => ({ snippet: { text } })) }, null, 2)}\n`;

  test('is refused with the texts of other recordings', () => {
    const { marks, diagnostics } = readNotes(
      videos('0:00 Kelp\n2:10 Salt\n8:15 Foam', '0:00 Moon\n3:40 Sun\n9:05 Both'),
    );
    expect(marks).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'no chapters: 2 lists have times, each for a recording of its own: "Kelp" (line 5), "Moon" (line 10)',
    ]);
  });

  test.each([
    ['with tags', '<p>0:00 Why kelp<br>2:10 Salt<br>8:15 Foam</p>'],
    ['that rounds its times', '0:01 Why kelp\n2:11 Salt\n8:15 Foam'],
  ])('is one with another writing of it %s', (_, text) => {
    expect(readChapters(videos('0:00 Why kelp\n2:10 Salt\n8:15 Foam', text))).toEqual(chapters);
  });
});
