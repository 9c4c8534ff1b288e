import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../src/front-matter/front-matter.js';
import { nothingStated } from '../../src/front-matter/stated.js';
import { codesOf, type Encoding, parse, sourceOf } from './source.js';

const stated = {
  title: 'An episode: the first',
  durationMs: 3_690_000,
  byteLength: 59_048_856,
  file: 'https://audio.example/first.mp3',
};

const yaml = `---
title: "An episode: the first"
date: 2022-07-16T13:50:00Z
file: https://audio.example/first.mp3
duration: "1:01:30" # of the cut
length: "59048856"
#reddit: (later)
---
Body
`;

const json = `{
  "title": "An episode: the first",
  "file": "https://audio.example/first.mp3",
  "duration": "1:01:30",
  "length": 59048856
}
Body
`;

const toml = `+++
title = "An episode: the first"
file = 'https://audio.example/first.mp3'
duration = 01:01:30
length = 59_048_856
[extra]
draft = false
+++
Body
`;

function valuesOf({
  title,
  durationMs,
  byteLength,
  file,
}: ReturnType<typeof parse>['stated']): typeof stated {
  return {
    title: title?.value ?? '',
    durationMs: durationMs?.value ?? 0,
    byteLength: byteLength?.value ?? 0,
    file: file?.value ?? '',
  };
}

const texts = [
  ['yaml', yaml],
  ['json', json],
  ['toml', toml],
] as const;
const encodings: Encoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'];

