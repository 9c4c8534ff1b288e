import { createDiagnostic, type Diagnostic, type TextPlace } from '../diagnostic/diagnostic.js';
import type { Clock, ClockSlip } from './clock-grammar.js';
import { formatTimestamp, parseTimestamp } from './timestamp.js';

const slipCodes = {
  'one-digit-field': 'notes/one-digit-field',
  'field-over-59': 'notes/field-over-59',
  semicolon: 'notes/clock-semicolon',
  dot: 'notes/clock-dot',
  blank: 'notes/clock-blank',
  'letter-o': 'notes/clock-letter',
  broken: 'notes/clock-broken',
} as const satisfies Record<ClockSlip, string>;

/**
 * What is wrong with the writing of a clock, and how it is read.
 *
 * @param startMs the time that it is read as
 */
export function findSlips({ text: found, slips }: Clock, startMs: number, place: TextPlace): Diagnostic[] {
  const reading = formatTimestamp(startMs);
  // `10:3` may be `10:03` or `10:30`.
  const lastDigit = /[:：;] ?(\d)$/.test(found) ? parseTimestamp(`${found}0`) : null;
  const other = lastDigit === null || lastDigit.slips.length > 0 ? null : formatTimestamp(lastDigit.startMs);
  return slips.map((slip) => createDiagnostic(slipCodes[slip], { found, reading, other }, place));
}
