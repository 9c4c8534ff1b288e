import type { TextPlace } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** The widest excerpt of a line to print; show notes can be one line of megabytes. */
const maxColumns = 100;

/**
 * The source line of a finding with a caret under its span.
 *
 * @returns two lines without a line end, or null when the place is in another file
 */
export function formatCodeFrame(source: SourceText, place: TextPlace, style: Style): string | null {
  if (place.file !== source.file) return null;
  const lineStart = source.lines.starts[place.line - 1];
  if (lineStart === undefined) return null;
  const nextStart = source.lines.starts[place.line] ?? source.text.length;
  const line = source.text.slice(lineStart, nextStart).replace(/[\r\n]+$/, '');
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

/** Terminal columns of a text: wide East Asian characters and emoji take two, combining marks none. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/\p{Mark}|\p{Default_Ignorable_Code_Point}/u.test(character)) continue;
    count +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return count;
}
