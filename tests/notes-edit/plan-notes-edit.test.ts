import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import type { ShowNotes } from '../../src/notes/show-notes.js';
import { encodeEdits } from '../../src/notes-edit/encode-edits.js';
import type { MarkChange } from '../../src/notes-edit/mark-change.js';
import { planNotesEdit } from '../../src/notes-edit/plan-notes-edit.js';
import { decodeText } from '../../src/text/source-text.js';

function notesOf(content: string | Uint8Array): ShowNotes {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { source } = decodeText('episode.md', bytes);
  if (source === null) throw new Error('no text');
  return parseNotes(source);
}

/** The notes after changes; fails where they are refused. */
function edited(text: string, ...changes: readonly MarkChange[]): string {
  const notes = notesOf(text);
  const plan = planNotesEdit(notes, changes);
  expect(plan.diagnostics.map(({ message }) => message)).toEqual([]);
  return plan.text;
}

const move = (mark: number, startMs: number): MarkChange => ({ kind: 'move', mark, startMs });

describe('a moved clock keeps its form and width', () => {
  test.each([
    ['- [@0:10] - A\n- [@1:00] - B\n', move(0, 12_000), '- [@0:12] - A\n- [@1:00] - B\n'],
    ['- [@00:10] - A\n- [@01:00] - B\n', move(0, 9_400), '- [@00:09] - A\n- [@01:00] - B\n'],
    ['00:00:10 A\n00:01:00 B\n', move(1, 65_000), '00:00:10 A\n00:01:05 B\n'],
    ['* (0:10) A\n* (1:00) B\n', move(1, 65_600), '* (0:10) A\n* (1:06) B\n'],
    ['- 0:10.5 A\n- 1:00.0 B\n', move(1, 65_640), '- 0:10.5 A\n- 1:05.6 B\n'],
    ['- 59:00 A\n- 1:10:00 B\n', move(0, 3_605_000), '- 1:00:05 A\n- 1:10:00 B\n'],
    ['- 59:00 A\n- 70:00 B\n', move(0, 3_605_000), '- 60:05 A\n- 70:00 B\n'],
    ['- 59:00 A\n- 1:10:00 B\n', move(1, 3_550_000), '- 59:00 A\n- 59:10 B\n'],
    [
      '| Time | Topic |\n|---|---|\n| 0:10 | A |\n| 1:00 | B |\n',
      move(1, 61_000),
      '| Time | Topic |\n|---|---|\n| 0:10 | A |\n| 1:01 | B |\n',
    ],
  ])('%j', (before, change, after) => {
    expect(edited(before, change)).toBe(after);
  });

  test('in front matter, as seconds', () => {
    const notes = '---\nchapters:\n  - start: 10\n    title: A\n  - start: 60.5\n    title: B\n---\n';
    expect(edited(notes, move(0, 12_000), move(1, 61_700))).toBe(
      notes.replace('10', '12').replace('60.5', '61.7'),
    );
  });
});

describe('titles, new and removed chapters', () => {
  const list = '# Show\n\nText.\n\n- [@0:10] - A\n- [@1:00] - B\n\n## Links\n';

  test('a title is replaced, and nothing around it', () => {
    expect(edited(list, { kind: 'retitle', mark: 0, title: 'New & better' })).toBe(
      list.replace('A\n', 'New & better\n'),
    );
  });

  test('a title with markup is only escaped if it would not be read correctly', () => {
    const after = edited(list, { kind: 'retitle', mark: 0, title: 'A *b* c' });
    expect(after).toBe(list.replace('- A\n', '- A \\*b\\* c\n'));
  });

  test('a new chapter is written like its neighbour', () => {
    const insert: MarkChange = {
      kind: 'insert',
      startMs: 30_000,
      title: 'Middle',
      url: 'https://example.com/',
    };
    expect(edited(list, insert)).toBe(list.replace('A\n', 'A\n- [@0:30] - [Middle](https://example.com/)\n'));
    const first: MarkChange = { kind: 'insert', startMs: 0, title: 'Zero', url: null };
    expect(edited(list, first)).toBe(list.replace('- [@0:10]', '- [@0:00] - Zero\n- [@0:10]'));
    const last: MarkChange = { kind: 'insert', startMs: 90_000, title: 'End', url: null };
    expect(edited('0:10 A\n1:00 B', last)).toBe('0:10 A\n1:00 B\n1:30 End');
    expect(edited('0:10 A\r\n1:00 B\r\n', last)).toBe('0:10 A\r\n1:00 B\r\n1:30 End\r\n');
  });

  test('several at once, each in its place', () => {
    const changes: readonly MarkChange[] = [
      { kind: 'remove', mark: 0 },
      { kind: 'insert', startMs: 40_000, title: 'Y', url: null },
      { kind: 'insert', startMs: 20_000, title: 'X', url: null },
      { kind: 'move', mark: 1, startMs: 62_000 },
      { kind: 'retitle', mark: 1, title: 'B2' },
    ];
    expect(edited(list, ...changes)).toBe(
      '# Show\n\nText.\n\n- [@0:20] - X\n- [@0:40] - Y\n- [@1:02] - B2\n\n## Links\n',
    );
  });

  test('a removed chapter takes its line with it', () => {
    expect(edited(list, { kind: 'remove', mark: 1 })).toBe(list.replace('- [@1:00] - B\n', ''));
  });

  test('a table row is written as a row', () => {
    const table = '| Time | Topic | Guest |\n|---|---|---|\n| 0:10 | A | x |\n| 1:00 | B | y |\n';
    const insert: MarkChange = { kind: 'insert', startMs: 30_000, title: 'M', url: null };
    expect(edited(table, insert)).toMatch(/\| A \| x \|\n\| 0:30 \| M \|/);
  });
});

describe('what cannot be done in place is refused', () => {
  test('a title that would be read as something else', () => {
    const notes = notesOf('- [@0:10] - A\n- [@1:00] - B\n');
    const plan = planNotesEdit(notes, [{ kind: 'retitle', mark: 0, title: 'See https://example.com/' }]);
    expect([plan.edits, plan.text]).toEqual([[], notes.source.text]);
    expect(plan.diagnostics).toMatchObject([{ code: 'edit/notes-not-proven' }]);
  });
});

test('encodeEdits() keeps byte order mark and encoding', () => {
  const text = '0:10 Grüße\n1:00 B\n';
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(2 + index * 2, text.charCodeAt(index), true);
  const notes = notesOf(bytes);
  const after = encodeEdits(notes.source, planNotesEdit(notes, [move(1, 61_000)]).edits);
  expect(after.length).toBe(bytes.length);
  expect(new TextDecoder('utf-16le').decode(after)).toBe('0:10 Grüße\n1:01 B\n');
});
