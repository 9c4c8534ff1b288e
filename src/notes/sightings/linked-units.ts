import type { FoundClock } from '../../chapters/clock-grammar.js';
import { timeOfLink } from '../../chapters/link-time.js';
import type { Span } from '../../text/span.js';
import { linksWithin, type RichText } from '../units/rich-text.js';

/** A number with one unit, whatever the language calls that. */
const label = /^\s*((\d{1,3}) ?(?:\p{L}{1,4}|minut\p{L}{0,3})\.?|(\d{1,3})['’′])\s*$/iu;

/** Seconds, minutes and hours. */
const unitsMs = [1000, 60_000, 3_600_000];

/**
 * Finds the labels of links on a line that are a number with one unit, and say the time that the link leads to:
 * `[36m](https://…?t=36m)`, `[36 хв](https://…?t=2160)`.
 */
export function findLinkedUnits(rich: RichText, line: Span): readonly FoundClock[] {
  return linksWithin(rich, line).flatMap(({ start, end, href, bare }) => {
    const match = bare || end - start > longestLabel ? null : label.exec(rich.text.slice(start, end));
    if (match === null) return [];
    const [, text = '', worded, marked] = match;
    const startMs = timeOfLink(href);
    if (startMs === null || !unitsMs.some((unitMs) => Number(worded ?? marked) * unitMs === startMs))
      return [];
    const at = start + match[0].indexOf(text);
    const reading = { kind: 'as-written', startMs } as const;
    const clock = { text, form: 'units', fields: 2, slips: [], readings: [reading] } as const;
    return [{ clock, start: at, end: at + text.length }];
  });
}

const longestLabel = 16;
