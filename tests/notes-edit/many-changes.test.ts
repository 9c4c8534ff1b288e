import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import type { MarkChange } from '../../src/notes-edit/mark-change.js';
import { planNotesEdit } from '../../src/notes-edit/plan-notes-edit.js';
import { decodeText } from '../../src/text/source-text.js';

/** In the logarithm: 1 is linear, 2 grows with the square. */
const mostSlope = 1.3;
const [few, many] = [60, 480];

const each = (count: number, render: (clock: string, index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const seconds = index * 10;
    const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return render(fields.map((field) => String(field).padStart(2, '0')).join(':'), index);
  });

const forms: readonly (readonly [string, (count: number) => string])[] = [
  ['lines', (count) => each(count, (clock, index) => `- ${clock} Title ${index}\n`).join('')],
  [
    'rows of data',
    (count) =>
      `---\nchapters:\n${each(count, (clock, index) => `  - start: "${clock}"\n    title: Title ${index}\n`).join('')}---\n`,
  ],
  [
    'data in brackets',
    (count) =>
      `---\nchapters: [${each(count, (clock, index) => `{start: "${clock}", title: T${index}}`).join(', ')}]\n---\n`,
  ],
];

const kinds: readonly (readonly [string, (index: number) => MarkChange])[] = [
  [
    'insert',
    (index) => ({ kind: 'insert', startMs: index * 10_000 + 5000, title: `New ${index}`, url: null }),
  ],
  ['move', (mark) => ({ kind: 'move', mark, startMs: mark * 10_000 + 1000 })],
  ['remove', (mark) => ({ kind: 'remove', mark })],
];

/** How often a mark or a part of one is read for changes of all marks but the first two. */
function countReads(
  notesOf: (count: number) => string,
  changeOf: (index: number) => MarkChange,
  count: number,
): number {
  const { source } = decodeText('episode.md', new TextEncoder().encode(notesOf(count)));
  if (source === null) throw new Error('no text');
  const notes = parseNotes(source);
  let reads = 0;
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, key) {
        reads += 1;
        return Reflect.get(object, key);
      },
    });
  const changes = Array.from({ length: count - 2 }, (_, index) => changeOf(index + 2));
  const plan = planNotesEdit({ ...notes, marks: counted(notes.marks.map(counted)) }, changes);
  expect(plan.diagnostics.map(({ message }) => message)).toEqual([]);
  return reads;
}

describe('many changes look at each mark a few times, not once for each change', () => {
  for (const [form, notesOf] of forms) {
    test.each(kinds)(`${form}: %s`, (_kind, changeOf) => {
      const [small, large] = [countReads(notesOf, changeOf, few), countReads(notesOf, changeOf, many)];
      expect(large / small).toBeLessThan((many / few) ** mostSlope);
    });
  }
});
