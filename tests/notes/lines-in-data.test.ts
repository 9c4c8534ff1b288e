import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../src/formats/formats.js';
import { readChapters, readFindings, readNotes } from './read-notes.js';

const clocks = ['0:00', '3:10', '12:45'];
const titles = ['ジャム', 'パン', '紅茶'];
const chapters = clocks.map((clock, index) => `${clock} ${titles[index]}`);
type Write = (clock: string, title: string, index: number) => string;
const lines = (write: Write) => clocks.map((clock, index) => write(clock, titles[index] ?? '', index));
const wide = (clock: string) =>
  clock.replace(/[\d:]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

const writings: readonly (readonly [string, Write])[] = [
  ['full-width brackets behind the title', (clock, title) => `${title}（${clock}）`],
  ['full-width brackets', (clock, title) => `（${clock}）${title}`],
  ['lenticular brackets', (clock, title) => `【${clock}】${title}`],
  ['a wave dash', (clock, title) => `${clock}〜 ${title}`],
  ['a full-width bar', (clock, title) => `${clock}｜${title}`],
  ['an arrow', (clock, title) => `${clock} → ${title}`],
  ['two hyphens', (clock, title) => `${clock} -- ${title}`],
  ['a middle dot', (clock, title) => `${clock}・${title}`],
  ['a full-width colon', (clock, title) => `${clock}：${title}`],
  ['nothing between', (clock, title) => `${clock}${title}`],
  ['full-width digits', (clock, title) => `${wide(clock)} ${title}`],
  ['bold times', (clock, title) => `**${clock}** ${title}`],
  ['links on times', (clock, title, index) => `[${clock}](https://youtu.be/x?t=${index}) ${title}`],
  ['bullets', (clock, title) => `・${clock} ${title}`],
  ['emoji', (clock, title) => `🍓 ${clock} ${title}`],
  ['numbers', (clock, title, index) => `${index + 1}. ${clock} ${title}`],
  ['a comma', (clock, title) => `${title}, ${clock}`],
  ['ranges', (clock, title, index) => `${clock} - ${['3:09', '12:44', '20:00'][index]} ${title}`],
];

describe('a text in data is read as a line of the body is', () => {
  test.each(writings)('with %s', (_, write) => {
    const written = lines(write);
    const list = `---\ntitle: 朝\nprogramm:\n${written.map((line) => `  - ${JSON.stringify(line)}\n`).join('')}---\n`;
    expect(readChapters(list)).toEqual(chapters);
    expect(readFindings(list)).toEqual([]);
    const block = `---\ntitle: 朝\nchapters: |\n${written.map((line) => `  ${line}\n`).join('')}---\n`;
    expect(readChapters(block)).toEqual(chapters);
    expect(readChapters(`${written.join('\n\n')}\n`)).toEqual(chapters);
  });

  test('with links in titles', () => {
    const notes =
      '---\nthemen:\n  - "0:00 [Jam](https://a.example/)"\n  - "3:10 On [bread](https://b.example/)"\n---\n';
    expect(readNotes(notes).marks.map(({ title, url }) => `${title} ${url}`)).toEqual([
      'Jam https://a.example/',
      'On bread https://b.example/',
    ]);
  });

  test('and a range states the end', () => {
    const { marks } = readNotes('---\nparts:\n  - "0:00-1:30 Jam"\n  - "Bread (2:00-4:00)"\n---\n');
    expect(marks.map(({ endMs }) => endMs)).toEqual([90_000, 240_000]);
  });

  test.each([
    ['verses and prices', ['Genesis 1:1 and Exodus 2:3 again', 'for 3:10 only', 'at 4:20 he left']],
    ['titles alone', ['Part 1', '12 monkeys', 'Top 10']],
  ])('but not %s', (_, texts) => {
    expect(readChapters(`---\ntopics:\n${texts.map((text) => `  - "${text}"\n`).join('')}---\n`)).toEqual([]);
  });
});

describe('a list of data is read as a whole', () => {
  const linked = (key: string, videos: readonly string[], times: readonly number[]) =>
    `---\n${key}:\n${times.map((time, index) => `  - title: ${titles[index]}\n    url: https://youtu.be/${videos[index]}?t=${time}\n`).join('')}---\n`;

  test.each(['chapters', 'inhalt'])('where only links under %s say the times', (key) => {
    const notes = linked(key, ['a', 'a', 'a'], [0, 190, 765]);
    expect(readChapters(notes)).toEqual(chapters);
    expect(readNotes(notes).marks.map(({ url }) => url)).toEqual([null, null, null]);
  });

  test.each([
    ['of several videos', linked('links', ['a', 'b', 'c'], [0, 190, 765])],
    ['that go back', linked('links', ['a', 'a', 'a'], [0, 765, 190])],
    ['from the middle of a video', linked('links', ['a', 'a', 'a'], [300, 765, 900])],
  ])('but not from links %s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });

  test('where its titles are words that are keys elsewhere', () => {
    const entries = '- Start: "0:00"\n- Part: "3:10"\n- End: "9:00"\n';
    const wanted = ['0:00 Start', '3:10 Part', '9:00 End'];
    expect(readChapters(`---\nchapters:\n${entries}---\n`)).toEqual(wanted);
    expect(readChapters(entries.replaceAll('"', ''))).toEqual(wanted);
  });

  test('but a single item of Markdown is not data', () => {
    expect(readNotes('- Start: 0:00\n').diagnostics.map(({ message }) => message)).toEqual([
      'no chapters: one line has a time, "0:00" on line 1, which is not enough to make a list',
    ]);
  });
});

describe('a file of JSON with chapters', () => {
  test.each([
    ['strings', ['0:00 Jam', '3:10 Bread']],
    [
      'clocks',
      [
        { time: '0:00', title: 'Jam' },
        { time: '3:10', title: 'Bread' },
      ],
    ],
    [
      'clocks under the key of the specification',
      [
        { startTime: '0:00', title: 'Jam' },
        { startTime: '3:10', title: 'Bread' },
      ],
    ],
  ])('that are %s is notes', (_, list) => {
    const text = JSON.stringify({ title: 'Breakfast', chapters: list });
    expect(detectFormat(text)).toBeNull();
    expect(readChapters(`${text}\n`)).toEqual(['0:00 Jam', '3:10 Bread']);
  });

  test.each([
    ['of seconds', { chapters: [{ startTime: 0, title: 'Jam' }] }],
    ['with a version', { version: '1.2.0', chapters: [{ start: 0, title: 'Jam' }] }],
    ['without any', { chapters: [] }],
  ])('%s is a chapter file', (_, value) => {
    expect(detectFormat(JSON.stringify(value))?.name).toBe('json');
  });
});

/** A text in double quotes, with an escape for each character that is not ASCII. */
function escapedText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u0080-\uffff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

describe('a description in data is read alike with escapes for its characters', () => {
  // No program writes the digits of a time as escapes.
  test.each(writings.filter(([name]) => name !== 'full-width digits'))('with %s', (_, write) => {
    const text = `朝の会です。\n\n${lines(write).join('\n')}\n\nまた！\n`;
    expect(readChapters(`---\ndescription: ${escapedText(text)}\n---\n`)).toEqual(chapters);
  });

  test('with quotes, slashes and pictures of two characters', () => {
    const text = '\n0:00 Say "yes".\n🕰 3:10 "Salt" and/or 🍓\n12:45 Über alles https://example.com/a\n';
    const written = escapedText(text).replaceAll('/', '\\/').replace('\\u00dc', '\\xdc');
    const notes = `---\ndescription: ${written}\n---\n`;
    expect(readChapters(notes)).toEqual(['0:00 Say "yes".', '3:10 "Salt" and/or 🍓', '12:45 Über alles']);
    const { marks } = readNotes(notes);
    expect(marks.at(-1)?.url).toBe('https://example.com/a');
    const line = notes.split('\n')[1] ?? '';
    expect(marks.map(({ place }) => line.slice(place.column - 1, place.endColumn - 1))).toEqual(clocks);
  });

  test('with doubled quotes', () => {
    const notes = "---\ndescription: 'Jam\n\n  0:00 It''s jam\n\n  3:10 Bread\n\n  12:45 ''Tea'''\n---\n";
    expect(readChapters(notes)).toEqual(["0:00 It's jam", '3:10 Bread', "12:45 'Tea'"]);
  });
});
