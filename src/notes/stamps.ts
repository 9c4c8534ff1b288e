import { parseTimestamp, type Timestamp } from '../chapters/timestamp.js';
import { timeOfLink } from './link.js';
import { hardBreak, linksWithin, type LinkSpan, type RichText, type Span } from './rich-text.js';
import {
  leadingMatchers,
  type StampForm,
  type StampMatcher,
  separator,
  stampPrefix,
  trailingMatchers,
} from './stamp-forms.js';
import type { Unit } from './unit.js';

/** A timestamp where a chapter may start. */
export interface Stamp {
  readonly unit: Unit;
  /** Index of the unit. */
  readonly unitIndex: number;
  readonly rich: RichText;
  readonly form: StampForm;
  readonly position: 'heading' | 'item' | 'line' | 'row' | 'tag';
  readonly trailing: boolean;
  readonly timestamp: Timestamp;
  /** End of a stated range in milliseconds, else null. */
  readonly endMs: number | null;
  /** Where the stamp, or what stands before it on its line, starts in `rich.text`. */
  readonly start: number;
  /** The clock's span in `rich.text`. */
  readonly clock: Span;
  /** Lines of the notes between the start of the unit and the stamp. */
  readonly line: number;
  /** Where that line starts in `rich.text`. */
  readonly lineStart: number;
  /** Where the title may stand in `rich.text`; the next stamp of the unit may end it earlier. */
  readonly title: Span;
  /** The link on the clock itself. */
  readonly link: LinkSpan | null;
}

const clockLike = /\d ?[:：;] ?[\dOo]|[Oo]:\d/;
const stampStart = /[\dOo[(<@（【]/;

/** Finds the leading stamps of a unit, one for each line at most, and the trailing one of a heading or item. */
export function findStamps(unit: Unit, unitIndex: number): Stamp[] {
  if (!clockLike.test(unit.raw)) return [];
  const rich = unit.read();
  const { text } = rich;
  const stamps: Stamp[] = [];
  let line = 0;
  let lineStart = 0;
  // A `<br>` ends a line without ending one in the source.
  for (let start = 0; start <= text.length; ) {
    const end = endOfLine(text, start);
    const found = matchLeading(rich, start, end);
    if (found !== null) {
      const position = unit.kind === 'paragraph' || start > 0 ? 'line' : unit.kind;
      const title = {
        start: found.titleStart,
        end: unit.wraps ? text.length : Math.max(end, found.titleStart),
      };
      stamps.push({
        ...found.stamp,
        unit,
        unitIndex,
        rich,
        position,
        trailing: false,
        start,
        line,
        lineStart,
        title,
      });
    }
    start = end + 1;
    if (text[end] === '\n') {
      line += 1;
      lineStart = start;
    }
  }
  if (stamps.length === 0 && (unit.kind === 'heading' || unit.kind === 'item')) {
    const found = matchTrailing(rich);
    if (found !== null) {
      const { titleEnd } = found;
      const title = { start: 0, end: titleEnd };
      const { kind: position } = unit;
      stamps.push({
        ...found.stamp,
        unit,
        unitIndex,
        rich,
        position,
        trailing: true,
        start: titleEnd,
        line: 0,
        lineStart: 0,
        title,
      });
    }
  }
  return stamps;
}

/** The offset of the line end at or after `start`, soft or hard, or of the end of the text. */
export function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== hardBreak) end += 1;
  return end;
}

type FoundStamp = Pick<Stamp, 'form' | 'timestamp' | 'endMs' | 'clock' | 'link'>;

function matchLeading(
  rich: RichText,
  lineStart: number,
  lineEnd: number,
): { stamp: FoundStamp; titleStart: number } | null {
  stampPrefix.lastIndex = lineStart;
  stampPrefix.test(rich.text);
  const start = stampPrefix.lastIndex;
  if (start >= lineEnd || !stampStart.test(rich.text.charAt(start))) return null;
  for (const matcher of leadingMatchers) {
    const { pattern } = matcher;
    pattern.lastIndex = start;
    const match = pattern.exec(rich.text);
    const stamp = match === null ? null : readStamp(matcher, match, rich, 0);
    if (stamp === null) continue;
    separator.lastIndex = pattern.lastIndex;
    separator.test(rich.text);
    return { stamp, titleStart: Math.max(pattern.lastIndex, separator.lastIndex) };
  }
  return null;
}

/** Words that make a time part of the sentence: "starts at 4:29". */
const preposition =
  /(?:^|[\s(])(?:at|to|from|until|till|um|ab|bei|bis|by|in|of|is|are|on|before|after|around|about|starts?)\s*$/i;
const tailLength = 64;

function matchTrailing(rich: RichText): { stamp: FoundStamp; titleEnd: number } | null {
  const end = rich.text.trimEnd().length;
  const tailStart = Math.max(0, end - tailLength);
  const tail = rich.text.slice(tailStart, end);
  for (const matcher of trailingMatchers) {
    const match = matcher.pattern.exec(tail);
    if (match === null) continue;
    const stamp = readStamp(matcher, match, rich, tailStart);
    const titleEnd = tailStart + match.index;
    const title = rich.text.slice(0, titleEnd);
    if (stamp === null || title.trim() === '' || preposition.test(title.slice(-16))) continue;
    const strongEnd = title.replace(/[\s:：–—-]+$/, '').length;
    if (
      matcher.form.afterStrong &&
      !rich.strong.some((span) => span.end >= strongEnd && span.end <= titleEnd)
    )
      continue;
    return { stamp, titleEnd };
  }
  return null;
}

function readStamp(
  matcher: StampMatcher,
  match: RegExpExecArray,
  rich: RichText,
  shift: number,
): FoundStamp | null {
  const [start = 0, end = 0] = match.indices?.groups?.['clock'] ?? [];
  const clock = { start: start + shift, end: end + shift };
  const timestamp = parseTimestamp(rich.text.slice(clock.start, clock.end));
  if (timestamp === null || (!matcher.loose && timestamp.slips.includes('one-digit-field'))) return null;
  const until = match.groups?.['end'];
  const endMs = until === undefined ? null : (parseTimestamp(until)?.startMs ?? null);
  if (endMs !== null && endMs <= timestamp.startMs) return null;
  const link =
    linksWithin(rich, clock).find((span) => span.start <= clock.start && span.end >= clock.end) ?? null;
  if (matcher.form.timeLink && (link === null || timeOfLink(link.href) === null)) return null;
  return { form: matcher.form, timestamp, endMs, clock, link };
}
