import { describe, expect, test } from 'vitest';
import { codesOf, parse } from './source.js';

function yaml(lines: string): string {
  return `---\n${lines}\n---\n`;
}

/** The same two chapters in every form. */
const forms: [what: string, text: string][] = [
  [
    'start and title',
    yaml('chapters:\n  - start: 00:03:30\n    title: News\n  - start: 00:10:00\n    title: "Q: and A"'),
  ],
  [
    'JSON names',
    '{"chapters":[{"startTime":210,"title":"News"},{"startTime":600.0,"title":"Q: and A","img":null}]}\n',
  ],
  [
    'a map with a version',
    yaml(
      'podcast_chapters: {version: 1.2.0, chapters: [{time: "3:30", name: News}, {time: "10:00", name: "Q: and A"}]}',
    ),
  ],
  [
    'JSON in a string',
    yaml(`chapters: '[{"startTime":210,"title":"News"},{"startTime":600,"title":"Q: and A"}]'`),
  ],
  [
    'JSON with a version in a string',
    yaml(
      `podcast_chapters: '{"version":"1","chapters":[{"startTime":210,"title":"News"},{"startTime":600,"title":"Q: and A"}]}'`,
    ),
  ],
  ['texts', yaml('chapters:\n  - 03:30 News\n  - "[10:00] - Q: and A"')],
  ['lines of one text', yaml('chapters: |\n  03:30 News\n  (10:00) Q: and A')],
  ['times as keys', yaml('chapters:\n  03:30: News\n  10:00: "Q: and A"')],
  ['items with times as keys', yaml('chapter:\n  - 03:30: News\n  - 10:00: "Q: and A"')],
  [
    'milliseconds',
    yaml('chapters:\n  - {start_ms: 210000, title: News}\n  - {start_ms: 600000, title: "Q: and A"}'),
  ],
  [
    'within a wrapper',
    yaml('params:\n  chapters:\n    - {start: 210, title: News}\n    - {start: 600, title: "Q: and A"}'),
  ],
  [
    'TOML',
    '+++\n[[chapters]]\nstart = 00:03:30\ntitle = "News"\n[[chapters]]\nstart = 600.0\ntitle = "Q: and A"\n+++\n',
  ],
];

describe('parseFrontMatter() reads chapters', () => {
  test.each(forms)('%s', (_, text) => {
    const { chapters, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(
      chapters.map(({ startMs, title, endMs, url, depth }) => ({ startMs, title, endMs, url, depth })),
    ).toEqual([
      { startMs: 210_000, title: 'News', endMs: null, url: null, depth: 0 },
      { startMs: 600_000, title: 'Q: and A', endMs: null, url: null, depth: 0 },
    ]);
  });

  test('in milliseconds where seconds would make days of it', () => {
    const parts = (...starts: number[]) =>
      yaml(
        `chapters:\n${starts.map((start) => `  - {title: Part, start: ${start}, end: ${start + 9999}}\n`).join('')}`,
      );
    const startsOf = (text: string) => parse(text).chapters.map(({ startMs }) => startMs);
    expect(startsOf(parts(0, 314_733, 709_453))).toEqual([0, 314_733, 709_453]);
    // A long book, and a short list.
    expect(startsOf(parts(0, 14_400, 50_401, 100_801))).toEqual([0, 14_400_000, 50_401_000, 100_801_000]);
    expect(startsOf(parts(0, 30_250, 60_500))).toEqual([0, 30_250_000, 60_500_000]);
  });

  test.each(forms)('at the place of the start: %s', (_, text) => {
    const lines = text.split('\n');
    const spans = parse(text).chapters.map(({ place }) =>
      lines[place.line - 1]?.slice(place.column - 1, place.endColumn - 1),
    );
    expect(spans.map((span) => span?.replaceAll('"', ''))).toEqual([
      expect.stringMatching(/^(?:00:)?0?3:30$|^210(?:000)?$/),
      expect.stringMatching(/^(?:00:)?10:00$|^600(?:000)?(?:\.0)?$/),
    ]);
  });

  test('with ends, links and fractions', () => {
    const { chapters } = parse(
      yaml('chapters:\n  - {start: 91.25, end: "2:00", title: " A\\tB ", url: "https://EXAMPLE.org"}'),
    );
    expect(chapters).toMatchObject([
      { startMs: 91_250, endMs: 120_000, title: 'A B', url: 'https://example.org/' },
    ]);
  });

  test('with the other reading of a clock in three parts', () => {
    const { chapters } = parse(yaml('chapters: [{start: "56:36:20", title: A}]'));
    expect(chapters[0]?.otherReadings).toEqual([{ kind: 'minutes-seconds-frames', startMs: 3_396_000 }]);
  });

  test('of the first key that has a list', () => {
    expect(parse(yaml('chapter: 3\nchapters: [0:10 A]')).chapters).toHaveLength(1);
    expect(parse(yaml('chapters: /chapters/12.json')).chapters).toEqual([]);
    expect(codesOf(yaml('chapters: /chapters/12.json\nchapter: 3'))).toEqual([]);
  });
});

describe('parseFrontMatter() reports in a chapter list', () => {
  const cases: [entry: string, code: string, severity: string, columns: [number, number]][] = [
    ['{title: B}', 'front-matter/chapter-without-start', 'error', [5, 6]],
    ['{start: soon, title: B}', 'front-matter/chapter-start-malformed', 'error', [13, 17]],
    ['{start: "1:75:00", title: B}', 'notes/field-over-59', 'error', [13, 22]],
    ['{start: "1:5:00", title: B}', 'notes/one-digit-field', 'warning', [13, 21]],
    ['{start: "12 :30", title: B}', 'notes/clock-blank', 'warning', [13, 21]],
    ['{start: -5, title: B}', 'front-matter/chapter-start-malformed', 'error', [13, 15]],
    ['{start: 60, title: " "}', 'front-matter/chapter-untitled', 'error', [13, 15]],
    ['{start: 60, title: B, end: 30}', 'front-matter/chapter-end-malformed', 'warning', [32, 34]],
    ['{start: 60, title: B, end: late}', 'front-matter/chapter-end-malformed', 'warning', [32, 36]],
    ['{start: 60, title: B, url: "javascript:x"}', 'front-matter/chapter-link', 'warning', [32, 46]],
    ['{start: 60, title: B, image: {src: a.jpg}}', 'front-matter/chapter-value-nested', 'warning', [5, 6]],
    [
      '{start: 60, title: B, url: [https://a.example]}',
      'front-matter/chapter-value-nested',
      'warning',
      [5, 6],
    ],
    ['no stamp', 'front-matter/chapter-without-start', 'error', [5, 13]],
    ['[1, 2]', 'front-matter/chapter-without-start', 'error', [5, 6]],
  ];
  test.each(cases)('%s', (entry, code, severity, [column, endColumn]) => {
    const text = yaml(`chapters:\n  - {start: 0, title: A}\n  - ${entry}`);
    const { chapters, diagnostics } = parse(text);
    expect(diagnostics).toMatchObject([{ code, severity, place: { line: 4, column, endColumn } }]);
    expect(chapters[0]?.title).toBe('A');
  });

  test('a list without any start is reported once, at its key', () => {
    expect(parse(yaml('chapters: [one, two]')).diagnostics).toMatchObject([
      { code: 'front-matter/no-starts', severity: 'warning', place: { line: 2, column: 1, endColumn: 9 } },
    ]);
  });
});
