import { gluedClock } from '../chapters/clock-borders.js';
import { median } from '../chapters/median.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';
import { findBestList } from './lists/best-list.js';
import { findCompany } from './lists/company.js';
import { type EndedList, withoutEndMark, withoutUntitledEnd } from './lists/end-mark.js';
import { findHeadedSpeech } from './lists/headed-speech.js';
import { findLabelList } from './lists/label-list.js';
import { findLedList } from './lists/led-list.js';
import { findLinkList } from './lists/link-list.js';
import { findListDoubt } from './lists/list-doubt.js';
import { findInList } from './lists/list-findings.js';
import { readList, withoutSeconds } from './lists/list-reading.js';
import { mendList, withSightings } from './lists/mended-list.js';
import { findMinuteList } from './lists/minute-list.js';
import { areMinutesOfDay } from './lists/minutes-of-day.js';
import { areHoursTold, lengthIn, lengthInWords } from './lists/stated-length.js';
import { findUnixList } from './lists/unix-list.js';
import { findLeftOut, findUnreadable } from './roles/left-out.js';
import type { TimeRole } from './roles/role.js';
import { giveRoles } from './roles/roles.js';
import { readSections, type Sections } from './roles/sections.js';
import { lengthOfBroadcast } from './sightings/broadcast.js';
import { findSightings } from './sightings/find-sightings.js';
import { type Sighting, writtenSteps } from './sightings/sighting.js';
import { type BodyChapter, readBodyChapters } from './titles/body-chapters.js';
import { findInChapter } from './titles/chapter-findings.js';
import { withImages } from './titles/chapter-images.js';
import { sayHabitsOnce } from './titles/habits.js';
import { findNotChapters } from './titles/not-chapters.js';
import { type HiddenPart, once, type Unit } from './units/unit.js';
import type { Units } from './units/units.js';

/** A text in which a list of chapters was looked for. */
export interface ReadBody {
  readonly chapters: readonly BodyChapter[];
  /** Every sighting in the order of the text, with its role. */
  readonly roles: ReadonlyMap<Sighting, TimeRole>;
  readonly hidden: readonly HiddenPart[];
  /** What is worth saying about the chapters and about what was left out. */
  readonly findSlips: () => Diagnostic[];
}

/**
 * Finds the chapters of a text that was taken apart.
 *
 * @param durationMs the stated duration, null when none is
 */
export function readBody(source: SourceText, { units, hidden }: Units, durationMs: number | null): ReadBody {
  const sections = readSections(units);
  const readWith = (mayGlue: boolean) => {
    const sighted = findSightings(units, mayGlue);
    const edges = sighted.filter(({ traits }) => traits.has('broadcast'));
    const ofBroadcast = () => (edges.length < 2 ? null : lengthOfBroadcast(edges));
    const lengthMs = durationMs ?? lengthIn(sighted) ?? lengthInWords(units) ?? ofBroadcast();
    const company = findCompany(sighted, units, sections, lengthMs);
    return { sighted, lengthMs, company, best: findBestList(sighted, company) };
  };
  const plain = readWith(false);
  const glued = gluedClock.test(source.text) ? readWith(true) : plain;
  // Words that are glued to times are units or endings, unless the list is longer with them and goes forward.
  const isLonger =
    glued.best.length > plain.best.length && writtenSteps(glued.best).every((step) => step > 0);
  const { best } = isLonger ? glued : plain;
  const { sighted, lengthMs, company } = isLonger || plain.sighted.length === 0 ? glued : plain;
  const further = best.length === 0 ? findFurther(sighted, units, sections, lengthMs) : [];
  const mended =
    further.length === 0
      ? mendList(readList(best, lengthMs, areHoursTold(units)), sighted, units)
      : { list: readList(further, null, false), sightings: withSightings(sighted, further) };
  const { sightings } = mended;
  const ended = withoutEndMark(withoutSeconds(mended.list, lengthMs));
  const first = readBodyChapters(source, units, ended.list, ended.endMark);
  const untitled = first.flatMap(({ title, sighting }) => (title === null ? [sighting] : []));
  const found = withoutUntitledEnd(ended, untitled);
  const named = found === ended ? first : readBodyChapters(source, units, found.list, found.endMark);
  const { list, endMark } =
    isNameless(named) ||
    isSpoken(named) ||
    isTemplate(named) ||
    areAtOnce(named) ||
    areMinutesOfDay(found.list.sightings)
      ? noList
      : mayHoldOthers(named)
        ? without(found, findNotChapters(named, company))
        : found;
  const kept = new Set(list.sightings);
  const listed = named.filter(({ sighting }) => kept.has(sighting));
  const hasImages = source.text.includes('![');
  const chapters = hasImages ? withImages(source, listed, hidden) : listed;
  const roles = giveRoles(sightings, company, {
    chapters: kept,
    endMark,
    titles: once(() => titlesByStart(chapters)),
  });
  const findSlips = () => [
    ...sayHabitsOnce(
      chapters.flatMap((chapter, index) =>
        findInChapter(source, chapter, chapters[index + 1]?.mark ?? null, hasImages),
      ),
      chapters.length,
    ),
    ...findInList(source, chapters, list, endMark),
    ...findListDoubt(chapters, company, units, lengthMs),
    ...findUnreadable(source, units, roles),
    ...findLeftOut(source, units, roles, list.sightings, company),
  ];
  return { chapters, roles, hidden, findSlips };
}

