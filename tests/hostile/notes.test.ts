import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { decodeText } from '../../src/text/source-text.js';
import { randomNumbers } from '../build/random.js';
import { readNotes } from '../notes/read-notes.js';

/** Pieces that notes are made of, good ones and bad ones. */
const piece = fc.constantFrom(
  '- [@0:10] - ',
  '* **[1:02:03](#t=1:02:03)** ',
  '00:10 ',
  '(1:02) ',
  '10:3',
  '1;02',
  '### ',
  '\n',
  '\n\n',
  '\r\n',
  '  ',
  '    ',
  '> ',
  '```\n',
  '`',
  '<!--',
  '-->',
  '{>>',
  '<<}',
  '<p>',
  '</p>',
  '<br>',
  '<ul><li>',
  '<table><tr><td>',
  '<a href="#t=5">',
  '</a>',
  '<T>',
  '| 0:10 | x |\n|--|--|\n',
  '{% x timestamp="0:10" title="y" %}',
  '[x](https://example.com/%)',
  '[x]((y)',
  '**',
  '&amp;',
  '&#48;:10',
  '\u0000',
  '\ud83d',
  '😀',
  'Transcript\n',
  'words',
  '---\n',
  'chapters: [{start: 1, title: x}]\n',
);

const notes = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
);

describe('parseNotes() on arbitrary text', () => {
  test('never throws, and marks are in the text, in its order, titled and clean', () => {
    fc.assert(
      fc.property(notes, (text) => {
        const { source, marks, diagnostics } = readNotes(text);
        const offsetOf = (line: number, column: number) =>
          (source.lines.starts[line - 1] ?? Number.NaN) + column - 1;
        const places = marks.map(({ place }) => [
          offsetOf(place.line, place.column),
          offsetOf(place.endLine, place.endColumn),
        ]);
        const starts = places.map(([start]) => start);
        expect(starts).toEqual(starts.toSorted((a = 0, b = 0) => a - b));
        expect(places.every(([start = 1, end = 0]) => start <= end && end <= source.text.length)).toBe(true);
        expect(marks.every(({ startMs }) => Number.isSafeInteger(startMs) && startMs >= 0)).toBe(true);
        expect(marks.filter(({ title }) => /^\s|\s$|\s\s|[\n\t\p{Cc}\p{Cs}]/u.test(title))).toEqual([]);
        expect(marks.filter(({ url }) => url !== null && !/^https?:\/\//.test(url))).toEqual([]);
        const isEmpty = diagnostics.some(({ code }) => code === 'notes/no-chapters');
        expect(isEmpty).toBe(marks.length === 0);
      }),
      { numRuns: Number(process.env['NOTES_RUNS'] ?? 500), seed: 3 },
    );
  }, 600_000);

  test('reads the same again', () => {
    fc.assert(
      fc.property(notes, (text) => {
        const read = () => ({ ...readNotes(text), readTimes: readNotes(text).readTimes() });
        expect(read()).toEqual(read());
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});

describe('parseNotes() on two megabytes', () => {
  test.each([
    ['blanks in a tag', '<p', ' '],
    ['attributes', '<p ', '"" '],
    ['hard breaks', '- 0:10 ', '\u2029'],
    ['emoji', '- ', '😀'],
    ['a template tag', '{% ', '% '],
    ['quotations', '', '>'],
    ['brackets', '- 0:10 ', '['],
    ['bullets', '', '- '],
    ['backticks', '', '` '],
    ['tildes', '', '~'],
    ['chapters', '', '- [@0:10] - x\n'],
  ])(
    'of %s neither throws nor hangs',
    (_, start, run) => {
      const text = start + run.repeat(2e6 / run.length);
      expect(readNotes(text).diagnostics.length).toBeGreaterThan(0);
    },
    60_000,
  );
});

describe('parseNotes() on damaged notes', () => {
  const folder = new URL('../fixtures/notes/', import.meta.url);
  const files = readdirSync(folder).map((name) => new Uint8Array(readFileSync(new URL(name, folder))));

  test('never throws, whatever bytes change', () => {
    const random = randomNumbers(20_260_101);
    const count = Number(process.env['NOTES_MUTATIONS'] ?? 400);
    let readable = 0;
    for (let index = 0; index < count; index += 1) {
      const { source } = decodeText('x.md', mutate(files[index % files.length] ?? new Uint8Array(), random));
      if (source === null) continue;
      parseNotes(source);
      readable += 1;
    }
    expect(readable).toBeGreaterThan(count / 4);
  }, 600_000);
});

const alphabet = Array.from('\n\r\t -*#>|[]()@:;<>&`~{}%"\'0159oO', (character) => character.charCodeAt(0));

/** Changes, removes, repeats or moves a few runs of bytes. */
function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let changed = [...bytes];
  for (let round = random(8); round >= 0; round -= 1) {
    const at = random(changed.length + 1);
    const length = random(12);
    const run = changed.slice(at, at + length);
    const byte = alphabet[random(alphabet.length)] ?? 0;
    const kind = random(5);
    if (kind === 0) changed.splice(at, 1, random(256));
    else if (kind === 1) changed.splice(at, 0, byte);
    else if (kind === 2) changed.splice(at, length);
    else if (kind === 3) changed.splice(at, 0, ...run, ...run);
    else changed = [...changed.slice(at), ...changed.slice(0, at)];
  }
  return Uint8Array.from(changed);
}
