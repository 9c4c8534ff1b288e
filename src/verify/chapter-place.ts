import type { Chapter, ChapterMark } from '../chapters/chapter.js';
import type { ShowNotes } from '../notes/show-notes.js';

/**
 * Finds the marks that chapters come from.
 *
 * @returns for a chapter its mark, null for one that no line states; constant time each, whatever the number of chapters
 */
export function indexMarks(notes: ShowNotes | null): (chapter: Chapter) => ChapterMark | null {
  const byLine = new Map<number, ChapterMark>();
  const byTitle = new Map<string, ChapterMark>();
  for (const mark of notes?.marks ?? []) {
    const { line } = mark.place;
    if (!byLine.has(line)) byLine.set(line, mark);
    // Several chapters can be on one line; a chapter made of several marks has the title of none.
    byTitle.set(`${line} ${mark.title}`, mark);
  }
  return ({ line, title }) =>
    line === null ? null : (byTitle.get(`${line} ${title}`) ?? byLine.get(line) ?? null);
}
