import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { endOfLineAbove } from '../titles/line-ends.js';
import type { Unit } from '../units/unit.js';
import { areQuick, isSentence } from './members.js';
import { areNamesRepeated } from './repeated-names.js';

/** `ADA` or `Track 4:` alone on the line above a time: the name, and the colon. */
const speakerAbove = /^[\s*_#>-]{0,8}(\p{L}[^\s:：]{0,20}(?: [^\s:：]{1,20}){0,2})([:：]?)[*_\s]{0,8}$/u;

/** The times below lines that name who speaks, again and again or with a colon above sentences; none if there are others among them. */
export function findTurnsBelow(sightings: readonly Sighting[], units: readonly Unit[]): readonly Sighting[] {
  const all = sightings.filter(({ position }) => position !== 'within');
  const above = all.map((sighting) => nameAbove(sighting, units));
  const from = above.findIndex((name) => name.length > 0);
  const last = above.findLastIndex((name) => name.length > 0);
  const turns = from < 0 ? [] : all.slice(from, last + 1);
  const names = above.slice(from, last + 1).flat();
  if (turns.length < 2 || names.length * 10 < turns.length * 9) return [];
  const areSpoken = turns.filter(isSentence).length * 2 > turns.length;
  // A list of chapters below labels begins at 0:00.
  const isLate = areQuick(turns) || turns.every((turn) => writtenStartMs(turn) > 0);
  if (areSpoken && isLate && names.every(([, colon]) => colon !== '')) return turns;
  return (areSpoken || areQuick(turns)) && areNamesRepeated(names.map(([name]) => name)) ? turns : [];
}

function nameAbove(
  sighting: Sighting,
  units: readonly Unit[],
): readonly (readonly [name: string, colon: string])[] {
  const before = endOfLineAbove(sighting, units);
  const [, name, colon = ''] = before.length > longestName ? [] : (speakerAbove.exec(before) ?? []);
  return name === undefined ? [] : [[name.replace(/[*_]{1,4}$/, ''), colon]];
}

const longestName = 60;
