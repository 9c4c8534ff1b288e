import type { Sighting } from '../sightings/sighting.js';
import { hardBreak } from '../units/rich-text.js';
import { endsInQuotation } from './behind-quotation.js';

/** Fewer rows cannot be told from a list of chapters. */
const leastRows = 3;
const mostOthers = 0.2;
const openingQuote = /^[|\s*_]{0,4}["“„‟«»「『]/u;
/** Who says it, before the quotation: `**Ann:** "…"`. */
const speakerBefore = /^[|\s*_]{0,4}(\p{L}[^:：\n"“„]{0,40})[:：][\s*_]{0,4}(?=["“„‟«»「『])/u;

/**
 * Whether times that do not start at 0:00 tell when something was said: they are in table rows that quote it and have another cell,
 * before a name and what was said, or behind quotations.
 *
 * @param isHeaded whether a heading says that quotations are below: then shorter ones are told from titles and songs
 */
export function areQuoted(members: readonly Sighting[], isHeaded: boolean): boolean {
  if (members.length < leastRows) return false;
  const others = members.filter((member) => !isQuoted(member, isHeaded) && !isBehindQuotation(member));
  return others.length <= members.length * mostOthers;
}

/** No quotation of notes is longer. */
const longestQuotation = 1500;

function isBehindQuotation({ unit, rich, words, lineSpan, line, position }: Sighting): boolean {
  const isWrapped = position === 'alone' && unit.wraps && line > 0;
  if (position !== 'after' && !isWrapped) return false;
  const end = isWrapped ? lineSpan.start : words.end;
  const start = Math.max(unit.wraps ? 0 : words.start, end - longestQuotation);
  const text = rich.text.slice(start, end);
  return openingQuote.test(text) && endsInQuotation(text);
}

function isQuoted({ unit, rich, words, lineSpan, position }: Sighting, isHeaded: boolean): boolean {
  if (position !== 'before') return false;
  const end = unit.wraps ? rich.text.length : lineSpan.end;
  const text = rich.text.slice(words.start, Math.min(end, words.start + longestQuotation));
  const [before = '', speaker = ''] = speakerBefore.exec(text) ?? [];
  const said = text.slice(before.length);
  if (speaker !== '' && endsInQuotation(`${said} — ${speaker}`)) return true;
  const isOfRow = unit.kind === 'row' && rich.text.includes(hardBreak, words.start);
  return (isHeaded || isOfRow) && openingQuote.test(said);
}
