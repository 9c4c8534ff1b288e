import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { parseFrontMatter } from '../front-matter/front-matter.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { acceptStamps } from './acceptance.js';
import { type BodyChapter, readBodyChapters } from './body-chapters.js';
import { findInChapter } from './chapter-findings.js';
import { chooseChapterList } from './chapter-lists.js';
import { findLeftOut } from './left-out.js';
import { findInList, findUnreadable, noChapters, tooManyTimes } from './list-findings.js';
import { mostTimes, readableEnd } from './reading-limit.js';
import { markChapterSections, markTranscripts } from './sections.js';
import type { ShowNotes } from './show-notes.js';
import { findStamps } from './stamps.js';
import type { Unit } from './unit.js';
import { readUnits } from './units.js';

/**
 * Reads show notes: what the front matter states, and the chapters that it lists or that the body marks.
 *
 * Units of text (units.ts) have stamps (stamps.ts, after the table in stamp-forms.ts), of which those that are
 * chapters are accepted (acceptance.ts); each then gets its title (title.ts), link (link.ts) and depth (sections.ts).
 *
 * @returns the chapters in the order of the text, and every slip as a finding
 */
export function parseNotes(source: SourceText): ShowNotes {
  const frontMatter = parseFrontMatter(source);
  const bodyLine = locate(source.lines, frontMatter.bodyStart).line - 1;

  const end = readableEnd(source.text, frontMatter.bodyStart);
  const units = readUnits(source.text, source.lines.starts, bodyLine, end);
  const isTranscript = markTranscripts(units);
  const stamps = findStamps(units, isTranscript);
  const accepted = acceptStamps(stamps, markChapterSections(units));
  const chapters = readBodyChapters(source, units, accepted);

  const list = chooseChapterList(
    frontMatter.chapters,
    chapters.map((chapter) => chapter.mark),
  );
  // Slips in a list that is not used would stop a run for nothing.
  const slips = list.fromFrontMatter
    ? []
    : [...findSlips(source, units, chapters), ...findLeftOut(source, units, stamps, accepted)];
  const excess = end < source.text.length || stamps.length === mostTimes ? [tooManyTimes(source)] : [];
  const missing = list.marks.length === 0 ? [noChapters(source, stamps, isTranscript.includes(true))] : [];
  const diagnostics = [...frontMatter.diagnostics, ...list.diagnostics, ...slips, ...excess, ...missing];
  return { source, stated: frontMatter.stated, marks: list.marks, diagnostics };
}

function findSlips(
  source: SourceText,
  units: readonly Unit[],
  chapters: readonly BodyChapter[],
): Diagnostic[] {
  return [
    ...units.flatMap((unit) => findUnreadable(source, unit)),
    ...chapters.flatMap((chapter) => findInChapter(source, chapter)),
    ...findInList(chapters),
  ];
}
