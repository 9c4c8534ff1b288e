import { readClock } from '../../chapters/read-clock.js';
import { headOf, tailOf } from './place-ends.js';
import type { TitlePlace, TitlePlaces } from './title-places.js';

/** Fewer lines may agree by chance. */
const leastTitles = 3;
/** Lengths are rounded, and so are the starts that they are computed from. */
const slackMs = 2000;
/** More characters than a time with its marks. */
const longestMark = 24;

const ahead = /^\s*(?:[/|+·]\s*)?[([]?\s?(\d{1,3}(?::\d{2}){1,2})\s?[)\]]?(?:\s*[-–—:|/](?=\s))?\s+(?=\S)/u;
const behind = /(?<=\S)\s+(?:[-–—|/+]\s+)?[([]?\s?(\d{1,3}(?::\d{2}){1,2})\s?[)\]]?\s*$/u;

/**
 * Removes from titles the second time of each line, if all of them say the same: how long the chapter lasts, where it ends, or
 * where it begins in another recording, which is later or earlier by the same time everywhere.
 *
 * @param startsMs the start of each chapter
 */
export function withoutSecondTimes(places: TitlePlaces, startsMs: readonly number[]): TitlePlaces {
  const heads = matchesOf(places, startsMs, true, (place) => ahead.exec(headOf(place, longestMark)));
  // `At 4:10` may be a title of its own.
  const tails = matchesOf(places, startsMs, false, (place) => behind.exec(tailOf(place, longestMark)));
  return places.map((place, index) => {
    if (place === null) return null;
    const { start, end } = place.within;
    const within = {
      start: start + (heads[index]?.[0].length ?? 0),
      end: end - (tails[index]?.[0].length ?? 0),
    };
    return within.start < within.end ? { ...place, within } : place;
  });
}

/** Where the times are, if all titles but the last have one and all say the same; else nothing. */
function matchesOf(
  places: TitlePlaces,
  startsMs: readonly number[],
  mayBeSame: boolean,
  find: (place: TitlePlace) => RegExpExecArray | null,
): readonly (RegExpExecArray | null)[] {
  const matches = places.map((place) => (place === null ? null : find(place)));
  const said = matches.slice(0, -1).flatMap((match, index) => {
    const clock = readClock(match?.[1] ?? '');
    const [start = 0, next = 0] = startsMs.slice(index);
    return clock === null ? [] : [{ ms: clock.readings[0].startMs, start, next }];
  });
  const [first] = said;
  if (first === undefined || places.length < leastTitles || said.length < matches.length - 1) return [];
  const later = first.ms - first.start;
  const isSame = (a: number, b: number) => Math.abs(a - b) <= slackMs;
  return said.every(({ ms, start, next }) => isSame(ms, next - start)) ||
    said.every(({ ms, next }) => isSame(ms, next)) ||
    ((mayBeSame || later !== 0) && said.every(({ ms, start }) => isSame(ms - start, later)))
    ? matches
    : [];
}