/** A list of times that only notes without another list have. */
function findFurther(
  sightings: readonly Sighting[],
  units: readonly Unit[],
  sections: Sections,
  durationMs: number | null,
): readonly Sighting[] {
  const finders = [
    () => findMinuteList(units, sections, durationMs),
    () => findLinkList(units, sections),
    () => findUnixList(units, sections),
    () => findLabelList(units, sections),
    () => findLedList(sightings, sections),
    () => findHeadedSpeech(sightings, units, sections),
  ];
  for (const find of finders) {
    const list = find();
    if (list.length > 0) return list;
  }
  return [];
}

const noList: EndedList = { list: { sightings: [], readings: [] }, endMark: null };

/** Whether none of three or more times has a title or a mark of its own: they are not a list of chapters. */
function isNameless(chapters: readonly BodyChapter[]): boolean {
  return (
    chapters.length > 2 &&
    chapters.every(({ title, sighting }) => title === null && !sighting.hasAt && sighting.linkMs === null)
  );
}

/** A placeholder for a title: `{Section 1}`, `{{ topic }}`, `[Topic 2]`, `xxxx`. */
const placeholder =
  /^(?:[xX]{3,20}|\{{1,2}[^{}]{1,60}\}{1,2}|\[[^[\]]{1,40} \d{1,2}\]|<[^<>]{1,40} \d{1,2}>)$/u;

/** The same in a block of code, which shows how notes are written. */
const placeholderInCode = /^(?:\{[^{}]{1,60}\}|\[[^[\]]{1,60}\]|<[^<>]{1,60}>|\.{3}|…)$/u;

/** Whether most of two or more titles are placeholders: a template for notes. */
function isTemplate(chapters: readonly BodyChapter[]): boolean {
  const open = chapters.filter(
    ({ mark, sighting }) =>
      placeholder.test(mark.title) || (sighting.unit.aside === 'code' && placeholderInCode.test(mark.title)),
  );
  return open.length >= 2 && open.length * 2 > chapters.length;
}

/** Whether three or more are all at 0:00: a template whose times were never filled in. */
function areAtOnce(chapters: readonly BodyChapter[]): boolean {
  return chapters.length > 2 && chapters.every(({ mark }) => mark.startMs === 0);
}

/** Whether one has no title, the time of another, or a tag that tells chapters from other times. */
function mayHoldOthers(chapters: readonly BodyChapter[]): boolean {
  return (
    new Set(chapters.map(({ mark }) => mark.startMs)).size < chapters.length ||
    chapters.some(({ title, sighting }) => title === null || sighting.traits.has('chapter-tag'))
  );
}

function without({ list, endMark }: EndedList, dropped: ReadonlySet<Sighting>): EndedList {
  const isKept = (_: unknown, index: number) => !dropped.has(list.sightings[index] as Sighting);
  return {
    list: { sightings: list.sightings.filter(isKept), readings: list.readings.filter(isKept) },
    endMark,
  };
}

/** Hardly any title is longer than this. */
const mostTitleCharacters = 200;

/** Whether most of three or more titles, or the item of the only one, are as long as what someone says: a transcript. */
function isSpoken(chapters: readonly BodyChapter[]): boolean {
  const isOnly = chapters.length === 1;
  const lengths = chapters.map(({ mark, sighting: { unit, rich } }) =>
    isOnly && unit.kind === 'item' ? rich.text.length : mark.title.length,
  );
  const isMarked = chapters.every(({ sighting }) => sighting.hasAt && sighting.opener !== '');
  return chapters.length !== 2 && !isMarked && median(lengths) > mostTitleCharacters;
}

/** How many chapters at the same time are remembered. */
const mostSame = 8;

function titlesByStart(chapters: readonly BodyChapter[]): ReadonlyMap<number, readonly string[]> {
  const titles = new Map<number, string[]>();
  for (const { mark } of chapters) {
    const same = titles.get(mark.startMs);
    if (same === undefined) titles.set(mark.startMs, [mark.title]);
    else if (same.length < mostSame) same.push(mark.title);
  }
  return titles;
}
