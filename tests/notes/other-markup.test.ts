import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { decodeText } from '../../src/text/source-text.js';
import { readChapters, readNotes } from './read-notes.js';

/** A list of three, a line for each. */
const list: readonly (readonly [clock: string, seconds: number, title: string])[] = [
  ['0:00', 0, 'Welcome'],
  ['4:12', 252, 'Why caches lie'],
  ['1:02:03', 3723, 'Questions'],
];
const chapters = list.map(([clock, , title]) => `${clock} ${title}`);
const lines = (write: (clock: string, seconds: number, title: string) => string) =>
  `${list.map((entry) => write(...entry)).join('\n')}\n`;
const url = (seconds: number) => `https://youtu.be/a_b-c_d?t=${seconds}`;

describe('links on times in the markup of', () => {
  test.each([
    ['Org', lines((clock, seconds, title) => `- [[${url(seconds)}][${clock}]] ${title}`)],
    ['MediaWiki', lines((clock, seconds, title) => `* [${url(seconds)} ${clock}] ${title}`)],
    ['DokuWiki', lines((clock, seconds, title) => `  * [[${url(seconds)}|${clock}]] ${title}`)],
    ['Confluence', lines((clock, seconds, title) => `* [${clock}|${url(seconds)}] ${title}`)],
    ['Textile', lines((clock, seconds, title) => `* "${clock}":${url(seconds)} ${title}`)],
    ['Obsidian', lines((clock, seconds, title) => `- [[talk.mp4#t=${seconds}|${clock}]] ${title}`)],
  ])('%s', (_, notes) => {
    const { marks } = readNotes(notes);
    expect(readChapters(notes)).toEqual(chapters);
    for (const [index, { place }] of marks.entries()) {
      const { line = 0, column = 0, endColumn = 0 } = place?.kind === 'text' ? place : {};
      expect(notes.split('\n')[line - 1]?.slice(column - 1, endColumn - 1)).toBe(list[index]?.[0]);
    }
  });

  test('Org are the links of chapters, too', () => {
    const notes = '- 0:00 [[https://example.com/a][Jars]]\n- 1:30 See [https://example.com/b lids] too\n';
    expect(readNotes(notes).marks.map(({ title, url: link }) => `${title} ${link}`)).toEqual([
      'Jars https://example.com/a',
      'See lids too https://example.com/b',
    ]);
  });
});

