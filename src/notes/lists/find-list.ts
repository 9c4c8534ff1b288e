import { gluedClock } from '../../chapters/clock-borders.js';
import { readSections, type Sections } from '../roles/sections.js';
import { lengthOfBroadcast } from '../sightings/broadcast.js';
import { findSightings } from '../sightings/find-sightings.js';
import { areForward, type Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
import { findBestList } from './best-list.js';
import { type Company, findCompany } from './company.js';
import { findHeadedSpeech } from './headed-speech.js';
import { findLabelList } from './label-list.js';
import { findLedList } from './led-list.js';
import { findLinkList } from './link-list.js';
import { readList } from './list-reading.js';
import { type MendedList, mendList, withSightings } from './mended-list.js';
import { findMinuteList } from './minute-list.js';
import { areHoursTold, lengthIn, lengthInWords } from './stated-length.js';
import { findUnixList } from './unix-list.js';

/** The list of a text, with each of its times read. */
export interface FoundList extends MendedList {
  readonly company: ReadonlyMap<Sighting, Company>;
  /** How long the recording is, as stated or told; null when it is not known. */
  readonly lengthMs: number | null;
}

/**
 * Finds the list of chapters by its times: that of most evidence, or one of another kind where no such list is.
 *
 * @param text the notes
 * @param durationMs the stated duration, null when none is
 */
export function findList(text: string, units: readonly Unit[], durationMs: number | null): FoundList {
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
  const glued = gluedClock.test(text) ? readWith(true) : plain;
  // Words that are glued to times are units or endings, unless the list is longer with them and goes forward.
  const isLonger = glued.best.length > plain.best.length && areForward(glued.best);
  const { best } = isLonger ? glued : plain;
  const { sighted, lengthMs, company } = isLonger || plain.sighted.length === 0 ? glued : plain;
  const mended =
    best.length === 0
      ? findFurther(sighted, units, sections, lengthMs)
      : mendList(readList(best, lengthMs, areHoursTold(units)), sighted, units);
  return { ...mended, company, lengthMs };
}

/** A list of times that only notes without another list have; empty if they have none. */
function findFurther(
  sightings: readonly Sighting[],
  units: readonly Unit[],
  sections: Sections,
  durationMs: number | null,
): MendedList {
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
    if (list.length > 0)
      return { list: readList(list, null, false), sightings: withSightings(sightings, list) };
  }
  return { list: readList([], null, false), sightings };
}
