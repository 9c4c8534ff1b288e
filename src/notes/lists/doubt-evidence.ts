import type { DoubtReason } from '../../diagnostic/codes/notes-doubts.js';
import type { SectionKind } from '../roles/section-words.js';
import { isSetBefore, isTrailing } from '../sightings/sighting.js';
import { areEven, areHalves, areQuick, mayBeTimesOfDay } from './day-doubt.js';
import {
  beginsPastHalf,
  fitsLength,
  isBelow24,
  isOverSoon,
  isRecipe,
  isRound,
  isUsual,
  type WholeList,
} from './doubted-list.js';
import type { Evidence } from './evidence.js';

/** A row of the table, with the words for it in the finding; null if it needs none. */
export interface DoubtEvidence extends Evidence<WholeList> {
  readonly reason: DoubtReason | null;
}

/** The sum of weights from which a list is doubted. */
export const leastDoubt = 1;

const minuteMs = 60_000;
const otherKinds: ReadonlySet<SectionKind> = new Set(['programme', 'measures', 'corrections', 'decisions']);
const leads = ['lead-words', 'leads-on', 'preposition'] as const;

/**
 * THE table of evidence for and against a chosen list as a whole, with that of its titles (title-doubts.ts). The weights
 * follow how much more often each is seen with other lists of times than with chapters, in real and in invented notes; a
 * list without any evidence for or against it is not doubted.
 */
export const doubtEvidence: readonly DoubtEvidence[] = [
  {
    what: 'Always: most lists are chapters.',
    weight: -4.5,
    reason: null,
    holds: () => true,
  },
  {
    what: 'It does not begin at 0:00.',
    weight: 2.5,
    reason: 'late',
    holds: ({ firstMs }) => firstMs > 0,
  },
  {
    what: 'It begins after the first minute.',
    weight: 0.5,
    reason: null,
    holds: ({ firstMs }) => firstMs > minuteMs,
  },
  {
    what: 'It begins after the first five minutes.',
    weight: 1.5,
    reason: null,
    holds: ({ firstMs }) => firstMs > 5 * minuteMs,
  },
  {
    what: 'It begins after the first hour.',
    weight: 1,
    reason: null,
    holds: ({ firstMs }) => firstMs > 60 * minuteMs,
  },
  {
    what: 'It is three times or more, all below 24:00 in two fields, and covers less time than there is before it, like a part of a day.',
    weight: 8,
    reason: 'past-half',
    holds: beginsPastHalf,
  },
  {
    what: 'All are below 24:00, in two fields, and no stated length is near: they may be times of day, lengths, scores or verses.',
    weight: 3,
    reason: 'below-24',
    holds: (list) => isBelow24(list) && !fitsLength(list),
  },
  {
    what: 'And it begins after two minutes, and its times are bare on consecutive lines.',
    weight: 3,
    reason: 'day',
    holds: ({ chapters, lengthMs }) => mayBeTimesOfDay(chapters, lengthMs),
  },
  {
    what: 'It ends within five minutes, and no stated length is near; if it begins at 0:00, it has four times or more within one minute.',
    weight: 2,
    reason: 'over-soon',
    holds: (list) => !fitsLength(list) && isOverSoon(list),
  },
  {
    what: 'It has five times or more, which are eight seconds apart or less on average, like the lines of a song.',
    weight: 4,
    reason: null,
    holds: ({ chapters, firstMs, lastMs }) => areQuick(chapters.length, lastMs - firstMs),
  },
  {
    what: 'It ends before a tenth of the stated length.',
    weight: 4,
    reason: 'tenth',
    holds: ({ lengthMs, lastMs }) => lengthMs !== null && lastMs * 10 < lengthMs,
  },
  {
    what: 'It ends before the stated length does, and not long before.',
    weight: -3,
    reason: null,
    holds: fitsLength,
  },
  {
    what: 'It has three times or fewer.',
    weight: 1,
    reason: 'few',
    holds: ({ chapters }) => chapters.length <= 3,
  },
  {
    what: 'It has six times or more.',
    weight: -2.5,
    reason: null,
    holds: ({ chapters }) => chapters.length >= 6,
  },
  {
    what: 'It has ten times or more.',
    weight: -2,
    reason: null,
    holds: ({ chapters }) => chapters.length >= 10,
  },
  {
    what: 'Most are in brackets before their words, or in headings.',
    weight: -2.5,
    reason: null,
    holds: (list) => isUsual(list, isSetBefore),
  },
  {
    what: 'Most have a dash between them and the words after them.',
    weight: -1.5,
    reason: null,
    holds: (list) =>
      !isUsual(list, isSetBefore) &&
      isUsual(list, (sighting) => !isTrailing(sighting) && sighting.traits.has('dash')),
  },
  {
    what: 'Most are after their words without a dash, like lengths and results.',
    weight: 1,
    reason: 'after-words',
    holds: (list) => isUsual(list, (sighting) => isTrailing(sighting) && !sighting.traits.has('dash')),
  },
  {
    what: 'Words such as "starts at" are before most of them.',
    weight: -3,
    reason: null,
    holds: (list) => isUsual(list, ({ traits }) => leads.some((lead) => traits.has(lead))),
  },
  {
    what: 'Its times go from minutes to hours.',
    weight: -1,
    reason: null,
    holds: ({ chapters }) =>
      chapters.some(({ sighting }) => sighting.clock.fields === 3) &&
      chapters.some(({ sighting }) => sighting.clock.fields === 2),
  },
  {
    what: 'Its times are four or more, all multiples of five seconds and below 24:00, like the hours and minutes of a plan.',
    weight: 1.5,
    reason: 'round',
    holds: isRound,
  },
  {
    what: 'And they are five or more full minutes at equal steps, or six or more full and half ones up to an evening, like the hours of a day, or six or more in the first quarter of the stated length, like those of a recipe.',
    weight: 6,
    reason: null,
    holds: (list) => isRound(list) && (areEven(list.chapters) || areHalves(list.chapters) || isRecipe(list)),
  },
  {
    what: 'The line before it ends with a colon and does not mention chapters, and it begins after the first minute.',
    weight: 2,
    reason: 'led-to',
    holds: ({ isLedTo, firstMs }) => isLedTo && firstMs > minuteMs,
  },
  {
    what: 'The heading above is "Schedule", "Results", "Corrections" or the like.',
    weight: 3,
    reason: 'heading',
    holds: ({ kind }) => kind !== null && otherKinds.has(kind),
  },
  {
    what: 'The line above it, or the heading, is about a film or its scenes.',
    weight: 2,
    reason: 'film',
    holds: ({ isOfFilm }) => isOfFilm,
  },
  {
    what: 'And it begins after the first minute.',
    weight: 3,
    reason: null,
    holds: ({ isOfFilm, firstMs }) => isOfFilm && firstMs > minuteMs,
  },
  {
    what: 'It is indented like code, or quoted.',
    weight: 1,
    reason: 'aside',
    holds: (list) => isUsual(list, ({ unit }) => unit.aside !== null),
  },
  {
    what: 'The heading above is "Links", "Songs", "Clips" or the like.',
    weight: 1.5,
    reason: 'heading',
    holds: ({ kind }) => kind === 'elsewhere' || kind === 'lengths',
  },
];
