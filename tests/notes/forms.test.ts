import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readChapters } from './read-notes.js';

/** The rows of docs/forms.md: form, example, what is read. */
const rows = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| .*`.* \| `.*` \|$/.test(line) && !/^\| (?:[+-]?\d|form |`[a-z-]+` \| )/.test(line))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim()))
  .map(([, form = '', example = '', reading = '']) => ({
    form: form.replaceAll('`', ''),
    notes: unquote(example).replaceAll('⏎', '\n'),
    chapters: unquote(reading).split('; '),
  }));

function unquote(cell: string): string {
  return cell.startsWith('``') ? cell.slice(2, -2).trim() : cell.slice(1, -1);
}

describe('parseNotes() reads the forms of docs/forms.md', () => {
  test.each(rows)('$form', ({ notes, chapters }) => {
    expect(readChapters(notes)).toEqual(chapters);
    expect(readChapters(notes.replaceAll('\n', '\r\n'))).toEqual(chapters);
  });

  test('are many', () => {
    expect(rows.length).toBeGreaterThan(30);
  });
});
