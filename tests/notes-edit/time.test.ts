import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import type { MarkChange } from '../../src/notes-edit/mark-change.js';
import { planNotesEdit } from '../../src/notes-edit/plan-notes-edit.js';
import { decodeText } from '../../src/text/source-text.js';

/** In the logarithm: 1 is linear, 2 grows with the square. */
const mostSlope = 1.4;
const [few, many] = [500, 2000];

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

/** Milliseconds of the processor for changes of all marks but the first two. */
function costOf(
  notesOf: (count: number) => string,
  changeOf: (index: number) => MarkChange,
  count: number,
): number {
  const { source } = decodeText('episode.md', new TextEncoder().encode(notesOf(count)));
  if (source === null) throw new Error('no text');
  const notes = parseNotes(source);
  const changes = Array.from({ length: count - 2 }, (_, index) => changeOf(index + 2));
  const started = process.cpuUsage();
  const plan = planNotesEdit(notes, changes);
  const { user, system } = process.cpuUsage(started);
  expect(plan.diagnostics.map(({ message }) => message)).toEqual([]);
  return (user + system) / 1000;
}

describe('the time of many changes grows with their number', { timeout: 30_000 }, () => {
  for (const [form, notesOf] of forms) {
    test.each(kinds)(`${form}: %s`, (_kind, changeOf) => {
      const slope = () => {
        const small = Math.max(costOf(notesOf, changeOf, few), 20);
        return Math.log(costOf(notesOf, changeOf, many) / small) / Math.log(many / few);
      };
      // The best of three looks: a busy machine makes anything slow now and then.
      let best = slope();
      for (let look = 1; look < 3 && best >= mostSlope; look += 1) best = Math.min(best, slope());
      expect(best).toBeLessThan(mostSlope);
    });
  }
});
