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
export function withoutEndMark(list: ReadList): EndedList {
  const last = list.sightings.at(-1);
  const others = list.sightings.slice(0, -1);
  const isEnd =
    last?.position === 'alone' &&
    !last.traits.has('lead-words') &&
    others.length >= 2 &&
    others.every(({ position }) => position !== 'alone') &&
    hasNothingBelow(last);
  return (isEnd ? withoutLast(list) : null) ?? { list, endMark: null };
}

/**
 * The same for times that are all alone on their lines, if text was found for each but the last.
 *
 * @param untitled those of the list for which no text was found
 */
export function withoutUntitledEnd(ended: EndedList, untitled: readonly Sighting[]): EndedList {
  const { sightings } = ended.list;
  const last = sightings.at(-1);
  const isOnly = untitled.length === 1 && untitled[0] === last;
  const isEnd = ended.endMark === null && last?.position === 'alone' && sightings.length >= 3 && isOnly;
  return (isEnd ? withoutLast(ended.list) : null) ?? ended;
}

/** A list without its last time as the end of the recording; null if that is not later than all others. */
function withoutLast({ sightings, readings }: ReadList): EndedList | null {
  const lastMs = readings.at(-1)?.startMs ?? 0;
  const others = readings.slice(0, -1);
  if (others.some(({ startMs }) => startMs >= lastMs)) return null;
  return { list: { sightings: sightings.slice(0, -1), readings: others }, endMark: sightings.at(-1) ?? null };
}

/** Whether no line of the same unit follows. */
function hasNothingBelow({ rich, line }: Sighting): boolean {
  const lines = linesOf(rich.text);
  return lines.slice(line + 1).every(({ start, end }) => rich.text.slice(start, end).trim() === '');
}
