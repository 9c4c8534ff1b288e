import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';
import { findBestList } from './lists/best-list.js';
import { findCompany } from './lists/company.js';
import { withoutEndMark } from './lists/end-mark.js';
import { findInList } from './lists/list-findings.js';
import { readList } from './lists/list-reading.js';
import { findLeftOut, findUnreadable } from './roles/left-out.js';
import type { TimeRole } from './roles/role.js';
import { giveRoles } from './roles/roles.js';
import { readSections } from './roles/sections.js';
import { findSightings } from './sightings/find-sightings.js';
import type { Sighting } from './sightings/sighting.js';
import { type BodyChapter, readBodyChapters } from './titles/body-chapters.js';
import { findInChapter } from './titles/chapter-findings.js';
import { withImages } from './titles/chapter-images.js';
import type { HiddenPart, Unit } from './units/unit.js';

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
export function readBody(
  source: SourceText,
  { units, hidden }: { readonly units: readonly Unit[]; readonly hidden: readonly HiddenPart[] },
  durationMs: number | null,
): ReadBody {
  const sightings = findSightings(units);
  const lengthMs = durationMs ?? lengthIn(sightings) ?? lengthInWords(units);
  const company = findCompany(sightings, units, readSections(units), lengthMs);
  const { list, endMark } = withoutEndMark(readList(findBestList(sightings, company), lengthMs));
  const chapters = withImages(source, readBodyChapters(source, units, list, endMark), hidden);
  const roles = giveRoles(sightings, company, { chapters: new Set(list.sightings), endMark });
  const findSlips = () => [
    ...chapters.flatMap((chapter, index) =>
      findInChapter(source, chapter, chapters[index + 1]?.mark ?? null),
    ),
    ...findInList(source, chapters, list, endMark),
    ...findUnreadable(source, units, roles),
    ...findLeftOut(source, units, roles, list.sightings),
  ];
  return { chapters, roles, hidden, findSlips };
}

/** The length of the recording that the text states: `Duration: 1:09:30`. */
function lengthIn(sightings: readonly Sighting[]): number | null {
  const [first, second] = sightings.filter(({ traits }) => traits.has('length'));
  return first === undefined || second !== undefined ? null : first.clock.readings[0].startMs;
}

const lengthWords =
  /^\W{0,8}(?:length|duration|running time|dauer|länge|laufzeit|durée|duración|duração|durata|duur|lengte)\s*[:：]\s*(?:about |ca\.? )?(\d{1,3})\s*(?:min|minutes?|minuten|minutos|minuti)\b/imu;

/** `Length: 31 minutes`. */
function lengthInWords(units: readonly Unit[]): number | null {
  for (const { raw } of units) {
    const match = raw.length < 1000 ? lengthWords.exec(raw) : null;
    if (match !== null) return Number(match[1]) * 60_000;
  }
  return null;
}
