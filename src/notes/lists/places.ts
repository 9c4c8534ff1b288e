import { groupBy } from '../../text/group-by.js';
import { countEach } from '../counts.js';
import type { Sections } from '../roles/sections.js';
import { isSameLine, lineOf, type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
import { isDayTime } from './members.js';

/** A list that begins again after this much is another one. */
const leastListMs = 60_000;

/**
 * Says where each sighting is: in which list, table, paragraphs or headings. If the times there begin again, at 0:00 or with
 * times that were there before, and continue from there, they are another list.
 *
 * @returns the same name for those of one place, in the order of the text
 */
export function placesOf(
  sightings: readonly Sighting[],
  sections: Sections,
  units: readonly Unit[],
): ReadonlyMap<Sighting, string> {
  const starters = sightings.filter(({ position }) => position !== 'within');
  const sectionOf = starters.map(({ unitIndex, line }) => sections.at(unitIndex, line).id);
  const counts = countEach(sectionOf);
  const places = new Map<Sighting, string>();
  starters.forEach((sighting, index) => {
    const id = sectionOf[index] ?? 0;
    const place = isBelowHeading(sighting, units, counts.get(id) ?? 0)
      ? 'below headings'
      : placeOf(sighting, id);
    places.set(sighting, place);
  });
  const groups = groupBy(starters, (sighting) => places.get(sighting) ?? null);
  for (const [place, members] of groups) {
    const beginnings = beginningsOf(members);
    let part = 0;
    for (const member of beginnings.size === 0 ? [] : members) {
      if (beginnings.has(member)) part += 1;
      if (part > 0) places.set(member, `${place} part ${part}`);
    }
  }
  return places;
}

/** Where a list begins again: at 0:00, or with two times that it has had. */
function beginningsOf(members: readonly Sighting[]): ReadonlySet<Sighting> {
  if (writtenSteps(members).every((step) => step >= 0)) return new Set();
  // A length or an end that is 0:00 does not show where a list begins.
  const sides = [...countEach(members.map(sideOf))].toSorted(([, a], [, b]) => b - a);
  const side = members.filter((member) => sideOf(member) === sides[0]?.[0]);
  const atStart = goesPastMidnight(side)
    ? []
    : side.filter((member, index) => startOf(member) < 1000 && goesBack(side, index));
  const seen = new Set<number>();
  const repeated = members.filter((member, index) => {
    const next = members[index + 1];
    const isRepeated = goesBack(members, index) && seen.has(startOf(member)) && seen.has(startOf(next));
    if (isRepeated) seen.clear();
    seen.add(startOf(member));
    return isRepeated;
  });
  return new Set([...atStart, ...repeated]);
}

/** No programme of a night begins earlier: `16:00`, read as minutes and seconds. */
export const earliestEveningMs = 960_000;

/** Whether all are times of a day, and from the afternoon on: at 0:00 a programme goes on with the next day. */
function goesPastMidnight(members: readonly Sighting[]): boolean {
  return startOf(members[0]) >= earliestEveningMs && members.every(isDayTime);
}

/** Whether a time is earlier than the one before it, and so is the one after it, which is later than itself. */
function goesBack(members: readonly Sighting[], index: number): boolean {
  const [lastMs, ownMs] = [startOf(members[index - 1]), startOf(members[index])];
  if (!(ownMs < lastMs && lastMs >= leastListMs)) return false;
  const nextMs = startOf(members[index + 1]);
  return nextMs < lastMs && nextMs > ownMs;
}

function startOf(sighting: Sighting | undefined): number {
  return sighting?.clock.readings[0].startMs ?? Number.NaN;
}

/** Which side of the words a time is on, where this distinguishes lists. */
function sideOf({ position, traits }: Sighting): string {
  return traits.has('second') ? 'second' : position === 'after' ? 'after' : 'before';
}

/** Whether a time is alone on its line right below a heading, and the only one of its section, like others below theirs. */
function isBelowHeading(
  { unit, unitIndex, line, position }: Sighting,
  units: readonly Unit[],
  count: number,
): boolean {
  const isAlone = unit.kind === 'paragraph' && position === 'alone' && line === 0;
  return isAlone && units[unitIndex - 1]?.kind === 'heading' && count === 1;
}

function placeOf({ unit, unitIndex, line, position, traits }: Sighting, sectionId: number): string {
  if (traits.has('broadcast') && (position !== 'after' || traits.has('day-time'))) return 'broadcast';
  if (unit.kind === 'heading') return 'heading';
  if (unit.kind === 'item' && line > 0) return `lines of ${unitIndex}`;
  if (unit.kind === 'item' || unit.kind === 'row') return `group ${unit.group}`;
  if (unit.kind === 'tag') return 'tag';
  return `${unit.aside === null ? 'line' : `aside ${unit.group ?? ''}`} ${sectionId}`;
}

/** How many lines of each place have times. */
export function countLines(places: ReadonlyMap<Sighting, string>): ReadonlyMap<string, number> {
  const lines = new Map<string, Set<number>>();
  for (const [sighting, place] of places) {
    const known = lines.get(place);
    if (known === undefined) lines.set(place, new Set([lineOf(sighting)]));
    else known.add(lineOf(sighting));
  }
  return new Map(Array.from(lines, ([place, { size }]) => [place, size]));
}

/** Whether a time is in a row of a table, or behind another one on its line. */
export function isBesideAnother(member: Sighting | undefined, sightings: readonly Sighting[]): boolean {
  const before = sightings[(member?.index ?? 0) - 1];
  return member !== undefined && (member.unit.kind === 'row' || (!!before && isSameLine(before, member)));
}

/** Groups sightings that are in one place, on one side of their words. */
export function groupByPlace(places: ReadonlyMap<Sighting, string>): ReadonlyMap<string, Sighting[]> {
  const above = new Map<string, Sighting>();
  return groupBy([...places.keys()], (sighting) => {
    // A length beside a list makes it no longer, and neither does a sentence.
    const key = `${places.get(sighting)} ${sideOf(sighting)}${sighting.traits.has('length') ? ' length' : ''}`;
    if (isTold(sighting, above.get(key))) return `${key} told`;
    above.set(key, sighting);
    return key;
  });
}

/**
 * Whether a sentence ends with a time below a list, or a word such as "from" is before the times of the list and not before this one:
 * the time is earlier than the one above, or in another paragraph than lines of the list.
 */
function isTold(sighting: Sighting, above: Sighting | undefined): boolean {
  const { position, traits, unit } = sighting;
  if (position !== 'after' || above === undefined) return false;
  if (!traits.has('preposition') && !traits.has('sentences') && !above.traits.has('preposition'))
    return false;
  return writtenStartMs(sighting) <= writtenStartMs(above) || (above.line > 0 && unit !== above.unit);
}

/** Indexes of the items with a time on their first line. */
export function timedItemsOf(sightings: readonly Sighting[]): ReadonlySet<number> {
  const timed = sightings.filter(({ unit, line }) => unit.kind === 'item' && line === 0);
  return new Set(timed.map(({ unitIndex }) => unitIndex));
}
