import { findLabel, mayHoldLabel } from '../../chapters/label-clock.js';
import type { Sections } from '../roles/sections.js';
import type { Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
import { areInOrder, sightOtherTimes } from './other-times.js';

/** Fewer are no list. */
const leastLines = 3;

/**
 * Finds a list of chapters in the labels that an editor of audio exports (`62.450000⇥62.450000⇥Letters`), in notes that have no other list:
 * three or more lines, none earlier than the one before.
 */
export function findLabelList(units: readonly Unit[], sections: Sections): readonly Sighting[] {
  const labels = { mayHold: mayHoldLabel, find: findLabel, inAsides: true };
  const found = sightOtherTimes(units, sections, labels).filter(({ position }) => position === 'before');
  return found.length >= leastLines && areInOrder(found) ? found : [];
}
