import { isTrailing, isUnmarked, type Sighting } from '../sightings/sighting.js';
import type { Company } from './company.js';
import type { Evidence, SeenSighting } from './evidence.js';
import { goesForwardAsNoCode } from './indented-times.js';
import { otherEvidence } from './other-evidence.js';
import { areOfOneHour, leastOfDay } from './times-of-day.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** `13:00`, read as minutes and seconds. */
const earliestAfternoonMs = 13 * minuteMs;
const shortestPairMs = 10_000;
const shortestHabitMs = 20_000;

/** Whether times go forward from a full hour on, where the timeline of an editor begins: `01:00:00:00`. */
function beginAtHour({ members, forward, firstMs }: Company): boolean {
  return members.length >= 2 && forward === 1 && firstMs % hourMs <= minuteMs;
}

/** THE table of what the neighbours of a clock say: the other items of its list, rows of its table, lines and headings. */
export const companyEvidence: readonly Evidence<SeenSighting>[] = [
  {
    what: 'And so are most of its siblings.',
    weight: -4,
    holds: ({ sighting, company }) => sighting.traits.has('day-time') && company.dayMarks > 0.6,
  },
  {
    what: 'It says at what time of day the recording began or ended, and is not the last of a list.',
    weight: -12,
    holds: ({ sighting, company }) =>
      sighting.traits.has('broadcast') && company.members.length - company.broadcasts < 2,
  },
  {
    what: 'It is alone on its line, unlike all others.',
    weight: -2,
    holds: ({ sighting, company }) => sighting.position === 'alone' && company.alone < 2,
  },
  {
    what: 'It is alone on its line, and so are its siblings on the lines right above or below.',
    weight: -8,
    holds: ({ sighting, company }) =>
      sighting.position === 'alone' && company.members.length >= 3 && company.stacked >= 0.5,
  },
  {
    what: 'It has four fields, none of its siblings has three, and they do not go forward in time from the first minute of a recording or of one of its hours.',
    weight: -4,
    holds: ({ sighting, company }) =>
      sighting.clock.fields === 4 &&
      !company.hasLong &&
      !goesForwardAsNoCode(company) &&
      !beginAtHour(company),
  },
  {
    what: 'Three or more times in such text go forward from the first minute, or six or more (four if they go beyond 24:00) from the first five minutes with half a minute between them, unlike in code.',
    weight: 10.5,
    holds: ({ sighting, company }) => sighting.unit.aside !== null && goesForwardAsNoCode(company),
  },
  {
    what: 'Two of its siblings go forward in time, and they are before their words or continue times in the same form from the first minute on.',
    weight: 1,
    holds: ({ sighting, company }) =>
      company.members.length === 2 &&
      company.forward === 1 &&
      (!isTrailing(sighting) || (company.runMs < company.firstMs && company.runMs <= minuteMs)),
  },
  {
    what: 'Three or more of its siblings do.',
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
    what: 'Its siblings go back in time as often as forward.',
    weight: -3,
    holds: ({ sighting, company }) =>
      company.members.length >= 3 &&
      company.forward < leastForward(sighting, company) &&
      (isTrailing(sighting) ||
        (company.firstMs > minuteMs && (company.members.length >= 4 || sighting.unit.kind === 'row'))),
  },
  {
    what: 'Three or more of its siblings have such a word before them, and their sentences continue.',
    weight: 3,
    holds: ({ sighting, company }) => sighting.traits.has('leads-on') && company.leadsOn >= 3,
  },
  {
    what: '"Skip to" leads to it, and to fewer than three of its siblings: it tells where to go on.',
    weight: -10,
    holds: ({ sighting: { traits, rich, lineSpan, span }, company }) =>
      traits.has('leads-on') &&
      company.leadsOn < 3 &&
      /(?:jump|skip) to\s?$/i.test(rich.text.slice(lineSpan.start, span.start)),
  },
  {
    what: 'Three or more of its siblings have a word such as "at" before them, no full stop after them, and go forward.',
    weight: 6,
    holds: ({ sighting, company }) =>
      sighting.traits.has('preposition') &&
      isTrailing(sighting) &&
      company.prepositions >= 3 &&
      company.forward === 1,
  },
  {
    what: 'All of its siblings are numbers with a decimal point, and some end above 59, or most are one apart like versions and sections.',
    weight: -8,
    holds: ({ company }) => company.areDecimals,
  },
  {
    what: 'Most of its siblings seem to have typing errors, as verses do, and they do not go forward from 0:00.',
    weight: -6,
    holds: ({ company }) =>
      company.slips >= 0.5 && company.members.length > 1 && !(company.firstMs === 0 && company.forward === 1),
  },
  {
    what: 'Few of its neighbouring items or rows have a time.',
    weight: -1,
    holds: ({ company }) => company.share < 0.3,
  },
  {
    what: 'Its siblings are times of day: they are all multiples of five minutes, or have words such as `am` and begin late or go beyond 13:00.',
    weight: -12,
    holds: ({ sighting, company }) =>
      company.members.length >= 3 &&
      !company.isScript &&
      company.dayTimes >= (company.members.length >= 6 ? 0.85 : 0.9) &&
      (company.firstMs >= leastOfDay(company) ||
        (company.dayMarks >= 0.8 && company.lastMs >= earliestAfternoonMs)) &&
      isUnmarked(sighting),
  },
  {
    what: 'Its siblings are ranges that cover the 24 hours of a day.',
    weight: -12,
    holds: ({ company }) =>
      company.firstMs === 0 && /^(?:23:59|24:00|00:00)$/.test(company.members.at(-1)?.end?.clock.text ?? ''),
  },
  {
    what: 'Its siblings are all multiples of five seconds, and either ranges of half a minute, or at most a quarter of a minute apart without a heading such as "Chapters": hours and minutes of a plan or a log.',
    weight: -8,
    holds: ({ sighting, company }) =>
      company.members.length >= (sighting.end === null ? 5 : 2) &&
      company.fives === 1 &&
      !company.isScript &&
      (sighting.end === null
        ? company.section.kind !== 'chapters' && company.medianGapMs > 0 && company.medianGapMs <= 15_000
        : company.medianRangeMs <= 30_000) &&
      !company.hasLong &&
      !company.hasDuration &&
      isUnmarked(sighting),
  },
  {
    what: 'It is one of two bare times within ten seconds: no chapter is that short, but the minutes of a log are that close.',
    weight: -12,
    holds: ({ sighting, company }) =>
      company.members.length === 2 &&
      company.medianGapMs > 0 &&
      company.medianGapMs < shortestPairMs &&
      !company.hasLong &&
      !company.hasDuration &&
      isBare(sighting),
  },
  {
    what: 'Its siblings begin more than five hours in, like the times of a log.',
    weight: -8,
    holds: ({ sighting, company }) =>
      company.firstMs >= 5 * hourMs &&
      !company.goesOn &&
      !sighting.clock.slips.includes('field-over-59') &&
      isUnmarked(sighting),
  },
  {
    what: 'There are no letters next to its siblings.',
    weight: -8,
    holds: ({ sighting, company }) => !company.hasWords && sighting.position !== 'alone',
  },
  {
    what: 'They are after their words, no sibling is before its own, they do not continue a list from the first minutes on, and they are closer to each other than the first is to 0:00, like the results of a race, and are not ranges.',
    weight: -3,
    holds: ({ sighting, company }) =>
      isTrailing(sighting) &&
      sighting.end === null &&
      !(company.goesOn && sighting.unit.kind === 'heading') &&
      company.members.length >= 3 &&
      !company.isMixed &&
      company.runMs >= 5 * minuteMs &&
      company.lastMs < company.firstMs * (sighting.opener === '' ? 1.7 : 1.5),
  },
  {
    what: 'All are close together and far from 0:00, like times of day in a log or in minutes of a meeting.',
    weight: -6,
    holds: ({ sighting, company }) => isFarAndClose(sighting, company),
  },
  {
    what: 'And they are less than twenty seconds apart, without a heading such as "Chapters".',
    weight: -4,
    holds: ({ sighting, company }) =>
      isFarAndClose(sighting, company) &&
      company.firstMs >= 6 * minuteMs &&
      company.medianGapMs < shortestHabitMs &&
      !company.hasDuration &&
      company.section.kind !== 'chapters',
  },
  {
    what: 'It is after its words, alone on a later line of an item that has a time on its first line.',
    weight: -6,
    holds: ({ sighting, company }) =>
      isTrailing(sighting) && company.isBelowTime && company.members.length === 1,
  },
  {
    what: 'The list would end after the stated duration.',
    weight: -6,
    holds: ({ sighting, company }) => company.isPastEnd && sighting.clock.fields === 2,
  },
  ...otherEvidence,
];

/** Whether all times of a list are close together and far from 0:00. */
function isFarAndClose(sighting: Sighting, company: Company): boolean {
  return (
    !isTrailing(sighting) &&
    isUnmarked(sighting) &&
    !company.hasLong &&
    !company.goesOn &&
    areOfOneHour(company)
  );
}

/** Whether neither brackets nor a link nor a heading mark a time, nor the end of a range. */
function isBare(sighting: Sighting): boolean {
  const { opener, unit, end, link } = sighting;
  return isUnmarked(sighting) && opener === '' && link === null && unit.kind !== 'heading' && end === null;
}

/** What share of steps goes forward in a list with slips; lengths of songs go up and down, and none is 0:00. */
function leastForward(sighting: Sighting, { firstMs }: Company): number {
  return isTrailing(sighting) && firstMs > 0 ? 0.75 : 0.6;
}
