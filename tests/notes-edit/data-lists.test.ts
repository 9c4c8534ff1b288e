import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import type { ShowNotes } from '../../src/notes/show-notes.js';
import type { MarkChange } from '../../src/notes-edit/mark-change.js';
import { planNotesEdit } from '../../src/notes-edit/plan-notes-edit.js';
import { decodeText } from '../../src/text/source-text.js';

function notesOf(text: string, file = 'episode.md'): ShowNotes {
  const { source } = decodeText(file, new TextEncoder().encode(text));
  if (source === null) throw new Error('no text');
  return parseNotes(source);
}

/** The notes after changes; fails where they are refused. */
function edited(text: string, changes: readonly MarkChange[], file?: string): string {
  const plan = planNotesEdit(notesOf(text, file), changes);
  expect(plan.diagnostics.map(({ message }) => message)).toEqual([]);
  return plan.text;
}

const insert = (startMs: number, title: string, url: string | null = null): MarkChange => ({
  kind: 'insert',
  startMs,
  title,
  url,
});
const remove = (mark: number): MarkChange => ({ kind: 'remove', mark });
const retitle = (mark: number, title: string): MarkChange => ({ kind: 'retitle', mark, title });

const rows = `---
chapters:
  - start: "00:10"
    title: Hello # the host
    img: a.jpg
  - start: "01:00"
    title: 'It''s on'
    url: https://example.com/b
title: Show
---

Text.
`;

describe('a list of maps in front matter', () => {
  test('writes a new entry in the form of the one before it, without what is only about that one', () => {
    expect(edited(rows, [insert(30_000, 'Ready: go', 'https://example.com/n')])).toBe(
      rows.replace(
        '  - start: "01:00"',
        '  - start: "00:30"\n    title: "Ready: go"\n    url: "https://example.com/n"\n  - start: "01:00"',
      ),
    );
    expect(edited(rows, [insert(90_000, "Who's there")])).toBe(
      rows.replace('title: Show', "  - start: \"01:30\"\n    title: 'Who''s there'\ntitle: Show"),
    );
    expect(edited(rows, [insert(0, 'Before')])).toBe(
      rows.replace('  - start: "00:10"', '  - start: "00:00"\n    title: Before\n  - start: "00:10"'),
    );
  });

  test('loses an entry with all of its lines, comment and picture too', () => {
    expect(edited(rows, [remove(0)])).toBe(rows.replace(/ {2}- start: "00:10"\n.*\n.*\n/, ''));
    expect(edited(rows, [remove(1)])).toBe(rows.replace(/ {2}- start: "01:00"\n.*\n.*\n/, ''));
  });

  test('takes a title between its quotes, and gives quotes to a plain one that needs them', () => {
    expect(edited(rows, [retitle(1, "That's it")])).toBe(rows.replace("It''s on", "That''s it"));
    expect(edited(rows, [retitle(0, 'Yes: #1')])).toBe(rows.replace('Hello', '"Yes: #1"'));
    expect(edited(rows, [retitle(0, '12')])).toBe(rows.replace('Hello', '"12"'));
  });
});

const oneLine = '---\nchapters: [{start: 10, title: A}, {start: 60, title: B}, {start: 90, title: C}]\n---\n';

