import { expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

const video = 'https://youtu.be/abc';

test.each([
  ['bash', 'bash'],
  ['yaml', 'yaml'],
  ['c', 'c'],
])('a block of code of nothing but lines with times is a list, though it says %s', (_, language) => {
  const block = '0:00 Soil\n1:19 - Seeds\n1:40 - Frost, and what it does\n6:02 - Slugs\n';
  expect(readChapters(`## Timeline\n\n\`\`\`${language}\n${block}\`\`\`\n`)).toEqual([
    '0:00 Soil',
    '1:19 Seeds',
    '1:40 Frost, and what it does',
    '6:02 Slugs',
  ]);
});

test.each([
  ['a program', 'js', 'const list = [\n"0:00 Soil",\n"1:19 Seeds",\n"6:02 Slugs"];\nplay(list);\n'],
  ['a log', 'console', '0:00 boot\n0:01 mount\n0:01 net\n0:02 login\nok\nok\nok\n'],
  ['subtitles', 'vtt', '00:00.000 --> 00:04.000\n00:04.000 --> 00:07.500\n00:07.500 --> 00:09.000\n'],
])('%s in a block of code is not a chapter', (_, language, block) => {
  expect(readChapters(`\`\`\`${language}\n${block}\`\`\`\n`)).toEqual([]);
});

test('headings whose words continue in the text below are the lines of a transcript', () => {
  const said = [
    ['0:00', 'ADA: So the thing about slugs', 'is that they come out at night and eat what they find, and'],
    ['0:31', 'that is why we go out with', 'a torch and look below the leaves. BEN: And then? ADA: Then'],
    ['1:02', 'we carry them to the other', 'end of the garden, where they meet the hedgehog.'],
    ['1:33', 'BEN: Which is not what', 'they had in mind. ADA: No. But it is the way of the world.'],
  ];
  const linked = said.map(([at, head, below], index) => {
    return `#### [${at}](${video}?t=${index * 31}) |  ${head}\n\n${below}\n`;
  });
  expect(readChapters(`${linked.join('\n')}\n`)).toEqual([]);
  const plain = said.map(([at, head, below]) => `## ${at} ${head}\n\n${below}\n`);
  expect(readChapters(`${plain.join('\n')}\n`)).toEqual([]);
});

test('headings above sentences of their own are chapters', () => {
  const notes = `## [0:00](${video}?t=0) Slugs\n\nThey come at night.\n\n## [4:31](${video}?t=271) Torches\n\nitalics aside, any will do.\n\n## [9:02](${video}?t=542) Hedgehogs\n\nA friend.\n`;
  expect(readChapters(notes)).toEqual(['0:00 Slugs', '4:31 Torches', '9:02 Hedgehogs']);
});

test('times alone on their lines, below words with the same time, are repetitions', () => {
  const notes = [
    ['00:00:00', 0],
    ['00:02:20', 140],
    ['00:05:40', 340],
  ]
    .map(([at, s], index) => {
      return `**${at} - PART ${index + 1}**\n- What is in it\n- And more\n\n**[${String(at).slice(3)}](${video}?t=${s})**\n`;
    })
    .join('\n');
  expect(readChapters(notes)).toEqual(['0:00 PART 1', '2:20 PART 2', '5:40 PART 3']);
  expect(readFindings(notes)).toEqual([]);
});

/** Lines as they are copied from the transcript of a video: a time, and below it what is said until the next. */
const copied = Array.from({ length: 12 }, (_, index) => {
  const seconds = String(Math.floor(index * 2.5)).padStart(2, '0');
  return `0:${seconds}\nand what the slugs then do is to go`;
});

test.each([
  ['copied from a video, with a time every few seconds', `${copied.join('\n')}\n`],
  [
    'with names on the lines below the times',
    '00:00:00\nAda Lee: Good morning.\nBo Ray: Morning.\n\n00:00:31\nBo Ray: The jars leak.\n\n00:01:05\nAda Lee: All of them?\n\n00:01:40\nBo Ray: The blue ones.\n\n00:02:10\nAda Lee: Fine.\n',
  ],
  [
    'with a space between the names and their colons',
    '[00:00:03] Marie : Bonjour.\n[00:00:11] Paul : Bonjour.\n[00:00:13] Marie : Le puits est plein.\n[00:00:40] Paul : Oui.\n[00:01:02] Luc : Et la pluie ?\n',
  ],
  [
    'below a label with a picture and the day',
    'Notes of the call\n\n📖 Transcript\nMarch 3, 2026\n\n00:00:00\nGood morning.\n\n00:03:10\nThe jars leak.\n\n00:09:25\nThen we stop.\n',
  ],
])('a transcript is no list: %s', (_, notes) => {
  expect(readChapters(notes)).toEqual([]);
});

test('a chat of nicknames is not a list; a list of short words with colons is', () => {
  const chat =
    '[0:00:12] potbot: welcome\n[0:00:45] pixelmoth: hiii\n[0:01:02] gravel9: first\n[0:01:30] pixelmoth: too loud\n[0:01:44] gravel9: no\n[0:02:10] potbot: rules\n';
  expect(readChapters(chat)).toEqual([]);
  const talks =
    '[0:00] intro: hello\n[3:10] demo: jars\n[9:00] demo: lids\n[15:00] talk: mould\n[22:00] talk: rest\n';
  expect(readChapters(talks)).toHaveLength(5);
});

test.each([
  ['that quickly follow one another', ['00:20', '00:45', '04:15', '04:50', '08:25', '08:40']],
  [
    'of which the first are at the times of the headings',
    ['00:00', '02:45', '04:00', '06:50', '08:00', '10:40'],
  ],
])('turns under headings with times are the transcript of those chapters: turns %s', (_, times) => {
  const turns = times.map(
    (at, index) => `[${at}] **${index % 2 === 0 ? 'Ada Lee' : 'Bo Ray'}:** And so on.\n\n`,
  );
  const parts = ['## [00:00] Soil', '## [04:00] Seeds', '## [08:00] Slugs'].map(
    (heading, index) => `${heading}\n\n${turns.slice(index * 2, index * 2 + 2).join('')}`,
  );
  expect(readChapters(parts.join(''))).toEqual(['0:00 Soil', '4:00 Seeds', '8:00 Slugs']);
});

test('bold words with their time are the title where sentences follow, and a part of it where words do', () => {
  const said =
    '**0:00 – Soil** Hello, we are two gardeners. We dig.\n\n**4:10 – Seeds** These come from a swap.\n\n**9:30 – Slugs** They come at night.\n';
  expect(readChapters(said)).toEqual(['0:00 Soil', '4:10 Seeds', '9:30 Slugs']);
  const words = '- **0:00 Soil** with Ann\n- **4:10 Seeds** and a swap\n- **9:30 Slugs** (live)\n';
  expect(readChapters(words)).toEqual(['0:00 Soil with Ann', '4:10 Seeds and a swap', '9:30 Slugs (live)']);
});

test('a bare number of less than a few minutes as the duration is one of minutes, and refuses no list', () => {
  const list = '0:30 Soil | 3:10 Seeds | 11:45 Slugs | 24:05 Snails\n';
  expect(readChapters(`---\nduration: 45\n---\n\n${list}`)).toHaveLength(4);
});

test('a time with its zone in an open bracket is a time of day', () => {
  expect(readChapters('Next call: Monday\n\n(07:00 PDT, 15:00 UK, 23:00 JST)\n')).toEqual([]);
});

test('a saved chat is no list, however few have written', () => {
  const chat =
    '## Recordings\n\n<details>\n<summary> Chat of the meeting </summary>\n\n00:37:08\tAnn Bo:\thttps://example.org/\n00:59:25\tCy Dee:\tIs it so?\n01:04:40\tEd Fox:\tYes\n</details>\n';
  expect(readChapters(chat)).toEqual([]);
});

test('headings with times behind them are not of the list of headings with times before them if all of them follow and go back', () => {
  const list = '## Chapters\n\n### [0:00] Wells\n\n### [2:10] Pumps\n\n### [9:20] Leats\n\n';
  const others = '## Code\n\n### First pump (2:40)\n\n### Second pump (7:18)\n';
  expect(readChapters(list + others)).toEqual(['0:00 Wells', '2:10 Pumps', '9:20 Leats']);
});

test('a line before linked items is a chapter if its time leads on to theirs, and not if they are two or come later', () => {
  const items =
    '- [9:10](https://youtu.be/x?t=550) Wells\n- [14:00](https://youtu.be/x?t=840) Pumps\n- [20:15](https://youtu.be/x?t=1215) Leats\n';
  const linked = ['9:10 Wells', '14:00 Pumps', '20:15 Leats'];
  expect(readChapters(`# Mills\n\n5:40 Plan\n${items}`)).toEqual(['5:40 Plan', ...linked]);
  expect(readChapters(`# Mills\n\n5:40 Doors\n6:00 Start\n\n${items}`)).toEqual(linked);
  expect(readChapters(`# Mills\n\n10:30 Doors\n\n${items}`)).toEqual(linked);
  expect(readChapters(`# Mills\n\n${items}\n23:30 is the end of the stream\n`)).toEqual(linked);
});

test('what is read of a chat below a heading of chapters leaves the rest out with a word', () => {
  const chat =
    '[00:00] ann: hi\n[00:40] ann: login\n[01:05] bo: crash\n[01:30] ann: export\n[01:58] bo: typo\n';
  expect(readChapters(`## Chapters\n\n${chat}`)).toEqual(['0:00 ann: hi']);
  expect(readFindings(`## Chapters\n\n${chat}`)).toEqual([expect.stringContaining('notes/time-left-out')]);
});
