import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import { planFrontMatterEdit } from '../../src/front-matter/edit.js';
import { parseFrontMatter } from '../../src/front-matter/front-matter.js';
import { type Encoding, edited, encode, sourceOf } from './source.js';

const update = { byteLength: 59_051_904, durationMs: 3_690_031 };

describe('planFrontMatterEdit() writes over a value', () => {
  test.each([
    ['length: 1', 'length: 59051904'],
    ['length: "1" # bytes', 'length: "59051904" # bytes'],
    ["length:   '1'", "length:   '59051904'"],
    ['length: &l 1', 'length: &l 59051904'],
    ['"length": 1', '"length": 59051904'],
    ['length: 37,998,094', 'length: 59051904'],
    ['length: 47.1 MB', 'length: 47.1 MB\nbytes: 59051904'],
    ['length: {mp3: 1, m4a: 2}', 'length: {mp3: 59051904, m4a: 2}'],
    ['length:\n  m4a: 2\n  mp3: 1 # x', 'length:\n  m4a: 2\n  mp3: 59051904 # x'],
    ['length:', 'length: 59051904'],
    ['length: # later', 'length: 59051904 # later'],
    ['length: ~', 'length: 59051904'],
    ['length: ""', 'length: "59051904"'],
    ['{a: 1, length: 1}', '{a: 1, length: 59051904}'],
    ['{a: 1, length: , b: 2}', '{a: 1, length: 59051904, b: 2}'],
    ['enclosure:\n  url: a.mp3\n  length: 1 # x', 'enclosure:\n  url: a.mp3\n  length: 59051904 # x'],
    ['bytes: 1\nlength: 1', 'bytes: 59051904\nlength: 59051904'],
    ['length: 059051904', 'length: 059051904'],
    ['length: "59051904"', 'length: "59051904"'],
  ])('YAML %j', (before, after) => {
    const { byteLength } = update;
    expect(edited(`---\n${before}\n---\nlength: 1\n`, { byteLength })).toBe(
      `---\n${after}\n---\nlength: 1\n`,
    );
  });

  test.each([
    ['{"length": 1}', '{"length": 59051904}'],
    ['{ "length" : "1" ,"b":[ 1 ]}', '{ "length" : "59051904" ,"b":[ 1 ]}'],
    ['{\n  "length": null\n}', '{\n  "length": 59051904\n}'],
    ['+++\nlength = 1 # x\n[a]\nlength = 2\n+++', '+++\nlength = 59051904 # x\n[a]\nlength = 2\n+++'],
    ["+++\nenclosure = { length = '1' }\n+++", "+++\nenclosure = { length = '59051904' }\n+++"],
    ['+++\nlength = 59_051_904\n+++', '+++\nlength = 59_051_904\n+++'],
  ])('%j', (before, after) => {
    expect(edited(`${before}\nBody`, { byteLength: update.byteLength })).toBe(`${after}\nBody`);
  });
});

describe('planFrontMatterEdit() adds a duration next to the sizes of all formats', () => {
  test.each([
    ['length: {mp3: 1, m4a: 2}', 'length: {mp3: 1, m4a: 2}\nduration: "1:01:30"'],
    ['filesize:\n  mp3: 1\n  m4a: 2\nx: 3', 'filesize:\n  mp3: 1\n  m4a: 2\nduration: "1:01:30"\nx: 3'],
  ])('%j', (before, after) => {
    const { durationMs } = update;
    expect(edited(`---\n${before}\n---\n`, { durationMs })).toBe(`---\n${after}\n---\n`);
  });
});

describe('planFrontMatterEdit() finds values below an opening line', () => {
  test.each(['--- ', '---  ', '---\t', '--- \r'])('%j', (opener) => {
    const { byteLength } = update;
    expect(edited(`${opener}\nlength: 1\n---\nBody\n`, { byteLength })).toBe(
      `${opener}\nlength: 59051904\n---\nBody\n`,
    );
  });
});

describe('planFrontMatterEdit() writes a duration in the style of the old one', () => {
  test.each([
    ['"0:58:30"', '"1:01:30"'],
    ['"00:58:30"', '"01:01:30"'],
    ['"58:30"', '"1:01:30"'],
    ['"75:30"', '"61:30"'],
    ['58:30', '1:01:30'],
    ["'0:58:30.5'", "'1:01:30.0'"],
    ['"0:58:30,500"', '"1:01:30,031"'],
    ['00.58.30', '01.01.30'],
    ['2449', '3690'],
    ['2449.25', '3690.03'],
    ['58 min', '"1:01:30"'],
    ['Bonus', '"1:01:30"'],
    ['', '"1:01:30"'],
    ['"1:02"', '"1:01:30"'],
    ['"1:01:30"', '"1:01:30"'],
    ['3690', '3690'],
    ['1h 1m 30s', '1h 1m 30s'],
  ])('%s', (before, after) => {
    const expected = `---\nduration: ${after}\n---\n`;
    expect(edited(`---\nduration: ${before}\n---\n`, { durationMs: update.durationMs })).toBe(expected);
  });

  test('short ones keep their width', () => {
    expect(edited('---\nduration: "10:30"\n---\n', { durationMs: 545_000 })).toBe(
      '---\nduration: "09:05"\n---\n',
    );
    expect(edited('---\nduration: "9:30"\n---\n', { durationMs: 65_000 })).toBe(
      '---\nduration: "1:05"\n---\n',
    );
    expect(edited('---\nduration_ms: 5\n---\n', { durationMs: 65_031 })).toBe(
      '---\nduration_ms: 65031\n---\n',
    );
  });
});

