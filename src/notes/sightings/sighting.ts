import type { Clock } from '../../chapters/clock-grammar.js';
import { goForward, stepsOf } from '../../chapters/steps.js';
import type { SurroundingTrait } from '../../chapters/surroundings.js';
import type { Span } from '../../text/span.js';
import type { LinkSpan, RichText } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';

/**
 * Where a clock is on its line: before words, after them, without any, between the words of a title, or within other text
 * where it starts nothing.
 */
export type Position = 'before' | 'after' | 'alone' | 'between' | 'within';

/** Further traits of the surroundings of a clock. */
export type Trait =
  | SurroundingTrait
  /** `am`, `Uhr`, a time zone: a time of day. */
  | 'day-time'
  /** It says when the recording began or ended: `Sendungsbeginn: 17:02 Uhr`. */
  | 'broadcast'
  /** Nothing closes it and a word such as "at" leads to it, so that it is part of a sentence. */
  | 'preposition'
  /** "Ends at" and the like lead to it. */
  | 'ends'
  /** Words are before it, and a dash or the like between it and further words. */
  | 'parted'
  /** Another time is right before it at the start of the line, or right behind it at the end. */
  | 'second'
  /** A preposition before it leads on to the words after it. */
  | 'leads-on'
  /** A letter is right next to it. */
  | 'glued'
  /** Two clocks joined by `-->`. */
  | 'subtitle'
  /** The words before it end in a link. */
  | 'after-link'
  /** The words before it end in bold. */
  | 'after-strong'
  /** A word for length is before it: `Duration: 1:09:30`. */
  | 'length'
  /** A sentence ends right before its bracket. */
  | 'after-stop'
  /** More than one sentence is before it. */
  | 'sentences'
  /** A link on its line leads to the very time that it names. */
  | 'linked-beside'
  /** Another time with its own words is before it, and an arrow or a dash: `Graz 9:42 → Wien 12:20`. */
  | 'way-on'
  /** A book of the Bible is before it. */
  | 'verse'
  /** It ends the bold words that its line begins with, and text follows. */
  | 'bold-lead'
  /** It begins the bold words that are its title, and sentences follow. */
  | 'bold-title'
  /** `#chapter` is after it. */
  | 'chapter-tag'
  /** One of three or more on its line. */
  | 'run-on'
  /** Words are before it in its bracket: `Interview (Ann, 12:30)`. */
  | 'shares-bracket'
  /** Its bracket has no partner. */
  | 'odd-bracket';

/** A clock in the text of a unit, with what is around it. */
export interface Sighting {
  /** In the order of the text. */
  readonly index: number;
  readonly unit: Unit;
  readonly unitIndex: number;
  readonly rich: RichText;
  /** Number of the line within the unit. */
  readonly line: number;
  /** The line in `rich.text`. */
  readonly lineSpan: Span;
  readonly position: Position;
  readonly clock: Clock;
  /** The clock's digits in `rich.text`. */
  readonly span: Span;
  /** The end of a range. */
  readonly end: { readonly clock: Clock; readonly span: Span } | null;
  /** A range without a start, `( - 0:26:25)`: the clock is its end. */
  readonly isOpenStart: boolean;
  /** The clock or range with its brackets in `rich.text`. */
  readonly stamp: Span;
  /** The bracket before it, empty for none. */
  readonly opener: string;
  readonly hasAt: boolean;
  /** The link on the clock. */
  readonly link: LinkSpan | null;
  /** The time that the link leads to in milliseconds, null for none. */
  readonly linkMs: number | null;
  /** Where its title may be in `rich.text`. */
  readonly words: Span;
  readonly traits: ReadonlySet<Trait>;
}

/** The time of a sighting in milliseconds, read as written. */
export function writtenStartMs({ clock }: Pick<Sighting, 'clock'>): number {
  return clock.readings[0].startMs;
}

/** Whether neither an `@` nor a link to a time marks it. */
export function isUnmarked({ hasAt, linkMs }: Sighting): boolean {
  return !hasAt && linkMs === null;
}

/** The times from each sighting to the next in milliseconds, read as written; less than 0 where they go back. */
export function writtenSteps(sightings: readonly Sighting[]): readonly number[] {
  return stepsOf(sightings.map(writtenStartMs));
}

/** Whether each sighting is later than the one before it, read as written. */
export function areForward(sightings: readonly Sighting[]): boolean {
  return goForward(sightings.map(writtenStartMs));
}

/** A number that all sightings of a line have in common. */
export function lineOf({ unitIndex, line }: Pick<Sighting, 'unitIndex' | 'line'>): number {
  return unitIndex * mostLinesOfUnit + line;
}

/** Notes have fewer bytes, and so fewer lines. */
const mostLinesOfUnit = 2 ** 25;

/** Whether two sightings are of the same line. */
export function isSameLine(a: Sighting, b: Sighting): boolean {
  return a.unitIndex === b.unitIndex && a.line === b.line;
}

/** Whether the words are before a clock. */
export function isTrailing({ position }: Sighting): boolean {
  return position === 'after';
}

/** Whether it is in brackets before its words, or in a heading. */
export function isSetBefore(sighting: Sighting): boolean {
  return sighting.unit.kind === 'heading' || (sighting.opener !== '' && !isTrailing(sighting));
}
