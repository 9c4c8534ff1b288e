import { isTrailing, type Sighting } from '../sightings/sighting.js';
import type { Company } from './company.js';

/** A reason for or against a clock being the start of a chapter, or one following another. */
export interface Evidence<Seen> {
  readonly what: string;
  /** For (more than 0) or against; the sum over a list decides. */
  readonly weight: number;
  readonly holds: (seen: Seen) => boolean;
}

/** What is seen of one clock. */
export interface SeenSighting {
  readonly sighting: Sighting;
  readonly company: Company;
}

/** What is seen of two clocks that would follow each other in the list. */
export interface SeenStep {
  readonly before: SeenSighting;
  readonly after: SeenSighting;
}

/** A list counts from this sum on. */
export const leastWeight = 3;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function startOf({ sighting }: SeenSighting): number {
  return sighting.clock.readings[0].startMs;
}

function stepMs({ before, after }: SeenStep): number {
  return startOf(after) - startOf(before);
}

/** THE table of what a clock and its surroundings say. */
export const sightingEvidence: readonly Evidence<SeenSighting>[] = [
  {
    what: 'It is marked with `@` in brackets: `[@12:34]`.',
    weight: 6,
    holds: ({ sighting }) => sighting.hasAt && sighting.opener !== '',
  },
  {
    what: 'It links to the time that it names: `[12:34](https://…?t=754)`.',
    weight: 5,
    holds: ({ sighting }) => sighting.linkMs !== null,
  },
  {
    what: 'A template tag states it: `{% … timestamp="12:34" title="…" %}`.',
    weight: 5,
    holds: ({ sighting }) => sighting.unit.kind === 'tag',
  },
  {
    what: 'It stands in brackets before the words.',
    weight: 3,
    holds: ({ sighting }) => sighting.opener !== '' && sighting.linkMs === null && !isTrailing(sighting),
  },
  {
    what: 'It stands in a heading.',
    weight: 3,
    holds: ({ sighting }) => sighting.unit.kind === 'heading' && sighting.opener === '',
  },
  {
    what: 'It stands in a row of a table.',
    weight: 1,
    holds: ({ sighting }) => sighting.unit.kind === 'row',
  },
  {
    what: 'A dash stands between it and the words after it.',
    weight: 3,
    holds: ({ sighting }) => !isTrailing(sighting) && sighting.opener === '' && sighting.traits.has('dash'),
  },
  {
    what: 'It stands bare before the words.',
    weight: 0.5,
    holds: ({ sighting }) => !isTrailing(sighting) && sighting.opener === '',
  },
  {
    what: 'It stands after the words, without brackets or a separator.',
    weight: -1.5,
    holds: ({ sighting }) =>
      isTrailing(sighting) &&
      sighting.opener === '' &&
      sighting.unit.kind !== 'heading' &&
      !isSetOff(sighting),
  },
  {
    what: 'It stands in brackets after a link, as the lengths of what is linked do.',
    weight: -2,
    holds: ({ sighting }) =>
      isTrailing(sighting) &&
      sighting.opener !== '' &&
      sighting.linkMs === null &&
      sighting.unit.kind !== 'heading' &&
      sighting.traits.has('after-link'),
  },
  {
    what: 'A word such as "at" makes it a part of the sentence before it.',
    weight: -6,
    holds: ({ sighting }) => isTrailing(sighting) && sighting.traits.has('preposition'),
  },
  { what: 'It is a verse: `John 3:16`.', weight: -8, holds: ({ sighting }) => sighting.traits.has('verse') },
  {
    what: 'A word marks it as a time of day: `10:30 am`, `19:00 Uhr`.',
    weight: -1,
    holds: ({ sighting }) => sighting.traits.has('day-time'),
  },
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
    what: 'It is a cue of subtitles: `00:01.000 --> 00:02.000`.',
    weight: -20,
    holds: ({ sighting }) => sighting.traits.has('subtitle'),
  },
  {
    what: 'A minus sign stands right before it.',
    weight: -4,
    holds: ({ sighting }) => sighting.traits.has('minus') && sighting.opener === '',
  },
  {
    what: 'A letter stands right beside it.',
    weight: -0.5,
    holds: ({ sighting }) => sighting.traits.has('glued'),
  },
  {
    what: 'It has a slip of the pen in it.',
    weight: -1.5,
    holds: ({ sighting }) =>
      sighting.clock.form === 'loose' &&
      !(
        sighting.clock.slips.length === 1 &&
        sighting.clock.slips[0] === 'one-digit-field' &&
        sighting.clock.fields === 3
      ),
  },
  {
    what: 'It has a dot for a colon, and no link to a time bears it out.',
    weight: -1.5,
    holds: ({ sighting }) => sighting.clock.slips.includes('dot') && sighting.linkMs === null,
  },
  {
    what: 'It has four fields, and none of its like has three.',
    weight: -4,
    holds: ({ sighting, company }) => sighting.clock.fields === 4 && !company.hasLong,
  },
  {
    what: 'It is written with units: `1h02m`.',
    weight: -1,
    holds: ({ sighting }) => sighting.clock.form === 'units' || sighting.clock.form === 'marks',
  },
  {
    what: 'A label stands before it on its line.',
    weight: -2,
    holds: ({ sighting }) => sighting.traits.has('label'),
  },
  { what: 'It is set in like code.', weight: -12, holds: ({ sighting }) => sighting.unit.isSetIn },
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