describe('planFrontMatterEdit() adds what is absent', () => {
  test.each([
    [
      '---\ntitle: x\n# end\n---\nBody',
      '---\ntitle: x\n# end\nduration: "1:01:30"\nlength: 59051904\n---\nBody',
    ],
    ['---\n---\nBody', '---\nduration: "1:01:30"\nlength: 59051904\n---\nBody'],
    [
      '---\r\nfile: a.mp3\r\nb: 1\r\n---\r\n',
      '---\r\nfile: a.mp3\r\nduration: "1:01:30"\r\nlength: 59051904\r\nb: 1\r\n---\r\n',
    ],
    [
      '---\nenclosure:\n    url: a.mp3\nb: 1\n---\n',
      '---\nenclosure:\n    url: a.mp3\n    duration: "1:01:30"\n    length: 59051904\nb: 1\n---\n',
    ],
    [
      '---\nenclosures:\n  - url: a.mp3\n---\n',
      '---\nenclosures:\n  - url: a.mp3\n    duration: "1:01:30"\n    length: 59051904\n---\n',
    ],
    ['---\n{file: a.mp3}\n---\n', '---\n{file: a.mp3, duration: "1:01:30", length: 59051904}\n---\n'],
    ['{"file":"a.mp3"}\n', '{"file":"a.mp3","duration":"1:01:30","length":59051904}\n'],
    [
      '{\n\t"a": [],\n\t"b": 1\n}\n',
      '{\n\t"a": [],\n\t"b": 1,\n\t"duration": "1:01:30",\n\t"length": 59051904\n}\n',
    ],
    [
      '+++\na = 1\n\n[b]\nc = 2\n+++\n',
      '+++\na = 1\nduration = "1:01:30"\nlength = 59051904\n\n[b]\nc = 2\n+++\n',
    ],
    [
      '+++\n[params]\nfile = "a.mp3"\n+++\n',
      '+++\n[params]\nfile = "a.mp3"\nduration = "1:01:30"\nlength = 59051904\n+++\n',
    ],
    [
      '+++\npodcast.file = "a.mp3"\n+++\n',
      '+++\npodcast.file = "a.mp3"\npodcast.duration = "1:01:30"\npodcast.length = 59051904\n+++\n',
    ],
  ])('%j', (before, after) => {
    expect(edited(before, update)).toBe(after);
  });

  test.each([
    ['podcast_duration: "1:01:30"', 'podcast_bytes: "59051904"'],
    ['podcastDuration: 1:01:30', 'podcastBytes: 59051904'],
    ["duration: '1:01:30'", "length: '59051904'"],
    ['duration: 3690', 'length: 59051904'],
    ['length: 1h 1m 30s', 'bytes: 59051904'],
  ])('next to %s: %s', (sibling, added) => {
    expect(edited(`---\n${sibling} # x\nz: 1\n---\n`, update)).toBe(
      `---\n${sibling} # x\n${added}\nz: 1\n---\n`,
    );
  });
});

describe('planFrontMatterEdit() refuses and says what to write where', () => {
  const cases: [text: string, line: number, reason: RegExp][] = [
    ['---\nsize: &l 1\nlength: *l\n---\n', 3, /an alias/],
    ['---\nlength: |\n  1\n---\n', 2, /a block/],
    ['---\nlength: !!str 1\n---\n', 2, /a tag/],
    ['---\nlength: [1]\n---\n', 2, /a list/],
    ['---\nbase: &b {length: 1}\n<<: *b\n---\n', 2, /a merge key/],
    ['---\nlength: &l 1\nsize_of: *l\n---\n', 1, /size_of would change/],
    ['---\nlength: 1\nlength: 1\n---\n', 1, /cannot be read/],
    ['---\na: [\n---\n', 1, /cannot be read/],
    ['---js\n{}\n---\n', 1, /cannot be read/],
    ['Body\n', 1, /no front matter/],
    ['+++\nlength = """1"""\n+++\n', 2, /a block/],
    ['[{"start": "0:00", "title": "A"}]\n', 1, /the file is a list/],
    ['- start: "0:00"\n  title: A\n', 1, /the file is a list/],
  ];
  test.each(cases)('%j', (text, line, reason) => {
    const plan = planFrontMatterEdit(sourceOf(text), { byteLength: 59_051_904 });
    expect(plan.edits).toEqual([]);
    expect(plan.diagnostics).toMatchObject([
      { code: 'front-matter/not-editable', severity: 'error', place: { line } },
    ]);
    expect(plan.diagnostics[0]?.message).toMatch(reason);
    expect(plan.diagnostics[0]?.help).toMatch(/^write length: 59051904 .* by hand$/);
  });

  test('no part of the update when one value is in the way, which is named', () => {
    const text = '---\nduration: "58:30"\nlength: |\n  1\n---\n';
    expect(edited(text, update)).toEqual([
      'length cannot be set to 59051904 without guessing: it is an alias, a block of text or has a tag; write length: 59051904 here by hand',
    ]);
    expect(edited('---\nduration: &d "58:30"\nb: *d\nlength: 1\n---\n', update)).toEqual([
      expect.stringContaining('duration cannot be set to "1:01:30" without guessing: b would change with it'),
    ]);
  });

  test('a bare number that means minutes', () => {
    expect(edited('---\nduration: 61\n---\n', { durationMs: 3_690_000 })).toEqual([
      expect.stringContaining('61 may be minutes'),
    ]);
  });
});

