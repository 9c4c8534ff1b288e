import { isTrailing, type Sighting } from '../sightings/sighting.js';
import type { SeenSighting, SeenStep } from './evidence.js';
import { isDayTime } from './members.js';

/** Fewer times are not a list. */
const leastListed = 3;

/**
 * Whether the second, in another paragraph or list than the first, is the last there and alone, and in another form: when the next episode
 * comes, how long the music is.
 */
export function isBehindList({ before, after }: SeenStep): boolean {
  const { sighting, company } = after;
  const { unit } = sighting;
  if (unit === before.sighting.unit || unit.kind === 'heading' || sighting.linkMs !== null) return false;
  if (company.members.at(-1) !== sighting) return false;
  // Lists below headings of their own may have one chapter each.
  if (unit.kind === 'item' && company.section.id !== before.company.section.id) return false;
  const isAlone =
    company.place === before.company.place
      ? company.membersIn.get(unit) === 1
      : company.members.length === 1 && before.company.members.length >= leastListed;
  return isAlone && isUnlike(after, before.sighting);
}

/** Whether one is in another form than the last of the list, or not right below it, or by its digits or words something else. */
function isUnlike({ sighting, company }: SeenSighting, last: Sighting): boolean {
  const { traits, opener, unitIndex, line, end } = sighting;
  if (isTrailing(sighting) !== isTrailing(last)) return company.members.length === 1;
  if (traits.has('day-time') || (end !== null && last.end === null)) return true;
  if (!isTrailing(sighting)) return traits.has('label') && !last.traits.has('label');
  return (
    opener !== last.opener ||
    line > 0 ||
    unitIndex > last.unitIndex + 1 ||
    traits.has('verse') ||
    traits.has('preposition') ||
    isDayTime(sighting)
  );
}
