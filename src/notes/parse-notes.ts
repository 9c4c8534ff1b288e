import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { parseFrontMatter } from '../front-matter/front-matter.js';
import { readProgram } from '../front-matter/program-lists.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { findListedText } from './listed-text.js';
import { chooseChapterList } from './lists/chapter-lists.js';
import { noChapters } from './lists/no-chapters.js';
import { timesOfOther } from './lists/several-texts.js';
import type { ReadBody } from './read-body.js';
import { listTimes } from './roles/all-times.js';
import { besideList, rolesInData } from './roles/listed-times.js';
import type { ShowNotes } from './show-notes.js';
import { readDataTitles } from './titles/data-titles.js';
import { findLeftovers } from './titles/leftover-markup.js';
import { mostTimes, readableEnd } from './units/reading-limit.js';
import { sourceSpan } from './units/rich-text.js';
import { findUnread } from './unread-parts.js';

/** An object of a program, with a value that may be a time or a title. */
const object = /\{\s*["']?[a-z_]\w{0,40}["']?\s*[:=]\s*["'`\d]/i;

/** What all leftover markup in a title has. */
const mayBeMarkup = /["&<>{}`\\([（【「『《]|:\w+:/;

/**
 * Reads show notes: what the front matter states, and the chapters that it lists or that the body marks.
 *
 * The body is split into units of text (units/), in which every clock is found (sightings/). Evidence decides which of them
 * are the list of chapters and how its clocks are read (lists/); each chapter gets its title, link and depth (titles/), and
 * every other time its role (roles/). Where neither body nor front matter has a list, one may be in a value of several
 * lines, such as the description of a video.
 *
 * @returns the chapters in the order of the text, and every slip as a finding
 */
export function parseNotes(source: SourceText): ShowNotes {
  const frontMatter = parseFrontMatter(source);
  const { bodyStart } = frontMatter;
  const bodyLine = locate(source.lines, bodyStart).line - 1;
  const end = readableEnd(source, bodyLine);
  const isConfirmed = frontMatter.chapters.length > 0;
  const { body, read, fullest, several, others } = findListedText(source, frontMatter, bodyLine, end);
  const mayBeProgram = !isConfirmed && object.test(source.text);
  const places = () => read.chapters.map(({ sighting: { rich, stamp } }) => sourceSpan(rich, stamp).start);
  const program = mayBeProgram ? readProgram(source, bodyStart, end, body.hidden, places()) : null;
  const data = program?.chapters ?? frontMatter.chapters;

  const chosen = chooseChapterList(
    data.length > 0 ? readDataTitles(data) : [],
    program === null ? read.chapters.map((chapter) => chapter.mark) : [],
  );
  // Slips in a list that is not used must not stop a run.
  const slips: readonly Diagnostic[] = chosen.fromFrontMatter
    ? []
    : read.findSlips().filter(({ code }) => !isConfirmed || code !== 'notes/doubtful-list');
  const recordings = () => [...several, ...(program?.recordings ?? frontMatter.findRecordings())];
  const diagnostics = [
    ...frontMatter.diagnostics,
    ...(program?.diagnostics ?? []),
    ...chosen.diagnostics,
    ...slips,
    ...(chosen.marks.some(({ title }) => mayBeMarkup.test(title)) ? findLeftovers(chosen.marks) : []),
    ...findUnread(source, bodyStart, end, hasManyTimes(read)),
    ...(chosen.marks.length === 0
      ? [noChapters(source, fullest, recordings())]
      : others.flatMap((other) => timesOfOther(other, chosen.marks))),
  ];
  const readTimes = () => {
    const roles = chosen.fromFrontMatter ? besideList(read.roles, chosen.marks) : read.roles;
    const listed = rolesInData(data, chosen.fromFrontMatter ? 'chapter' : 'copy');
    return listTimes(source, bodyStart, readEnd(read, end), { roles, hidden: read.hidden, listed });
  };
  return { source, stated: frontMatter.stated, marks: chosen.marks, readTimes, diagnostics };
}

/** Where reading stopped: after the last time where there are too many, else at an offset. */
function readEnd(read: ReadBody, end: number): number {
  const last = hasManyTimes(read) ? [...read.roles.keys()].at(-1) : undefined;
  return last === undefined ? end : sourceSpan(last.rich, last.stamp).end;
}

function hasManyTimes({ roles }: ReadBody): boolean {
  return roles.size >= mostTimes;
}
