import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileChapter } from '../../src/formats/format.js';
import { formats } from '../../src/formats/formats.js';
import { oneLine } from '../../src/formats/lines.js';
import { renderChapters } from '../../src/formats/losses.js';
import { sourceOf, withoutPlaces } from './source.js';

/** Pieces that mean something to one format or another. */
const awkward = [
  '=',
  '#',
  ';',
  '-->',
  '</title>',
  '\n',
  '\r\n',
  '\0',
  '"',
  "'",
  '\\',
  '&amp;',
  '&',
  '<b>',
  '<https://a.example/>',
  '\t',
  '[x](y)',
  '*',
  '`',
  '|',
  ',',
  '- ',
  '1. ',
  '0:10',
  '[CHAPTER]',
  '{',
  ']]>',
  '%3E',
  '@',
  '=1+1',
  '\u2028',
  '\ud83c\udfa7',
  '\ud800',
  'שלום',
  'العربية',
  '日本語',
  'नमस्ते',
  'e\u0301',
  '\u202e',
  '\ufeff',
  '\u00a0',
];
const title = fc
  .array(
    fc.oneof(
      fc.constantFrom(...awkward),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((pieces) => pieces.join(''));

const address = fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url) => new URL(url).href);

const list = fc
  .array(
    fc.record({
      lengthMs: fc.integer({ min: 1, max: 5_000_000 }),
      title,
      url: fc.option(address),
      image: fc.option(address),
      hidden: fc.boolean(),
      depth: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows): readonly FileChapter[] => {
    let startMs = 0;
    return rows.map(({ lengthMs, ...rest }) => {
      const chapter = { startMs, endMs: startMs + lengthMs, ...rest };
      startMs += lengthMs;
      return chapter;
    });
  });

/** A title as each format can hold it, said without its code. */
const heldTitle: Readonly<Record<string, (title: string) => string>> = {
  json: (text) => text,
  csv: (text) => text.toWellFormed(),
  psc: (text) => xmlText(text),
  'psc-item': (text) => xmlText(text),
  // Any mark may be one that its reader leaves out of titles.
  markdown: (text) => `a ${oneLine(text).replace(/[^\p{L}\p{M}]+/gu, '')}`.trim(),
  ffmetadata: (text) => text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n'),
};

function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\x20-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** What a format is given, for its `holds` to be all that it loses. */
function holdable(name: string, chapters: readonly FileChapter[]): readonly FileChapter[] {
  const format = formats.find((one) => one.name === name);
  if (format === undefined) throw new Error(name);
  const { holds } = format;
  let deepest = -1;
  return chapters.map(({ startMs, endMs, title: text, url, image, hidden, depth }) => {
    deepest = Math.min(depth, deepest + 1);
    const held = (heldTitle[name] ?? oneLine)(text);
    return {
      startMs: Math.floor(startMs / holds.stepMs) * holds.stepMs,
      endMs: holds.end ? endMs : null,
      // A time alone on its line, a link at the end of one, or nothing at all are not titles that a line can hold.
      title:
        isLineFormat(name) && (held === '' || /<[^<>]*>$|^\(?[\d:]+\)?$|^\(?[\d:]+\)? /.test(held))
          ? 'x'
          : held,
      url: holds.url ? url : null,
      image: holds.image ? image : null,
      hidden: holds.hidden && hidden,
      depth: holds.depth ? deepest : 0,
    };
  });
}

function isLineFormat(name: string): boolean {
  return ['mp4chaps', 'youtube', 'spotify', 'apple', 'castopod'].includes(name);
}

const writable = formats.filter(({ suffix }) => suffix !== null).map(({ name }) => name);

describe('render() and parse()', () => {
  test.each(writable)('%s: undo each other for all that the format holds', async (name) => {
    const format = formats.find((one) => one.name === name);
    const { parse, render } = (await format?.load()) ?? {};
    if (parse === undefined || render === undefined) throw new Error(name);
    fc.assert(
      fc.property(list, (chapters) => {
        const held = holdable(name, chapters);
        const read = parse(sourceOf(render(held)));
        expect(read.diagnostics).toEqual([]);
        expect(withoutPlaces(read.chapters)).toEqual(held);
      }),
      { numRuns: 300, seed: 17 },
    );
  });

  test.each(writable)('%s: reports what is lost, and nothing else', async (name) => {
    const format = formats.find((one) => one.name === name);
    const codec = await format?.load();
    if (codec === undefined) throw new Error(name);
    fc.assert(
      fc.property(list, (chapters) => {
        const held = holdable(name, chapters);
        expect(renderChapters(name, codec, held, 'x').diagnostics).toEqual([]);
        const { diagnostics } = renderChapters(name, codec, chapters, 'x');
        expect(diagnostics.every(({ code }) => code === 'export/lossy')).toBe(true);
        if (!format?.holds.url && chapters.some(({ url, hidden }) => url !== null && !hidden))
          expect(diagnostics.map(({ args }) => args['what'])).toContain('links');
      }),
      { numRuns: 100, seed: 17 },
    );
  });
});
