import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';
import { type EndedList, withoutEndMark, withoutUntitledEnd } from './lists/end-mark.js';
import { findList } from './lists/find-list.js';
import { findListDoubt } from './lists/list-doubt.js';
import { findInList } from './lists/list-findings.js';
import { withoutSeconds } from './lists/list-reading.js';
import { areMinutesOfDay } from './lists/minutes-of-day.js';
import { findOtherSides } from './lists/other-sides.js';
import { findLeftOut, findUnreadable } from './roles/left-out.js';
import type { TimeRole } from './roles/role.js';
import { giveRoles } from './roles/roles.js';
import { isTrailing, type Sighting } from './sightings/sighting.js';
import { areNoChapters } from './titles/are-no-chapters.js';
import { type BodyChapter, readBodyChapters } from './titles/body-chapters.js';
import { findInChapter } from './titles/chapter-findings.js';
import { withImages } from './titles/chapter-images.js';
import { sayHabitsOnce } from './titles/habits.js';
import { findNotChapters } from './titles/not-chapters.js';
import { type HiddenPart, once } from './units/unit.js';
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
  const seen = findList(source.text, units, durationMs);
  const { company, lengthMs } = seen;
  const ended = withoutEndMark(withoutSeconds(seen.list, lengthMs));
  const first = readBodyChapters(source, units, ended.list, ended.endMark);
  const untitled = first.flatMap(({ title, sighting }) => (title === null ? [sighting] : []));
  const found = withoutUntitledEnd(ended, untitled);
  const named = found === ended ? first : readBodyChapters(source, units, found.list, found.endMark);
  const { list, endMark } =
    areNoChapters(named) || areMinutesOfDay(found.list.sightings)
      ? noList
      : mayHoldOthers(named)
        ? without(found, findNotChapters(named, company))
        : found;
  const kept = new Set(list.sightings);
  const listed = named.filter(({ sighting }) => kept.has(sighting));
  const hasImages = source.text.includes('![');
  const chapters = hasImages ? withImages(source, listed, hidden) : listed;
  const roles = giveRoles(seen.sightings, company, {
    chapters: kept,
    endMark,
    titles: once(() => titlesByStart(chapters)),
  });
  const findInChapters = () =>
    chapters.flatMap((chapter, index) =>
      findInChapter(source, chapter, chapters[index + 1]?.mark ?? null, hasImages),
    );
  const findSlips = () => [
    ...saidOnce(findInChapters(), chapters.length),
    ...findInList(source, chapters, list, endMark),
    ...(chapters.some(({ sighting }) => isTrailing(sighting)) ? findOtherSides(chapters) : []),
    ...findListDoubt(chapters, company, units, lengthMs),
    ...findUnreadable(source, units, roles),
    ...findLeftOut(source, units, roles, list.sightings, company),
  ];
  return { chapters, roles, hidden, findSlips };
}

/** Most notes have fewer than two such findings. */
function saidOnce(findings: readonly Diagnostic[], chapters: number): readonly Diagnostic[] {
  return findings.length < 2 ? findings : sayHabitsOnce(findings, chapters);
}

const noList: EndedList = { list: { sightings: [], readings: [] }, endMark: null };

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
