import { isTrailing, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { isBeforeStop } from './members.js';

/** Fewer citations may be parts of a part. */
const leastCitations = 3;
/** How many of the times in the text of the parts must be citations. */
const leastShare = 0.6;
/** No more of a line is looked at. */
const longestTail = 400;

/** What a sentence ends with, or a quotation of one. */
const sentenceEnd = /[.!?。！？][\s"'“”’»」』*_]{0,4}$|["”」』]\s?$/u;
const openingQuote = /^[^\p{L}\p{N}"“«「『]{0,4}["“«「『]/u;
const quotedEnd = /[.!?…。！？,]['’]?["”»」』]\s?$/u;

/**
 * Finds the times that tell when something was said, in notes whose headings have the times of the parts: they are behind
 * sentences of paragraphs or quotations in items below a heading, and within its part.
 */
export function findCitedInParts(
  sightings: readonly Sighting[],
  parts: readonly Sighting[],
): ReadonlySet<Sighting> | null {
  const cited = new Set<Sighting>();
  const partsWith = new Set<Sighting>();
  let part = -1;
  let count = 0;
  for (const sighting of sightings) {
    if (sighting === parts[part + 1]) part += 1;
    const above = parts[part];
    const isBehind = isTrailing(sighting) || sighting.position === 'between';
    if (above === undefined || sighting === above || !isBehind) continue;
    count += 1;
    if (!isWithin(sighting, above, parts[part + 1]) || !isCited(sighting)) continue;
    cited.add(sighting);
    partsWith.add(above);
  }
  const isHabit = cited.size >= leastCitations && cited.size >= count * leastShare && partsWith.size > 1;
  return isHabit ? cited : null;
}

function isWithin(sighting: Sighting, part: Sighting, next: Sighting | undefined): boolean {
  const startMs = writtenStartMs(sighting);
  const endMs = part.end?.clock.readings[0].startMs ?? (next && writtenStartMs(next)) ?? Infinity;
  return startMs >= writtenStartMs(part) && startMs <= endMs;
}

function isCited(sighting: Sighting): boolean {
  const { unit, rich, lineSpan, stamp, opener, linkMs } = sighting;
  if (opener === '' && linkMs === null) return false;
  const before = rich.text.slice(Math.max(lineSpan.start, stamp.start - longestTail), stamp.start);
  if (unit.kind === 'item') return openingQuote.test(before) && quotedEnd.test(before);
  return unit.kind === 'paragraph' && (endsSentence(sighting) || sentenceEnd.test(before));
}

/** For each time behind words the line above it that states a stretch of time, as in `0:00 to 4:10: Opening`. */
export function findStretches(sightings: readonly Sighting[]): ReadonlyMap<Sighting, Sighting> {
  const found = new Map<Sighting, Sighting>();
  let above: Sighting | null = null;
  for (const sighting of sightings) {
    if (isTrailing(sighting) && above !== null) found.set(sighting, above);
    else if (sighting.end !== null) above = sighting;
  }
  return found;
}

/** Whether most times of one place end sentences and are within the stretches above them, whose text they are in. */
export function areOfStretches(
  members: readonly Sighting[],
  stretches: ReadonlyMap<Sighting, Sighting>,
): boolean {
  const inside = members.filter((member) => {
    const above = stretches.get(member);
    const startMs = writtenStartMs(member);
    const endMs = above?.end?.clock.readings[0].startMs ?? 0;
    return (
      above !== undefined && startMs >= writtenStartMs(above) && startMs <= endMs && endsSentence(member)
    );
  });
  return inside.length * 2 > members.length && new Set(inside.map((each) => stretches.get(each))).size > 1;
}

/** Whether a full stop is on either side of the bracket of a time. */
function endsSentence(sighting: Sighting): boolean {
  return sighting.traits.has('after-stop') || isBeforeStop(sighting);
}