test('planFrontMatterEdit() without anything to write does nothing, with or without front matter', () => {
  expect(planFrontMatterEdit(sourceOf('Body'), {})).toEqual({
    edits: [],
    updated: [],
    replaced: [],
    diagnostics: [],
  });
});

const plainText = fc.stringMatching(/^[a-zäö€😀 #:.-]{0,12}$/u);

test('planFrontMatterEdit() changes the value and no other byte, in any encoding and line end', () => {
  const notes = fc.record({
    encoding: fc.constantFrom<Encoding>('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    quote: fc.constantFrom('', "'", '"'),
    blanks: fc.constantFrom(' ', '   '),
    title: plainText,
    comment: fc.constantFrom('', ' # ä', '   # length: 5'),
    body: plainText,
    old: fc.nat(),
    byteLength: fc.nat(),
  });
  fc.assert(
    fc.property(notes, ({ encoding, lineEnd, quote, blanks, title, comment, body, old, byteLength }) => {
      const lines = (value: number) =>
        [
          '---',
          `title: ${JSON.stringify(title)}`,
          `length:${blanks}${quote}${value}${quote}${comment}`,
          'z: 😀',
          '---',
          body,
        ].join(lineEnd);
      const source = sourceOf(lines(old), encoding);
      const plan = planFrontMatterEdit(source, { byteLength });
      expect(plan.diagnostics).toEqual([]);
      expect(plan.edits).toHaveLength(old === byteLength ? 0 : 1);
      expect(applyEdits(source.bytes, plan.edits)).toEqual(encode(lines(byteLength), encoding));
    }),
  );
});

test('planFrontMatterEdit() done twice changes nothing more, and states what was asked for', () => {
  const forms = fc.constantFrom(
    '---\ntitle: x\n---\n',
    '---\nenclosure: {url: a.mp3}\n---\n',
    '---\nduration: 0:12\nlength:\n---\n',
    '{"file": "a.mp3"}\n',
    '+++\nduration = 00:10:00\n+++\n',
  );
  fc.assert(
    fc.property(
      forms,
      fc.integer({ min: 1 }),
      fc.integer({ min: 1000, max: 80_000_000 }),
      (text, byteLength, durationMs) => {
        const source = sourceOf(text);
        const wanted = { byteLength, durationMs };
        const first = planFrontMatterEdit(source, wanted);
        const after = sourceOf(new TextDecoder().decode(applyEdits(source.bytes, first.edits)));
        expect(first.diagnostics).toEqual([]);
        expect(planFrontMatterEdit(after, wanted)).toEqual({
          edits: [],
          updated: [],
          replaced: [],
          diagnostics: [],
        });
        const { stated } = parseFrontMatter(after);
        expect(stated.byteLength?.value).toBe(byteLength);
        expect(Math.abs((stated.durationMs?.value ?? 0) - durationMs)).toBeLessThanOrEqual(500);
      },
    ),
  );
});

test('planFrontMatterEdit() fills in a length of 0, and leaves sizes for people and other formats alone', () => {
  const byteLength = 124_672;
  expect(edited('---\nlength: 0\n---\n', { byteLength })).toBe('---\nlength: 124672\n---\n');
  expect(edited('---\nfile_size: 0.1 MB\nlength: 5\n---\n', { byteLength })).toBe(
    '---\nfile_size: 0.1 MB\nlength: 124672\n---\n',
  );
  expect(edited('---\nfile_size: 0.1 MB\n---\n', { byteLength })).toBe(
    '---\nfile_size: 0.1 MB\nlength: 124672\n---\n',
  );
  expect(edited('---\nfilesize:\n  mp3: 5\n  ogg: 6\n---\n', { byteLength })).toBe(
    '---\nfilesize:\n  mp3: 124672\n  ogg: 6\n---\n',
  );
});
