import type { ReportedChapter } from '../run/run-result.js';
import { formatClock } from './clock.js';
import { columns } from './code-frame.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/**
 * The chapters for people, a line each: number, start, length, title, link; those inside others are indented.
 *
 * @param width columns to fit titles in; Infinity when piped
 * @param bad lines of the notes whose chapters are marked
 */
export function formatChapters(
  chapters: readonly ReportedChapter[],
  width: number,
  style: Style,
  bad: ReadonlySet<number> = new Set(),
): string {
  const numberWidth = String(chapters.length).length;
  const startWidth = Math.max(...chapters.map(({ startMs }) => formatClock(startMs).length), 4);
  const lengths = chapters.map(formatLength);
  const lengthWidth = Math.max(...lengths.map((length) => length.length), 4);
  return chapters
    .map((chapter, index) => {
      const number = String(index + 1).padStart(numberWidth);
      const start = formatClock(chapter.startMs).padStart(startWidth);
      const length = (lengths[index] ?? '').padStart(lengthWidth);
      const indent = '  '.repeat(Math.min(chapter.depth, 8));
      const link = chapter.url === null ? '' : `  ${printable(chapter.url)}`;
      const room = width - numberWidth - startWidth - lengthWidth - indent.length - 8;
      const title = shorten(printable(chapter.title), Math.max(room, 20));
      const fits =
        room === Number.POSITIVE_INFINITY || (link.length <= room && columns(title) + columns(link) <= room);
      const mark = chapter.line !== null && bad.has(chapter.line) ? style('bad', '✗ ') : '  ';
      return `${mark}${style('dim', number)}  ${style('accent', start)}  ${style('dim', length)}  ${indent}${title}${fits ? style('dim', link) : ''}\n`;
    })
    .join('');
}

function formatLength({ startMs, endMs }: ReportedChapter): string {
  return endMs === null ? '' : formatClock(endMs - startMs);
}

/**
 * Cuts a text to so many terminal columns, with an ellipsis for what is left out. Marks take no column, yet no text needs
 * hundreds of them: those in excess are cut as well, which bounds what a title of megabytes costs.
 */
function shorten(text: string, width: number): string {
  if (width === Number.POSITIVE_INFINITY) return text;
  const head = text.slice(0, width * 8);
  if (head === text && columns(text) <= width) return text;
  let shown = '';
  let taken = 1;
  for (const character of head) {
    taken += columns(character);
    if (taken > width) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}
