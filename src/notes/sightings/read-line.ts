import type { FoundClock } from '../../chapters/clock-grammar.js';
import type { Span } from '../../text/span.js';
import { timeOfLink } from '../titles/link.js';
import { linksWithin, type RichText, spansWithin } from '../units/rich-text.js';
import type { Position, Sighting, Trait } from './sighting.js';
import {
  bibleBook,
  dayTimeMark,
  endOfStamp,
  isTail,
  joinsRange,
  longestSurroundings,
  preposition,
  readBefore,
  readBeforeLast,
  readSeparator,
} from './surroundings.js';

type Place = Pick<Sighting, 'unit' | 'unitIndex' | 'rich' | 'line' | 'lineSpan'>;

/** One clock, or a range of two. */
interface Stamp {
  readonly from: FoundClock;
  readonly to: FoundClock | null;
  readonly isSubtitle: boolean;
  readonly start: number;
  readonly end: number;
}

/** Fewer times on one line than that are a title with a time in it. */
const leastRunOn = 3;

/** Reads a line with clocks: where each stands, and what stands around it. */
export function readLine(place: Place, clocks: readonly FoundClock[], firstIndex: number): Sighting[] {
  const { rich, lineSpan } = place;
  const stamps = joinRanges(rich.text, clocks);
  const [first] = stamps;
  const last = stamps.at(-1);
  if (first === undefined || last === undefined) return [];
  const before = readBefore(rich.text.slice(lineSpan.start, first.start));
  // Further cells of a row are no lines of their own.
  if (place.unit.kind === 'row' && place.line > 0)
    return stamps.map((stamp, offset) =>
      sightingOf(place, { stamp, position: 'within', words: stamp, more: {} }, firstIndex + offset),
    );
  const isLast = isTail(rich.text.slice(last.end, lineSpan.end));
  const draft = (stamp: Stamp, position: Position, words: Span, more: Partial<Sighting> = {}): Draft => ({
    stamp,
    position,
    words,
    more,
  });
  const drafts: Draft[] = [];
  const runOn = readRunOn(place, stamps, before.kind !== 'words', isLast);
  if (runOn !== null) drafts.push(...runOn);
  else {
    for (const stamp of stamps) {
      const isLead = stamp === first && before.kind !== 'words';
      const isTrail = stamp === last && isLast;
      const lead = { start: lineSpan.start + before.stampStart, ...pick(before) };
      if (isLead && isTrail && (before.kind !== 'label' || stamp.from.clock.slips.includes('dot')))
        drafts.push(
          draft(
            stamp,
            before.kind === 'label' ? 'after' : 'alone',
            { start: stamp.end, end: stamp.end },
            leadOf(rich, stamp, lead),
          ),
        );
      else if (isLead && !isTrail) drafts.push(draft(stamp, 'before', stamp, leadOf(rich, stamp, lead)));
      else if (isTrail) drafts.push(draft(stamp, 'after', { start: lineSpan.start, end: stamp.start }));
      else drafts.push(draft(stamp, 'within', stamp));
    }
  }
  return drafts.map((each, offset) => sightingOf(place, each, firstIndex + offset));
}

interface Draft {
  readonly stamp: Stamp;
  readonly position: Position;
  readonly words: Span;
  readonly more: Partial<Sighting>;
}

interface Lead {
  readonly start: number;
  readonly opener: string;
  readonly hasAt: boolean;
  readonly traits: readonly Trait[];
}

function pick({ opener, hasAt, traits }: Omit<Lead, 'start'>): Omit<Lead, 'start'> {
  return { opener, hasAt, traits };
}

/** What a sighting before its words is: its bracket, the separator, and where the words begin. */
function leadOf(rich: RichText, stamp: Stamp, lead: Lead): Partial<Sighting> {
  const { end, hasCloser } = endOfStamp(rich.text, stamp.end, lead.opener);
  const separator = readSeparator(rich.text, end);
  const isOdd = hasCloser !== (lead.opener !== '');
  const traits: Trait[] = [...lead.traits, ...separator.traits];
  if (isOdd) traits.push('odd-bracket');
  if (end === stamp.end && /\p{L}/u.test(rich.text.charAt(end))) traits.push('glued');
  return {
    opener: lead.opener,
    hasAt: lead.hasAt,
    stamp: { start: Math.min(lead.start, stamp.start), end },
    words: { start: Math.max(separator.end, end), end: rich.text.length },
    traits: new Set(traits),
  };
}

