import { stepsOf } from '../../chapters/steps.js';
import type { Sections } from '../roles/sections.js';
import { type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

/** A list that names the sections of the notes with their times, at the start or below a heading such as "Timestamps" at the end. */
export interface Contents {
  readonly members: ReadonlySet<Sighting>;
  /** Whether the sections have other times: those of the list were planned. */
  readonly isPlan: boolean;
  /** The index of the first sighting of the sections. */
  readonly from: number;
}

/** Fewer times may occur again below by chance. */
const leastRepeated = 3;
/** Below, some sections are left out or joined. */
const leastShare = 0.6;
/** There is text between the times of two sections. */
const leastUnitsBetween = 2;

/**
 * Finds a list whose times go forward from line to line, where the times or their titles occur again below, above sections
 * of text; or where the list is below a heading such as "Timestamps" and headings above have its times.
 *
 * @param groups lists of sightings, each in the order of the text
 * @param sightings all, in that order
 */
export function findContents(
  groups: Iterable<readonly Sighting[]>,
  sightings: readonly Sighting[],
  units: readonly Unit[],
  sections: Sections,
): Contents | null {
  const few = Array.from(groups).filter(({ length }) => length >= leastRepeated && length <= mostNamed);
  for (const members of few.slice(0, mostLists)) {
    const [first, last] = [members[0], members.at(-1)];
    if (first === undefined || last === undefined || !areNeighbours(members)) continue;
    const below = sightings.slice(last.index + 1, last.index + mostBelow);
    // Two chapters may start at the same time.
    const areForward = writtenSteps(members).every((step) => step >= 0);
    const isBelowHeading = sections.at(last.unitIndex, last.line).kind === 'chapters';
    const above = isBelowHeading
      ? sightings.slice(0, first.index).filter(({ unit }) => unit.kind === 'heading')
      : [];
    if (above.length + below.length < leastRepeated) continue;
    const [copy, plan] = [
      areForward ? repeatedBelow(members, [...above, ...below], writtenStartMs) : [],
      repeatedBelow(members, below, (sighting) => titleOf(sighting, units)),
    ];
    if (areSections(copy, members)) return { members: new Set(members), isPlan: false, from: copy[0].index };
    // Sections whose times stay at 0:00 have none yet.
    if (areSections(plan, members) && copy.length * 2 < plan.length) {
      const isPlan = writtenSteps(plan).some((step) => step !== 0);
      return { members: new Set(members), isPlan, from: plan[0].index };
    }
  }
  return null;
}

/** Limits on the length of lists, on the number of lists before them, and on how far below them times are searched. */
const mostNamed = 200;
const mostLists = 20;
const mostBelow = 2000;

function areSections(
  repeated: readonly Sighting[],
  { length }: readonly Sighting[],
): repeated is readonly [Sighting, ...Sighting[]] {
  if (repeated.length < Math.max(leastRepeated, length * leastShare)) return false;
  const gaps = stepsOf(repeated.map(({ unitIndex }) => unitIndex));
  return gaps.filter((gap) => gap >= leastUnitsBetween).length * 2 > gaps.length;
}

/** The words next to a time, or the heading above one that is alone on its line. */
function titleOf({ unitIndex, rich, words, lineSpan, position }: Sighting, units: readonly Unit[]): string {
  const above = position === 'alone' ? units[unitIndex - 1] : undefined;
  const text =
    above?.kind === 'heading'
      ? above.read().text
      : rich.text.slice(words.start, Math.min(words.end, Math.max(lineSpan.end, words.start)));
  return text.replace(/[\s\p{P}]+/gu, ' ').trim();
}

/** Whether a time is in the sections, or in the list if that is a plan: then the other one tells the same thing better. */
export function isPassedOver(sighting: Sighting, contents: Contents | null): boolean {
  if (contents === null) return false;
  const isMember = contents.members.has(sighting);
  return contents.isPlan ? isMember : sighting.index >= contents.from && !isMember;
}

/** Whether each is in the line, item or row below the one before. */
export function areNeighbours(members: readonly Sighting[]): boolean {
  return members.every(({ unitIndex, line }, at) => {
    const before = members[at - 1];
    if (before === undefined) return true;
    return unitIndex === before.unitIndex ? line === before.line + 1 : unitIndex === before.unitIndex + 1;
  });
}

/** The sightings that have, one after the other, what those of a list have. */
function repeatedBelow(
  members: readonly Sighting[],
  below: readonly Sighting[],
  what: (sighting: Sighting) => number | string,
): readonly Sighting[] {
  const values = members.map(what);
  const repeated: Sighting[] = [];
  let at = 0;
  for (const sighting of below) {
    if (sighting.position === 'within') continue;
    const value = what(sighting);
    const found = value === '' ? -1 : values.indexOf(value, at);
    if (found < 0) continue;
    repeated.push(sighting);
    at = found + 1;
  }
  return repeated;
}
