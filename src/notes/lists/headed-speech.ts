import type { Sections } from '../roles/sections.js';
import { areForward, type Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

/** Fewer are not a list. */
const leastHeadings = 3;
/** How many of the headings have a time right below them. */
const leastShare = 0.8;
/** A speaker's name before the time is no longer. */
const longestName = 40;

/**
 * Finds chapters in the headings within a transcript, in notes that have no other list: each begins at the first time below its
 * heading (`### Why bees?`, then `**4:10** · So how did you get there?`). Headings that say the same again are names of speakers.
 */
export function findHeadedSpeech(
  sightings: readonly Sighting[],
  units: readonly Unit[],
  sections: Sections,
): readonly Sighting[] {
  const top = units.findIndex(
    ({ kind }, index) => kind === 'heading' && sections.at(index, 0).kind === 'transcript',
  );
  const { rank: topRank = 0 } = units[top] ?? {};
  if (top < 0) return [];
  const own: number[] = [];
  let ownRank = 0;
  for (let index = top + 1; index < units.length; index += 1) {
    const { kind, rank } = units[index] as Unit;
    if (kind !== 'heading') continue;
    if (rank <= topRank) break;
    ownRank ||= rank;
    if (rank === ownRank) own.push(index);
  }
  const firsts = new Map<number, Sighting>();
  for (const sighting of sightings)
    if (!firsts.has(sighting.unitIndex)) firsts.set(sighting.unitIndex, sighting);
  const names = new Set(own.map((index) => units[index]?.raw.replace(/[^\p{L}]/gu, '')));
  const members = own.flatMap((index) => {
    const first = firsts.has(index) ? undefined : firsts.get(index + 1);
    const isFirst = first?.line === 0 && first.span.start - first.lineSpan.start <= longestName;
    return isFirst ? [first] : [];
  });
  const isList =
    members.length >= Math.max(leastHeadings, own.length * leastShare) &&
    names.size === own.length &&
    areForward(members);
  return isList ? members.map(named) : [];
}

/** The time as if it were alone on its line, so that the heading is its title. */
function named(sighting: Sighting): Sighting {
  const { end } = sighting.lineSpan;
  return { ...sighting, position: 'alone', words: { start: end, end }, traits: new Set() };
}
