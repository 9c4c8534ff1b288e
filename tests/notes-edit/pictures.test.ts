import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import type { ShowNotes } from '../../src/notes/show-notes.js';
import type { MarkChange } from '../../src/notes-edit/mark-change.js';
import { planNotesEdit } from '../../src/notes-edit/plan-notes-edit.js';
import { decodeText } from '../../src/text/source-text.js';

function notesOf(content: string): ShowNotes {
  const { source } = decodeText('episode.md', new TextEncoder().encode(content));
  if (source === null) throw new Error('no text');
  return parseNotes(source);
}

/** The notes after changes; fails where they are refused. */
function edited(text: string, ...changes: readonly MarkChange[]): string {
  const plan = planNotesEdit(notesOf(text), changes);
  expect(plan.diagnostics.map(({ message }) => message)).toEqual([]);
  return plan.text;
}

const picture = (mark: number, image: string | null): MarkChange => ({ kind: 'picture', mark, image });

const yaml = (...lines: readonly string[]): string => ['---', 'chapters:', ...lines, '---', ''].join('\n');

describe('a picture is written in the form of the notes', () => {
  test.each([
    ['below an item', '- 0:00 A\n- 1:00 B\n', '- 0:00 A\n  ![](a.png)\n- 1:00 B\n'],
    ['below a numbered item', '1. 0:00 A\n2. 1:00 B\n', '1. 0:00 A\n   ![](a.png)\n2. 1:00 B\n'],
    ['below an inner item', '- X\n  - 0:00 A\n  - 1:00 B\n', '- X\n  - 0:00 A\n    ![](a.png)\n  - 1:00 B\n'],
    ['below a plain line', '0:00 A\n1:00 B\n', '0:00 A\n![](a.png)\n1:00 B\n'],
    ['with the hard break', '0:00 A  \n1:00 B\n', '0:00 A  \n![](a.png)  \n1:00 B\n'],
    ['below a heading', '## 0:00 A\n\nText.\n\n## 1:00 B\n', '## 0:00 A\n![](a.png)\n\nText.\n\n## 1:00 B\n'],
    [
      'with the line ends of the notes',
      '- 0:00 A\r\n- 1:00 B\r\n',
      '- 0:00 A\r\n  ![](a.png)\r\n- 1:00 B\r\n',
    ],
    [
      'before the text of its item',
      '- 0:00 A\n\n  Text.\n- 1:00 B\n',
      '- 0:00 A\n  ![](a.png)\n\n  Text.\n- 1:00 B\n',
    ],
    [
      'as a value of data',
      yaml('  - start: 0:00', '    title: A', '  - start: 1:00', '    title: B'),
      yaml('  - start: 0:00', '    title: A', '    image: a.png', '  - start: 1:00', '    title: B'),
    ],
    [
      'under the key and in the quotes of the others',
      yaml('  - {start: 0, title: "A"}', '  - {start: 60, title: "B", img: \'b.png\'}'),
      yaml('  - {start: 0, title: "A", img: \'a.png\'}', '  - {start: 60, title: "B", img: \'b.png\'}'),
    ],
  ])('%s', (_, before, after) => {
    expect(edited(before, picture(0, 'a.png'))).toBe(after);
    // And goes again without a trace.
    expect(edited(after, picture(0, null))).toBe(before);
  });

  test('on the last line, which has no line end', () => {
    expect(edited('- 0:00 A\n- 1:00 B', picture(1, 'b.png'))).toBe('- 0:00 A\n- 1:00 B\n  ![](b.png)');
  });

  test.each([
    [
      '- 0:00 A\n  ![old *words*](b.png "t"){.wide}\n- 1:00 B\n',
      '- 0:00 A\n  ![old *words*](a.png "t"){.wide}\n- 1:00 B\n',
    ],
    ['- 0:00 A ![](<b c.png>)\n- 1:00 B\n', '- 0:00 A ![](<a.png>)\n- 1:00 B\n'],
    [
      yaml('  - {start: 0, image: "b.png", title: A}', '  - {start: 60, title: B}'),
      yaml('  - {start: 0, image: "a.png", title: A}', '  - {start: 60, title: B}'),
    ],
  ])('another path takes the place of the one in %j', (before, after) => {
    expect(edited(before, picture(0, 'a.png'))).toBe(after);
  });

  test('the image at the end of a line is removed, and the line stays', () => {
    expect(edited('- 0:00 A ![x](a.png)\n- 1:00 B\n', picture(0, null))).toBe('- 0:00 A\n- 1:00 B\n');
  });

  test('any name of a file reads as itself', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
          .filter((name) => !/[\p{C}\p{Z}]/u.test(name)),
        fc.constantFrom(
          '- 0:00 A\n- 1:00 B\n',
          yaml('  - {start: 0, title: A}', '  - {start: 60, title: B}'),
        ),
        (name, text) => {
          const image = `pictures/${name} (1).png`;
          const { marks, diagnostics } = planNotesEdit(notesOf(text), [picture(0, image)]);
          expect(diagnostics).toEqual([]);
          expect(marks[0]?.image).toBe(image);
        },
      ),
      { seed: 19, numRuns: 300 },
    );
  });
});

