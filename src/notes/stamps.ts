import { parseTimestamp, type Timestamp } from '../chapters/timestamp.js';
import { timeOfLink } from './link.js';
import { mostTimes } from './reading-limit.js';
import { hardBreak, type LinkSpan, linksWithin, type RichText, type Span } from './rich-text.js';
import {
  dayTimeMark,
  leadingMatchers,
  mayHavePrefix,
  type StampForm,
  type StampMatcher,
  separator,
  stampPrefix,
  stampStart,
  trailingMatchers,
} from './stamp-forms.js';
import type { Unit } from './unit.js';

/** A timestamp where a chapter may start. */
export interface Stamp {
  readonly unit: Unit;
  /** Index of the unit. */
  readonly unitIndex: number;
  readonly rich: RichText;
  readonly position: 'heading' | 'item' | 'line' | 'row' | 'tag';
  readonly trailing: boolean;
  /** Lines of the notes between the start of the unit and the stamp. */
  readonly line: number;
  /** Where that line starts in `rich.text`. */
  readonly lineStart: number;
  /** Where the stamp, or what stands before it on its line, starts in `rich.text`. */
  readonly start: number;
  /** Where the title may stand in `rich.text`; the next stamp of the unit may end it earlier. */
  readonly title: Span;
  readonly clock: Clock;
}

/** The time of a stamp. */
interface Clock {
  readonly form: StampForm;
  /** As written. */
  readonly text: string;
  /** In the text of the unit. */
  readonly span: Span;
  readonly timestamp: Timestamp;
  /** End of a stated range in milliseconds, else null. */
  readonly endMs: number | null;
  /** The link on the clock itself. */
  readonly link: LinkSpan | null;
  /** Whether the next word is one that follows times of day: `am`, `Uhr`, `ET`. */
  readonly hasDayTimeMark: boolean;
}

const clockLike = /\d ?[:：;] ?[\dOo]|[Oo]:\d/;

/**
 * Finds the leading stamps of units, one for each line at most, and the trailing ones of headings and items.
 *
 * @param isSkipped for each unit whether to leave it out
 * @returns stamps in the order of the text, no more than `mostTimes`
 */
export function findStamps(units: readonly Unit[], isSkipped: readonly boolean[]): Stamp[] {
  const stamps: Stamp[] = [];
  for (const [unitIndex, unit] of units.entries()) {
    if (stamps.length >= mostTimes) break;
    if (isSkipped[unitIndex] || !clockLike.test(unit.raw)) continue;
    const rich = unit.read();
    const before = stamps.length;
    addLeading(stamps, unit, unitIndex, rich);
    if (stamps.length > before || (unit.kind !== 'heading' && unit.kind !== 'item')) continue;
    const trailing = findTrailing(unit, unit.kind, unitIndex, rich);
    if (trailing !== null) stamps.push(trailing);
  }
  return stamps;
}

function addLeading(stamps: Stamp[], unit: Unit, unitIndex: number, rich: RichText): void {
  const { text } = rich;
  let line = 0;
  let lineStart = 0;
  // A `<br>` ends a line without ending one in the source.
  for (let start = 0; start <= text.length && stamps.length < mostTimes; ) {
    const end = endOfLine(text, start);
    const leading = matchLeading(rich, start, end);
    if (leading !== null) {
      const position = unit.kind === 'paragraph' || start > 0 ? 'line' : unit.kind;
      for (const found of [{ ...leading, start }, ...findRunOn(rich, leading, end)]) {
        const title = {
          start: found.titleStart,
          end: unit.wraps ? text.length : Math.max(end, found.titleStart),
        };
        const place = { unit, unitIndex, rich, position, trailing: false, line, lineStart } as const;
        stamps.push({ ...place, start: found.start, title, clock: found.clock });
      }
    }
    start = end + 1;
    if (text[end] === '\n') {
      line += 1;
      lineStart = start;
    }
  }
}

const anyLineEnd = new RegExp(`[\n${hardBreak}]`, 'g');

/** The offset of the line end at or after `start`, soft or hard, or of the end of the text. */
export function endOfLine(text: string, start: number): number {
  anyLineEnd.lastIndex = start;
  return anyLineEnd.test(text) ? anyLineEnd.lastIndex - 1 : text.length;
}

const shortestClock = '1:2'.length;
/** More characters than a range and its brackets have. */
const longestRange = 64;
/** What a range has: something between two clocks. */
const twoClocks = /\d[:：]\d.*[^\d:：].*\d[:：]\d/u;

/** A stamp before a title. */
interface Leading {
  readonly start: number;
  readonly clock: Clock;
  readonly matcher: StampMatcher;
  readonly titleStart: number;
}

/** Fewer further times in brackets than that are part of a title. */
const leastRunOn = 2;

/**
 * The further stamps of a line that has lost its line ends: `(0:00) Intro (1:30) Guest (5:00) End`, all in the same
 * brackets, one later than the other.
 */
