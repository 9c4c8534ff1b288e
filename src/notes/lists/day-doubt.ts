import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import type { Sighting } from '../sightings/sighting.js';
import type { BodyChapter } from '../titles/body-chapters.js';
import type { Company } from './company.js';
import { areNeighbours } from './contents.js';

/** Two times may be anything; a list of a whole day has three. */
const leastTimes = 3;
/** The begin of a recording is no later, but for few. */
const latestBeginMs = 120_000;
/** What only a list of chapters or several times on a line have beside them. */
const marks = ['dash', 'label', 'run-on', 'linked-beside'] as const;
/** No time of a day, read as minutes and seconds, is later than `23:59`. */
const afterDayMs = 24 * 60_000;

/**
 * Doubts a list of bare times of two fields that may as well be those of a day (prayers, tides, buses): all below 24:00, not from the
 * beginning on, where nothing says that they are of a recording, neither brackets, dashes or links nor a heading, nor its length.
 *
 * @param lengthMs what the notes say of the length of the recording; null for nothing
 */
export function findDayDoubt(
  chapters: readonly BodyChapter[],
  company: ReadonlyMap<Sighting, Company>,
  lengthMs: number | null,
): readonly Diagnostic[] {
  const [first] = chapters;
  if (first === undefined || chapters.length < leastTimes || lengthMs !== null) return [];
  if (first.mark.startMs < latestBeginMs || !chapters.every((chapter) => mayBeOfDay(chapter, company)))
    return [];
  if (!areNeighbours(chapters.map(({ sighting }) => sighting))) return [];
  const args = { found: first.sighting.clock.text, count: chapters.length };
  return [createDiagnostic('notes/looks-like-day', args, first.mark.place)];
}

function mayBeOfDay({ sighting, mark }: BodyChapter, company: ReadonlyMap<Sighting, Company>): boolean {
  const { clock, unit, position, opener, hasAt, link, end, traits } = sighting;
  const isMarked = marks.some((trait) => traits.has(trait)) || position === 'alone';
  const isBare = opener === '' && !hasAt && link === null && end === null && !isMarked;
  const isLine = unit.kind !== 'heading' && unit.kind !== 'tag';
  const isOfDay = clock.form === 'colons' && clock.fields === 2 && mark.startMs < afterDayMs;
  const kind = company.get(sighting)?.section.kind ?? null;
  return isBare && isLine && isOfDay && mark.startMs === clock.readings[0].startMs && kind !== 'chapters';
}