describe('entries with commas between them', () => {
  test.each<[string, readonly MarkChange[], string]>([
    ['the first goes', [remove(0)], '{start: 60, title: B}, {start: 90, title: C}'],
    ['the last goes', [remove(2)], '{start: 10, title: A}, {start: 60, title: B}'],
    ['the last two go', [remove(1), remove(2)], '{start: 10, title: A}'],
    ['the first two go', [remove(0), remove(1)], '{start: 90, title: C}'],
    [
      'one is new',
      [insert(70_000, 'N')],
      '{start: 10, title: A}, {start: 60, title: B}, {start: 70, title: N}, {start: 90, title: C}',
    ],
    [
      'a new one for the last',
      [remove(2), insert(95_000, 'N')],
      '{start: 10, title: A}, {start: 60, title: B}, {start: 95, title: N}',
    ],
    [
      'a new one for the first',
      [remove(0), insert(12_000, 'N')],
      '{start: 12, title: N}, {start: 60, title: B}, {start: 90, title: C}',
    ],
    [
      'a new head',
      [insert(0, 'N')],
      '{start: 0, title: N}, {start: 10, title: A}, {start: 60, title: B}, {start: 90, title: C}',
    ],
    [
      'all are new',
      [remove(0), remove(1), remove(2), insert(5000, 'N'), insert(70_000, 'M')],
      '{start: 5, title: N}, {start: 70, title: M}',
    ],
  ])('%s', (_, changes, after) => {
    expect(edited(oneLine, changes)).toBe(`---\nchapters: [${after}]\n---\n`);
  });

  test('JSON over several lines', () => {
    const json = `{
  "title": "Show",
  "topics": [
    {
      "time": "0:10",
      "title": "A \\"b\\""
    },
    {
      "time": "1:00",
      "title": "B"
    }
  ]
}
`;
    expect(edited(json, [insert(30_000, 'A "quote"'), retitle(1, 'C:\\D')], 'episode.json')).toBe(
      json
        .replace(
          '    {\n      "time": "1:00"',
          '    {\n      "time": "0:30",\n      "title": "A \\"quote\\""\n    },\n    {\n      "time": "1:00"',
        )
        .replace('"B"', '"C:\\\\D"'),
    );
  });
});

describe('other shapes', () => {
  test('entries of one text', () => {
    const notes = '---\ntimestamps:\n  - "00:10 - Hello"\n  - "01:00 - Work <https://example.com/>"\n---\n';
    expect(edited(notes, [insert(30_000, 'More'), retitle(0, 'Hi'), remove(1)])).toBe(
      '---\ntimestamps:\n  - "00:10 - Hi"\n  - "00:30 - More"\n---\n',
    );
  });

  test('from times to titles', () => {
    const notes = '---\nchapters:\n  "0:10": Hello\n  "1:00": Work\n---\n';
    expect(edited(notes, [insert(30_000, 'More: less'), remove(1)])).toBe(
      '---\nchapters:\n  "0:10": Hello\n  "0:30": "More: less"\n---\n',
    );
  });

  test('lines of a block of text', () => {
    const notes = '---\nchapters: |\n  0:10 Hello\n  1:00 Work\ntitle: Show\n---\n';
    expect(edited(notes, [insert(30_000, 'More'), remove(1), retitle(0, 'Hi')])).toBe(
      '---\nchapters: |\n  0:10 Hi\n  0:30 More\ntitle: Show\n---\n',
    );
  });

  test('what is written elsewhere is refused with its place', () => {
    const notes = '---\na: &a {start: 10, title: A}\nchapters:\n  - *a\n  - {start: 60, title: B}\n---\n';
    const { diagnostics, edits } = planNotesEdit(notesOf(notes), [remove(0)]);
    expect(edits).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['edit/notes-place']);
  });
});

test('any title and any set of changes reads again as it was meant, or nothing is changed', () => {
  const title = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).map((text) => `T${text}`);
  const forms = [rows, oneLine, '---\nchapters:\n  "0:10": Hello\n  "1:00": Work\n---\n'];
  let made = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      title,
      fc.integer({ min: 0, max: 200 }),
      fc.nat(1),
      (form, words, s, at) => {
        const notes = notesOf(form);
        const changes: readonly MarkChange[] = [insert(s * 1000, words), remove(at)];
        const plan = planNotesEdit(notes, changes);
        if (plan.diagnostics.length > 0) {
          expect(plan.edits).toEqual([]);
          return;
        }
        made += 1;
        const again = notesOf(plan.text).marks;
        expect(again).toHaveLength(notes.marks.length);
        expect(again.some(({ startMs }) => startMs === s * 1000)).toBe(true);
      },
    ),
    { seed: 17, numRuns: 300 },
  );
  expect(made).toBeGreaterThan(250);
});
