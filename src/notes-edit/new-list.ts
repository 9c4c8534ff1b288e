import type { ChapterMark } from '../chapters/chapter.js';
import { parseNotes } from '../notes/parse-notes.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { type SourceText, textInMemory } from '../text/source-text.js';
import { indexMarks } from './mark-index.js';
import { lineFor } from './mark-line.js';
import { pictureLine } from './mark-picture.js';
import type { TitleWriting } from './title-markup.js';

/** A heading, or a line that serves as one, above a list of chapters. */
const listHeading =
  /^(?:#{1,6}[ \t]+|\*\*|__)?(?:time ?stamps?|chapters?|chapter marks|kapitel(?:marken)?|zeitmarken|chapitres?|cap[íi]tulos?|capitoli|hoofdstukken|rozdziały|главы|таймкоды|チャプター|目次|章节)\s{0,9}:?\s{0,9}(?:\*\*|__)?:?[ \t]{0,9}(?:#+[ \t]*)?$/iu;

/** What the form of new lines is taken from when nothing else tells. */
export const defaultForm = '- [@0:00] - Title';

/** Notes whose first mark shows the form of a line; null if the text is not one that reads as a chapter. */
export function formFromLine(line: string): ShowNotes | null {
  const notes = parseNotes(textInMemory('', `${line}\n`));
  return notes.marks.length === 1 && notes.marks[0]?.writing !== null ? notes : null;
}

/**
 * Writes a first list of chapters under an empty heading such as "Timestamps".
 *
 * @param form notes whose marks show the form
 * @returns null when the notes have no such heading, or text is under it already
 */
export function planNewList(
  { source }: ShowNotes,
  form: ShowNotes,
  chapters: readonly Pick<ChapterMark, 'startMs' | 'title' | 'url' | 'image'>[],
  how: TitleWriting,
) {
  const at = findEmptyHeading(source);
  if (at === null) return null;
  const index = indexMarks(form);
  const lines = chapters.flatMap((chapter) => lineFor(form, chapter, how, index) ?? []);
  if (lines.length < chapters.length) return null;
  const { text } = source;
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const before = /[\r\n]$/.test(text.slice(0, at.start)) || at.start === 0 ? '' : lineEnd;
  const isLast = text.slice(at.end).trim() === '';
  const list = lines
    .flatMap((line, nth) => {
      const image = chapters[nth]?.image ?? null;
      const below = image === null ? null : pictureLine(line.text, image);
      return below === null ? [line.text] : [line.text, below];
    })
    .map((one) => one + lineEnd)
    .join('');
  const content = before + lineEnd + list + (isLast ? '' : lineEnd);
  return { edit: { ...at, content }, startsMs: lines.map(({ startMs }) => startMs) };
}

/** The empty lines below a heading for chapters that has nothing below it. */
function findEmptyHeading({
  text,
  lines,
}: SourceText): { readonly start: number; readonly end: number } | null {
  const textOf = (index: number) =>
    text
      .slice(lines.starts[index] ?? 0, lines.starts[index + 1] ?? text.length)
      .replace(/(?<![\r\n])[\r\n]+$/, '');
  for (let index = 0; index < lines.starts.length; index += 1) {
    if (!listHeading.test(textOf(index))) continue;
    let next = index + 1;
    while (next < lines.starts.length && textOf(next).trim() === '') next += 1;
    const isEmpty =
      next >= lines.starts.length || /^(?:#{1,6}\s|-{3,}\s*$|\*\*[^*]+\*\*:?\s*$)/.test(textOf(next));
    if (isEmpty)
      return { start: lines.starts[index + 1] ?? text.length, end: lines.starts[next] ?? text.length };
  }
  return null;
}