function findRunOn(
  rich: RichText,
  { clock, matcher, titleStart }: Leading,
  lineEnd: number,
): readonly Leading[] {
  const { text } = rich;
  const { opener } = matcher.form;
  if (opener === undefined || matcher.form.open === true) return [];
  const found: Leading[] = [];
  let lastMs = clock.timestamp.startMs;
  let hasWords = false;
  for (let at = titleStart; at < lineEnd; at += 1) {
    const character = text.charAt(at);
    const isCandidate = hasWords && opener.includes(character) && /\s/.test(text.charAt(at - 1));
    const next = isCandidate ? matchAt(rich, at, matcher) : null;
    if (next === null) {
      hasWords ||= /[^\s\p{P}]/u.test(character);
      continue;
    }
    if (next.clock.timestamp.startMs <= lastMs) return [];
    lastMs = next.clock.timestamp.startMs;
    found.push(next);
    hasWords = false;
    at = next.titleStart - 1;
  }
  return found.length < leastRunOn ? [] : found;
}

function matchLeading(rich: RichText, lineStart: number, lineEnd: number): Leading | null {
  if (lineEnd - lineStart < shortestClock) return null;
  const start = skipPrefix(rich.text, lineStart);
  const first = rich.text.charAt(start);
  if (start >= lineEnd || !stampStart.test(first)) return null;
  const hasTwoClocks = twoClocks.test(rich.text.slice(start, Math.min(lineEnd, start + longestRange)));
  for (const matcher of leadingMatchers) {
    const { form, isRange } = matcher;
    // A regular expression is compiled when it is first tried, and a line has use for few of them.
    if (form.opener?.includes(first) === false || (form.timeLink && rich.links.length === 0)) continue;
    const found = isRange && !hasTwoClocks ? null : matchAt(rich, start, matcher);
    if (found !== null) return found;
  }
  return null;
}

function matchAt(rich: RichText, start: number, matcher: StampMatcher): Leading | null {
  const { pattern } = matcher;
  pattern.lastIndex = start;
  const match = pattern.exec(rich.text);
  const clock = match === null ? null : readClock(matcher, match, rich, match.index);
  if (clock === null) return null;
  separator.lastIndex = pattern.lastIndex;
  separator.test(rich.text);
  return { start, clock, matcher, titleStart: Math.max(pattern.lastIndex, separator.lastIndex) };
}

function skipPrefix(text: string, lineStart: number): number {
  mayHavePrefix.lastIndex = lineStart;
  if (!mayHavePrefix.test(text)) return lineStart;
  stampPrefix.lastIndex = lineStart;
  stampPrefix.test(text);
  return stampPrefix.lastIndex;
}

/** How long a stamp after a title can be. */
const tailLength = 64;

/** Words that make a time part of the sentence: "starts at 4:29". */
const preposition =
  /(?:^|[\s(])(?:at|to|from|until|till|um|ab|bei|bis|by|in|of|is|are|on|before|after|around|about)\s*$/i;

const endsWithClock = /\d[:：]\d{2}$/;

function findTrailing(
  unit: Unit,
  position: 'heading' | 'item',
  unitIndex: number,
  rich: RichText,
): Stamp | null {
  const textEnd = rich.text.trimEnd().length;
  const tailStart = Math.max(0, textEnd - tailLength);
  const tail = rich.text.slice(tailStart, textEnd);
  for (const matcher of trailingMatchers) {
    const match = matcher.pattern.exec(tail);
    if (match === null) continue;
    const start = tailStart + match.index;
    const clock = readClock(matcher, match, rich, start);
    const title = { start: 0, end: start };
    const words = rich.text.slice(0, start).trimEnd();
    // `X 0:00 - 1:30`: what follows the dash is no start.
    if (endsWithClock.test(words)) continue;
    if (clock === null || words === '' || preposition.test(words.slice(-tailLength))) continue;
    if (matcher.form.afterStrong && !rich.strong.some(({ end }) => end >= words.length && end <= start))
      continue;
    return { unit, unitIndex, rich, position, trailing: true, line: 0, lineStart: 0, start, title, clock };
  }
  return null;
}

function readClock(
  matcher: StampMatcher,
  match: RegExpExecArray,
  rich: RichText,
  offset: number,
): Clock | null {
  const [whole, text = '', until] = match;
  const timestamp = parseTimestamp(text);
  if (timestamp === null || (!matcher.loose && timestamp.slips.includes('one-digit-field'))) return null;
  const endMs = until === undefined ? null : (parseTimestamp(until)?.startMs ?? null);
  if (endMs !== null && endMs <= timestamp.startMs) return null;
  // Nothing but brackets, a separator and blanks stands before the clock.
  const start = offset + whole.indexOf(text);
  const span = { start, end: start + text.length };
  const link =
    linksWithin(rich, span).find((other) => other.start <= span.start && other.end >= span.end) ?? null;
  if (matcher.form.timeLink && (link === null || timeOfLink(link.href) === null)) return null;
  dayTimeMark.lastIndex = offset + whole.length;
  const hasDayTimeMark = matcher.form.open === true && dayTimeMark.test(rich.text);
  return { form: matcher.form, text, span, timestamp, endMs, link, hasDayTimeMark };
}
