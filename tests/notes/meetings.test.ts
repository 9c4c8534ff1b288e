import { expect, test } from 'vitest';
import { readChapters, readFindings, readNotes } from './read-notes.js';

const video = 'https://youtu.be/abc';

test.each([
  [
    'after an @, with a link',
    `- [@35s](${video}?t=35s) Start\n- [@07min](${video}?t=7m) Jars\n- [@8m20s](${video}?t=8m20s) Lids\n- [@26min](${video}?t=26m) Mould\n- [@1h](${video}?t=1h) Rest\n- [@1h9m](${video}?t=1h9m) Q&A\n`,
    ['0:35 Start', '7:00 Jars', '8:20 Lids', '26:00 Mould', '1:00:00 Rest', '1:09:00 Q&A'],
  ],
  [
    'after an @, without a link',
    '- [@7m] Jars\n- [@26m] Mould\n- [@58m10s] Q&A\n',
    ['7:00 Jars', '26:00 Mould', '58:10 Q&A'],
  ],
  [
    'as labels of links to them',
    `- [36m](${video}?t=36m) Jars\n- [45 min](${video}?t=2700) Lids\n- [1h 9m](${video}?t=1h9m) Q&A\n`,
    ['36:00 Jars', '45:00 Lids', '1:09:00 Q&A'],
  ],
  [
    'as labels of links in other languages',
    `- [3分](${video}?t=180) 瓶\n- [12分](${video}?t=12m) 蓋\n- [40分](${video}?t=2400) 質問\n`,
    ['3:00 瓶', '12:00 蓋', '40:00 質問'],
  ],
])('whole minutes, hours and seconds with their unit are times: %s', (_, notes, chapters) => {
  expect(readChapters(notes)).toEqual(chapters);
});

test('labels of links that are a number and a word are not times if the link leads elsewhere', () => {
  const notes = `- [12 tips](${video}?t=95)\n- [3 jars](${video}?t=250)\n`;
  expect(readChapters(notes)).toEqual([]);
});

test('a time with units after an @ that the list leaves out is named', () => {
  const notes = `- [@8m20s](${video}?t=8m20s) Jars\n\n~~~\na\n~~~\n\n- [@12m](${video}?t=12m) Lids\n\n~~~\nb\n~~~\n\n- [@3m5s](${video}?t=3m5s) Mould\n\n~~~\nc\n~~~\n\n- [@33m](${video}?t=33m) Q&A\n`;
  expect(readChapters(notes)).toEqual(['8:20 Jars', '12:00 Lids', '33:00 Q&A']);
  expect(readFindings(notes)).toContain('notes/time-left-out 13:5 3m5s');
});

test.each([
  ['names in brackets', (name: string) => `[@${name}]:`],
  ['names in brackets without @', (name: string) => `[${name}]:`],
  ['names after an @', (name: string) => `@${name}:`],
])('a chat with %s is no list', (_, write) => {
  const said = ['hi', 'hello there', 'which lid is that', 'the blue one', 'can it boil', 'lol', 'yes', 'bye'];
  const lines = said.map((words, index) => {
    const clock = `00:${String(index * 7).padStart(2, '0')}:1${index}`;
    return `[${clock}] ${write(index % 3 === 0 ? 'ada' : 'ben')} ${words}`;
  });
  expect(readChapters(`${lines.join('\n')}\n`)).toEqual([]);
});

test('one word before every title is nobody who speaks', () => {
  const notes =
    '0:00 Welcome\n1:23 Q: How do lids fit?\n4:11 Q: Which jar is best?\n7:38 Q: What of mould?\n9:02 Q: Can they boil?\n12:07 Q: Any books?\n';
  expect(readChapters(notes)).toHaveLength(6);
  const turns =
    '0:01 Q: How do lids fit?\n0:05 A: With care.\n0:09 Q: Which jar?\n0:14 A: The blue one.\n0:19 Q: And mould?\n0:24 A: No.\n';
  expect(readChapters(turns)).toEqual([]);
});