function sightingOf(place: Place, { stamp, position, words, more }: Draft, index: number): Sighting {
  const { rich, lineSpan } = place;
  const { from, to } = stamp;
  const span = { start: from.start, end: from.end };
  const link =
    linksWithin(rich, span).find((other) => other.start <= span.start && other.end >= span.end) ?? null;
  const traits = new Set<Trait>(more.traits);
  if (stamp.isSubtitle) traits.add('subtitle');
  dayTimeMark.lastIndex = stamp.end;
  let { opener = '', hasAt = false } = more;
  let span2: Span = more.stamp ?? { start: stamp.start, end: stamp.end };
  let title = more.words ?? words;
  if (position === 'after' || position === 'within') {
    const before = beforeLast(rich, lineSpan, stamp);
    opener = before.opener;
    hasAt = before.hasAt;
    const { stampStart } = before;
    const { end } = endOfStamp(rich.text, stamp.end, opener);
    span2 = { start: stampStart, end };
    if (position === 'after' && more.words === undefined) title = { start: words.start, end: stampStart };
    addTraitsBefore(
      traits,
      rich,
      rich.text.slice(words.start, stampStart).slice(-longestSurroundings),
      stampStart,
      opener,
    );
  }
  if (opener === '' && dayTimeMark.test(rich.text)) traits.add('day-time');
  const lineTail = rich.text.slice(Math.max(stamp.end, lineSpan.end - 2 * longestSurroundings), lineSpan.end);
  if (/#c(?:hapter)?\b/iu.test(lineTail)) traits.add('chapter-tag');
  return {
    index,
    ...place,
    position,
    clock: from.clock,
    span,
    end: to === null ? null : { clock: to.clock, span: { start: to.start, end: to.end } },
    isOpenStart: /[[(（]\s?[-–—~～]\s?$/u.test(
      rich.text.slice(Math.max(lineSpan.start, stamp.start - 4), stamp.start),
    ),
    stamp: span2,
    opener,
    hasAt,
    link,
    linkMs: link === null ? null : timeOfLink(link.href),
    words: title,
    traits,
  };
}

function addTraitsBefore(
  traits: Set<Trait>,
  rich: RichText,
  tail: string,
  stampStart: number,
  opener: string,
): void {
  if (opener === '' && preposition.test(tail)) traits.add('preposition');
  if (bibleBook.test(`${tail.trimEnd()} `)) traits.add('verse');
  if (/\s[-–—−]{1,3}\s*$/u.test(tail)) traits.add('dash');
  else if (/(?:[:：|｜→➝]|\.{2,}|…|·{2,})\s*$|\t$/u.test(tail)) traits.add('separator');
  else if (opener === '' && /\p{L}$/u.test(tail)) traits.add('glued');
  const wordsEnd = stampStart - (tail.length - tail.trimEnd().length);
  const tailSpan = { start: wordsEnd - 2, end: stampStart };
  const isEnd = ({ end }: Span) => end >= wordsEnd - 1 && end <= stampStart;
  if (linksWithin(rich, tailSpan).some((link) => isEnd(link) && !link.bare)) traits.add('after-link');
  if (spansWithin(rich.strong, tailSpan).some(isEnd)) traits.add('after-strong');
}

/** What stands right before a clock with words before it; `stampStart` is an offset in the whole text. */
function beforeLast(rich: RichText, line: Span, { start }: Span): ReturnType<typeof readBeforeLast> {
  const from = Math.max(line.start, start - longestSurroundings);
  const before = readBeforeLast(rich.text.slice(from, start));
  return { ...before, stampStart: from + before.stampStart };
}

/** Joins the two clocks of a range, and a clock with the same time written once more behind it. */
function joinRanges(text: string, clocks: readonly FoundClock[]): Stamp[] {
  const stamps: Stamp[] = [];
  for (let index = 0; index < clocks.length; index += 1) {
    const from = clocks[index];
    if (from === undefined) continue;
    const next = clocks[index + 1];
    const between = next === undefined ? '' : text.slice(from.end, next.start);
    const isSubtitle = /^\s?-->\s?$/.test(between);
    if (next !== undefined && (isSubtitle || (joinsRange(between) && isLater(from, next)))) {
      stamps.push({ from, to: next, isSubtitle, start: from.start, end: next.end });
      index += 1;
    } else if (next !== undefined && /^[^\p{L}\d]{0,4}\($/u.test(between) && isSameTime(from, next)) {
      const end = text.indexOf(')', next.end) === next.end ? next.end + 1 : next.end;
      stamps.push({ from, to: null, isSubtitle, start: from.start, end });
      index += 1;
    } else stamps.push({ from, to: null, isSubtitle, start: from.start, end: from.end });
  }
  return stamps;
}

function isLater(a: FoundClock, b: FoundClock): boolean {
  // `Docker 1.12 - 0:30` is a number, then a time.
  if (a.clock.slips.includes('dot') !== b.clock.slips.includes('dot')) return false;
  return b.clock.readings[0].startMs > a.clock.readings[0].startMs;
}

function isSameTime(a: FoundClock, b: FoundClock): boolean {
  return b.clock.readings[0].startMs === a.clock.readings[0].startMs;
}

/**
 * The stamps of a line that has lost its line ends: `(0:00) Intro (1:30) Guest (5:00) End`, all in the same brackets or
 * none, one later than the other, words between.
 */
function readRunOn(place: Place, stamps: readonly Stamp[], isLead: boolean, isLast: boolean): Draft[] | null {
  const { rich, lineSpan } = place;
  if (stamps.length < 2 || (!isLead && !isLast)) return null;
  const openers = stamps.map((stamp) => beforeLast(rich, lineSpan, stamp));
  const areLinks = stamps.every(({ from }) =>
    linksWithin(rich, { start: from.start, end: from.end }).some(({ href }) => timeOfLink(href) !== null),
  );
  if (stamps.length < leastRunOn && !areLinks) return null;
  const [firstOpener] = openers;
  for (const [index, stamp] of stamps.entries()) {
    const next = stamps[index + 1];
    const opener = openers[index];
    if (opener === undefined || opener.opener !== firstOpener?.opener || opener.hasAt !== firstOpener.hasAt)
      return null;
    if (stamp.from.clock.slips.includes('dot')) return null;
    if (next === undefined) continue;
    const between = rich.text.slice(stamp.end, next.start);
    if (!isLater(stamp.from, next.from) || !/\p{L}/u.test(between)) return null;
    if (opener.opener === '' && !areLinks && preposition.test(between)) return null;
  }
  if (!isLead && firstOpener?.opener === '' && !areLinks) return null;
  const isAfter = !isLead || (isLast && /^\p{L}/u.test(rich.text.slice(lineSpan.start).trimStart()));
  return stamps.map((stamp, index): Draft => {
    const opener = openers[index] ?? { opener: '', hasAt: false, stampStart: stamp.start };
    const start = opener.stampStart;
    const { end } = endOfStamp(rich.text, stamp.end, opener.opener);
    const nextStart = openers[index + 1]?.stampStart;
    const previous = stamps[index - 1];
    const previousEnd =
      previous === undefined ? lineSpan.start : endOfStamp(rich.text, previous.end, opener.opener).end;
    const words = isAfter
      ? { start: previousEnd, end: start }
      : {
          start: readSeparator(rich.text, end).end,
          end: nextStart === undefined ? lineSpan.end : nextStart,
        };
    const more = {
      opener: opener.opener,
      hasAt: opener.hasAt,
      stamp: { start, end },
      words,
      traits: new Set<Trait>(['run-on']),
    };
    return { stamp, position: isAfter ? 'after' : 'before', words, more };
  });
}
