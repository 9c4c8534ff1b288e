import { describe, expect, test } from 'vitest';
import { plainChapter } from '../../src/formats/format.js';
import { formats } from '../../src/formats/formats.js';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { sourceOf } from '../formats/source.js';

/** Where a regular expression that keeps a place for each character to go back to gives up. */
const length = 16_000_000;
const title = 'x'.repeat(length);

/** Of processor time; a hundredth of it is usual. */
const mostMs = 20_000;

const written = formats.filter(({ suffix }) => suffix !== null);

/** The library that reads tables has a bound of its own, and notes tell of every long title. */
const said: Readonly<Record<string, readonly string[]>> = {
  csv: ['formats/syntax'],
  markdown: ['notes/long-title'],
};

describe('a title of 16 MB', () => {
  test.each(written.map((format) => [format.name, format] as const))(
    '%s: is read as it was written, or refused with its place',
    async (name, format) => {
      const { parse, render } = await format.load();
      const text = render?.([plainChapter(0, title), plainChapter(10_000, 'B')]) ?? '';
      const { chapters, diagnostics } = parse(sourceOf(text));
      expect(diagnostics.map(({ code }) => code)).toEqual(said[name] ?? []);
      if (name !== 'csv') expect(chapters.map((chapter) => chapter.title.length)).toEqual([length, 1]);
    },
  );

  test('in the data of an episode: refused with its place', () => {
    const text = `{"length": 10, "topics": [{"time": "0:00", "title": "${title}"}, {"time": "0:10", "title": "B"}]}\n`;
    const { diagnostics } = parseNotes(sourceOf(text, 'episode.json'));
    expect(diagnostics.map(({ code }) => code)).toContain('front-matter/too-large');
  });

  test('in a string of a program: read', () => {
    const text = `const description = "0:00 ${title}\\n1:00 B\\n2:00 C";\n`;
    const { marks } = parseNotes(sourceOf(text, 'episode.js'));
    expect(marks.map(({ startMs }) => startMs)).toEqual([0, 60_000, 120_000]);
  });
});

describe('strings that are not read', () => {
  // Each escaped quote looks like the begin of a string: looking from each to the end took minutes.
  test.each(['episode.json', 'episode.js', 'episode.md'])('in %s: a million escaped quotes', (name) => {
    const value = `"0:00 A\\n1:00 B\\n2:00 ${'\\"'.repeat(1_000_000)}`;
    const text = name === 'episode.json' ? `{"description": ${value}"}` : `const description = ${value};\n`;
    const began = process.cpuUsage();
    parseNotes(sourceOf(text, name));
    const { user } = process.cpuUsage(began);
    expect(user / 1000).toBeLessThan(mostMs);
  });
});
