import { findUnixTime, mayHoldUnixTime } from '../../chapters/unix-clock.js';
import type { Sections } from '../roles/sections.js';
import { linesOf } from '../sightings/find-sightings.js';
import { readLine } from '../sightings/read-line.js';
import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

/** Fewer are no list. */
const leastLines = 3;
/** So many lines are read. */
const mostLines = 5000;
/** No recording is longer. */
const longestMs = 24 * 3_600_000;

/**
 * Finds a list of chapters with Unix times (`1364241653 Welcome`), as live shownotes have before they are published, in notes that
 * have no other list: three or more lines or items that begin with one, none earlier than the one before, within a day.
 *
 * @returns the sightings, their readings counted from the first, which is when the recording began
 */
export function findUnixList(units: readonly Unit[], sections: Sections): readonly Sighting[] {
  const found: Sighting[] = [];
  for (const [unitIndex, unit] of units.entries()) {
    if (unit.aside !== null || !mayHoldUnixTime.test(unit.raw)) continue;
    const rich = unit.read();
    for (const [line, lineSpan] of linesOf(rich.text).entries()) {
      const unixTime = findUnixTime(rich.text.slice(lineSpan.start, lineSpan.end));
      const { kind } = sections.at(unitIndex, line);
      if (unixTime === null || (kind !== null && kind !== 'chapters')) continue;
      if (found.length >= mostLines) return [];
      const clock = {
        ...unixTime,
        start: unixTime.start + lineSpan.start,
        end: unixTime.end + lineSpan.start,
      };
      const [sighting] = readLine({ unit, unitIndex, rich, line, lineSpan }, [clock], found.length);
      if (sighting !== undefined && isFirst(sighting)) found.push(sighting);
    }
  }
  const [first] = found;
  if (first === undefined || found.length < leastLines) return [];
  const list = found.map((sighting) => countedFrom(first, sighting));
  const isInOrder = list.every(
    (sighting, index) => writtenStartMs(sighting) >= writtenStartMs(list[index - 1] ?? sighting),
  );
  return isInOrder && writtenStartMs(list.at(-1) ?? first) <= longestMs ? list : [];
}

/** Whether nothing but a bullet stands before it, so that it is not part of a sentence. */
function isFirst({ position, traits }: Sighting): boolean {
  return (position === 'before' || position === 'alone') && !traits.has('leads-on') && !traits.has('label');
}

function countedFrom(first: Sighting, sighting: Sighting): Sighting {
  const startMs = writtenStartMs(sighting) - writtenStartMs(first);
  return { ...sighting, clock: { ...sighting.clock, readings: [{ kind: 'as-written', startMs }] } };
}
