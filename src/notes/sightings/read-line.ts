import type { FoundClock } from '../../chapters/clock-grammar.js';
import { timeOfLink } from '../../chapters/link-time.js';
import { readSeparator } from '../../chapters/separator.js';
import {
  dayTimeMark,
  endOfStamp,
  fromHere,
  isTail,
  leadPreposition,
  longestSurroundings,
  readBefore,
} from '../../chapters/surroundings.js';
import { hasLetter } from '../../text/letters.js';
import { matchesAt } from '../../text/matches-at.js';
import type { Span } from '../../text/span.js';
import { linksWithin, type RichText } from '../units/rich-text.js';
import { broadcastEdge } from './broadcast.js';
import {
  beforeLast,
  followsAtOnce,
  isRightBefore,
  isTime,
  type Lead,
  type LinePlace,
  type LineStamp,
  readStamps,
  type StampDraft,
  type StampParts,
} from './line-stamps.js';
import { readRunOn } from './run-on.js';
import { endOfBoldTitle, hasBoldLead, isBetween, readSetOff } from './set-off.js';
import { type Position, type Sighting, type Trait, writtenStartMs } from './sighting.js';
import {
  addTraitsBefore,
  bracketTraits,
  isBracketOpen,
  isLinkedBeside,
  openerOf,
  sharedTraits,
} from './traits.js';

/** A date, half of the day, or the sign of a zone right before a clock: `18.07.2025 09:00`, `下午 3:00`, `T20:05:00+01:00`. */
const dateBefore =
  /(?:오[전후]\s?|[上下]午\s?|午[前後]\s?|(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2})\)?,?[T\s]\s?|T\d\d:\d\d(?::\d\d)?[+-])$/u;

/** Words that may tell what a time at the start of a line is of. */
const label = /^.{0,47}\p{L}\s*(?:[:：]\s*)?$/u;

/** What turns a time right before it into a part of a word; other words there are a title: `0:00-intro`. */
const compound = /-(?:style|based|format|like|type|ish|long|marks?|stamped|stil|tyyli)/uy;

/** Reads a line with clocks: where each is, and what is around it. */
export function readLine(place: LinePlace, clocks: readonly FoundClock[], firstIndex: number): Sighting[] {
  const { rich, lineSpan } = place;
  const stamps = readStamps(place, clocks);
  const [first] = stamps;
  const last = stamps.at(-1);
  if (first === undefined || last === undefined) return [];
  const before = readBefore(rich.text.slice(lineSpan.start, first.start));
  const read = (drafts: readonly StampDraft[]) =>
    drafts
      .flatMap((each) => [each, ...(each.stamp.again ?? []).map((stamp) => draft(stamp, 'within', stamp))])
      .map((each, offset) => sightingOf(place, each, firstIndex + offset));
  // Further cells of a row are not lines of their own.
  if (place.unit.kind === 'row' && place.line > 0)
    return read(stamps.map((stamp) => draft(stamp, 'within', stamp)));
  if (hasBoldLead(place, first, before.kind)) {
    const more = { traits: ['bold-lead'] } as const;
    const words = { start: lineSpan.start, end: first.start };
    const others = stamps.slice(1).map((stamp) => draft(stamp, 'within', stamp, more));
    return read([draft(first, 'after', words, more), ...others]);
  }
  const tail = rich.text.slice(last.end, lineSpan.end);
  const isLast = isTail(tail);
  const runOn = stamps.length < 2 ? null : readRunOn(place, stamps, before.kind !== 'words', isLast);
  if (runOn !== null) return read(runOn);
  // A picture or a tag after a time at the start of a line is the title; after a time at the end, it is decoration.
  const isTitle = isLast && tail !== '' && /\p{Extended_Pictographic}|#(?!c(?:hapter)?\b)\p{L}/u.test(tail);
  const { opener, hasAt } = before;
  const lead: Lead = { start: lineSpan.start + before.stampStart, opener, hasAt, traits: before.traits };
  // Words after another time at the start of the line begin after that; `1:1 meetings`, `16:9 video`, `3.14 is out` are words.
  const leadEnd =
    stamps.length > 1 && before.kind === 'nothing' && isTime(first)
      ? leadEndOf(leadOf(rich, first, lead))
      : undefined;
  const draftOf = (stamp: LineStamp): StampDraft => {
    // `0:00-style chapters` is a word.
    const isWord = matchesAt(compound, rich.text, stamp.end);
    const isLead = stamp === first && before.kind !== 'words' && !isWord;
    const isTrail = stamp === last && isLast && !(isLead && isTitle);
    if (isLead && isTrail && before.kind === 'number')
      return draft(stamp, 'after', { start: lineSpan.start, end: stamp.start });
    if (isLead && isTrail && (before.kind !== 'label' || stamp.from.clock.slips.includes('dot'))) {
      const position = before.kind === 'label' ? 'after' : 'alone';
      return draft(stamp, position, { start: stamp.end, end: stamp.end }, leadOf(rich, stamp, lead));
    }
    if (isLead && !isTrail) {
      const own: Lead = leadsOn(rich, stamp, lead, lineSpan)
        ? { ...lead, traits: [...lead.traits, 'leads-on'] }
        : lead;
      return draft(stamp, 'before', stamp, leadOf(rich, stamp, own));
    }
    if (stamp === stamps[1] && !isTrail && before.kind === 'nothing' && followsAtOnce(rich, first, stamp))
      return draft(stamp, 'before', stamp, leadOf(rich, stamp, secondLead(rich, stamp)));
    if (isLast && stamps.length === 2 && stamp === first && !isLead && isRightBefore(rich, stamp, last))
      return draft(stamp, 'after', { start: lineSpan.start, end: stamp.start }, { traits: ['second'] });
    if (isTrail) return draft(stamp, 'after', { start: leadEnd ?? lineSpan.start, end: stamp.start });
    if (stamps.length > 1 || !isBetween(place, stamp)) return draft(stamp, 'within', stamp);
    const setOff = readSetOff(place, stamp);
    return setOff.isParted
      ? draft(stamp, 'before', stamp, leadOf(rich, stamp, setOff))
      : draft(stamp, 'between', lineSpan);
  };
  return read(stamps.map(draftOf));
}

