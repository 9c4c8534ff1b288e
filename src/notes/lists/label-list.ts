import { findLabel, mayHoldLabel } from '../../chapters/label-clock.js';
import { median } from '../../chapters/median.js';
import {
  findSeconds,
  findTagClock,
  findTagValue,
  mayHoldSeconds,
  mayHoldTag,
} from '../../chapters/tag-clock.js';
import type { Sections } from '../roles/sections.js';
import { type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
import { sightOtherTimes } from './other-times.js';

/** Fewer are not a list. */
const leastLines = 3;

/** THE ways to write seconds, which only notes without clocks use. */
const kinds = [
  { mayHold: mayHoldLabel, find: findLabel, inAsides: true, leastStepMs: 0 },
  // Lines of a transcript have such tags, too.
  { mayHold: mayHoldTag, find: findTagClock, inAsides: false, leastStepMs: 10_000 },
  // Lengths do not begin with none, and what is timed in seconds is over soon.
  { mayHold: mayHoldSeconds, find: findSeconds, inAsides: false, leastStepMs: 10_000, leastMs: 300_000 },
  { mayHold: /\d/, find: findTagValue, inAsides: false, leastStepMs: 10_000, unitKind: 'tag' },
] as const;

/**
 * Finds a list of chapters in the labels that an editor of audio exports (`62.450000⇥62.450000⇥Letters`), or in tags and objects that state
 * seconds (`{{youtube-timestamp 95}} Letters`, `{ start: 95, title: 'Letters' }`), or in seconds alone (`95s Letters`), in notes that have no other list: three or more lines, none earlier than the one before.
 */
export function findLabelList(units: readonly Unit[], sections: Sections): readonly Sighting[] {
  for (const kind of kinds) {
    const found = sightOtherTimes(units, sections, kind).filter(({ position }) => position === 'before');
    const steps = writtenSteps(found);
    const areInOrder = steps.every((step) => step >= 0);
    const starts = found.map(writtenStartMs);
    const isLong = !('leastMs' in kind) || (starts[0] === 0 && (starts.at(-1) ?? 0) >= kind.leastMs);
    if (isLong && found.length >= leastLines && areInOrder && median(steps) >= kind.leastStepMs) return found;
  }
  return [];
}