describe.each(texts)('parseFrontMatter() of %s', (kind, text) => {
  test.each(encodings)('reads what is stated in %s, with LF and CRLF', (encoding) => {
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      const source = sourceOf(written, encoding);
      const read = parseFrontMatter(source);
      expect(read.diagnostics).toEqual([]);
      expect(read.kind).toBe(kind);
      expect(valuesOf(read.stated)).toEqual(stated);
      expect(source.text.slice(read.bodyStart)).toMatch(/^Body\r?\n$/);
    }
  });

  test('gives the span of each value, quotes included', () => {
    const lines = text.split('\n');
    const { title, durationMs, byteLength, file } = parse(text).stated;
    for (const value of [title, durationMs, byteLength, file].filter((one) => one !== null)) {
      const { line, column, endLine, endColumn } = value.place;
      const span = lines[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
      expect(endLine).toBe(line);
      expect(span.replace(/^(["'])(.*)\1$/, '$2')).toBe(value.text);
      expect(lines[line - 1]).toMatch(new RegExp(`\\b${value.key}\\b`));
    }
  });
});

test('parseFrontMatter() leaves the CR of the last line out of its value', () => {
  const { title } = parse('---\r\ntitle: x\r\n---\r\n').stated;
  expect(title).toMatchObject({ text: 'x', place: { line: 2, column: 8, endLine: 2, endColumn: 9 } });
});

describe('parseFrontMatter() of the values of YAML', () => {
  // What YAML 1.1 makes of the plain value is in the comment; each must come out as written.
  test.each([
    ['58:30', 3_510_000], // 3510
    ['1:01:30', 3_690_000], // 3690
    ['75:30', 4_530_000], // 4530
    ['58:30.5', 3_510_500], // 3510.5
    ['01:01:30', 3_690_000],
    ['0:58:30', 3_510_000],
    ['2449', 2_449_000],
    ['2449.50', 2_449_500],
  ])('duration: %s', (written, ms) => {
    const { durationMs } = parse(`---\nduration: ${written}\n---\n`).stated;
    expect(durationMs).toMatchObject({ value: ms, text: written, key: 'duration' });
  });

  test.each([
    ['059', 59], // a string
    ['025', 25], // 21
    ['0570', 570], // 376
    ['"059"', 59],
    ["'59'", 59],
  ])('length: %s', (written, value) => {
    expect(parse(`---\nlength: ${written}\n---\n`).stated.byteLength?.value).toBe(value);
  });

  test.each([['2024-01-02'], ['No'], ['1e3'], ['0x1F'], ['1_000'], ['.5'], ['12:30:45']])(
    'title: %s',
    (written) => {
      expect(parse(`---\ntitle: ${written}\n---\n`).stated.title?.value).toBe(written);
    },
  );

  test('escapes and folded lines', () => {
    expect(parse('---\ntitle: "a\\u00e4\\x21"\n---\n').stated.title?.value).toBe('aä!');
    expect(parse('---\ntitle: >-\n  two\n  lines\n---\n').stated.title?.value).toBe('two lines');
  });

  test('aliases and merge keys', () => {
    const text = '---\nbase: &base {duration: "1:00"}\nsize: &size 12\nlength: *size\n<<: *base\n---\n';
    expect(parse(text).diagnostics).toEqual([]);
    expect(parse(text).stated).toMatchObject({ durationMs: { value: 60_000 }, byteLength: { value: 12 } });
  });
});

describe('parseFrontMatter() for notes without front matter', () => {
  test.each([
    ['', ''],
    ['text', 'Notes\n---\nduration: 1\n---\n'],
    ['a blank line first', '\n---\nduration: 1\n---\n'],
    ['four dashes', '----\nduration: 1\n----\n'],
    ['dashes and words', '--- and then\nduration: 1\n---\n'],
    ['a Liquid tag', '{% include x %}\n{{ y }}\n'],
    ['pluses and words', '+++ so\na = 1\n+++\n'],
  ])('%s', (_, text) => {
    expect(parse(text)).toEqual({
      kind: 'none',
      bodyStart: 0,
      stated: nothingStated,
      chapters: [],
      texts: [],
      findRecordings: expect.any(Function),
      diagnostics: [],
    });
  });

  test('an empty block states nothing and ends before the body', () => {
    for (const text of ['---\n---\nBody', '---\n# only a comment\n---\nBody', '+++\n+++\nBody', '{}\nBody']) {
      const read = parse(text);
      expect(read.diagnostics).toEqual([]);
      expect(text.slice(read.bodyStart)).toBe('Body');
    }
  });

  test('a line of three dots closes as well, and rules in the body stay there', () => {
    const text = '---\nduration: 61:30\n...\nBody\n---\nMore\n';
    expect(parse(text).stated.durationMs?.value).toBe(3_690_000);
    expect(text.slice(parse(text).bodyStart)).toBe('Body\n---\nMore\n');
  });
});

describe('parseFrontMatter() reports at the place', () => {
  const cases: [text: string, code: string, line: number, column: number][] = [
    ['---\ntitle: a: b\n---\n', 'front-matter/syntax', 2, 8],
    ['---\na: 1\nb: [1\n---\n', 'front-matter/syntax', 3, 6],
    ['---\n- a\n---\n', 'front-matter/syntax', 2, 1],
    ['---\na: *b\n---\n', 'front-matter/syntax', 2, 4],
    ['---\na: &a [*a]\n---\n', 'front-matter/syntax', 2, 8],
    ['---\nlength: 1\nb: 2\nlength: 2\n---\n', 'front-matter/duplicate-key', 4, 1],
    ['{"a": 1,\n "b" 2}\n', 'front-matter/syntax', 2, 6],
    ['{"a": 1,\n "a": 2}\n', 'front-matter/duplicate-key', 2, 2],
    ['{"a": tru}\n', 'front-matter/syntax', 1, 7],
    ['{"a": "\n"}\n', 'front-matter/syntax', 1, 7],
    ['+++\na = 1\nb = \n+++\n', 'front-matter/syntax', 3, 5],
    ['+++\na = 1\na = 2\n+++\n', 'front-matter/duplicate-key', 3, 1],
    ['---\ntitle: x\n', 'front-matter/unclosed', 1, 1],
    ['+++\na = 1\n', 'front-matter/unclosed', 1, 1],
    ['{ "a": {\n', 'front-matter/unclosed', 1, 1],
    ['{ "a": "\n', 'front-matter/unclosed', 1, 1],
    ['---\na: 1\n---x\nb: 2\n---\n', 'front-matter/closing-line', 3, 1],
    ['{"a": 1} and more\n', 'front-matter/closing-line', 1, 9],
    ['---js\n{}\n---\n', 'front-matter/engine-refused', 1, 1],
  ];
  test.each(cases)('%j', (text, code, line, column) => {
    expect(parse(text).diagnostics).toMatchObject([{ code, severity: 'error', place: { line, column } }]);
  });

  test('all of several problems', () => {
    expect(codesOf('---\nduration: Bonus\nlength: 37,998\nlength: 1\n---\n').toSorted()).toEqual([
      'front-matter/duplicate-key',
      'front-matter/duration-malformed',
      'front-matter/length-malformed',
    ]);
  });
});

test('parseFrontMatter() reads JSON between ---json and ---', () => {
  const read = parse('---json\n{"title": "T", "length": 12}\n---\nBody\n');
  expect(read).toMatchObject({
    kind: 'json',
    diagnostics: [],
    stated: { title: { value: 'T' }, byteLength: { value: 12 } },
  });
  expect(codesOf('---json\n{"title": "T"}\n')).toEqual(['front-matter/unclosed']);
  expect(codesOf('---json\nrequire("fs")\n---\n')).toEqual(['front-matter/syntax']);
});
