import { isTrailing, type Sighting } from '../sightings/sighting.js';
import type { Company } from './company.js';
import { type Evidence, type SeenSighting, startOf } from './evidence.js';

const minuteMs = 60_000;

/** THE table of what the clocks beside one say: the other items of its list, rows of its table, lines and headings. */
export const companyEvidence: readonly Evidence<SeenSighting>[] = [
  {
    what: 'And most of its like as well.',
    weight: -4,
    holds: ({ sighting, company }) => sighting.traits.has('day-time') && company.dayMarks > 0.6,
  },
  {
    what: 'It stands alone on its line, as no other.',
    weight: -2,
    holds: ({ sighting, company }) => sighting.position === 'alone' && company.alone < 2,
  },
  {
    what: 'It has four fields, and none of its like has three.',
    weight: -4,
    holds: ({ sighting, company }) => sighting.clock.fields === 4 && !company.hasLong,
  },
  {
    what: 'Three or more of what is set in go forward in time, which code does not.',
    weight: 10.5,
    holds: ({ sighting, company }) =>
      sighting.unit.isSetIn && company.members.length >= 3 && company.forward === 1,
  },
  {
    what: 'Two of its like go forward in time.',
    weight: 1,
    holds: ({ sighting, company }) =>
      company.members.length === 2 && company.forward === 1 && !isTrailing(sighting),
  },
  {
    what: 'Three or more of its like do.',
    weight: 1.5,
    holds: ({ sighting, company }) =>
      company.members.length >= 3 && company.forward >= leastForward(sighting, company),
  },
  {
    what: 'Six or more do.',
    weight: 1.5,
    holds: ({ company }) => company.members.length >= 6 && company.forward >= 0.75,
  },
  {
    what: 'Its like go back in time as often as forward.',
    weight: -3,
    holds: ({ sighting, company }) =>
      company.members.length >= 3 &&
      company.forward < leastForward(sighting, company) &&
      isTrailing(sighting),
  },
  {
    what: 'Few of the items or rows beside it have a time.',
    weight: -1,
    holds: ({ company }) => company.share < 0.3,
  },
  {
    what: 'A heading such as "Chapters" or "Timestamps" stands above.',
    weight: 2,
    holds: ({ company }) => company.section.kind === 'chapters',
  },
  {
    what: 'A heading such as "Transcript" stands above.',
    weight: -50,
    holds: ({ company }) => company.section.kind === 'transcript',
  },
  {
    what: 'A heading such as "Chat" stands above.',
    weight: -8,
    holds: ({ company }) => company.section.kind === 'chat',
  },
  {
    what: 'A heading such as "Corrections" or "Decisions" stands above.',
    weight: -6,
    holds: ({ company }) => company.section.kind === 'corrections' || company.section.kind === 'decisions',
  },
  {
    what: 'A day or a heading such as "Schedule" stands above.',
    weight: -5,
    holds: ({ company }) => company.section.kind === 'programme',
  },
  {
    what: 'A heading such as "Links", "Clips" or "Comments" stands above.',
    weight: -1.5,
    holds: ({ company }) => company.section.kind === 'elsewhere' || company.section.kind === 'lengths',
  },
  {
    what: 'Its like are times of day: full quarters of an hour, or with words such as `am`.',
    weight: -3,
    holds: ({ company }) => company.dayTimes >= 0.8 && company.firstMs >= 6 * minuteMs,
  },
  {
    what: 'Words stand between its like as densely as they are spoken, so it is a transcript.',
    weight: -20,
    holds: ({ company }) => isTranscript(company),
  },
  {
    what: 'Names with colons come again and again behind its like, and fast, as in a chat.',
    weight: -6,
    holds: ({ company }) =>
      company.speakers >= 0.7 &&
      company.members.length >= 4 &&
      company.members.every(({ rich, stamp }) => rich.text.charAt(stamp.end) === '\t'),
  },
  {
    what: 'It stands after its words in items below a link, as times of another recording do.',
    weight: -4,
    holds: ({ sighting, company }) => isTrailing(sighting) && company.isBelowLink,
  },
];

/** Words between times as fast as speech: a dozen characters a second. */
function isTranscript({ members, medianGapMs, medianCharacters }: Company): boolean {
  if (members.length < 8 || medianGapMs <= 0 || medianCharacters < 150) return false;
  const perSecond = medianCharacters / (medianGapMs / 1000);
  return perSecond >= 8 && perSecond <= 30;
}

/** What share of steps goes forward in a list with slips; lengths of songs go up and down, and none is 0:00. */
function leastForward(sighting: Sighting, { firstMs }: Company): number {
  return isTrailing(sighting) && firstMs > 0 ? 0.75 : 0.6;
}

/** THE table of what the first clock of a list says of it. */
export const beginningEvidence: readonly Evidence<SeenSighting>[] = [
  { what: 'The list begins at 0:00.', weight: 1, holds: (seen) => startOf(seen) === 0 },
  {
    what: 'The list begins within the first minute.',
    weight: 1.5,
    holds: (seen) => startOf(seen) <= minuteMs,
  },
];
