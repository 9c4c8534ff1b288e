import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { changesOf, draftOf, withMark, withNewMark, writtenOf } from '../../../src/preview/page/draft.js';
import type { PageState, SaveAnswer } from '../../../src/preview/page-state.js';
import { askJson, servePair } from '../served.js';

/** Notes in every form in which a time may be, and what of 7,260 ms is written in it. */
const forms: readonly (readonly [string, string, number])[] = [
  ['whole seconds', '- 0:01 Hello\n- 0:05 Two\n- 0:30 Three\n', 7000],
  ['tenths', '- [0:01.0] Hello\n- [0:05.0] Two\n- [0:30.5] Three\n', 7300],
  ['milliseconds with a comma', '00:00:01,000 Hello\n00:00:05,000 Two\n00:00:30,000 Three\n', 7260],
  ['tenths in some lines', '- 0:01 Hello\n- 0:05.5 Two\n- 0:30 Three\n', 7300],
  [
    'data of whole seconds',
    '---\nchapters:\n  - start: 0:01\n    title: Hello\n  - start: 0:05\n    title: Two\n  - start: 0:30\n    title: Three\n---\n',
    7000,
  ],
  [
    'data with decimals',
    '---\nchapters:\n  - start: "0:01.00"\n    title: Hello\n  - start: "0:05.00"\n    title: Two\n  - start: "0:30.00"\n    title: Three\n---\n',
    7260,
  ],
  [
    'a chapter file',
    '{"chapters":[{"startTime":1,"title":"Hello"},{"startTime":5,"title":"Two"},{"startTime":30,"title":"Three"}]}',
    7260,
  ],
];

describe('the value that the page shows is the one that comes into the notes', () => {
  test.each(forms)('%s', async (_name, text, expectedMs) => {
    const served = await servePair();
    await writeFile(served.notes, text);
    const { notes } = await askJson<PageState>(served, 'state');
    const draft = draftOf(notes);
    const [hello, two] = draft;
    if (!hello || !two) throw new Error('three marks');
    const moved = withMark(draft, { ...two, startMs: 7260, title: 'Later' });
    const wanted = withNewMark(moved, { key: 'new', base: null, startMs: 7860, title: 'New', image: null });
    const shown = wanted.map((mark) => ({ title: mark.title, ...writtenOf(mark, notes) }));
    expect(shown.find(({ title }) => title === 'Later')?.ms).toBe(expectedMs);
    const answer = await askJson<SaveAnswer>(served, 'notes', {
      sha256: notes.sha256,
      changes: changesOf(wanted, notes),
    });
    expect([answer.status, answer.reasons]).toEqual(['saved', []]);
    expect(
      answer.state.notes.marks.map(({ title, startMs, clock }) => ({
        title,
        text: clock?.text,
        ms: startMs,
      })),
    ).toEqual(shown);
    // The page reads what it shows from the notes: the text of the clock is there.
    const after = await readFile(served.notes, 'utf8');
    if (!text.startsWith('{')) for (const one of shown) expect(after).toContain(one.text);
  });
});