test('speakers and topics are a list of chapters below "Timestamps" if they are minutes apart', () => {
  const notes = `## Timestamps\n\n0:00 Ann: why jars\n10:21 Ben: the lids\n22:13 Ann: the shelf\n35:02 Ben: mould\n48:40 Ann: what is next\n`;
  expect(readChapters(notes)).toHaveLength(5);
});

test('a wrapped line that begins with the time of the sentence before it starts no chapter', () => {
  const notes = `## Jars [0:55–2:25]

The best jar is one that you need not think about.

## Numbers [2:25–5:30]

Nobody has ever counted them, she says, "and nobody will, as long as there is a shelf"
[2:47]. The shelf comes next, and it is a long one.

## Mould [5:30–8:30]

It is green.
`;
  expect(readChapters(notes)).toEqual(['0:55 Jars', '2:25 Numbers', '5:30 Mould']);
});

test('minutes that say at which time of day something was said are not a list', () => {
  const said = '- Ann: we have said before that a lid should fit any jar, and that none does.\n'.repeat(12);
  const notes = `## Lids (10m, Ann)\n\n- [19:17]\n${said}- [19:35]\n\n## Shelves (20m, Ben)\n\n${said}- [19:46]\n${said}\n## Mould (5m, Ann)\n\n- [20:01]\n${said}`;
  expect(readChapters(notes)).toEqual([]);
  expect(readFindings(notes)[0]).toMatch(/^notes\/no-chapters/);
  const short =
    '## Lids\n\n- [19:17]\n- Ann is here\n\n## Shelves\n\n- [22:35]\n- Ben, too\n\n## Mould\n\n- [27:46]\n- Bye\n';
  expect(readChapters(short)).toEqual(['19:17 Lids', '22:35 Shelves', '27:46 Mould']);
});

test.each([
  ['a book of the Bible', '- Intro 0:00\n- Finding a job 3:10\n- Numbers 5:12\n- Ruth 8:00\n- Outro 9:03\n'],
  [
    'one before brackets',
    '- Intro (0:00)\n- How she found a job (3:10)\n- On large numbers (5:12)\n- Outro (9:03)\n',
  ],
  ['a preposition', '- Intro 0:00\n- Signing up 3:10\n- Moving on 7:22\n- Bye 9:03\n'],
])('a title that ends with what could be %s is one among others', (_, notes) => {
  const titles = notes.trim().split('\n');
  expect(readChapters(notes)).toEqual(
    titles.map((line) => line.replace(/^- (.*) \(?(\d+:\d\d)\)?$/, '$2 $1')),
  );
});

test('verses among themselves stay what they are', () => {
  expect(readChapters('Read:\n\n- John 3:16\n- Ruth 1:16\n- Psalm 23:04\n')).toEqual([]);
});

test('a picture that Obsidian shows in place is not part of a title', () => {
  const notes = `- [03:09](${video}?t=189) Jars, and why...?\n![[Screenshot at 2.19.52 PM.png]]\n- [05:10](${video}?t=310) Lids ![[lid.png|200]]\n- [07:30](${video}?t=450) Mould\n`;
  expect(readChapters(notes)).toEqual(['3:09 Jars, and why...?', '5:10 Lids', '7:30 Mould']);
});

test('a link with two times agrees with a label that one of them says', () => {
  const notes = `- [03:36](${video}?v=a&t=217#t=03:36.57) Jars\n- [04:28](${video}?v=a&t=269#t=04:28.75) Lids\n`;
  expect(readNotes(notes).diagnostics.filter(({ code }) => code === 'notes/link-time')).toEqual([]);
  const wrong = notes.replaceAll('#t=03:36.57', '#t=03:50');
  expect(readFindings(wrong)).toContain('notes/link-time 1:4 03:36');
});

