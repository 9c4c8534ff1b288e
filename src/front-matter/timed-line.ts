import { cleanTitle, cleanTrailingTitle } from '../chapters/clean-title.js';
import { type FoundClock, findClocks } from '../chapters/clock-grammar.js';
import { readSeparator } from '../chapters/separator.js';
import {
  endOfStamp,
  isTail,
  joinsRange,
  longestSurroundings,
  readBefore,
  readBeforeLast,
} from '../chapters/surroundings.js';
import { foldDigits } from '../text/fold-digits.js';
import type { Span } from '../text/span.js';

/** A line of text in data that has a time and other words, read like a line of the body. */
export interface TimedLine {
  readonly position: 'before' | 'after';
  readonly clock: Span;
  /** The end that a range states. */
  readonly endClock: Span | null;
  readonly title: string;
  /** Where the title begins; the text there is the title, except for marks that were cleaned away. */
  readonly titleAt: number;
}

/** No title before its time is longer. */
const longestTitle = 300;

/** The address of a time that is a link: `[0:10](https://…)`. */
const address = /\]\([^\s()]{1,2000}\)/uy;

/** Reads a line that begins or ends with a time; null for any other. */
export function readTimedLine(text: string): TimedLine | null {
  const folded = foldDigits(text);
  const clocks = findClocks(folded, false);
  const [first] = clocks;
  if (first === undefined) return null;
  return readLeading(text, first, clocks[1]) ?? readTrailing(text, clocks);
}

function readLeading(text: string, first: FoundClock, second: FoundClock | undefined): TimedLine | null {
  const before = readBefore(text.slice(0, first.start));
  if (before.kind !== 'nothing' && before.kind !== 'number') return null;
  const to = second !== undefined && isRange(text, first, second) ? second : null;
  const stampEnd = to?.end ?? first.end;
  address.lastIndex = stampEnd;
  const end = address.test(text) ? address.lastIndex : endOfStamp(text, stampEnd, before.opener).end;
  const words = Math.max(end, readSeparator(text, end).end);
  const title = cleanTitle(text.slice(words));
  // A time without letters behind it may end a title, if no time is before it, or belong to a list of times.
  if (!/\p{L}|\p{N}|\p{So}/u.test(title)) return null;
  const titleAt = text.indexOf(title, words);
  return { position: 'before', clock: first, endClock: to, title, titleAt };
}

function readTrailing(text: string, clocks: readonly FoundClock[]): TimedLine | null {
  const last = clocks.at(-1);
  if (last === undefined || text.length > longestTitle || !isTail(text.slice(last.end))) return null;
  const previous = clocks.at(-2);
  const isEnd = previous !== undefined && isRange(text, previous, last);
  const clock = isEnd ? previous : last;
  const from = Math.max(0, clock.start - longestSurroundings);
  const { stampStart } = readBeforeLast(text.slice(from, clock.start));
  const title = cleanTrailingTitle(text.slice(0, from + stampStart));
  if (!/\p{L}/u.test(title)) return null;
  return { position: 'after', clock, endClock: isEnd ? last : null, title, titleAt: text.indexOf(title) };
}

function isRange(text: string, a: FoundClock, b: FoundClock): boolean {
  return joinsRange(text.slice(a.end, b.start)) && b.clock.readings[0].startMs > a.clock.readings[0].startMs;
}
