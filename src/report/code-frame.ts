import type { TextPlace } from '../diagnostic/diagnostic.js';
import type { RunResult } from '../run/run-result.js';
import { columns } from './columns.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** The widest excerpt of a line to print; show notes can be one line of megabytes. */
const mostColumns = 100;
const leastColumns = 24;

/**
 * The source line of a finding with a caret under its span.
 *
 * @param width columns of the terminal, null if there is none
 * @returns two lines without a line end, or null when the place is in another file
 */
export function formatCodeFrame(
  source: NonNullable<RunResult['source']>,
  place: TextPlace,
  style: Style,
  width: number | null,
): string | null {
  if (place.file !== source.file) return null;
  // Gutter, and an ellipsis on either side.
  const room = (width ?? Number.POSITIVE_INFINITY) - String(place.line).length - 7;
  const maxColumns = Math.max(leastColumns, Math.min(mostColumns, room));
  const lineStart = source.lines.starts[place.line - 1];
  if (lineStart === undefined) return null;
  const line = source.text.slice(lineStart, lineEnd(source, place.line, lineStart));
  const from = Math.max(0, Math.min(place.column - 1, line.length));
  const to = place.endLine === place.line ? Math.max(from + 1, place.endColumn - 1) : line.length;
  const cutStart = from > maxColumns - 20 ? from - 20 : 0;
  const before = (cutStart > 0 ? '…' : '') + printable(line.slice(cutStart, from)).replaceAll('\\x09', ' ');
  const shown = line.slice(from, Math.max(from, Math.min(to, cutStart + maxColumns)));
  const span = printable(shown).replaceAll('\\x09', ' ');
  const rest = line.slice(from + shown.length, cutStart + maxColumns);
  const after = printable(rest).replaceAll('\\x09', ' ') + (line.length > cutStart + maxColumns ? '…' : '');
  const number = String(place.line);
  const gutter = ' '.repeat(number.length);
  const caret = '^'.repeat(Math.max(1, columns(span)));
  return [
    `${style('dim', `  ${number} │ `)}${before}${span}${after}`,
    `${style('dim', `  ${gutter} │ `)}${' '.repeat(columns(before))}${style('bad', caret)}`,
  ].join('\n');
}

/**
 * Searches backwards: there can be thousands of findings in one line of megabytes, which must not be read for each of them.
 */
function lineEnd({ text, lines }: NonNullable<RunResult['source']>, line: number, start: number): number {
  let end = lines.starts[line] ?? text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return end;
}
