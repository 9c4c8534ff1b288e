import { type ClockSlip, clockPattern, formatTimestamp, parseTimestamp } from '../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { BodyChapter, BodyTitle } from './body-chapters.js';
import { findWithin } from './clock-locator.js';
import { timeOfLink, timeTextOfLink } from './link.js';

/** More than any player shows, less than a paragraph. */
const mostTitleCharacters = 200;

/** What is worth saying about one chapter, whatever the others are. */
export function findInChapter(source: SourceText, chapter: BodyChapter): Diagnostic[] {
  const { title } = chapter;
  const findings = [...findInClock(chapter), ...findInLink(source, chapter)];
  if (title === null) {
    const found = formatTimestamp(chapter.mark.startMs);
    return [...findings, createDiagnostic('notes/empty-title', { found }, chapter.mark.place)];
  }
  return [...findings, ...findInTitle(source, chapter, title)];
}

const slipCodes = {
  'one-digit-field': 'notes/one-digit-field',
  'field-over-59': 'notes/field-over-59',
  semicolon: 'notes/clock-semicolon',
  blank: 'notes/clock-blank',
  'letter-o': 'notes/clock-letter',
} as const satisfies Record<ClockSlip, string>;

function findInClock({ stamp, mark }: BodyChapter): Diagnostic[] {
  const found = stamp.clock.text;
  const reading = formatTimestamp(mark.startMs);
  // `10:3` may be `10:03` or `10:30`.
  const lastDigit = /[:：;] ?(\d)$/.test(found) ? parseTimestamp(`${found}0`) : null;
  const other = lastDigit === null || lastDigit.slips.length > 0 ? null : formatTimestamp(lastDigit.startMs);
  return stamp.clock.timestamp.slips.map((slip) => {
    return createDiagnostic(slipCodes[slip], { found, reading, other }, mark.place);
  });
}

function findInLink(source: SourceText, { stamp, mark, clockSpan }: BodyChapter): Diagnostic[] {
  if (stamp.clock.link === null) return [];
  const linkMs = timeOfLink(stamp.clock.link.href);
  if (linkMs === null || Math.abs(linkMs - mark.startMs) < 1000) return [];
  const found = stamp.clock.text;
  // An address stands behind the label in Markdown, before it in HTML.
  const span = findWithin(source.text, timeTextOfLink(stamp.clock.link.href), clockSpan.end, stamp.unit.end);
  const place = span === null ? mark.place : placeOf(source.file, source.lines, span.start, span.end);
  return [createDiagnostic('notes/link-time', { found, linkTime: formatTimestamp(linkMs) }, place)];
}

/** Whether a clock in a title can be that of the next chapter. */
function isLater(found: string, { mark }: BodyChapter): boolean {
  const timestamp = parseTimestamp(found);
  return timestamp !== null && timestamp.startMs > mark.startMs;
}

const brokenLink = /\]\(\s*\(?\s*https?:/;
const clockInText = new RegExp(String.raw`(?<![\d.:])${clockPattern}(?!\d|[:.]\d)`, 'g');

function findInTitle(source: SourceText, chapter: BodyChapter, title: BodyTitle): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const from = title.unit === chapter.stamp.unit ? chapter.clockSpan.end : title.unit.start;
  const placeIn = (text: string, offset: number) => {
    const span = findWithin(source.text, text, from + offset, title.unit.end);
    return span === null ? chapter.mark.place : placeOf(source.file, source.lines, span.start, span.end);
  };

  const characters = Array.from(title.text).length;
  if (characters > mostTitleCharacters) {
    const args = { characters, most: mostTitleCharacters };
    findings.push(createDiagnostic('notes/long-title', args, chapter.mark.place));
  }
  if (brokenLink.test(title.text)) {
    findings.push(createDiagnostic('notes/broken-link', {}, placeIn('](', 0)));
  }
  const { unusable } = title.link;
  if (unusable !== null) {
    findings.push(createDiagnostic('notes/unusable-link', { found: unusable }, placeIn(unusable, 0)));
  }
  const own = title.rich.text.slice(title.span.start, title.span.end);
  const [clock] = own.matchAll(clockInText);
  if (clock !== undefined) {
    const [found] = clock;
    const rest = own.slice(clock.index + found.length);
    const fused = /^\s*[\])]?\s*(?:[:–—]|-\s)\s*\p{L}/u.test(rest) && isLater(found, chapter);
    // The title stands behind the clock, so its times do so by at least as much in the source.
    const offset = Math.max(
      0,
      title.span.start - (from === chapter.clockSpan.end ? chapter.stamp.clock.span.end : 0),
    );
    const place = placeIn(found, offset + clock.index);
    findings.push(createDiagnostic(fused ? 'notes/fused-chapters' : 'notes/time-in-title', { found }, place));
  }
  return findings;
}
