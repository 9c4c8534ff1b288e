import { timeOfLink } from '../../chapters/link-time.js';
import { readSeparator } from '../../chapters/separator.js';
import { endOfStamp } from '../../chapters/surroundings.js';
import { hasLetter } from '../../text/letters.js';
import { linksWithin } from '../units/rich-text.js';
import { beforeLast, isLater, type LinePlace, type LineStamp, type StampDraft } from './line-stamps.js';
import { preposition } from './sentence-words.js';
import { type Trait, writtenStartMs } from './sighting.js';

/** One time out of this many may be out of order. */
const mostOrdered = 5;

const runOn: readonly Trait[] = ['run-on'];

/** Fewer times on one line are a title with a time in it. */
const leastRunOn = 3;

/**
 * The stamps of a line that has lost its line ends: `(0:00) Intro (1:30) Guest (5:00) End`, all in the same brackets or
 * none, one later than the other, words between.
 */
export function readRunOn(
  place: LinePlace,
  stamps: readonly LineStamp[],
  isFirst: boolean,
  isLast: boolean,
): StampDraft[] | null {
  const { rich, lineSpan } = place;
  const isLead = isFirst || (!isLast && beginsAfterSentence(place, stamps));
  const isParted = stamps.length >= leastRunOn && arePartedAlike(rich.text, lineSpan.start, stamps);
  if (!isLead && !isLast && !isParted) return null;
  const openers = stamps.map((stamp) => beforeLast(rich, lineSpan, stamp));
  const areLinks = stamps.every(({ from }) =>
    linksWithin(rich, { start: from.start, end: from.end }).some(({ href }) => timeOfLink(href) !== null),
  );
  if (stamps.length < leastRunOn && !areLinks) return null;
  const [firstOpener] = openers;
  let earlier = 0;
  for (const [index, stamp] of stamps.entries()) {
    const next = stamps[index + 1];
    const opener = openers[index];
    if (opener === undefined || opener.opener !== firstOpener?.opener || opener.hasAt !== firstOpener.hasAt)
      return null;
    if (stamp.from.clock.slips.includes('dot')) return null;
    if (next === undefined) continue;
    const between = rich.text.slice(stamp.end, next.start);
    if (!isLater(stamp.from, next.from)) earlier += 1;
    if (!hasLetter(between)) return null;
    if (opener.opener === '' && !areLinks && preposition.test(between)) return null;
  }
  if (!isLead && !isParted && firstOpener?.opener === '' && !areLinks) return null;
  // Links to times, and times in brackets, are a list even where one of many is out of order.
  const isMarked = areLinks || firstOpener?.opener !== '';
  if (earlier > (isMarked ? Math.floor(stamps.length / mostOrdered) : 0)) return null;
  const isAfter =
    (!isLead && !isParted) || (isLast && /^\p{L}/u.test(rich.text.slice(lineSpan.start).trimStart()));
  const isSentence = stamps.every(({ start }, index) => {
    const before = rich.text.slice(0, openers[index]?.stampStart ?? start).slice(-longestAnd);
    const isLastPart = index === stamps.length - 1 && endsWithAnd.test(before.trimEnd());
    return index === 0 || /[,;]\s*$/u.test(before) || isLastPart;
  });
  // If titles contain full stops, so does the last one.
  const haveSentences = stamps
    .slice(0, -1)
    .some(({ end }, index) => sentenceEnd.test(rich.text.slice(end, openers[index + 1]?.stampStart ?? end)));
  const drafts = stamps.map((stamp, index): StampDraft => {
    const opener = openers[index] ?? { opener: '', hasAt: false, stampStart: stamp.start };
    const start = opener.stampStart;
    const { end } = endOfStamp(rich.text, stamp.end, opener.opener);
    const nextStart = openers[index + 1]?.stampStart;
    const previous = stamps[index - 1];
    const previousEnd =
      previous === undefined ? lineSpan.start : endOfStamp(rich.text, previous.end, opener.opener).end;
    const words = isAfter
      ? { start: afterSeparator(rich.text, previousEnd, start, index === 0), end: start }
      : {
          start: readSeparator(rich.text, end).end,
          end: withoutSeparator(
            rich.text,
            nextStart ?? endOfWords(rich.text, end, lineSpan.end, { haveSentences, isSentence }),
          ),
        };
    const more = {
      opener: opener.opener,
      hasAt: opener.hasAt,
      stamp: { start, end },
      words,
      traits: runOn,
    };
    return { stamp, position: isAfter ? 'after' : 'before', words, more };
  });
  return withoutAnd(rich.text, drafts);
}