test.each([
  ['a span', (second: number) => `00:00:${second} - 00:00:${second + 3}`],
  ['a time', (second: number) => `00:00:${second}`],
])('what is said below headings that are only %s is no list', (_, write) => {
  const said = [
    'Hi and welcome to the shelf, where we',
    'look at jars, and at what is in them. Today',
    'it is lids. A jar without a lid is',
    'a cup, and a cup is nothing to keep',
    'your plums in, as you know. So we',
    'begin with the oldest of them all,',
    'which is made of glass. You can see',
    'that it is green, and that it fits.',
  ];
  const notes = said.map((words, index) => `### ${write(11 + 4 * index)}\n\n${words}\n`);
  expect(readChapters(notes.join('\n'))).toEqual([]);
});

test('titles below headings that are only a time are chapters', () => {
  const notes = '### 00:00\n\nHello\n\n### 04:10\n\nWhich lid fits\n\n### 12:30\n\nMould\n';
  expect(readChapters(notes)).toEqual(['0:00 Hello', '4:10 Which lid fits', '12:30 Mould']);
});

test('a word that may lead to a time is the title if all others are before their times', () => {
  const notes =
    'Of jars.\n\n- Start: 0:00\n- Why jars: 4:10\n- Mould: 9:45\n- Video: 12:30\n- Which lid fits: 19:20\n- Bye: 23:01\n';
  expect(readChapters(notes)).toEqual([
    '0:00 Start',
    '4:10 Why jars',
    '9:45 Mould',
    '12:30 Video',
    '19:20 Which lid fits',
    '23:01 Bye',
  ]);
});

test('a title may begin with what could be a time', () => {
  const notes = '- Hello 0:00\n- 1:1 meetings 7:41\n- 16:9 video (12:30)\n- 3.14 is out 15:00\n- Bye 20:02\n';
  const titles = ['0:00 Hello', '7:41 1:1 meetings', '12:30 16:9 video', '15:00 3.14 is out', '20:02 Bye'];
  expect(readChapters(notes)).toEqual(titles);
});

test('rows that only point to the recording are named by the headings above them, and others in their sections are left out', () => {
  const row = (label: string, clock: string, seconds: number) =>
    `${label} | [${clock}](${video}?t=${seconds})\n\n`;
  const notes = `# 1. Jars\n\n${row('Video', '1:51', 111)}**Ann** - Hello.\n\n# 2. Lids\n${row('Video', '4:22', 262)}${row('Action 1', '4:29', 269)}    Buy lids\n\n**Raj** - Good.\n\n${row('Decision 1', '9:34', 574)}    Use cork\n\n# 3. Mould\n${row('Video', '15:06', 906)}**Ann** - Green.\n`;
  expect(readChapters(notes)).toEqual(['1:51 1. Jars', '4:22 2. Lids', '15:06 3. Mould']);
  expect(readFindings(notes)).toContain('notes/time-left-out 10:13 4:29');
});

test('a line that says where the recording starts is not one of the headings with times', () => {
  const notes = `# Notes\n\nVideo starts at [[5:11](${video}?t=5m11s)].\n\n## Jars [[6:04](${video}?t=6m4s)]\n* Glass\n\n## Lids [[12:40](${video}?t=12m40s)]\n* Tin\n\n## Mould [[24:15](${video}?t=24m15s)]\n* Green\n`;
  expect(readChapters(notes)).toEqual(['6:04 Jars', '12:40 Lids', '24:15 Mould']);
});

test('ranges after their words may be close to one another and far from 0:00, unlike results of a race', () => {
  const notes = '- Jars 14:16-17:48\n- Lids 17:50-19:11\n- Mould 19:22-21:51\n- Wax 21:55-23:07\n';
  expect(readChapters(notes)).toEqual(['14:16 Jars', '17:50 Lids', '19:22 Mould', '21:55 Wax']);
});

test('times after their words that the list around them leaves out are named', () => {
  const notes =
    '## Jars (0:42)\n\n## Lids (4:17)\n\n- Ann 14:15\n- Raj 14:50\n- Mei 16:20\n\n## Mould (26:01)\n\n## Wax (30:12)\n';
  expect(readChapters(notes)).toEqual(['0:42 Jars', '4:17 Lids', '26:01 Mould', '30:12 Wax']);
  expect(readFindings(notes)).toContain('notes/time-left-out 5:7 14:15');
});
