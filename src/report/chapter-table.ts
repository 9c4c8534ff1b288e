import { formatCount, formatQuantity, shortText } from '../diagnostic/wording.js';
import type { ReportedChapter } from '../run/run-result.js';
import { columns } from './columns.js';
import { printable } from './printable.js';
import type { Style } from './style.js';
import { formatClock } from './whole-seconds.js';

/**
 * The chapters for people, one line each: number, start, length, title, link; those inside others are indented.
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
  let isAnyHidden = false;
  const lines = chapters
    .map((chapter, index) => {
      const number = String(index + 1).padStart(numberWidth);
      const start = formatClock(chapter.startMs).padStart(startWidth);
      const length = (lengths[index] ?? '').padStart(lengthWidth);
      const indent = '  '.repeat(Math.min(chapter.depth, 8));
      const link = chapter.url === null ? '' : `  ${printable(chapter.url)}`;
      const room = width - numberWidth - startWidth - lengthWidth - indent.length - 8;
      const hasRoom = fits(chapter, room);
      if (!hasRoom) isAnyHidden = true;
      const whole = printable(chapter.title);
      const title = shorten(whole, Math.max(hasRoom ? room : room - linkMark.length - 1, 20));
      const mark = chapter.line !== null && bad.has(chapter.line) ? style('bad', '✗ ') : '  ';
      const shownLink = style('dim', hasRoom ? link : ` ${linkMark}`);
      return `${mark}${style('dim', number)}  ${style('accent', start)}  ${style('dim', length)}  ${indent}${title}${shownLink}${style('dim', remarks(chapter))}\n`;
    })
    .join('');
  return isAnyHidden ? `${lines}\n  ${style('dim', `${linkMark} a link; --links lists them`)}\n` : lines;
}

/** What to add to the title of a chapter: that it has none, that it is hidden, that it has a picture. */
function remarks(chapter: ReportedChapter): string {
  const { title, hidden } = chapter;
  const said = [title === '' ? 'untitled' : '', hidden === true ? 'hidden' : '', pictureOf(chapter)];
  const words = said.filter(Boolean).join('; ');
  return words === '' ? '' : `  (${words})`;
}

/** Type, dimensions and bytes of a picture; if it was not read, its name. */
function pictureOf({ image, ...picture }: ReportedChapter): string {
  if (picture.imageMimeType == null) return image == null ? '' : `picture ${printable(shortText(image))}`;
  const { imageWidthPx: width, imageHeightPx: height } = picture;
  const size = width == null || height == null ? '' : `${formatCount(width)} × ${formatCount(height)}, `;
  return `${printable(picture.imageMimeType)}, ${size}${formatQuantity(picture.imageByteLength ?? 0, 'byte')}`;
}

/** Stands for a link that does not fit. */
const linkMark = '↗';

/** Whether title and link fit in the given columns; a title alone may be shortened. */
function fits({ title, url }: ReportedChapter, room: number): boolean {
  if (url === null || room === Number.POSITIVE_INFINITY) return true;
  // A title of megabytes is not worth measuring.
  if (url.length + 2 > room || title.length > room * 8) return false;
  return columns(printable(title)) + columns(printable(url)) + 2 <= room;
}

/** Every link with the number of its chapter, uncut; empty if there are none. */
export function formatLinks(chapters: readonly ReportedChapter[], style: Style): string {
  const width = String(chapters.length).length;
  return chapters
    .flatMap(({ url }, index) =>
      url === null ? [] : [`  ${style('dim', String(index + 1).padStart(width))}  ${printable(url)}\n`],
    )
    .join('');
}

function formatLength({ startMs, endMs }: ReportedChapter): string {
  return endMs === null ? '' : formatClock(endMs - startMs);
}

/**
 * Cuts a text to the given number of terminal columns, with an ellipsis for what is left out. Combining marks take no
 * column, but no text needs hundreds of them: the excess is cut, too, which limits the cost of a title of megabytes.
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
