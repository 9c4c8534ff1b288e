import type { Sighting } from '../sightings/sighting.js';

/** Whether a time stands alone, and so does the next line of the same paragraph. */
export function isStacked(member: Sighting, index: number, members: readonly Sighting[]): boolean {
  const next = members[index + 1];
  const isNext = next !== undefined && next.unitIndex === member.unitIndex && next.line === member.line + 1;
  return isNext && member.position === 'alone' && next.position === 'alone';
}

/** The lengths in milliseconds of those that are ranges. */
export function rangesOf(members: readonly Sighting[]): readonly number[] {
  return members.flatMap(({ clock, end }) =>
    end === null ? [] : [end.clock.readings[0].startMs - clock.readings[0].startMs],
  );
}
