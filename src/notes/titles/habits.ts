import type { HabitClock } from '../../diagnostic/codes/notes-clocks.js';
import type { Args } from '../../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic, type TextPlace } from '../../diagnostic/diagnostic.js';

type HabitArgs = Args<'notes/one-digit-field'> & Args<'notes/link-time'>;

const habitCodes = [
  'notes/clock-bracket',
  'notes/clock-blank',
  'notes/clock-dot',
  'notes/clock-letter',
  'notes/clock-semicolon',
  'notes/one-digit-field',
  'notes/link-time',
] as const;

/** Fewer are slips, each of its own. */
const leastTimes = 3;

/**
 * Reports once what is odd about the times of most chapters in the same way: somebody who always writes `12.30` has one
 * habit, not twenty slips.
 *
 * @param findings of chapters, in the order of the text
 */
export function sayHabitsOnce(findings: readonly Diagnostic[], chapters: number): readonly Diagnostic[] {
  let said = findings;
  for (const code of habitCodes) {
    const [first, ...others] = findings.filter((finding) => finding.code === code);
    if (first === undefined || others.length === 0) continue;
    const isHabit = others.length + 1 >= leastTimes && (others.length + 1) * 2 > chapters;
    // Links that were copied and not changed have one cause, however few they are.
    if (!isHabit && code !== 'notes/link-time') continue;
    const lines = others.map(({ args, place }) => ({
      line: (place as TextPlace).line,
      found: (args as unknown as HabitClock).found,
    }));
    const all = createDiagnostic(code, { ...argsOfAll(first, code), others: lines }, first.place);
    // Nobody writes dots throughout by mistake.
    const isMeant = code === 'notes/clock-dot' && others.length + 1 === chapters;
    const once = isMeant ? { ...all, severity: 'info' as const } : all;
    said = said.flatMap((finding) => (finding === first ? [once] : finding.code === code ? [] : [finding]));
  }
  return said;
}

/** Findings that may be about all of them, but not that a digit of each may be wrong. */
function argsOfAll({ args }: Diagnostic, code: (typeof habitCodes)[number]): HabitArgs {
  const own = args as unknown as HabitArgs;
  return code === 'notes/one-digit-field' ? { ...own, other: null } : own;
}
