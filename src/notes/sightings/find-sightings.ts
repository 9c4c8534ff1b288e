import { mayHoldClock } from '../../chapters/clock-borders.js';
import { type FoundClock, findClocks } from '../../chapters/clock-grammar.js';
import { foldDigits } from '../../text/fold-digits.js';
import type { Span } from '../../text/span.js';
import { mostTimes } from '../units/reading-limit.js';
import { hardBreak, type RichText, spansWithin } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import { findLinkedUnits } from './linked-units.js';
import { readLine } from './read-line.js';
import type { Sighting } from './sighting.js';

/**
 * Finds every clock in the text of units, and what is around it.
 *
 * @param mayGlue whether words may be glued to clocks
 * @returns in the order of the text, not many more than `mostTimes`
 */
export function findSightings(units: readonly Unit[], mayGlue: boolean): Sighting[] {
  const sightings: Sighting[] = [];
  for (let unitIndex = 0; unitIndex < units.length; unitIndex += 1) {
    const unit = units[unitIndex];
    if (sightings.length >= mostTimes) break;
    if (unit === undefined || !mayHoldClock.test(unit.raw)) continue;
    const rich = unit.read();
    const lines = linesOf(rich.text);
    for (let line = 0; line < lines.length; line += 1) {
      const span = lines[line];
      if (span === undefined || sightings.length >= mostTimes) break;
      // One line may hold a million clocks. A sighting takes two at most, so a line that is cut off always reaches the
      // limit.
      const most = 2 * (mostTimes - sightings.length);
      const clocks = withLinkedUnits(rich, span, clocksOf(rich, span, most, mayGlue));
      if (clocks.length === 0) continue;
      const isBelowRange = sightings.length > 0 && sightings.at(-1)?.end !== null;
      const place = { unit, unitIndex, rich, line, lineSpan: span, isBelowRange };
      for (const sighting of readLine(place, clocks, sightings.length)) sightings.push(sighting);
    }
  }
  return sightings;
}

/** The lines of a text, by soft and hard line ends. */
export function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  let [feed, hard] = [text.indexOf('\n'), text.indexOf(hardBreak)];
  while (feed >= 0 || hard >= 0) {
    const end = hard >= 0 && (feed < 0 || hard < feed) ? hard : feed;
    lines.push({ start, end });
    start = end + (end === hard && feed === hard + 1 ? 2 : 1);
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (hard >= 0 && hard < start) hard = text.indexOf(hardBreak, start);
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** The clocks of a line or, if it has none, labels of links that state their time in one unit. */
function withLinkedUnits(rich: RichText, line: Span, clocks: readonly FoundClock[]): readonly FoundClock[] {
  return clocks.length > 0 || rich.links.length === 0 ? clocks : findLinkedUnits(rich, line);
}

function clocksOf(
  { text, links }: RichText,
  line: Span,
  most: number,
  mayGlue: boolean,
): readonly FoundClock[] {
  const written = text.slice(line.start, line.end);
  if (!mayHoldClock.test(written)) return [];
  const clocks = findClocks(foldDigits(written), true, most, mayGlue);
  const placed =
    line.start === 0
      ? clocks
      : clocks.map(({ clock, start, end }) => ({
          clock,
          start: start + line.start,
          end: end + line.start,
        }));
  // An address that is its own text is not a place for times.
  return links.length === 0
    ? placed
    : placed.filter((span) => !spansWithin(links, span).some(({ bare }) => bare));
}