function isSetOff({ traits }: Sighting): boolean {
  return traits.has('dash') || traits.has('separator') || traits.has('after-strong');
}

/** Words between times as fast as speech: a dozen characters a second. */
function isTranscript({ members, medianGapMs, medianCharacters }: Company): boolean {
  if (members.length < 8 || medianGapMs <= 0 || medianCharacters < 150) return false;
  const perSecond = medianCharacters / (medianGapMs / 1000);
  return perSecond >= 8 && perSecond <= 30;
}

/** THE table of what a step from one clock to the next says. */
export const stepEvidence: readonly Evidence<SeenStep>[] = [
  { what: 'The second is later than the first.', weight: 1, holds: (step) => stepMs(step) > 0 },
  {
    what: 'Both stand on the same side of their words.',
    weight: 0.5,
    holds: ({ before, after }) => isTrailing(before.sighting) === isTrailing(after.sighting),
  },
  {
    what: 'Both have the same brackets.',
    weight: 0.5,
    holds: ({ before, after }) => before.sighting.opener === after.sighting.opener,
  },
  {
    what: 'They differ in side and stand in different parts.',
    weight: -1,
    holds: (step) =>
      isTrailing(step.before.sighting) !== isTrailing(step.after.sighting) && !isSameCompany(step),
  },
  {
    what: 'They are neighbours (items, rows or lines one after the other) that differ in nothing but the side.',
    weight: 1,
    holds: (step) =>
      isSameCompany(step) &&
      areNeighbours(step) &&
      stepMs(step) > 0 &&
      isTrailing(step.before.sighting) !== isTrailing(step.after.sighting),
  },
  {
    what: 'The second is earlier, among its like.',
    weight: -1,
    holds: (step) => stepMs(step) < 0 && isSameCompany(step),
  },
  {
    what: 'And both stand after their words, as lengths do.',
    weight: -1,
    holds: (step) => stepMs(step) < 0 && isSameCompany(step) && isTrailing(step.after.sighting),
  },
  {
    what: 'The second is earlier and stands in another part.',
    weight: -6,
    holds: (step) => stepMs(step) < 0 && !isSameCompany(step),
  },
  {
    what: 'The second begins from the start again in another part: another recording.',
    weight: -6,
    holds: (step) =>
      !isSameCompany(step) &&
      startOf(step.before) > 10 * minuteMs &&
      startOf(step.after) < startOf(step.before) / 4,
  },
  {
    what: 'The list stood below "Chapters", the second does not.',
    weight: -5,
    holds: ({ before, after }) =>
      before.company.section.kind === 'chapters' &&
      after.company.section.kind !== 'chapters' &&
      after.sighting.unit.kind !== 'heading',
  },
  {
    what: 'One is marked with `@` or a link to a time, the other is not and stands elsewhere.',
    weight: -8,
    holds: (step) =>
      step.before.company.key !== step.after.company.key &&
      isMarked(step.before.sighting) !== isMarked(step.after.sighting),
  },
  {
    what: 'They stand in different columns of different tables.',
    weight: -20,
    holds: (step) =>
      !isSameCompany(step) &&
      areRows(step) &&
      step.before.sighting.rich.column !== step.after.sighting.rich.column,
  },
  { what: 'More than two hours lie between them.', weight: -1, holds: (step) => stepMs(step) > 2 * hourMs },
];

function areNeighbours({ before: { sighting: before }, after: { sighting: after } }: SeenStep): boolean {
  return after.unitIndex === before.unitIndex
    ? after.line === before.line + 1
    : after.unitIndex === before.unitIndex + 1;
}

function areRows({ before, after }: SeenStep): boolean {
  return before.sighting.unit.kind === 'row' && after.sighting.unit.kind === 'row';
}

/** What share of steps goes forward in a list with slips; lengths of songs go up and down, and none is 0:00. */
function leastForward(sighting: Sighting, { firstMs }: Company): number {
  return isTrailing(sighting) && firstMs > 0 ? 0.75 : 0.6;
}

/** Same place, on either side of the words. */
function isSameCompany({ before, after }: SeenStep): boolean {
  return before.company.place === after.company.place;
}

function isMarked({ hasAt, opener, linkMs, unit }: Sighting): boolean {
  return (hasAt && opener !== '') || linkMs !== null || unit.kind === 'tag';
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

/** The sum of the weights that hold. */
export function weigh<Seen>(table: readonly Evidence<Seen>[], seen: Seen): number {
  let sum = 0;
  for (const { weight, holds } of table) if (holds(seen)) sum += weight;
  return sum;
}
