import type { ChapterMark } from '../../chapters/chapter.js';
import { cleanTitle } from '../../chapters/clean-title.js';
import { readInline } from '../units/inline-text.js';
import { chapterLink } from './link.js';
import { titleSpans } from './title.js';

/** Next to a word, these marks of emphasis are its own in data: `__init__`. */
const ownMarks = /(?<![\p{L}\p{N}_])__(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])__(?!_)/gu;

/** Reads the titles of chapters in data as those in the body are read: entities, tags and Markdown give way to what they show. */
export function readDataTitles(marks: readonly ChapterMark[]): readonly ChapterMark[] {
  return marks.map((mark) => {
    const text = mark.title.includes('__')
      ? mark.title.replace(ownMarks, (found) => found.replace(/./g, String.raw`\$&`))
      : mark.title;
    const rich = readInline({ text, lines: [{ at: 0, source: 0 }] }, {});
    const { own, title } = titleSpans(rich, { start: 0, end: rich.text.length });
    const words = cleanTitle(rich.text.slice(title.start, title.end));
    return words === '' || words === mark.title
      ? mark
      : { ...mark, title: words, url: mark.url ?? chapterLink(rich, own, null).url };
  });
}
