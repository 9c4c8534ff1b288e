import { timeOfLink } from '../../chapters/link-time.js';
import { lengthLabel, longestSurroundings } from '../../chapters/surroundings.js';
import { hasLetter } from '../../text/letters.js';
import { smallLetters } from '../../text/small-letters.js';
import type { Span } from '../../text/span.js';
import { linksWithin, type RichText, spansWithin } from '../units/rich-text.js';
import { findBegin, tellsEnd } from './begin-words.js';
import { endsWithBook } from './bible-book.js';
import type { LineStamp } from './line-stamps.js';
import { preposition, wayOn } from './sentence-words.js';
import type { Trait } from './sighting.js';

const shared = new Map<string, ReadonlySet<Trait>>();

/** The same set for the same traits: few differ, and thousands of times have them. */
export function sharedTraits(traits: readonly Trait[]): ReadonlySet<Trait> {
  const key = traits.join(' ');
  const known = shared.get(key) ?? new Set(traits);
  shared.set(key, known);
  return known;
}

/** A title that ends with a full stop is always shorter than this. */
const leastSentence = 40;

/** The opening bracket that belongs to the first closing one of a text. */
export function openerOf(text: string): string {
  const brackets = '()[]（）【】{}';
  const at = Array.from(text, (mark) => brackets.indexOf(mark)).find((index) => index % 2 === 1) ?? 1;
  return brackets.charAt(at - 1);
}

/** Whether a bracket is open that begins with words: `(Recording: 4:12)`. */
export function isBracketOpen({ text }: RichText, { start }: LineStamp): boolean {
  return /[[(（【][^)\]）】\n]*$/u.test(text.slice(Math.max(0, start - longestSurroundings), start));
}

/** What the bracket says that closes right behind a time, and does not open right before it. */
export function bracketTraits(rich: RichText, stamp: LineStamp): readonly Trait[] {
  if (!isBracketOpen(rich, stamp)) return ['odd-bracket'];
  const before = rich.text.slice(Math.max(0, stamp.start - longestSurroundings), stamp.start);
  // It opens behind other words, and a comma is in it: `Interview (Ann, 12:30)`.
  return /(?<=[^\s([][^\S\n]?)[[(（【][^[(（【)\]）】\n]*[,;，、；]\s*$/u.test(before)
    ? ['shares-bracket']
    : [];
}

/** Whether a link of the line leads to the time that a clock names. */
export function isLinkedBeside(rich: RichText, line: Span, { from }: LineStamp): boolean {
  if (rich.links.length === 0) return false;
  const near = {
    start: Math.max(line.start, from.start - mostLinked),
    end: Math.min(line.end, from.end + mostLinked),
  };
  const { startMs } = from.clock.readings[0];
  return linksWithin(rich, near).some(({ href }) => {
    const linkMs = timeOfLink(href);
    return linkMs !== null && Math.abs(linkMs - startMs) < 1500;
  });
}

/** How far from a clock to look for a link on the same line. */
const mostLinked = 300;

/** A word that begins with a capital letter, or with none: "how she found a job" does not end with the name of a book of the Bible. */
const name = /(?<![^\s(])(?!\p{Ll})[^\s(]{1,20}\s*$/u;

/** The last words of a sentence that a time ends. */
const lastWords = /\p{L} \p{L}{1,9}\.?\s?[:：]?\s?$/u;

/** Adds what the words before a clock say about it. */
export function addTraitsBefore(
  traits: Trait[],
  rich: RichText,
  tail: string,
  stampStart: number,
  opener: string,
): void {
  const small = smallLetters(tail);
  const isSentence = lastWords.test(tail);
  if ((opener === '' && preposition.test(tail)) || (isSentence && findBegin(small) >= 0))
    traits.push('preposition');
  if (opener === '' && wayOn.test(tail)) traits.push('way-on');
  if (isSentence && tellsEnd(small)) traits.push('ends');
  if (lengthLabel.test(small)) traits.push('length');
  if (opener === '' && name.test(tail) && endsWithBook(small)) traits.push('verse');
  if (opener !== '' && tail.length > leastSentence && /[.。]["'”’»*_]*\s*$/u.test(tail))
    traits.push('after-stop');
  if (opener === '' && /\p{L}{3}[.!?]\s+\p{Lu}/u.test(tail)) traits.push('sentences');
  if (/\s[\p{Pd}−─━]{1,3}\s*$/u.test(tail)) traits.push('dash');
  else if (/(?:[:：|｜→➝]|\.\.|…|··)\s*$|\t$/u.test(tail)) traits.push('separator');
  else if (opener === '' && hasLetter(tail.slice(-1))) traits.push('glued');
  const wordsEnd = stampStart - (tail.length - tail.trimEnd().length);
  const tailSpan = { start: wordsEnd - 2, end: stampStart };
  const isEnd = ({ end }: Span) => end >= wordsEnd - 1 && end <= stampStart;
  if (linksWithin(rich, tailSpan).some((link) => isEnd(link) && !link.bare)) traits.push('after-link');
  if (spansWithin(rich.strong, tailSpan).some(isEnd)) traits.push('after-strong');
}