describe('if there is no place for a picture, the change is refused', () => {
  test.each([
    ['a table', '| Time | Topic |\n|---|---|\n| 0:00 | A |\n| 1:00 | B |\n'],
    ['HTML', '<ul>\n<li>0:00 A</li>\n<li>1:00 B</li>\n</ul>\n'],
    ['entries of one text', yaml('  - "0:00 A"', '  - "1:00 B"')],
    ['times as keys', yaml('  0:00: A', '  1:00: B')],
  ])('%s', (_, text) => {
    const { edits, diagnostics } = planNotesEdit(notesOf(text), [picture(0, 'a.png')]);
    expect([edits, diagnostics.map(({ code }) => code)]).toEqual([[], ['edit/notes-place']]);
  });
});

describe('other changes leave pictures with their chapters', () => {
  const list = '- 0:00 A\n  ![](a.png)\n- 1:00 B\n  ![](b.png)\n- 2:00 C\n';

  test('a removed chapter takes its picture with it, and no other', () => {
    expect(edited(list, { kind: 'remove', mark: 1 })).toBe('- 0:00 A\n  ![](a.png)\n- 2:00 C\n');
    expect(edited(list, { kind: 'remove', mark: 0 })).toBe('- 1:00 B\n  ![](b.png)\n- 2:00 C\n');
  });

  test('a new chapter comes after the picture of the one before, with its own', () => {
    const insert = { kind: 'insert', startMs: 70_000, title: 'New', url: null } as const;
    expect(edited(list, insert)).toBe(list.replace('- 2:00', '- 1:10 New\n- 2:00'));
    expect(edited(list, { ...insert, image: 'n.png' })).toBe(
      list.replace('- 2:00', '- 1:10 New\n  ![](n.png)\n- 2:00'),
    );
    const data = yaml('  - {start: 0, title: A}', '  - {start: 60, title: B}');
    expect(edited(data, { ...insert, image: 'n.png' })).toBe(
      data.replace('B}\n', 'B}\n  - {start: 70, title: New, image: n.png}\n'),
    );
  });

  test('all at once', () => {
    const changes: readonly MarkChange[] = [
      picture(2, 'c.png'),
      picture(0, null),
      { kind: 'insert', startMs: 130_000, title: 'New', url: null, image: 'n.png' },
      { kind: 'move', mark: 2, startMs: 121_000 },
      { kind: 'remove', mark: 1 },
    ];
    expect(edited(list, ...changes)).toBe('- 0:00 A\n- 2:01 C\n  ![](c.png)\n- 2:10 New\n  ![](n.png)\n');
  });
});
