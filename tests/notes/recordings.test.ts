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
])('%s in a block of code is none', (_, language, block) => {
  expect(readChapters(`\`\`\`${language}\n${block}\`\`\`\n`)).toEqual([]);
});

test('headings whose words go on in the text below are the lines of a transcript', () => {
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

test('times that stand alone below the words of the same time are said once more', () => {
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
