import type { ChapterMark } from '../chapters/chapter.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { locateClocks } from './clock-locator.js';
import { type ChapterLink, chapterLink } from './link.js';
import type { RichText, Span } from './rich-text.js';
import { chapterDepths } from './sections.js';
import { endOfLine, type Stamp } from './stamps.js';
import { cleanTitle, cleanTrailingTitle, titleSpans } from './title.js';
import type { Unit } from './unit.js';

/** A chapter of the notes' body, with what its findings are made from. */
export interface BodyChapter {
  readonly mark: ChapterMark;
  readonly stamp: Stamp;
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
 * Makes chapters of the stamps that were accepted.
 *
 * @param units all units of the body
 * @param stamps in the order of the text
 * @returns a chapter for each stamp, in the order of the text
 */
export function readBodyChapters(
  source: SourceText,
  units: readonly Unit[],
  stamps: readonly Stamp[],
): BodyChapter[] {
  const stamped = new Set(stamps.map((stamp) => stamp.unitIndex));
  const depths = chapterDepths(units, stamps);
  const clockSpans = locateClocks(source, stamps);
  const titles = stamps.map((stamp, index) => readTitle(stamp, stamps[index + 1]));
  const stampsAlone = titles.filter((title) => title === null).length;
  const chapters = stamps.map((stamp, index) => {
    const clockSpan = clockSpans[index] ?? { start: stamp.unit.start, end: stamp.unit.start };
    const title = titles[index] ?? followingTitle(units, stamped, stamp, stampsAlone * 2 >= stamps.length);
    const mark: ChapterMark = {
      startMs: stamp.clock.timestamp.startMs,
      endMs: stamp.clock.endMs,
      title: title?.text ?? '',
      url: title?.link.url ?? null,
      depth: depths[stamp.unitIndex] ?? 0,
      place: placeOf(source.file, source.lines, clockSpan.start, clockSpan.end),
      otherReadings: stamp.clock.timestamp.otherReadings,
      writing: {
        clock: clockSpan,
        endClock: null,
        stamp: clockSpan,
        title: null,
        position: stamp.trailing ? 'after' : 'before',
      },
    };
    return { mark, stamp, clockSpan, title };
  });
  // A template tag within a paragraph comes before the paragraph's own stamps until here.
  return chapters.sort((a, b) => a.clockSpan.start - b.clockSpan.start);
}

/** The title on the stamp's own line or lines, up to the next chapter. */
function readTitle(stamp: Stamp, next: Stamp | undefined): BodyTitle | null {
  const { unit, rich, title } = stamp;
  if (stamp.trailing) return titleWithin(unit, rich, title, cleanTrailingTitle);
  const limit = next?.unitIndex === stamp.unitIndex ? next.start : rich.text.length;
  const own = titleWithin(unit, rich, { start: title.start, end: Math.min(title.end, limit) }, cleanTitle);
  if (own !== null || title.end >= limit) return own;
  const nextLineEnd = endOfLine(rich.text, title.end + 1);
  return titleWithin(unit, rich, { start: title.end, end: Math.min(nextLineEnd, limit) }, cleanTitle);
}

/**
 * The title of a stamp that stands alone: the next unit, if no chapter starts there. Where most others have theirs beside
 * them, a title was forgotten, and only what is part of the same item or heading can be it.
 */
function followingTitle(
  units: readonly Unit[],
  stamped: ReadonlySet<number>,
  stamp: Stamp,
  isUsual: boolean,
): BodyTitle | null {
  const unit = units[stamp.unitIndex + 1];
  if (unit === undefined || stamped.has(stamp.unitIndex + 1)) return null;
  const isWithin = unit.parent === stamp.unitIndex || stamp.unit.kind === 'heading';
  if (!isUsual && (!isWithin || unit.kind === 'heading')) return null;
  const rich = unit.read();
  return titleWithin(unit, rich, { start: 0, end: rich.text.length }, cleanTitle);
}

function titleWithin(
  unit: Unit,
  rich: RichText,
  within: Span,
  clean: (text: string) => string,
): BodyTitle | null {
  const { own, title } = titleSpans(rich, within);
  const text = clean(rich.text.slice(title.start, title.end));
  return text === '' ? null : { text, unit, rich, span: own, link: chapterLink(rich, own) };
}
