import type { ChapterMark } from '../chapters/chapter.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { acceptStamps } from './acceptance.js';
import { locateClocks } from './clock-locator.js';
import { type ChapterLink, chapterLink } from './link.js';
import type { RichText, Span } from './rich-text.js';
import { chapterDepths, markTranscripts } from './sections.js';
import { endOfLine, findStamps, type Stamp } from './stamps.js';
import { cleanTitle, cleanTrailingTitle, titleSpans } from './title.js';
import type { Unit } from './unit.js';
import { readUnits } from './units.js';

/** A chapter of the notes' body, with what its findings are made from. */
export interface BodyChapter {
  readonly mark: ChapterMark;
  readonly stamp: Stamp;
  readonly link: ChapterLink;
  /** The clock's offsets in the notes. */
  readonly clockSpan: Span;
}

/**
 * Reads the chapters that stamps in the body mark.
 *
 * @param bodyLine index of the line that the body starts on
 * @returns chapters in the order of the text
 */
export function readBodyChapters(source: SourceText, bodyLine: number): BodyChapter[] {
  const units = readUnits(source.text, source.lines.starts, bodyLine);
  const inTranscript = markTranscripts(units);
  const stamps = acceptStamps(
    units.flatMap((unit, index) => (inTranscript[index] ? [] : findStamps(unit, index))),
  );
  const stamped = units.map(() => false);
  for (const stamp of stamps) if (stamp.position !== 'line') stamped[stamp.unitIndex] = true;
  const titled = new Set(stamps.map((stamp) => stamp.unitIndex));
  const depths = chapterDepths(units, stamped);
  const clockSpans = locateClocks(source, stamps);

  return stamps.map((stamp, index) => {
    const clockSpan = clockSpans[index] ?? { start: 0, end: 0 };
    const { title, link } =
      readTitle(stamp, stamps[index + 1]) ?? followingTitle(units, titled, stamp) ?? untitled;
    const mark: ChapterMark = {
      startMs: stamp.timestamp.startMs,
      endMs: stamp.endMs,
      title,
      url: link.url,
      depth: depths[stamp.unitIndex] ?? 0,
      place: placeOf(source.file, source.lines, clockSpan.start, clockSpan.end),
      otherReadings: stamp.timestamp.otherReadings,
    };
    return { mark, stamp, link, clockSpan };
  });
}

interface Title {
  readonly title: string;
  readonly link: ChapterLink;
}

const untitled: Title = { title: '', link: { url: null, unusable: null } };

/** The title on the stamp's own line or lines, up to the next chapter; null when there is none. */
function readTitle(stamp: Stamp, next: Stamp | undefined): Title | null {
  const { rich, title } = stamp;
  const limit = next?.unitIndex === stamp.unitIndex ? next.start : rich.text.length;
  if (stamp.trailing) return titleOf(rich, title, cleanTrailingTitle);
  const own = titleOf(rich, { start: title.start, end: Math.min(title.end, limit) }, cleanTitle);
  if (own !== null || title.end >= limit) return own;
  const nextLine = endOfLine(rich.text, title.end + 1);
  return titleOf(rich, { start: title.end, end: Math.min(nextLine, limit) }, cleanTitle);
}

function titleOf(rich: RichText, within: Span, clean: (text: string) => string): Title | null {
  const { own, title: span } = titleSpans(rich, within);
  const title = clean(rich.text.slice(span.start, span.end));
  return title === '' ? null : { title, link: chapterLink(rich, own) };
}

/** The title of a stamp that stands alone: the next line, else the next block, if no chapter starts there. */
function followingTitle(units: readonly Unit[], titled: ReadonlySet<number>, stamp: Stamp): Title | null {
  const next = stamp.unitIndex + 1;
  const unit = units[next];
  if (unit === undefined || titled.has(next)) return null;
  const rich = unit.read();
  return titleOf(rich, { start: 0, end: rich.text.length }, cleanTitle);
}
