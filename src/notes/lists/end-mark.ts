import { linesOf } from '../sightings/find-sightings.js';
import type { Sighting } from '../sightings/sighting.js';
import type { ReadList } from './list-reading.js';

/** A list, without a time at its end that only says where the recording ends. */
export interface EndedList {
  readonly list: ReadList;
  readonly endMark: Sighting | null;
}

/**
 * Takes the last time off a list if it is alone on its line and later than all others, and the others have words next to
 * them: it is the end of the recording.
 */
export function withoutEndMark({ sightings, readings }: ReadList): EndedList {
  const list = { sightings, readings };
  const last = sightings.at(-1);
  const others = sightings.slice(0, -1);
  if (last?.position !== 'alone' || last.traits.has('lead-words') || others.length < 2)
    return { list, endMark: null };
  if (others.some(({ position }) => position === 'alone') || !hasNothingBelow(last))
    return { list, endMark: null };
  const lastMs = readings.at(-1)?.startMs ?? 0;
  if (readings.slice(0, -1).some(({ startMs }) => startMs >= lastMs)) return { list, endMark: null };
  return { list: { sightings: others, readings: readings.slice(0, -1) }, endMark: last };
}

/**
 * The same for times that are all alone on their lines, if text was found for each but the last.
 *
 * @param isTitled whether text was found for each of the list, in its order
 */
export function withoutUntitledEnd(ended: EndedList, isTitled: readonly boolean[]): EndedList {
  const { sightings, readings } = ended.list;
  const last = sightings.at(-1);
  const lastMs = readings.at(-1)?.startMs ?? 0;
  const areOthers = isTitled.slice(0, -1).every((is) => is) && isTitled.at(-1) === false;
  if (ended.endMark !== null || last?.position !== 'alone' || sightings.length < 3 || !areOthers)
    return ended;
  if (readings.slice(0, -1).some(({ startMs }) => startMs >= lastMs)) return ended;
  return { list: { sightings: sightings.slice(0, -1), readings: readings.slice(0, -1) }, endMark: last };
}

/** Whether no line of the same unit follows. */
function hasNothingBelow({ rich, line }: Sighting): boolean {
  const lines = linesOf(rich.text);
  return lines.slice(line + 1).every(({ start, end }) => rich.text.slice(start, end).trim() === '');
}
