import { printable } from './printable.js';
import type { Style } from './style.js';

/** Lines around a change that are shown with it. */
const context = 2;

/** Beyond this many lines the changed part is shown as all old lines and then all new ones. */
const mostCompared = 2000;

interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * What changes between two texts, line by line, as `diff -u` shows it.
 *
 * @returns empty when nothing changes
 */
export function formatLineDiff(file: string, before: string, after: string, style: Style): string {
  const [old, now] = [splitLines(before), splitLines(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < old.length - start && tail < now.length - start && old.at(-1 - tail) === now.at(-1 - tail))
    tail += 1;
  if (start === old.length && start === now.length) return '';
  const first = Math.max(start - context, 0);
  const changed = compare(old.slice(start, old.length - tail), now.slice(start, now.length - tail));
  const lines: readonly DiffLine[] = [
    ...old.slice(first, start).map(same),
    ...changed,
    ...old.slice(old.length - tail, old.length - tail + context).map(same),
  ];
  const [minus, plus] = (['+', '-'] as const).map(
    (other) => lines.filter(({ sign }) => sign !== other).length,
  );
  const name = printable(file);
  const head = `--- ${name}\n+++ ${name}\n@@ -${first + 1},${minus} +${first + 1},${plus} @@\n`;
  const tones = { ' ': null, '-': 'bad', '+': 'good' } as const;
  const body = lines.map(({ sign, text }) => {
    const tone = tones[sign];
    const line = `${sign}${printable(text)}`;
    return `${tone === null ? line : style(tone, line)}\n`;
  });
  return head + body.join('');
}

function splitLines(text: string): readonly string[] {
  return text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
}

function same(text: string): DiffLine {
  return { sign: ' ', text };
}

/** The longest common subsequence; ties keep removed lines before added ones. */
function compare(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  const removed = old.map((text): DiffLine => ({ sign: '-', text }));
  const added = now.map((text): DiffLine => ({ sign: '+', text }));
  if (old.length > mostCompared || now.length > mostCompared) return [...removed, ...added];
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [before, after] = [removed[row], added[column]];
    if (before !== undefined && after !== undefined && before.text === after.text) {
      lines.push(same(before.text));
      row += 1;
      column += 1;
    } else if (before !== undefined && (after === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push(before);
      row += 1;
    } else if (after !== undefined) {
      lines.push(after);
      column += 1;
    }
  }
  return lines;
}
