import type { ChapterMark } from '../../chapters/chapter.js';
import { findClocks } from '../../chapters/clock-grammar.js';
import { findSlips } from '../../chapters/clock-slips.js';
import { timesOfLink } from '../../chapters/link-time.js';
import { dayTimeMark } from '../../chapters/surroundings.js';
import { formatTimestamp } from '../../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import { foldDigits } from '../../text/fold-digits.js';
import { placeOf } from '../../text/line-index.js';
import { matchesAt } from '../../text/matches-at.js';
import type { SourceText } from '../../text/source-text.js';
import { preposition } from '../sightings/sentence-words.js';
import { mostTimes } from '../units/reading-limit.js';
import { sourceSpan } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import type { BodyChapter, BodyTitle } from './body-chapters.js';
import { findUntakenImages } from './chapter-images.js';
import { isOpen } from './open-lines.js';

/** More than any player shows, less than a paragraph. */
const mostTitleCharacters = 200;

/** Reports what is odd about one chapter, regardless of the others. */
export function findInChapter(
  source: SourceText,
  chapter: BodyChapter,
  next: ChapterMark | null,
  hasImages: boolean,
): Diagnostic[] {
  const { title } = chapter;
  const images = hasImages ? findUntakenImages(source, chapter) : [];
  const findings = [...findInClock(chapter), ...findInLink(chapter), ...images];
  if (title === null) {
    const found = formatTimestamp(chapter.mark.startMs);
    return [...findings, createDiagnostic('notes/empty-title', { found }, chapter.mark.place)];
  }
  return [...findings, ...findInTitle(source, chapter, title, next)];
}

function findInClock({ sighting, mark }: BodyChapter): Diagnostic[] {
  const { clock, traits, opener, rich, stamp } = sighting;
  const isPlain = mark.startMs === clock.readings[0].startMs && clock.slips.length === 0;
  const isOdd =
    traits.has('odd-bracket') || (opener !== '' && unlike.test(rich.text.slice(stamp.start, stamp.end)));
  if (isPlain && !isOdd) return [];
  const found = clock.text;
  const reading = formatTimestamp(mark.startMs);
  const bracket = isOdd ? [createDiagnostic('notes/clock-bracket', { found, reading }, mark.place)] : [];
  if (mark.startMs !== clock.readings[0].startMs) {
    const isDot = clock.readings.some(
      ({ kind, startMs }) => kind === 'dot-for-colon' && startMs === mark.startMs,
    );
    return isDot
      ? [...bracket, createDiagnostic('notes/clock-dot', { found, reading }, mark.place)]
      : bracket;
  }
  return [...bracket, ...findSlips(clock, mark.startMs, mark.place)];
}

/** Brackets of two kinds: `[31:05)`. */
const unlike = /^\[[^\]()]+\)|^\([^)[\]]+\]/;

function findInLink({ sighting, mark }: BodyChapter): Diagnostic[] {
  const { link, linkMs, clock } = sighting;
  if (link === null || linkMs === null) return [];
  const linked = timesOfLink(link.href);
  const isSame = clock.readings.some(
    ({ startMs }) => Math.abs(linkMs - startMs) < 1000 || linked.some((ms) => Math.abs(ms - startMs) < 1000),
  );
  // A link that starts some seconds before or after what its label says is intended.
  if (isSame || (clock.slips.includes('dot') && Math.abs(linkMs - mark.startMs) < 30_000)) return [];
  const args = { found: clock.text, linkTime: formatTimestamp(linkMs) };
  return [createDiagnostic('notes/link-time', args, mark.place)];
}

const brokenLink = /\]\(\s*(?:\(\s*)?https?:/;

function findInTitle(
  source: SourceText,
  chapter: BodyChapter,
  title: BodyTitle,
  next: ChapterMark | null,
): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const placeIn = (start: number, end: number) => {
    const span = sourceSpan(title.rich, { start, end });
    return placeOf(source.file, source.lines, span.start, span.end);
  };

  const isLong = title.text.length > mostTitleCharacters;
  const characters = isLong ? Array.from(title.text).length : 0;
  if (characters > mostTitleCharacters) {
    const args = { characters, most: mostTitleCharacters };
    findings.push(createDiagnostic('notes/long-title', args, chapter.mark.place));
  }
  const own = title.rich.text.slice(title.span.start, title.span.end);
  const broken = brokenLink.exec(own);
  if (broken !== null) {
    const at = title.span.start + broken.index;
    findings.push(createDiagnostic('notes/broken-link', {}, placeIn(at, at + 2)));
  }
  const { unusable } = title.link;
  if (unusable !== null) {
    const { link } = unusable;
    findings.push(
      createDiagnostic('notes/unusable-link', { found: unusable.found }, placeIn(link.start, link.end)),
    );
  }
  if (isWrapped(title.unit, own))
    findings.push(createDiagnostic('notes/wrapped-title', { title: title.text }, chapter.mark.place));
  const { rich, stamp } = chapter.sighting;
  // The chapter's own time may be between the words.
  const isOwn = (at: number) => rich === title.rich && at >= stamp.start && at < stamp.end;
  const folded = foldDigits(own);
  const clocks = twoFields.test(folded) ? findClocks(folded, false, mostTimes) : [];
  const clock = clocks.find(
    ({ clock: { readings }, start, end }) =>
      !isOwn(title.span.start + start) &&
      !isOfDay(folded, start, end) &&
      mayBeNext(readings[0].startMs, chapter.mark, next),
  );
  if (clock !== undefined) {
    const found = clock.clock.text;
    const fused = /^\s*(?:[\])]\s*)?(?:[:–—]|-\s)\s*\p{L}/u.test(own.slice(clock.end));
    const place = placeIn(title.span.start + clock.start, title.span.start + clock.end);
    findings.push(createDiagnostic(fused ? 'notes/fused-chapters' : 'notes/time-in-title', { found }, place));
  }
  return findings;
}

/** Whether the title goes on below its line, where only the width of the lines says so. */
function isWrapped({ kind, wraps, columns }: Unit, title: string): boolean {
  if (kind !== 'paragraph' || wraps || columns !== null || !title.includes('\n')) return false;
  const [line = '', rest = ''] = title.split('\n', 2);
  return /^[\p{Lu}\p{N}]/u.test(rest) && !isOpen(line);
}

/** Whether the words around a time in a title say that it is one of the day: `5:40 a.m.`, `at 16:00`. */
function isOfDay(title: string, start: number, end: number): boolean {
  return matchesAt(dayTimeMark, title, end) || preposition.test(title.slice(Math.max(0, start - 40), start));
}

/** Whether a time in a title is where the next chapter could start. */
function mayBeNext(startMs: number, mark: ChapterMark, next: ChapterMark | null): boolean {
  return startMs > mark.startMs && (next === null ? startMs < mark.startMs + hourMs : startMs < next.startMs);
}

const hourMs = 3_600_000;

/** Two numbers, which every clock has, but few titles: the grammar of clocks takes long to compile. */
const twoFields = /\d\D{1,7}\d|@\d/;
