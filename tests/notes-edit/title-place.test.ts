import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import type { MarkChange } from '../../src/notes-edit/mark-change.js';
import { planNotesEdit } from '../../src/notes-edit/plan-notes-edit.js';
import { decodeText } from '../../src/text/source-text.js';

/** A chapter as the second of three, after one change. */
function edited(line: string, change: MarkChange): string {
  const text = `- 0:00 - First\n${line}\n- 2:00 - Third\n\n[1]: https://example.com/r\n`;
  const { source } = decodeText('episode.md', new TextEncoder().encode(text));
  if (source === null) throw new Error('no text');
  const plan = planNotesEdit(parseNotes(source), [change]);
  expect(plan.diagnostics.map(({ message }) => message)).toEqual([]);
  const [before, after] = [text, plan.text].map((one) => one.split('\n'));
  const come = after?.filter((one) => !before?.includes(one)) ?? [];
  expect(come).toHaveLength(1);
  return come[0] ?? '';
}

const rename = (title: string): MarkChange => ({ kind: 'retitle', mark: 1, title });

describe('a title is replaced with the markup that begins or ends in it', () => {
  test.each([
    ['- 1:00 - Why like [chapters](https://example.com/x)', '- 1:00 - [New](https://example.com/x)'],
    ['- 1:00 - [One](https://example.com) is it', '- 1:00 - [New](https://example.com)'],
    ['- 1:00 - [One](https://example.com "words") is it', '- 1:00 - [New](https://example.com "words")'],
    ['- 1:00 - With [a label][1]', '- 1:00 - [New][1]'],
    ['- 1:00 - At <https://example.com/>', '- 1:00 - [New](https://example.com/)'],
    ['- 1:00 - [A](https://a.example/) and [B](https://b.example/)', '- 1:00 - [New](https://a.example/)'],
    ['- 1:00 - Some **bold**', '- 1:00 - New'],
    ['- 1:00 - *Some* text and `code`', '- 1:00 - New'],
    ['- 1:00 - ~~Struck~~ and &amp; done', '- 1:00 - New'],
    ['- 1:00 - Half <b>of it</b>', '- 1:00 - New'],
    ['- 1:00 - See **[this](https://example.com/)**', '- 1:00 - [New](https://example.com/)'],
    ['- 1:00 - 5 * 3 is [fifteen](https://example.com/)', '- 1:00 - [New](https://example.com/)'],
  ])('%s', (line, renamed) => expect(edited(line, rename('New'))).toBe(renamed));
});

describe('markup around the whole title stays', () => {
  test.each([
    ['- 1:00 - [All of it](https://example.com)', '- 1:00 - [New](https://example.com)'],
    [
      '- 1:00 - [All](https://example.com/a_(b) "words")',
      '- 1:00 - [New](https://example.com/a_(b) "words")',
    ],
    ['- [1:00 - All of it](https://example.com)', '- [1:00 - New](https://example.com)'],
    ['- 1:00 - **All of it**', '- 1:00 - **New**'],
    ['- **1:00 - All of it**', '- **1:00 - New**'],
    ['- 1:00 - **[All](https://example.com)**', '- 1:00 - **[New](https://example.com)**'],
    ['- 1:00 - <a href="https://example.com">All</a>', '- 1:00 - <a href="https://example.com">New</a>'],
  ])('%s', (line, renamed) => expect(edited(line, rename('New'))).toBe(renamed));

  test('what in the new title would be markup is not', () => {
    expect(edited('- 1:00 - [All](https://example.com)', rename('A ] c'))).toBe(
      '- 1:00 - [A \\] c](https://example.com)',
    );
  });
});

describe('a new line takes the form of its neighbour without its link', () => {
  test.each([
    ['- 1:00 - [All of it](https://example.com)', '- 1:30 - New'],
    ['- 1:00 - Why [like](https://example.com) it', '- 1:30 - New'],
    ['- 1:00 - **[All](https://example.com)**', '- 1:30 - **New**'],
    ['- 1:00 - <a href="https://example.com">All</a>', '- 1:30 - New'],
  ])('%s', (line, added) =>
    expect(edited(line, { kind: 'insert', startMs: 90_000, title: 'New', url: null })).toBe(added),
  );
});

test('a title of a megabyte of markup does not take long', () => {
  const line = `- 1:00 - ${'<a1 x>`['.repeat(30_000)}](${'('.repeat(30_000)}`;
  const text = `- 0:00 - First\n${line}\n`;
  const { source } = decodeText('episode.md', new TextEncoder().encode(text));
  if (source === null) throw new Error('no text');
  const notes = parseNotes(source);
  const start = performance.now();
  planNotesEdit(notes, [rename('New')]);
  expect(performance.now() - start).toBeLessThan(2000);
});
