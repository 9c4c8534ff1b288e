import type { ChapterMark, MarkWriting } from '../../chapters/chapter.js';
import { cleanTitle, cleanTrailingTitle } from '../../chapters/clean-title.js';
import { fromHere } from '../../chapters/surroundings.js';
import { editorTimecodes } from '../../chapters/timestamp.js';
import { placeOf } from '../../text/line-index.js';
import { matchesAt } from '../../text/matches-at.js';
import { smallLetters } from '../../text/small-letters.js';
import type { SourceText } from '../../text/source-text.js';
import type { Span } from '../../text/span.js';
import type { ReadList } from '../lists/list-reading.js';
import { chapterDepths } from '../roles/depths.js';
import { findBegin } from '../sightings/begin-words.js';
import { preposition } from '../sightings/sentence-words.js';
import { isTrailing, type Sighting } from '../sightings/sighting.js';
import { linksWithin, type RichText, sourceOffset, sourceSpan, spansWithin } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import { withoutCommonMarks } from './common-marks.js';
import { type ChapterLink, chapterLink } from './link.js';
import { linkOfRow } from './row-link.js';
import { withoutSecondTimes } from './second-times.js';
import { type TitleSpans, titleSpans, withoutOwnRange } from './title.js';
import { findTitlePlaces, type TitlePlace } from './title-places.js';

/** A chapter of the notes' body, and what its findings are made from. */
export interface BodyChapter {
  readonly mark: ChapterMark;
  readonly sighting: Sighting;
  /** The clock's offsets in the notes. */
  readonly clockSpan: Span;
  /** Null when no text can be the title; the mark's title is empty then. */
  readonly title: BodyTitle | null;
}

/** A title, and the text that it was taken from. */
export interface BodyTitle {
  readonly text: string;
  readonly unit: Unit;
  readonly rich: RichText;
  /** Its own text in `rich`, links included. */
  readonly span: Span;
  readonly link: ChapterLink;
}

/**
 * Makes chapters of the sightings of a list.
 *
 * @param units all units of the body
 * @param endMark a time after them that ends the last one
 * @returns a chapter for each sighting, in the order of the text
 */
export function readBodyChapters(
  source: SourceText,
  units: readonly Unit[],
  { sightings, readings }: ReadList,
  endMark: Sighting | null,
): BodyChapter[] {
  const depths = chapterDepths(units, sightings);
  const marked = withoutCommonMarks(findTitlePlaces(sightings, units), sightings);
  const startsMs = sightings.map(({ clock }, index) => (readings[index] ?? clock.readings[0]).startMs);
  const [first] = marked;
  const places = first && mayHaveSecondTime(first) ? withoutSecondTimes(marked, startsMs) : marked;
  const habits: Habits = {
    hasTags: sightings.some(({ traits }) => traits.has('chapter-tag')),
    haveLeads: sightings.filter(({ traits }) => traits.has('preposition')).length * 2 > sightings.length,
  };
  const chapters = sightings.map((sighting, index): BodyChapter => {
    const { rich, clock } = sighting;
    const reading = readings[index] ?? clock.readings[0];
    const clockSpan = sourceSpan(rich, sighting.span);
    const place = places[index] ?? null;
    const spans = place === null ? null : titleSpans(place.rich, place.within);
    const title = place === null || spans === null ? null : titleIn(source, place, spans, sighting, habits);
    const isPlain = reading === clock.readings[0];
    const until = sighting.end ?? (index === sightings.length - 1 ? endMark : null);
    const endMs = until?.clock.readings[0].startMs ?? null;
    const mark: ChapterMark = {
      startMs: sighting.isOpenStart ? openStart(sightings[index - 1]) : reading.startMs,
      endMs: sighting.isOpenStart ? reading.startMs : isPlain ? endMs : null,
      title: title?.text ?? '',
      url: title?.link.url ?? null,
      depth: depths[sighting.unitIndex] ?? 0,
      place: placeOf(source.file, source.lines, clockSpan.start, clockSpan.end),
      otherReadings: isPlain ? editorTimecodes(clock) : [],
      writing: unwritable.has(clock.form) ? null : writingOf(sighting, clockSpan, title, place, spans),
    };
    return { mark, sighting, clockSpan, title };
  });
  return chapters.sort((a, b) => a.clockSpan.start - b.clockSpan.start);
}

/** Whether a title begins or ends with a time. */
function mayHaveSecondTime({ rich: { text }, within: { start, end } }: TitlePlace): boolean {
  const title = text.slice(start, end);
  // Cheap to compile, unlike the other.
  return /\d:\d/.test(title) && /^[^\p{L}]{0,6}\d:\d|\d:\d\d\W{0,3}$/u.test(title);
}

/** A clock among Unix times would not be counted from them; a time in an address or a tag is not a clock in the text. */
const unwritable: ReadonlySet<string> = new Set(['unix', 'link', 'tag']);

