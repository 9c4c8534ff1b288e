import type { FoundClock } from '../../chapters/clock-grammar.js';
import type { Sections } from '../roles/sections.js';
import { linesOf } from '../sightings/find-sightings.js';
import { readLine } from '../sightings/read-line.js';
import type { Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

/** So many lines with times are read. */
const mostLines = 5000;

/** How to find times that are not clocks. */
export interface OtherTimes {
  /** Whether a text may hold one: cheap, and a false is always right. */
  readonly mayHold: RegExp;
  readonly find: (line: string) => FoundClock | null;
  /** Whether blocks of code and quotations are read. */
  readonly inAsides: boolean;
  /** Whether they may be below a heading such as "Schedule". */
  readonly isPlan?: boolean;
  /** The only kind of unit that is read; every kind when left out. */
  readonly unitKind?: Unit['kind'];
}

/**
 * Finds the lines and items with a time that is not a clock (Unix times, labels of an editor), except under a heading such
 * as "Links".
 *
 * @returns in the order of the text; empty if they are too many
 */
export function sightOtherTimes(
  units: readonly Unit[],
  sections: Sections,
  { mayHold, find, inAsides, isPlan = false, unitKind }: OtherTimes,
): readonly Sighting[] {
  const sightings: Sighting[] = [];
  for (const [unitIndex, unit] of units.entries()) {
    if ((unit.aside !== null && !inAsides) || !mayHold.test(unit.raw)) continue;
    if (unitKind !== undefined && unit.kind !== unitKind) continue;
    const rich = unit.read();
    for (const [line, lineSpan] of linesOf(rich.text).entries()) {
      const found = find(rich.text.slice(lineSpan.start, lineSpan.end));
      const { kind } = sections.at(unitIndex, line);
      const isElsewhere = kind !== null && kind !== 'chapters' && !(isPlan && kind === 'programme');
      if (found === null || isElsewhere) continue;
      if (sightings.length >= mostLines) return [];
      const clock = { ...found, start: found.start + lineSpan.start, end: found.end + lineSpan.start };
      const [sighting] = readLine({ unit, unitIndex, rich, line, lineSpan }, [clock], sightings.length);
      if (sighting !== undefined) sightings.push(sighting);
    }
  }
  return sightings;
}
