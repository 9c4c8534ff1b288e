import { isTrailing } from '../sightings/sighting.js';
import { type Evidence, type SeenSighting, startOf } from './evidence.js';

const minuteMs = 60_000;

/** THE table of what the first clock of a list says about the list. */
export const beginningEvidence: readonly Evidence<SeenSighting>[] = [
  { what: 'The list begins at 0:00.', weight: 1, holds: (seen) => startOf(seen) === 0 },
  {
    what: 'The list begins within the first minute.',
    weight: 1.5,
    holds: (seen) => startOf(seen) <= minuteMs,
  },
  {
    what: 'The list begins with a bare time that has no siblings next to it.',
    weight: -1.5,
    holds: ({ sighting, company }) =>
      company.members.length === 1 &&
      sighting.opener === '' &&
      sighting.unit.kind !== 'heading' &&
      !sighting.traits.has('dash') &&
      sighting.linkMs === null,
  },
  {
    what: 'The list begins after the first minute with a time in brackets behind words of a paragraph that has no siblings next to it, like the length of the music.',
    weight: -4,
    holds: (seen) =>
      isTrailing(seen.sighting) &&
      seen.sighting.opener !== '' &&
      seen.sighting.unit.kind === 'paragraph' &&
      seen.company.members.length === 1 &&
      startOf(seen) > minuteMs,
  },
  {
    what: 'The list begins below a heading such as "Chapters".',
    weight: 4,
    holds: ({ company }) => company.section.kind === 'chapters' && company.members.length > 1,
  },
];
