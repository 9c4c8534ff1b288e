import { isTrailing } from '../sightings/sighting.js';
import type { SeenStep } from './evidence.js';

/** Whether the second is in an item below that of the first, as what is cited there. */
export function isCitedBelow({ before, after }: SeenStep): boolean {
  const { unit } = after.sighting;
  return (
    !isTrailing(before.sighting) &&
    isTrailing(after.sighting) &&
    unit.kind === 'item' &&
    unit.parent === before.sighting.unitIndex &&
    after.company.members.length <= 2
  );
}
