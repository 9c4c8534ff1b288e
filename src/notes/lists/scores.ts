import { stepsOf } from '../../chapters/steps.js';
import type { Sighting } from '../sightings/sighting.js';

/** `2-1`, `2:1` or `2–1` as a word of its own. */
const score = /(?<![\d:.–-])(\d{1,2})\s?[-–:]\s?(\d{1,2})(?![\d:.–-])/u;

/** No line of a match is longer. */
const longestLine = 120;

/** A score of a match: of those at home, and of their guests. */
type Score = readonly [home: number, guests: number];

/** The score on the line or in the row of a time; null for none. */
function scoreBeside({ unit, rich, lineSpan, clock }: Sighting): Score | null {
  const line = unit.kind === 'row' ? unit.raw : rich.text.slice(lineSpan.start, lineSpan.end);
  if (line.length > longestLine) return null;
  const [, home, guests] = score.exec(line.replace(clock.text, ' ')) ?? [];
  return home === undefined || guests === undefined ? null : [Number(home), Number(guests)];
}

/**
 * Whether most times have a score next to them: its sum goes up by one from line to line, as goals do, or neither of its numbers ever goes
 * down, and the first is sometimes the greater one, unlike in verses and in ranges of pages.
 */
export function haveScores(sightings: readonly Sighting[]): boolean {
  const known = sightings.map(scoreBeside).filter((each) => each !== null);
  if (known.length < 3 || known.length * 3 < sightings.length * 2) return false;
  const steps = stepsOf(known.map(([home, guests]) => home + guests));
  if (steps.filter((step) => step === 1).length * 3 >= steps.length * 2) return true;
  const isAhead = known.some(([home, guests]) => home > guests);
  return (
    isAhead &&
    known.length > 3 &&
    [0, 1].every((side) => stepsOf(known.map((each) => each[side] ?? 0)).every((step) => step >= 0))
  );
}
