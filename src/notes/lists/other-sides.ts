import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import { isTrailing, type Sighting } from '../sightings/sighting.js';
import type { BodyChapter } from '../titles/body-chapters.js';
import { isSetOff } from './sighting-evidence.js';

/** Doubts the few bare times behind their words in a list of times before them: `PB 19:42` may be a result. */
export function findOtherSides(chapters: readonly BodyChapter[]): readonly Diagnostic[] {
  const before = chapters.filter(({ sighting }) => !isTrailing(sighting));
  const odd = chapters.filter(({ sighting }) => isBareBehind(sighting));
  if (odd.length * leastBefore > before.length) return [];
  return odd.map(({ mark, sighting: { clock } }) => {
    const args = { found: clock.text, count: 1, reasons: ['side'] } as const;
    return createDiagnostic('notes/doubtful-list', args, mark.place);
  });
}

/** So many times as often is the one side as the other. */
const leastBefore = 3;

function isBareBehind(sighting: Sighting): boolean {
  const { opener, linkMs, unit } = sighting;
  const isBare = opener === '' && linkMs === null && unit.kind !== 'heading';
  return isBare && isTrailing(sighting) && !isSetOff(sighting);
}