describe('what is not for readers is not of the title:', () => {
  test.each([
    [
      'headings of Hugo',
      '## Peat [0:00] {#peat-0-00}\n\n## Moss (4:10) { #moss .wet }\n\n## Rain 9:30 {-}\n',
    ],
    ['comments of MDX', '{/* 0:40 cut */}\n\n## 0:00 Peat {/* #peat */}\n\n## 4:10 Moss\n\n## 9:30 Rain\n'],
    [
      'kramdown',
      '- 0:00 [Peat](https://p.example){:target="_blank" rel=nofollow}\n- 4:10 Moss {: .wet}\n- 9:30 Rain\n{: .times }\n',
    ],
    ['names of lines in Obsidian', '- 0:00 Peat ^a1b2c3\n- 4:10 Moss ^9f8e7d\n- 9:30 Rain\n'],
    [
      'links of headings to themselves',
      '## Peat (0:00) [#](#a)\n\n## 4:10 Moss [¶](#b)\n\n## [§](#c) 9:30 Rain\n',
    ],
    [
      'the same in HTML',
      '<h2>Peat 0:00<a href="#a">¶</a></h2><h2>Moss 4:10<a href="#b">¶</a></h2><h2>Rain 9:30<a href="#c">¶</a></h2>\n',
    ],
    ['the end of a container', '::: details\n- 0:00 Peat\n- 4:10 Moss\n- 9:30 Rain\n:::\n'],
    ['the end of a component', '<Times>\n\n- 0:00 Peat\n- 4:10 Moss\n- 9:30 Rain\n</Times>\n'],
    ['the end of a shortcode', '- 0:00 Peat\n- 4:10 Moss\n- 9:30 Rain\n[/spoiler]\n'],
    ['items that are crossed out', '- 0:00 Peat\n- ~~2:20 Ice~~\n- 4:10 Moss\n- 9:30 Rain\n'],
    ['links of Pandoc', '- 0:00 [Peat](https://p.example){.new}\n- 4:10 Moss\n- 9:30 Rain\n'],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:00 Peat', '4:10 Moss', '9:30 Rain']);
  });

  test('but braces of programs are', () => {
    const titles = [
      '{#each} of Svelte',
      '{:ok, x} and `{: .x}`',
      '{.NET} {x=1}',
      'On ^monday',
      'See [a #](#why)',
    ];
    const notes = titles.map((title, index) => `- ${index}:30 ${title}\n`).join('');
    expect(readNotes(notes).marks.map(({ title }) => title)).toEqual(
      titles.map((title) => title.replace(/`|\[|\].*/g, '')),
    );
  });
});

describe('chapters are found in', () => {
  test.each([
    ['headings of Org', `#+TITLE: Stream\n\n${lines((clock, _, title) => `* ${clock} ${title}\nWords.\n`)}`],
    ['a list of terms of Org', `#+TITLE: Stream\n\n${lines((clock, _, title) => `- ${clock} :: ${title}`)}`],
    ['a list of terms of Markdown', lines((clock, _, title) => `${clock}\n: ${title}\n`)],
    [
      'elements beside one another',
      lines((clock, _, title) => `<p><span>${clock}</span><b>${title}</b></p>`),
    ],
    [
      'elements without a blank between',
      lines((clock, _, title) => `<li><span class="t">${clock}</span><span>${title}</span></li>`),
    ],
    [
      'objects of a program',
      `export const chapters = [\n${lines((clock, _, title) => `  { time: '${clock}', title: '${title}' },`)}];\n`,
    ],
    [
      'objects whose words have another name, and a second value with words',
      `x = [\n${lines((clock, seconds, title) => `  { time: '${clock}', description: '${title}', concept: 'Part ${seconds}' },`)}]\n`,
    ],
    [
      'objects whose label is the time',
      `x = [\n${lines((clock, seconds, title) => `  { time: ${seconds}, label: '${clock}', description: "${title}" },`)}]\n`,
    ],
    [
      'objects with titles in several languages',
      `x = [\n${lines((clock, _, title) => `  { time: '${clock}', label: ['${title}', 'Teil'] },\n`)}]\n`,
    ],
    [
      'objects on one line',
      `episode "One" {\n  chapters = [${list.map(([clock, , title]) => `{ time = "${clock}", title = "${title}" }`).join(', ')}]\n}\n`,
    ],
    [
      'objects over lines',
      `chapters = [\n${lines((clock, _, title) => `  {\n    "time" = "${clock}"\n    "title" = "${title}"\n  },`)}]\n`,
    ],
    ['pairs of data', `---\nchapters:\n${lines((clock, _, title) => `  - ["${clock}", "${title}"]`)}---\n`],
    [
      'hours, minutes and seconds with marks',
      `- 0h00'00" Welcome\n- 0h04′12″ Why caches lie\n- 1h02’03” Questions\n`,
    ],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readNotes(notes).diagnostics).toEqual([]);
  });

  test('a file of TOML alone', () => {
    const notes = `title = "Stream"\n\n${lines((clock, _, title) => `[[chapters]]\nstart = "${clock}"\ntitle = "${title}"\n`)}`;
    const { source } = decodeText('stream.toml', new TextEncoder().encode(notes));
    if (source === null) throw new Error('not UTF-8');
    expect(parseNotes(source).marks.map(({ title }) => title)).toEqual(list.map(([, , title]) => title));
  });
});
