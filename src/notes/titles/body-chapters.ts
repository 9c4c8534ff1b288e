import type { ChapterMark, MarkWriting } from '../../chapters/chapter.js';
import { editorTimecodes } from '../../chapters/timestamp.js';
import { placeOf } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import type { Span } from '../../text/span.js';
import type { ReadList } from '../lists/list-reading.js';
import { chapterDepths } from '../roles/depths.js';
import { isTrailing, type Sighting } from '../sightings/sighting.js';
import { preposition } from '../sightings/surroundings.js';
import { type RichText, sourceSpan } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import { type ChapterLink, chapterLink } from './link.js';
import { cleanTitle, cleanTrailingTitle, titleSpans } from './title.js';
import { findTitlePlaces, type TitlePlace } from './title-places.js';

/** A chapter of the notes' body, with what its findings are made from. */
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
  const places = findTitlePlaces(sightings, units);
  const hasTags = sightings.some(({ traits }) => traits.has('chapter-tag'));
  const chapters = sightings.map((sighting, index): BodyChapter => {
    const { rich, clock } = sighting;
    const reading = readings[index] ?? clock.readings[0];
    const clockSpan = sourceSpan(rich, sighting.span);
    const place = places[index] ?? null;
    const title = place === null ? null : titleIn(place, sighting, hasTags);
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
      writing: writingOf(sighting, clockSpan, title, place),
    };
    return { mark, sighting, clockSpan, title };
  });
  return chapters.sort((a, b) => a.clockSpan.start - b.clockSpan.start);
}

/** Where a range without a start begins: at the end of the one before it. */
function openStart(previous: Sighting | undefined): number {
  return (previous?.end ?? previous)?.clock.readings[0].startMs ?? 0;
}

function titleIn(place: TitlePlace, sighting: Sighting, hasTags: boolean): BodyTitle | null {
  const { unit, rich, within } = place;
  const { own, title } = titleSpans(rich, within);
  const trailing = sighting.traits.has('preposition')
    ? (text: string) => cleanTrailingTitle(text.replace(preposition, ''))
    : cleanTrailingTitle;
  const clean = isTrailing(sighting) ? trailing : cleanTitle;
  const text = hasTags ? withoutTags(rich, own, clean) : clean(textOf(place, title));
  return text === '' ? null : { text, unit, rich, span: own, link: chapterLink(rich, own) };
}

/** The text of a title, without the time between its words. */
function textOf({ rich, without }: TitlePlace, { start, end }: Span): string {
  if (without === undefined) return rich.text.slice(start, end);
  const [before, behind] = [rich.text.slice(start, without.start), rich.text.slice(without.end, end)];
  return /^[\s]*[.,;:!?)]/u.test(behind) ? before.trimEnd() + behind.trimStart() : `${before} ${behind}`;
}

/** `Title <https://…> #shopping #chapter` of Open Shownotes, without address and tags. */
function withoutTags(rich: RichText, own: Span, clean: (text: string) => string): string {
  const text = rich.text.slice(own.start, own.end);
  const tags = /(?:\s+#[\p{L}\p{N}_-]+){1,40}$/u.exec(text.slice(-400));
  const end = own.end - (tags?.[0].length ?? 0);
  const { title } = titleSpans(rich, { start: own.start, end });
  return clean(rich.text.slice(title.start, title.end));
}

function writingOf(
  sighting: Sighting,
  clock: Span,
  title: BodyTitle | null,
  place: TitlePlace | null,
): MarkWriting {
  const { rich, end, stamp, position } = sighting;
  const spans = title === null || place === null ? null : titleSpans(place.rich, place.within);
  return {
    clock,
    endClock: end === null ? null : sourceSpan(rich, end.span),
    stamp: sourceSpan(rich, stamp),
    title: spans === null || place?.without !== undefined ? null : sourceSpan(title?.rich ?? rich, spans.own),
    position: position === 'after' ? 'after' : position === 'alone' ? 'alone' : 'before',
    entry: null,
  };
}
