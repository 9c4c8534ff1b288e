import { writtenStartMs } from '../sightings/sighting.js';
import { type SeenStep, startOf } from './evidence.js';

/** Whether the second is of a part that begins after the first, with an earlier time than the first has. */
export function beginsAgain({ before, after }: SeenStep): boolean {
  const [first, second] = after.company.members;
  return (
    second !== undefined &&
    (first?.index ?? 0) > before.sighting.index &&
    after.company.firstMs <= startOf(before) / 2
  );
}

/** Whether the times on the side of the second all are behind those on the side of the first. */
export function isOnOtherSideBehind({ before, after }: SeenStep): boolean {
  const [first, last] = [after.company.members[0], before.company.members.at(-1)];
  return first !== undefined && last !== undefined && first.index > last.index;
}

/** How many times of a part are looked at, at most. */
const mostCompared = 200;

/** Whether the part of the second has a time of that of the first. */
export function sharesStart({ before, after }: SeenStep): boolean {
  const { starts } = before.company;
  return after.company.members.slice(0, mostCompared).some((member) => starts.has(writtenStartMs(member)));
}

/** Whether the part of the first continues after it in time, and ends before the second. */
export function leavesEarly({ before, after }: SeenStep): boolean {
  const last = before.company.members.at(-1);
  return (
    last !== undefined &&
    last !== before.sighting &&
    before.company.lastMs > startOf(before) &&
    last.index < after.sighting.index
  );
}
