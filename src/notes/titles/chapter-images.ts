import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import { decodePercent } from '../../front-matter/stated-file.js';
import { locate, placeOf } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import type { Span } from '../../text/span.js';
import { parseInline } from '../units/markdown.js';
import type { HiddenPart } from '../units/unit.js';
import type { BodyChapter } from './body-chapters.js';

/** A Markdown image that gives a chapter its picture; the span is that of its path. */
interface FoundImage extends Span {
  readonly source: string;
}

/** How many lines of one chapter are searched. */
const mostLinesSearched = 2000;

/** A longer line is text. */
const longestLine = 4000;

/**
 * Gives chapters the Markdown images that are at the end of their line, alone on the line below, or alone on a line of
 * their list item.
 *
 * @param chapters in the order of the text
 * @param hidden code and the like: images in it are not shown
 */
export function withImages(
  source: SourceText,
  chapters: readonly BodyChapter[],
  hidden: readonly HiddenPart[],
): readonly BodyChapter[] {
  return chapters.map((chapter, index) => {
    const image = findImage(source, chapter, chapters[index + 1], hidden);
    if (image === null) return chapter;
    const imagePlace = placeOf(source.file, source.lines, image.start, image.end);
    return { ...chapter, mark: { ...chapter.mark, image: image.source, imagePlace } };
  });
}

function findImage(
  source: SourceText,
  { clockSpan, sighting }: BodyChapter,
  next: BodyChapter | undefined,
  hidden: readonly HiddenPart[],
): FoundImage | null {
  const line = locate(source.lines, clockSpan.start).line - 1;
  const nextLine =
    next === undefined ? source.lines.starts.length : locate(source.lines, next.clockSpan.start).line - 1;
  const own = lineAt(source, line);
  const atEnd = imageAtEnd(own);
  if (atEnd !== null && atEnd.start >= clockSpan.end) return atEnd;
  const isItem = sighting.unit.kind === 'item' || sighting.unit.parent !== null;
  const ownIndent = indentOf(own.text);
  let isDirect = true;
  for (let at = line + 1; at < Math.min(nextLine, line + mostLinesSearched); at += 1) {
    const below = lineAt(source, at);
    if (below.text.trim() === '') {
      // Below a heading there is usually an empty line; below any other line it ends the paragraph.
      isDirect &&= sighting.unit.kind === 'heading';
      continue;
    }
    const isInItem = isItem && indentOf(below.text) > ownIndent;
    if (!isDirect && !isInItem) return null;
    const isHidden = hidden.some(({ start, end }) => below.start >= start && below.start < end);
    const image = isHidden ? null : imageAlone(below);
    if (image !== null) return image;
    isDirect = false;
  }
  return null;
}

/** `![text][reference]`, whose file is named elsewhere. */
const referenceImage = /!\[[^\][\n]{0,200}\]\[[^\][\n]{0,200}\]/g;

/** Says which images in the line of a chapter are not its picture. */
export function findUntakenImages(
  source: SourceText,
  { clockSpan, mark }: Pick<BodyChapter, 'clockSpan' | 'mark'>,
): Diagnostic[] {
  const number = locate(source.lines, clockSpan.start).line;
  const line = lineAt(source, number - 1);
  if (!line.text.includes('![') || line.text.length > longestLine) return [];
  const tokens = parseInline(line.text.slice(clockSpan.end - line.start), {});
  const images = tokens.filter(({ type }) => type === 'image').length;
  const references = tokens
    .filter(({ type }) => type === 'text')
    .flatMap(({ content }) => content.match(referenceImage) ?? []).length;
  const isTaken = mark.imagePlace?.kind === 'text' && mark.imagePlace.line === number;
  const count = images + references - (isTaken ? 1 : 0);
  if (count <= 0) return [];
  const at = source.text.indexOf('![', clockSpan.end);
  const place = placeOf(source.file, source.lines, at, at + '!['.length);
  return [createDiagnostic('notes/image-not-taken', { count }, place)];
}

/** A line of the notes without its line end, and where it starts. */
interface Line {
  readonly text: string;
  readonly start: number;
}

function lineAt({ text, lines }: SourceText, index: number): Line {
  const start = lines.starts[index] ?? text.length;
  const end = lines.starts[index + 1] ?? text.length;
  // Only enough of a longer line to see that it is longer: it can hold thousands of chapters.
  const cut = Math.min(end, start + longestLine + 3);
  return { text: text.slice(start, cut).replace(/(?<![\r\n])[\r\n]+$/, ''), start };
}

/** How far a line is indented; a tab counts as four spaces. */
function indentOf(text: string): number {
  return (/^[ \t>]*/.exec(text)?.[0] ?? '').replaceAll('\t', '    ').length;
}

/** The last image of a line that ends with it. */
function imageAtEnd({ text, start }: Line): FoundImage | null {
  const at = text.lastIndexOf('![');
  return at < 0 || text.length > longestLine ? null : imageIn(text.slice(at), start + at);
}

/** The image of a line that has nothing else. */
function imageAlone({ text, start }: Line): FoundImage | null {
  const lead = /^[ \t>]*(?=!\[)/.exec(text);
  return lead === null || text.length > longestLine
    ? null
    : imageIn(text.slice(lead[0].length), start + lead[0].length);
}

/** Reads a text that is one image, with the attributes that kramdown and Pandoc put after it. */
function imageIn(text: string, start: number): FoundImage | null {
  const bare = text.trimEnd().replace(/\{[^{}]{0,200}\}$/, '');
  const tokens = parseInline(bare, {}).filter(
    ({ type, content }) => type !== 'text' || content.trim() !== '',
  );
  const [image] = tokens;
  if (image?.type !== 'image' || tokens.length > 1) return null;
  const written = String(image.attrGet('src') ?? '');
  if (written === '') return null;
  const at = bare.indexOf(written, bare.lastIndexOf(']('));
  const span =
    at < 0 ? { start, end: start + bare.length } : { start: start + at, end: start + at + written.length };
  return { source: decodedPath(written), ...span };
}

/** `my%20cover.jpg` is a URL for Markdown; the file has a space. */
function decodedPath(path: string): string {
  return /^[a-z][a-z\d+.-]+:/i.test(path) ? path : decodePercent(path);
}
