import type { FoundClock } from '../../chapters/clock-grammar.js';
import { joinsRange, longestSurroundings, readBeforeLast } from '../../chapters/surroundings.js';
import { hasLetter } from '../../text/letters.js';
import { smallLetters } from '../../text/small-letters.js';
import type { Span } from '../../text/span.js';
import type { RichText } from '../units/rich-text.js';
import { findBeginInBracket } from './begin-words.js';
import { type Position, type Sighting, type Trait, writtenStartMs } from './sighting.js';

/** Where a line is. */
export interface LinePlace extends Pick<Sighting, 'unit' | 'unitIndex' | 'rich' | 'line' | 'lineSpan'> {
  /** Whether the time before it is a range: only then are two equal times with a dash between them one, too. */
  readonly isBelowRange?: boolean;
}

/** One clock of a line, or a range of two. */
export interface LineStamp extends Span {
  readonly from: FoundClock;
  readonly to: FoundClock | null;
  readonly isSubtitle: boolean;
  /** The further times beside it, when its words come up again: `05:42 / 12:30 Rope`. */
  readonly again?: LineStamp[];
}

/** What a line says about one of its clocks, before it becomes a sighting. */
export interface StampDraft {
  readonly stamp: LineStamp;
  readonly position: Position;
  readonly words: Span;
  readonly more: StampParts;
}

/** The parts of a clock that its words follow; those of another are found later. */
export interface StampParts {
  readonly opener?: string;
  readonly hasAt?: boolean;
  /** The clock with its brackets. */
  readonly stamp?: Span;
  readonly words?: Span;
  readonly traits?: readonly Trait[];
}

/** What is before a clock that its words follow. */
export interface Lead {
  readonly start: number;
  readonly opener: string;
  readonly hasAt: boolean;
  readonly traits: readonly Trait[];
}

/** What is right before a clock with words before it; `stampStart` is an offset in the whole text. */
export function beforeLast(rich: RichText, line: Span, { start }: Span): ReturnType<typeof readBeforeLast> {
  const from = Math.max(line.start, start - longestSurroundings);
  const text = rich.text.slice(from, start);
  const before = readBeforeLast(text);
  const { stampStart, opener } = before;
  const begin = opener === '' && openBracket.test(text) ? findBeginInBracket(smallLetters(text)) : -1;
  return begin < 0
    ? { ...before, stampStart: from + stampStart }
    : { ...before, opener: text.charAt(begin), stampStart: from + begin };
}

/** A bracket with words alone in it, so far. */
const openBracket = /[([{<【（][^\])}>】）]{4,40}$/u;

/** What parts the times at which the same comes up: `05:42 / 12:30`, `[05:42] and [12:30]`. */
const beside = /^[\])]?(?:\s?[/,;&、]| \p{Ll}{1,3} )\s?[[(]?$/u;

/** Joins the times at which the same comes up: `05:42 / 12:30`, `[05:42] and [12:30]`. */
function joinBeside({ rich: { text }, lineSpan }: LinePlace, all: readonly LineStamp[]): LineStamp[] {
  const stamps: LineStamp[] = [];
  const isLead = !hasLetter(text.slice(lineSpan.start, all[0]?.start));
  for (const stamp of all) {
    const last = stamps.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, stamp.start);
    if (
      last !== undefined &&
      ((isLead && stamps.length === 1) ||
        between.length === 1 ||
        /[[(（【]/.test(text.charAt(last.start - 1))) &&
      beside.test(between) &&
      [last, stamp].every(isTime)
    ) {
      const { again = [] } = last;
      again.push(stamp);
      stamps[stamps.length - 1] = { ...last, end: stamp.end, again };
    } else stamps.push(stamp);
  }
  return stamps;
}

/** Whether it is no ratio or number. */
export function isTime({ from }: LineStamp): boolean {
  return !from.clock.slips.some((slip) => slip === 'one-digit-field' || slip === 'dot');
}

/** Whether nothing but space, a bar or the bracket of the second is between two times at the end of a line. */
export function isRightBefore({ text }: RichText, first: LineStamp, second: LineStamp): boolean {
  return /^[\s|]{1,8}[([]?$/u.test(text.slice(first.end, second.start));
}

/** Whether nothing but brackets and separators is between two times at the start of a line. */
export function followsAtOnce(rich: RichText, first: LineStamp, second: LineStamp): boolean {
  return /^[^\p{L}\d]{1,8}$/u.test(rich.text.slice(first.end, second.start));
}

/** The times of a line: joins the two clocks of a range, a time written twice, and times that are side by side. */
export function readStamps(place: LinePlace, clocks: readonly FoundClock[]): LineStamp[] {
  const { rich, isBelowRange } = place;
  const { text, strong } = rich;
  const stamps: LineStamp[] = [];
  for (let index = 0; index < clocks.length; index += 1) {
    const from = clocks[index];
    if (from === undefined) continue;
    const next = clocks[index + 1];
    let isSubtitle = false;
    let to: FoundClock | null = null;
    let { end } = from;
    if (next !== undefined) {
      const between = text.slice(end, next.start);
      isSubtitle = /^\s?-->\s?$/.test(between);
      if (isSubtitle || (joinsRange(between) && isRange(from, next, strong))) {
        to = next;
        ({ end } = next);
      } else if (
        /^[^\p{L}\d]{0,5}$/u.test(between) &&
        isSameTime(from, next) &&
        (isBelowRange || !joinsRange(between))
      )
        end = text.indexOf(')', next.end) === next.end ? next.end + 1 : next.end;
      if (end > from.end) index += 1;
    }
    stamps.push({ from, to, isSubtitle, start: from.start, end });
  }
  return stamps.some(({ end }, index) => beside.test(text.slice(end, stamps[index + 1]?.start)))
    ? joinBeside(place, stamps)
    : stamps;
}

/** No chapter lasts this long; what looks like its end is a ratio of three numbers. */
const longestRangeMs = 24 * 3_600_000;

/** Whether two clocks with the mark of a range between them are one: `**Docket 9:21** – 29:05` is a title and a time. */
function isRange(from: FoundClock, next: FoundClock, strong: readonly Span[]): boolean {
  const endsBetween = strong.some(
    ({ start, end }) => start < from.start && end >= from.end && end <= next.start,
  );
  const lengthMs = writtenStartMs(next) - writtenStartMs(from);
  return isLater(from, next) && !endsBetween && lengthMs < longestRangeMs;
}

export function isLater(a: FoundClock, b: FoundClock): boolean {
  // `Docker 1.12 - 0:30` is a number, then a time.
  if (a.clock.slips.includes('dot') !== b.clock.slips.includes('dot')) return false;
  return writtenStartMs(b) > writtenStartMs(a);
}

function isSameTime(a: FoundClock, b: FoundClock): boolean {
  return writtenStartMs(b) === writtenStartMs(a);
}
