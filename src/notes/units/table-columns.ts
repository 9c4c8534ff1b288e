import { hasLetter } from '../../text/letters.js';
import { countEach } from '../counts.js';
import type { RichText } from './rich-text.js';
import { type Columns, isStart, isTime } from './table-row.js';

/** The column of the titles may have words in a few rows less than another column. */
const leastFilled = 0.9;
/** Names of speakers and kinds of parts recur; titles do not. */
const leastDistinct = 0.5;

/**
 * Finds the column of the titles in a table whose headings do not tell it: among the columns with words in most rows with a
 * time, it is the next one after the times, or else the one before them whose words recur least.
 *
 * @returns null if no column has words
 */
export function titleColumn(rows: readonly (readonly RichText[])[], columns: Columns): number | null {
  const timed = rows.filter((cells) => cells.some(isTime));
  const clock = commonest(
    timed.map((cells) => cells.findIndex((cell, index) => isStart(cell, index, columns))),
  );
  const width = Math.max(0, ...timed.map(({ length }) => length));
  const worded = Array.from({ length: width }, (_, column) => ({
    column,
    words: timed.flatMap((cells) => wordsOf(cells[column]) ?? []),
  })).filter(({ column, words }) => column !== clock && words.length > 0 && !columns.speakers.has(column));
  const telling = worded.filter(({ words }) => new Set(words).size > words.length * leastDistinct);
  const candidates = telling.length > 0 ? telling : worded;
  const most = Math.max(...candidates.map(({ words }) => words.length));
  const filled = candidates.filter(({ words }) => words.length >= most * leastFilled);
  const distinct = (column: { readonly words: readonly string[] }) => new Set(column.words).size;
  const [best] = filled.toSorted((a, b) => distinct(b) - distinct(a));
  const next = filled.find(({ column }) => column > clock) ?? best;
  return next?.column ?? null;
}

/** The words of a cell; null if it has none, or has a time among them. */
function wordsOf(cell: RichText | undefined): string | null {
  const text = cell?.text.trim() ?? '';
  return hasLetter(text) && !/\d[:：]\d/.test(text) ? text : null;
}

function commonest(values: readonly number[]): number {
  const [most = -1] = [...countEach(values)].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return most;
}