/** "And" before the last part of a sentence. To know another language, add a word. */
const and = '(?:and|und|sowie|en|et|y|e|och|og|i|oraz|a|и|та)';
const startsWithAnd = new RegExp(String.raw`^\s*${and}\s+(?=\S)`, 'u');
const longestAnd = 8;
const endsWithAnd = new RegExp(String.raw`\s${and}$`, 'u');

/** Leaves the "and" out of the titles of a sentence whose other parts commas part: `hello [0:00], beans [1:50] and the end [33:10]`. */
function withoutAnd(text: string, drafts: readonly StampDraft[]): StampDraft[] {
  const [last, before] = drafts.toReversed();
  const between = drafts.slice(1).map(({ words, stamp }, index) => {
    const { words: previous, stamp: from, position } = drafts[index] as StampDraft;
    return position === 'after' ? text.slice(from.end, words.start) : text.slice(previous.end, stamp.start);
  });
  if (last === undefined || before === undefined || !between.slice(0, -1).every((mark) => mark.includes(',')))
    return [...drafts];
  const isAfter = last.position === 'after';
  const own = isAfter ? last : before;
  const { start, end } = own.words;
  const length = (isAfter ? startsWithAnd : endsWithAnd).exec(text.slice(start, end))?.[0].length ?? 0;
  const words = isAfter ? { start: start + length, end } : { start, end: end - length };
  const changed = { ...own, words, more: { ...own.more, words } };
  return isAfter ? [...drafts.slice(0, -1), changed] : [...drafts.slice(0, -2), changed, last];
}

/** Whether the first time is 0:00 and a sentence ends before it: `We talk about tea. (0:00) Intro (1:30) Guest (5:00) End`. */
function beginsAfterSentence({ rich, lineSpan }: LinePlace, stamps: readonly LineStamp[]): boolean {
  const [first] = stamps;
  if (first === undefined || stamps.length < leastRunOn || writtenStartMs(first.from) !== 0) return false;
  const { stampStart } = beforeLast(rich, lineSpan, first);
  return /[.!?…。！？]["'”’»)]?\s*$/u.test(
    rich.text.slice(Math.max(lineSpan.start, stampStart - 8), stampStart),
  );
}

/** Where words end, before the mark that separates them from the next time. */
function withoutSeparator(text: string, end: number): number {
  const tail = /[\s|/,;•·–—➝→»-]{1,12}$/u.exec(text.slice(Math.max(0, end - 12), end));
  return tail === null ? end : end - tail[0].length;
}

/** Where words begin, after the mark that separates them from the time before, or after a label before the first time. */
function afterSeparator(text: string, start: number, end: number, isFirst: boolean): number {
  const words = text.slice(start, Math.min(end, start + 80));
  const mark = isFirst
    ? /^\s*[^:：]{1,40}[:：]\s+(?=\S)/u.exec(words)
    : /^[\s|/,;.•·–—➝→»-]{1,12}/u.exec(words);
  return start + (mark?.[0].length ?? 0);
}

/** Whether the same mark is before every time but the first, which has a mark or a colon before it. */
function arePartedAlike(text: string, lineStart: number, stamps: readonly LineStamp[]): boolean {
  const marks = stamps.map(
    ({ start }) => /([|/,;•·–—])\s*$/u.exec(text.slice(Math.max(lineStart, start - 8), start))?.[1],
  );
  const [first, second, ...others] = marks;
  const start = stamps[0]?.start ?? 0;
  const isOpened =
    first === second || /[:：→➝➜]\s*$/u.test(text.slice(Math.max(lineStart, start - 8), start));
  return second !== undefined && isOpened && others.every((mark) => mark === second);
}

const sentenceEnd = /[.!?]\s+\p{Lu}/u;

/**
 * What the titles of a line are like: whether they contain full stops, and whether they are separated like the parts of one
 * sentence.
 */
interface RunOnStyle {
  readonly haveSentences: boolean;
  readonly isSentence: boolean;
}

/**
 * If sentences follow the list, its last title ends with its sentence; if the list is a sentence, its last title ends before
 * the full stop.
 */
function endOfWords(
  text: string,
  from: number,
  end: number,
  { haveSentences, isSentence }: RunOnStyle,
): number {
  const words = text.slice(from, end);
  const stop =
    (haveSentences ? null : sentenceEnd.exec(words)) ?? (isSentence ? /(?<!\.)\.\s*$/u.exec(words) : null);
  return stop === null ? end : from + stop.index;
}
