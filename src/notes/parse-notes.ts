import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { parseFrontMatter } from '../front-matter/front-matter.js';
import { readProgram } from '../front-matter/program-lists.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { chooseChapterList } from './lists/chapter-lists.js';
import { listsOfSeveral } from './lists/several-texts.js';
import { longQuotation, noChapters, tooManyLines, tooManyTimes } from './lists/unread-findings.js';
import { type ReadBody, readBody } from './read-body.js';
import { listTimes } from './roles/all-times.js';
import { besideList, rolesInData } from './roles/listed-times.js';
import type { ShowNotes } from './show-notes.js';
import { readDataTitles } from './titles/data-titles.js';
import { findLeftovers } from './titles/leftover-markup.js';
import { findCodeStrings } from './units/code-strings.js';
import { findLongQuotations } from './units/long-quotations.js';
import { mostLines, mostTimes, readableEnd } from './units/reading-limit.js';
import { sourceSpan } from './units/rich-text.js';
import { readUnits } from './units/units.js';
import { readValueUnits } from './units/value-text.js';

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
  const bodyLine = locate(source.lines, frontMatter.bodyStart).line - 1;
  const end = readableEnd(source, bodyLine);
  const isConfirmed = frontMatter.chapters.length > 0;
  // Nothing else has a line end written as an escape right before a time.
  const inCode = () =>
    /\\n[^\\\n]{0,8}\d:\d/.test(source.text) ? findCodeStrings(source.text, frontMatter.bodyStart, end) : [];
  const readWith = (durationMs: number | null) => {
    const body = readBody(source, readUnits(source.text, source.lines.starts, bodyLine, end), durationMs);
    const isListed = body.chapters.length > 0 || isConfirmed;
    const values = isListed
      ? []
      : [...frontMatter.texts, ...inCode()].map((text) =>
          readBody(source, readValueUnits(source, text), durationMs),
        );
    const several = values.length > 1 ? listsOfSeveral(values) : [];
    return { body, values, several, read: several.length > 0 ? body : (longest(values) ?? body) };
  };
  const [durationMs = null, ...others] = credibleDurations(frontMatter.stated);
  const first = readWith(durationMs);
  const isFound = first.read.chapters.length > 0 || isConfirmed;
  const { body, values, several, read } = (isFound ? null : firstListed(others, readWith)) ?? first;
  const mayBeProgram = !isConfirmed && object.test(source.text);
  const places = () => read.chapters.map(({ sighting: { rich, stamp } }) => sourceSpan(rich, stamp).start);
  const program = mayBeProgram
    ? readProgram(source, frontMatter.bodyStart, end, body.hidden, places())
    : null;
  const data = program?.chapters ?? frontMatter.chapters;

  const chosen = chooseChapterList(
    data.length > 0 ? readDataTitles(data) : [],
    program === null ? read.chapters.map((chapter) => chapter.mark) : [],
  );
  // Slips in a list that is not used must not stop a run.
  const slips: readonly Diagnostic[] = chosen.fromFrontMatter
    ? []
    : read.findSlips().filter(({ code }) => !isConfirmed || code !== 'notes/doubtful-list');
  const isCut = end < source.text.length;
  const hasManyLines = isCut && locate(source.lines, end).line - bodyLine > mostLines;
  const excess = hasManyLines
    ? [tooManyLines(source, end)]
    : isCut || read.roles.size >= mostTimes
      ? [tooManyTimes(source)]
      : [];
  const [long] = findLongQuotations(source.text.slice(frontMatter.bodyStart, end));
  const quotation =
    long === undefined ? [] : [longQuotation(source, frontMatter.bodyStart + long.start, long.most)];
  const missing =
    chosen.marks.length === 0
      ? [
          noChapters(source, mostTimed(body, values), [
            ...several,
            ...(program?.recordings ?? frontMatter.findRecordings()),
          ]),
        ]
      : [];
  const diagnostics = [
    ...frontMatter.diagnostics,
    ...(program?.diagnostics ?? []),
    ...chosen.diagnostics,
    ...slips,
    ...(chosen.marks.some(({ title }) => mayBeMarkup.test(title)) ? findLeftovers(chosen.marks) : []),
    ...quotation,
    ...excess,
    ...missing,
  ];
  const readTimes = () => {
    const roles = chosen.fromFrontMatter ? besideList(read.roles, chosen.marks) : read.roles;
    const listed = rolesInData(data, chosen.fromFrontMatter ? 'chapter' : 'copy');
    return listTimes(source, frontMatter.bodyStart, readEnd(roles, end), {
      roles,
      hidden: read.hidden,
      listed,
    });
  };
  return { source, stated: frontMatter.stated, marks: chosen.marks, readTimes, diagnostics };
}

/** Where reading stopped: after the last time where there are too many, else at an offset. */
function readEnd(roles: ReadBody['roles'], end: number): number {
  const last = roles.size < mostTimes ? undefined : [...roles.keys()].at(-1);
  return last === undefined ? end : sourceSpan(last.rich, last.stamp).end;
}

/** The text with the most times; the first of several. */
function mostTimed(body: ReadBody, values: readonly ReadBody[]): ReadBody {
  return values.reduce((most, each) => (each.roles.size > most.roles.size ? each : most), body);
}

/** The text with the most chapters; null if none has any. */
function longest(bodies: readonly ReadBody[]): ReadBody | null {
  const [best] = bodies.toSorted((a, b) => b.chapters.length - a.chapters.length);
  return best === undefined || best.chapters.length === 0 ? null : best;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The stated duration as evidence for how times are read, in the readings that its text has: `1:06` may be an hour and six
 * minutes. The last is null, because what is stated may be wrong. A bare number that would mean days is left out: it is more
 * likely a size, or milliseconds.
 */
function credibleDurations({ durationMs }: ShowNotes['stated']): readonly (number | null)[] {
  const isNumber = durationMs !== null && durationMs.value > dayMs && /^\d+$/.test(durationMs.text);
  return durationMs === null || isNumber ? [null] : [durationMs.value, ...durationMs.otherReadingsMs, null];
}

/** Reads the notes with the first other reading of the stated duration that gives them a list; null if none does. */
function firstListed<T extends { readonly read: ReadBody }>(
  durations: readonly (number | null)[],
  readWith: (durationMs: number | null) => T,
): T | null {
  for (const durationMs of durations) {
    const found = readWith(durationMs);
    if (found.read.chapters.length > 0) return found;
  }
  return null;
}
