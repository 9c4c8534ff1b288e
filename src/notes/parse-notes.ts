import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { parseFrontMatter } from '../front-matter/front-matter.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { findBestList } from './lists/best-list.js';
import { chooseChapterList } from './lists/chapter-lists.js';
import { findCompany } from './lists/company.js';
import { withoutEndMark } from './lists/end-mark.js';
import { findInList, noChapters, tooManyTimes } from './lists/list-findings.js';
import { readList } from './lists/list-reading.js';
import { listTimes } from './roles/all-times.js';
import { findLeftOut, findUnreadable } from './roles/left-out.js';
import { giveRoles } from './roles/roles.js';
import { readSections } from './roles/sections.js';
import type { ShowNotes } from './show-notes.js';
import { findSightings } from './sightings/find-sightings.js';
import { readBodyChapters } from './titles/body-chapters.js';
import { findInChapter } from './titles/chapter-findings.js';
import { mostTimes, readableEnd } from './units/reading-limit.js';
import { readUnits } from './units/units.js';

/**
 * Reads show notes: what the front matter states, and the chapters that it lists or that the body marks.
 *
 * The body is taken apart into units of text (units/), in which every clock is sighted (sightings/). The evidence chooses
 * the list of chapters among them and how its clocks are read (lists/); each chapter gets its title, link and depth
 * (titles/), and every other time its role (roles/).
 *
 * @returns the chapters in the order of the text, and every slip as a finding
 */
export function parseNotes(source: SourceText): ShowNotes {
  const frontMatter = parseFrontMatter(source);
  const bodyLine = locate(source.lines, frontMatter.bodyStart).line - 1;

  const end = readableEnd(source.text, frontMatter.bodyStart);
  const { units, hidden } = readUnits(source.text, source.lines.starts, bodyLine, end);
  const sightings = findSightings(units);
  const sections = readSections(units);
  const company = findCompany(sightings, units, sections);
  const found = readList(findBestList(sightings, company), frontMatter.stated.durationMs?.value ?? null);
  const { list, endMark } = withoutEndMark(found);
  const chapters = readBodyChapters(source, units, list, endMark);
  const roles = giveRoles(sightings, company, { chapters: new Set(list.sightings), endMark });

  const chosen = chooseChapterList(
    frontMatter.chapters,
    chapters.map((chapter) => chapter.mark),
  );
  // Slips in a list that is not used would stop a run for nothing.
  const slips: Diagnostic[] = chosen.fromFrontMatter
    ? []
    : [
        ...chapters.flatMap((chapter, index) =>
          findInChapter(source, chapter, chapters[index + 1]?.mark ?? null),
        ),
        ...findInList(source, chapters, list, endMark),
        ...findUnreadable(source, units, roles),
        ...findLeftOut(source, units, roles, list.sightings),
      ];
  const excess = end < source.text.length || sightings.length >= mostTimes ? [tooManyTimes(source)] : [];
  const missing = chosen.marks.length === 0 ? [noChapters(source, roles, hidden)] : [];
  const diagnostics = [...frontMatter.diagnostics, ...chosen.diagnostics, ...slips, ...excess, ...missing];
  const readTimes = () => listTimes(source, frontMatter.bodyStart, end, roles, hidden);
  return { source, stated: frontMatter.stated, marks: chosen.marks, readTimes, diagnostics };
}