function draft(stamp: LineStamp, position: Position, words: Span, more: StampParts = {}): StampDraft {
  return { stamp, position, words, more };
}

/** Where the words after a time begin; a time with a letter right next to it is one of the words. */
function leadEndOf({ words, traits }: StampParts): number | undefined {
  return traits?.includes('glued') === true ? undefined : words?.start;
}

function secondLead(rich: RichText, { start }: LineStamp): Lead {
  const [, opener = ''] = /([[(（【])\s?$/u.exec(rich.text.slice(start - 2, start)) ?? [];
  return {
    start: opener === '' ? start : rich.text.lastIndexOf(opener, start),
    opener,
    hasAt: false,
    traits: ['second'],
  };
}

/** Whether a preposition leads to a bare clock and the sentence continues after it. */
function leadsOn(rich: RichText, stamp: LineStamp, { start, opener, traits }: Lead, line: Span): boolean {
  // A bracket is before the words or right before the clock.
  if (!traits.includes('lead-words') || (opener !== '' && stamp.start - start < 3)) return false;
  if (!leadPreposition.test(rich.text.slice(line.start, stamp.start))) return false;
  return readSeparator(rich.text, stamp.end).traits.length === 0;
}

/** The parts of a sighting before its words: its bracket, the separator, and where the words begin. */
function leadOf(rich: RichText, stamp: LineStamp, lead: Lead): StampParts {
  const { end, hasCloser } = endOfStamp(rich.text, stamp.end, lead.opener);
  const separator = readSeparator(rich.text, end);
  const isOdd = hasCloser !== (lead.opener !== '') && !(hasCloser && isBracketOpen(rich, stamp));
  const traits: Trait[] = [...lead.traits, ...separator.traits];
  const wordsEnd = isOdd ? closerAtEnd(rich.text, end, lead.opener) : null;
  if (isOdd && wordsEnd === null) traits.push('odd-bracket');
  if (end === stamp.end && hasLetter(rich.text.charAt(end))) traits.push('glued');
  return {
    opener: lead.opener,
    hasAt: lead.hasAt,
    stamp: { start: Math.min(lead.start, stamp.start), end },
    words: { start: Math.max(separator.end, end), end: wordsEnd ?? rich.text.length },
    traits,
  };
}

/** Where the bracket that opens before a time ends its line, with the title in it: `[ 4:10 Jars ]`; null if it does not. */
function closerAtEnd(text: string, from: number, opener: string): number | null {
  const [, words = '', closer = ''] =
    /^(?!.*\d[:：]\d)([^\p{Ps}\p{Pe}\n]{1,200})(\p{Pe})[^\S\n]*$/mu.exec(text.slice(from, from + 240)) ?? [];
  // In Unicode, the closing one is the next, or the one after that.
  const further = closer.charCodeAt(0) - opener.charCodeAt(0);
  return further === 1 || further === 2 ? from + words.length : null;
}

function sightingOf(place: LinePlace, { stamp, position, words, more }: StampDraft, index: number): Sighting {
  const { unit, unitIndex, rich, line, lineSpan } = place;
  const { from: span, to } = stamp;
  const boldEnd = position === 'before' && more.words !== undefined ? endOfBoldTitle(place, stamp) : null;
  const link =
    linksWithin(rich, span).find((other) => other.start <= span.start && other.end >= span.end) ?? null;
  const traits: Trait[] = more.traits === undefined ? [] : [...more.traits];
  if (stamp.isSubtitle) traits.push('subtitle');
  if (boldEnd !== null) traits.push('bold-title');
  let { opener = '', hasAt = false, words: title = words } = more;
  let whole: Span = more.stamp ?? stamp;
  if (boldEnd !== null) title = { start: title.start, end: boldEnd };
  if (position === 'after' || position === 'between' || position === 'within') {
    const before = beforeLast(rich, lineSpan, stamp);
    opener = before.opener;
    hasAt = before.hasAt;
    const { stampStart } = before;
    const { end, hasCloser } = endOfStamp(rich.text, stamp.end, opener);
    if (position === 'after' && opener === '' && hasCloser) {
      opener = openerOf(rich.text.slice(stamp.end, end));
      traits.push(...bracketTraits(rich, stamp));
    }
    whole = { start: stampStart, end };
    if (position === 'after' && more.words === undefined) title = { start: words.start, end: stampStart };
    addTraitsBefore(
      traits,
      rich,
      rich.text.slice(words.start, stampStart).slice(-longestSurroundings),
      stampStart,
      opener,
    );
  }
  if (position === 'after' && matchesAt(fromHere, rich.text, stamp.end)) traits.push('separator');
  const before = rich.text.slice(lineSpan.start, stamp.start);
  const isFirst = before === '';
  const isOpen = opener === '' || traits.includes('odd-bracket');
  if (
    (!isFirst && dateBefore.test(before.slice(-16))) ||
    (isOpen && matchesAt(dayTimeMark, rich.text, stamp.end))
  )
    traits.push('day-time');
  if (label.test(before) && broadcastEdge(before, traits.includes('day-time')) !== null)
    traits.push('broadcast');
  const lineTail = rich.text.slice(Math.max(stamp.end, lineSpan.end - 2 * longestSurroundings), lineSpan.end);
  if (lineTail.includes('#') && /#c(?:hapter)?\b/iu.test(lineTail)) traits.push('chapter-tag');
  if (isLinkedBeside(rich, lineSpan, stamp)) traits.push('linked-beside');
  return {
    index,
    unit,
    unitIndex,
    rich,
    line,
    lineSpan,
    position,
    clock: span.clock,
    span,
    end: to === null ? null : { clock: to.clock, span: to },
    isOpenStart: to === null && !isFirst && /[[(（]\s?[-–—~～]\s?$/u.test(before.slice(-4)),
    stamp: whole,
    opener,
    hasAt,
    link,
    linkMs: link === null ? null : linkedMs(link.href, writtenStartMs(span)),
    words: title,
    traits: sharedTraits(traits),
  };
}

/** Where the link on a clock leads to: one on 0:00 needs no time in its address. */
function linkedMs(href: string, startMs: number): number | null {
  return timeOfLink(href) ?? (startMs === 0 && /^https?:/i.test(href.trim()) ? 0 : null);
}
