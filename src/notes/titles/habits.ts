import type { HabitClock } from '../../diagnostic/codes/notes-clocks.js';
import { createDiagnostic, type Diagnostic, type TextPlace } from '../../diagnostic/diagnostic.js';

const habitCodes = [
  'notes/clock-bracket',
  'notes/clock-blank',
  'notes/clock-dot',
  'notes/clock-letter',
  'notes/clock-semicolon',
  'notes/one-digit-field',
] as const;

/** Fewer are slips, each of its own. */
const leastTimes = 3;

/**
 * Says once what is odd about the times of most chapters in the same way: who writes `12.30` all along has one habit, not twenty slips.
 *
 * @param findings of chapters, in the order of the text
 */
export function sayHabitsOnce(findings: readonly Diagnostic[], chapters: number): readonly Diagnostic[] {
  let said = findings;
  for (const code of habitCodes) {
    const [first, ...others] = findings.filter((finding) => finding.code === code);
    if (first === undefined || others.length + 1 < leastTimes || (others.length + 1) * 2 <= chapters)
      continue;
    const lines = others.map(({ args, place }) => ({
      line: (place as TextPlace).line,
      found: (args as unknown as HabitClock).found,
    }));
    const args = { ...(first.args as unknown as HabitClock), other: null, others: lines };
    const once = createDiagnostic(code, args, first.place);
    said = said.flatMap((finding) => (finding === first ? [once] : finding.code === code ? [] : [finding]));
  }
  return said;
}
