import { stepsOf } from '../../chapters/steps.js';
import type { Sighting } from '../sightings/sighting.js';

/** `2-1`, `2:1` or `2–1` as a word of its own. */
const score = /(?<![\d:.–-])(\d{1,2})\s?[-–:]\s?(\d{1,2})(?![\d:.–-])/u;

/** No line of a match is longer. */
const longestLine = 120;

/** The sum of the score on the line or in the row of a time; null for none. */
function scoreBeside({ unit, rich, lineSpan, clock }: Sighting): number | null {
  const line = unit.kind === 'row' ? unit.raw : rich.text.slice(lineSpan.start, lineSpan.end);
  if (line.length > longestLine) return null;
  const [, home, guests] = score.exec(line.replace(clock.text, ' ')) ?? [];
  return home === undefined || guests === undefined ? null : Number(home) + Number(guests);
}

/** Whether most times have a score next to them, which goes up by one from line to line: who scored when in a match. */
export function haveScores(sightings: readonly Sighting[]): boolean {
  const scores = sightings.map(scoreBeside);
  const known = scores.filter((each) => each !== null);
  if (known.length < 3 || known.length * 3 < sightings.length * 2) return false;
  const steps = stepsOf(known);
  return steps.filter((step) => step === 1).length * 3 >= steps.length * 2;
}
