import type { Sighting } from '../sightings/sighting.js';
import { hardBreak } from '../units/rich-text.js';

/** Fewer rows are not told from a list of chapters. */
const leastRows = 3;
const mostOthers = 0.2;
const openingQuote = /^[|\s*_]{0,4}["“„‟«»「『]/u;

/**
 * Whether times tell when something was said: they stand in rows of a table that quotes it, with another cell beside, or behind
 * quotations, not from 0:00 on.
 */
export function areQuoted(members: readonly Sighting[]): boolean {
  if (members.length < leastRows || members[0]?.clock.readings[0].startMs === 0) return false;
  const others = members.filter((member) => !isQuoted(member) && !isBehindQuotation(member));
  return others.length <= members.length * mostOthers;
}

const closingQuote = /["”“»«」』](?=[^"”“»«」』]*$)/u;
const nothingBehind = /^[\s*_.,]{0,4}$/;
/** Who said it. */
const speakerBehind = /^[\s*_.,]{0,4}[-–—―~]{1,2}[\s*_]{0,3}[@\p{Lu}].{1,60}$/su;
/** Shorter ones are titles in quotation marks, or songs and who sings them. */
const leastQuotation = 60;
const leastSpoken = 24;
/** No quotation of notes is longer. */
const longestQuotation = 1500;

function isBehindQuotation({ unit, rich, words, lineSpan, line, position }: Sighting): boolean {
  const isWrapped = position === 'alone' && unit.wraps && line > 0;
  if (position !== 'after' && !isWrapped) return false;
  const end = isWrapped ? lineSpan.start : words.end;
  const start = Math.max(unit.wraps ? 0 : words.start, end - longestQuotation);
  // A line end of a value that gave way is a control character.
  const text = rich.text.slice(start, end).replaceAll('\u0001', '');
  const closing = openingQuote.test(text) ? text.search(closingQuote) : -1;
  const behind = text.slice(closing + 1);
  if (closing < leastSpoken) return false;
  return speakerBehind.test(behind) || (closing >= leastQuotation && nothingBehind.test(behind));
}

function isQuoted({ unit, rich, words, position }: Sighting): boolean {
  const hasOthers = unit.kind === 'row' && rich.text.includes(hardBreak, words.start);
  return (
    hasOthers && position === 'before' && openingQuote.test(rich.text.slice(words.start, words.start + 6))
  );
}