/** Where a range without a start begins: at the end of the one before it. */
function openStart(previous: Sighting | undefined): number {
  return (previous?.end ?? previous)?.clock.readings[0].startMs ?? 0;
}

/** What the lines of a list have in common. */
interface Habits {
  /** `#chapter` and the like are behind titles. */
  readonly hasTags: boolean;
  /** A word such as "at" leads from most titles to their times. */
  readonly haveLeads: boolean;
}

function titleIn(
  source: SourceText,
  place: TitlePlace,
  { own, title }: TitleSpans,
  sighting: Sighting,
  { hasTags, haveLeads }: Habits,
): BodyTitle | null {
  const { unit, rich } = place;
  const span = hasTags ? withoutTags(rich, own) : title;
  const written = textOf(place, span, inAngles(source, rich, span, hasTags));
  const text = isTrailing(sighting)
    ? cleanTrailing(written, sighting, haveLeads)
    : withoutOwnRange(cleanTitle(written), sighting.clock.text);
  if (text === '') return null;
  const link = chapterLink(rich, own, sighting.link);
  return {
    text,
    unit,
    rich,
    span: own,
    link: link.url === null && unit.kind === 'row' ? linkOfRow(rich, own) : link,
  };
}

/** The title before its time; it is all there is: "Moving on" beside "Starting". */
function cleanTrailing(text: string, sighting: Sighting, haveLeads: boolean): string {
  const { rich, stamp, traits } = sighting;
  if (traits.has('shares-bracket')) return withCloser(cleanTrailingTitle(text), sighting);
  if (matchesAt(fromHere, rich.text, stamp.end))
    return cleanTrailingTitle(text.replace(/[はが은는]\s*$/u, ''));
  if (!traits.has('preposition')) return cleanTrailingTitle(text);
  const begin = findBegin(smallLetters(text));
  return cleanTrailingTitle(
    begin >= 0 ? text.slice(0, begin) : haveLeads ? text.replace(preposition, '') : text,
  );
}

/** A title with the bracket that its last words share with the time. */
function withCloser(title: string, { rich, stamp }: Sighting): string {
  const [closer = ''] = /\p{Pe}/u.exec(rich.text.slice(stamp.start, stamp.end)) ?? [];
  return title + closer;
}

/**
 * The addresses in `<…>` behind what they belong to: between all words in Open Shownotes, which have tags; else before a separator.
 */
function inAngles({ text }: SourceText, rich: RichText, span: Span, hasTags: boolean): readonly Span[] {
  if (rich.links.length === 0) return [];
  return linksWithin(rich, span).filter(({ bare, start, end }) => {
    const isInAngles = bare && start > span.start && text[sourceOffset(rich, start) - 1] === '<';
    return isInAngles && (hasTags || /^\s{0,3}[-–—|:,;(]/u.test(rich.text.slice(end, end + 4)));
  });
}

/** The text of a title, without the time between its words and without addresses. */
function textOf({ rich, without }: TitlePlace, span: Span, addresses: readonly Span[]): string {
  const cuts = without === undefined ? addresses : [...addresses, without];
  if (cuts.length === 0) return rich.text.slice(span.start, span.end);
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end }) => join(text.slice(0, start - span.start), text.slice(end - span.start)),
      rich.text.slice(span.start, span.end),
    );
}

/** Joins what is before and behind something that was cut out. */
function join(before: string, behind: string): string {
  return /^\s*[.,;:!?)]/u.test(behind) ? before.trimEnd() + behind.trimStart() : `${before} ${behind}`;
}

/** Tags at the end of a title; the one of a chapter may be glued to it. */
const tagsAtEnd = /(?:(?<!\s)\s+#[\p{L}\p{N}_-]+|(?<=\S)#c(?:hapter)?(?![\p{L}\p{N}_-])){1,40}$/u;

/** `Title <https://…> #shopping #chapter` of Open Shownotes, without address and tags. */
function withoutTags(rich: RichText, own: Span): Span {
  const tags = tagsAtEnd.exec(rich.text.slice(own.start, own.end).slice(-400));
  const end = own.end - (tags?.[0].length ?? 0);
  const isInAddress = spansWithin(rich.links, { start: end, end: own.end }).some(({ start }) => start < end);
  return titleSpans(rich, { start: own.start, end: isInAddress ? own.end : end }).title;
}

function writingOf(
  sighting: Sighting,
  clock: Span,
  title: BodyTitle | null,
  place: TitlePlace | null,
  spans: TitleSpans | null,
): MarkWriting {
  const { rich, end, stamp, position } = sighting;
  return {
    clock,
    endClock: end === null ? null : sourceSpan(rich, end.span),
    stamp: sourceSpan(rich, stamp),
    title:
      spans === null || title === null || place?.without !== undefined
        ? null
        : sourceSpan(title?.rich ?? rich, spans.own),
    position: position === 'after' ? 'after' : position === 'alone' ? 'alone' : 'before',
    entry: null,
  };
}
