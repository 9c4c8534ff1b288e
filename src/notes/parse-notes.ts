import { parseFrontMatter } from '../front-matter/front-matter.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { readBodyChapters } from './body-chapters.js';
import type { ShowNotes } from './show-notes.js';

/** Reads show notes. */
export function parseNotes(source: SourceText): ShowNotes {
  const frontMatter = parseFrontMatter(source);
  const bodyLine = locate(source.lines, frontMatter.bodyStart).line - 1;
  const chapters = readBodyChapters(source, bodyLine);
  return {
    source,
    stated: frontMatter.stated,
    marks: chapters.map((chapter) => chapter.mark),
    diagnostics: [],
  };
}
