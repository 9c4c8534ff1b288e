import type { ChapterMark } from '../chapters/chapter.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import { type MarkLines, markLinesOf } from './mark-lines.js';

/** The Markdown image of a mark on lines of text. */
interface WrittenPicture {
  /** The path alone. */
  readonly path: Span;
  /** What is removed with the picture: the whole line, or the end of the line of the mark. */
  readonly whole: Span;
  /** Whether it has a line of its own. */
  readonly isOwnLine: boolean;
}

/** Finds where the image of a mark is written; null if there is none. */
export function pictureOf(source: SourceText, mark: ChapterMark): WrittenPicture | null {
  const lines = markLinesOf(source, mark);
  if (mark.imagePlace === undefined || lines === null) return null;
  const { line, column, endLine, endColumn } = mark.imagePlace;
  const { starts } = source.lines;
  const start = starts[line - 1] ?? 0;
  const path = { start: start + column - 1, end: (starts[endLine - 1] ?? 0) + endColumn - 1 };
  if (start >= lines.end)
    return { path, whole: { start, end: starts[line] ?? source.text.length }, isOwnLine: true };
  const before = source.text.slice(start, path.start);
  const own = before.slice(0, before.lastIndexOf('![')).trimEnd().length;
  const end = start + source.text.slice(start, starts[line] ?? source.text.length).trimEnd().length;
  return { path, whole: { start: start + own, end }, isOwnLine: false };
}

/** Where a new line after a mark goes: below its line, and below the line of its image. */
export function endOfMark(source: SourceText, mark: ChapterMark, lines: MarkLines): number {
  const picture = pictureOf(source, mark);
  return picture?.isOwnLine ? picture.whole.end : lines.end;
}

/**
 * Writes the line of an image for the place below the line of a mark.
 *
 * @param line of the mark, without line end
 * @param image a path relative to the notes, or an address
 * @returns null if no line can be added below: in a table, and in HTML
 */
export function pictureLine(line: string, image: string): string | null {
  const [, lead = '', item = ''] =
    /^([ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*)/.exec(line) ?? [];
  const rest = line.slice(lead.length + item.length);
  if (/^[|<]/.test(rest) || /<\/(?:li|td|p|tr|dd|div)>/i.test(rest)) return null;
  const [hardBreak = ''] = /(?<! ) {2,}$/.exec(line) ?? [];
  const indent = rest.startsWith('#') ? '' : item.replace(/[^\t]/g, ' ');
  return `${lead}${indent}![](${writePicturePath(image)})${hardBreak}`;
}

/**
 * A path for the parentheses of a Markdown image, which reads as itself; an address stays as it is, except for characters
 * that would end it.
 */
export function writePicturePath(image: string): string {
  const special = /^https?:/i.test(image) ? /[\s()<>\\]/g : /[\s()<>\\%#?"]/g;
  return image.replace(special, (unit) =>
    /[()]/.test(unit) ? `%${unit.charCodeAt(0).toString(16)}` : encodeURIComponent(unit),
  );
}
