import { countEach } from '../counts.js';
import { isTrailing, lineOf, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { once } from '../units/unit.js';
import { areOfStretches, findCitedInParts, findStretches } from './cited-in-parts.js';
import { isBeforeStop, share } from './members.js';

/** What the times of the notes are that tell when something was said. */
export interface Citations {
  readonly counts: () => ReadonlyMap<string, number>;
  readonly stretches: ReadonlyMap<Sighting, Sighting> | null;
  readonly inParts: ReadonlySet<Sighting> | null;
}

/** Fewer headings with times do not part a text. */
const leastParts = 3;

export function findCitations(sightings: readonly Sighting[]): Citations {
  const parts = sightings.filter(({ unit, position }) => unit.kind === 'heading' && position !== 'within');
  const inParts = parts.length < leastParts ? null : findCitedInParts(sightings, parts);
  const stretches = sightings.some(({ end }) => end !== null) ? findStretches(sightings) : null;
  return { counts: once(() => countCitations(sightings)), stretches, inParts };
}

/** Whether the times of one place are behind what they are about, as moments that are cited. */
export function areCited(members: readonly Sighting[], { counts, stretches, inParts }: Citations): boolean {
  return (
    areAsCited(members, counts) ||
    (stretches !== null && areOfStretches(members, stretches)) ||
    (inParts !== null && share(members, (member) => inParts.has(member)) > 0.5)
  );
}

/** A sentence has at least this many words, or this many characters of a script without spaces. */
const leastWords = 5;
const leastCharacters = 12;

/** No more of a sentence is looked at. */
const longestSentence = 400;

/**
 * Counts the times that running text cites: those on lines where a time follows a sentence or clause, and other text is
 * before or after that: `It ran. The first text arrived [3:44](?t=224). Then …`
 *
 * @returns how many there are, by how they are written
 */
function countCitations(sightings: readonly Sighting[]): ReadonlyMap<string, number> {
  const inItems = countEach(
    sightings.filter(({ unit, opener }) => unit.kind === 'item' && opener !== '').map(lineOf),
  );
  const running = new Set(
    sightings.filter((each) => isCitation(each, (inItems.get(lineOf(each)) ?? 0) > 1)).map(lineOf),
  );
  const cited = sightings.filter((each) => each.position !== 'before' && running.has(lineOf(each)));
  return countEach(cited.map(writtenAs));
}

/** A single one is a remark next to a list. */
const leastCitations = 2;

/**
 * Whether the times of one place are behind their words like those that sentences cite; lists begin at 0:00, which nobody
 * cites.
 */
function areAsCited(members: readonly Sighting[], counts: Citations['counts']): boolean {
  const [first] = members;
  if (first === undefined || !isTrailing(first) || writtenStartMs(first) === 0) return false;
  const count = counts().get(writtenAs(first)) ?? 0;
  return count >= leastCitations && 2 * count >= members.length;
}

/** What citations have in common: brackets, and a link to the time. */
function writtenAs({ opener, linkMs }: Sighting): string {
  return `${opener} ${linkMs !== null}`;
}

/**
 * Whether a time in brackets or with a link is right behind a sentence or clause of a paragraph, or of an item with several
 * times, that has another one.
 */
function isCitation(sighting: Sighting, isOfSeveral: boolean): boolean {
  const { unit, rich, lineSpan, stamp, position, traits, opener, linkMs } = sighting;
  if (opener === '' && linkMs === null) return false;
  if ((unit.kind !== 'paragraph' && !isOfSeveral) || position === 'before' || position === 'alone')
    return false;
  if (traits.has('dash') || traits.has('separator') || traits.has('label')) return false;
  const from = Math.max(lineSpan.start, stamp.start - longestSentence);
  const before = rich.text.slice(from, stamp.start).trimEnd();
  const after = rich.text.slice(stamp.end, stamp.end + 4);
  const start = Math.max(0, ...Array.from(before.matchAll(sentenceEnd), ({ index }) => index + 1));
  if (!isSentence(before.slice(start))) return false;
  // A sentence on a line of its own may be a title.
  return from + start > lineSpan.start || (clauseEnd.test(after) && stamp.end + 4 < lineSpan.end);
}

const sentenceEnd = /[.!?]["'”’»)\]*_]{0,3}\s+(?=["'“„«(]?[\p{Lu}\p{Lo}\d])|[。！？]/gu;
const clauseEnd = /^["'”’»*_]{0,2}(?:[.,;!?]\s|[。，、；！？])/u;

function isSentence(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const unspaced = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu) ?? [];
  return words.length >= leastWords || unspaced.length >= leastCharacters;
}

/** Whether a word such as "at" leads to a time that does not end its sentence, as in a title. */
export function hasPreposition(sighting: Sighting): boolean {
  return sighting.traits.has('preposition') && !isBeforeStop(sighting);
}
