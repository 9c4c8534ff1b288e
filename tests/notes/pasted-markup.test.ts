import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

const list: readonly (readonly [clock: string, seconds: number, title: string])[] = [
  ['0:00', 0, 'Foghorns'],
  ['3:12', 192, 'Lamps, old and new'],
  ['41:05', 2465, 'Who climbs the stairs?'],
];
const chapters = list.map(([clock, , title]) => `${clock} ${title}`);
const each = (write: (clock: string, title: string, seconds: number, index: number) => string) =>
  list.map(([clock, seconds, title], index) => write(clock, title, seconds, index)).join('');
const long = (clock: string) => `00:${clock.padStart(5, '0')}`;

describe('a list is read whole, and its titles without marks, from', () => {
  test.each([
    [
      'a table of Org',
      `#+TITLE: Lights\n\n| Time | Topic |\n|------+-------|\n${each((t, x) => `| ${t} | ${x} |\n`)}`,
    ],
    ['a table of Textile', `h1. Lights\n\n|_. Time |_. Topic |\n${each((t, x) => `| ${t} | ${x} |\n`)}`],
    ['a table of DokuWiki', `== Lights ==\n\n^ Time ^ Topic ^\n${each((t, x) => `| ${t} | ${x} |\n`)}`],
    ['a table of Creole', `= Lights\n\n|=Topic|=Time|\n${each((t, x) => `|${x}|${t}|\n`)}`],
    ['code of Textile', each((t, x) => `* @${t}@ ${x}\n`)],
    [
      'a table of AsciiDoc with a cell on each line and no gaps',
      `= Lights\n\n|===\n|Time |Topic\n\n${each((t, x) => `|${t}\n|${x}\n`)}|===\n`,
    ],
    ['lines of AsciiDoc that break', `= Lights\n\n.Times\n${each((t, x) => `${t} ${x} +\n`)}`],
    [
      'a table of values in reStructuredText',
      `.. csv-table:: Times\n   :header: "Time", "Topic"\n\n${each((t, x) => `   "${t}", "${x}"\n`)}`,
    ],
    ['numbers of reStructuredText', each((t, x) => `#. \`\`${t}\`\` ${x}\n`)],
    ['arrows', each((t, x) => `${x} ==> ${t}\n`)],
    [
      'chapters of Matroska',
      each((t, x, _, i) => `CHAPTER0${i + 1}=${long(t)}.000\nCHAPTER0${i + 1}NAME=${x}\n`),
    ],
    [
      'the same in a block of code',
      `# Lights\n\n\`\`\`\n${each((t, x, _, i) => `CHAPTER0${i + 1}=${long(t)}.000\nCHAPTER0${i + 1}NAME=${x}\n`)}\`\`\`\n`,
    ],
    [
      'cues below a heading',
      `# Lights\n\n\`\`\`\nWEBVTT\n\n${each((t, x) => `${long(t)}.000 --> 00:59:00.000\n${x}\n\n`)}\`\`\`\n`,
    ],
    ['properties of Logseq', each((t, x) => `- ${x}\n  time:: ${t}\n`)],
    ['strings of a program', `export const marks = [\n${each((t, x) => `  '${t} ${x}',\n`)}]\n`],
    ['pairs of a program', `export const marks = [\n${each((t, x) => `  ['${t}', '${x}'],\n`)}]\n`],
    [
      'objects with seconds',
      `export const meta = {\n  marks: [\n${each((_, x, s) => `    { start: ${s}, title: '${x}' },\n`)}  ],\n}\n`,
    ],
    ['components with seconds', each((_, x, s) => `<Mark start={${s}} title="${x}" />\n`)],
    [
      'components in another',
      `# Lights\n\n<Marks>\n${each((t, x) => `  <Mark at="${t}">${x}</Mark>\n`)}</Marks>\n`,
    ],
    [
      'elements of XML behind the body of a page',
      `<html>\n<body>\n<h1>Lights</h1>\n</body>\n<show>\n  <length>47:10</length>\n  <chapters>\n${each((t, x) => `    <chapter start="${t} ">${x}</chapter>\n`)}  </chapters>\n</show>\n</html>\n`,
    ],
    ['tags of Liquid', each((t, x) => `{% include mark.html time="${t}" text="${x}" %}\n`)],
    ['tags of Hugo without names', each((t, x) => `{{< mark "${t}" "${x}" >}}\n`)],
    ['tags of Hugo around titles', each((t, x) => `{{< mark ${t} >}}${x}{{< /mark >}}\n\n`)],
    ['macros', each((t, x) => `{{ mark('${t}', '${x}') }}\n`)],
    ['shortcodes', each((t, x) => `[mark time="${t}" title="${x}"]\n`)],
    ['shortcodes around titles', each((t, x) => `[skipto time=${t}]${x}[/skipto]\n`)],
    ['tags of Liquid behind titles', each((t, x) => `- ${x} {% timestamp ${t} %}\n`)],
    ['tags of Liquid below headings', each((t, x) => `## ${x}\n\n{% timestamp ${t} %}\n\nWaves.\n\n`)],
    ['tags of Hugo behind headings', each((t, x) => `## ${x} {{< ts time="${t}" >}}\n\nWaves.\n\n`)],
    ['components behind headings', each((t, x) => `## ${x} <Timestamp class="ts" t="${t}" />\n\nWaves.\n\n`)],
    ['shortcodes that only tell the time', each((t, x) => `1. [jump to="${t}"]${x}\n`)],
    ['templates of a wiki', each((t, x) => `* {{ts|${t}}} ${x}\n`)],
    ['macros that only tell the time', each((t, x, s) => `- {{ seek(${s}, "${t}") }} ${x}\n`)],
    ['markup of a forum', each((t, x) => `[b]${t}[/b] ${x}\n`)],
    ['links of a forum', each((t, x, s) => `[url=https://v.example/w?t=${s}]${t}[/url] ${x}\n`)],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readFindings(notes)).toEqual([]);
  });
});

describe('what looks like it stays in a title:', () => {
  test.each([
    ['a quotation', each((t, x) => `${t} "${x}", a poem\n`), '0:00 "Foghorns", a poem'],
    ['a quotation alone', each((t, x) => `${t} "${x}"\n`), '0:00 "Foghorns"'],
    ['a plus', each((t, x) => `${t} ${x} C++\n`), '0:00 Foghorns C++'],
    ['a tag without an end', each((t, x) => `${t} <T> ${x}\n`), '0:00 <T> Foghorns'],
    ['brackets', each((t, x) => `${t} [live] ${x} [/live]\n`), '0:00 [live] Foghorns [/live]'],
  ])('%s', (_, notes, first) => {
    expect(readChapters(notes)[0]).toBe(first);
  });
});

describe('does not make a list of', () => {
  test.each([
    [
      'sizes in objects',
      "export const sizes = [\n  { start: 1, title: 'S' },\n  { start: 2, title: 'M' },\n  { start: 3, title: 'L' },\n]\n",
    ],
    ['rows without times', '| a | b |\n| c | d |\n'],
    [
      'tags with a file and a time',
      '{{< still src="a.png" time="3:12" >}}\n\n{{< still src="b.png" time="5:12" >}}\n',
    ],
    ['tags with a date', '{{< timestamp 2024-01-02 10:00 >}}\n\n{{< timestamp 2024-01-03 11:00 >}}\n'],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });
});
