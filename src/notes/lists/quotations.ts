import type { Sighting } from '../sightings/sighting.js';
import { hardBreak } from '../units/rich-text.js';

/** Fewer rows are not told from a list of chapters. */
const leastRows = 3;
const mostOthers = 0.2;
const openingQuote = /^[|\s*_]{0,4}["“„‟«»「『]/u;

/** Whether times stand in rows of a table that tells who said what: quoted, with another cell beside, not from 0:00 on. */
export function areQuoted(members: readonly Sighting[]): boolean {
  if (members.length < leastRows || members[0]?.clock.readings[0].startMs === 0) return false;
  return members.filter((member) => !isQuoted(member)).length <= members.length * mostOthers;
}

function isQuoted({ unit, rich, words, position }: Sighting): boolean {
  const hasOthers = unit.kind === 'row' && rich.text.includes(hardBreak, words.start);
  return (
    hasOthers && position === 'before' && openingQuote.test(rich.text.slice(words.start, words.start + 6))
  );
}
