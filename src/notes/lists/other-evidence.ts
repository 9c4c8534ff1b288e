import { isTrailing, writtenStartMs } from '../sightings/sighting.js';
import { isPassedOver } from './contents.js';
import type { Evidence, SeenSighting } from './evidence.js';
import { longestTurnMs } from './speakers.js';

/**
 * THE table of what shows that a clock and its neighbours belong to something else: a transcript, a chat, citations, a plan.
 */
export const otherEvidence: readonly Evidence<SeenSighting>[] = [
  {
    what: 'The notes say that they have no chapters.',
    weight: -8,
    holds: ({ company }) => company.isDenied,
  },
  {
    what: 'Words stand between its like as densely as they are spoken, so it is a transcript.',
    weight: -20,
    // No transcript marks its times so; long titles in quick succession do occur.
    holds: ({ sighting, company }) => !(sighting.hasAt && sighting.opener !== '') && company.isTranscript,
  },
  {
    what: 'The words of most headings like its own go on in the text below in the middle of a sentence, so it is a transcript.',
    weight: -20,
    holds: ({ sighting, company }) =>
      sighting.unit.kind === 'heading' && company.members.length >= 3 && company.goingOn > 0.5,
  },
  {
    what: 'It is written with units, most of its like are not, and it is later than the next of them: `17h00` in a list of minutes.',
    weight: -10,
    holds: isHourAmongMinutes,
  },
  {
    what: 'It and most of its like stand alone, below words that have the same time.',
    weight: -20,
    holds: ({ sighting, company }) => sighting.position === 'alone' && company.onceMore > 0.5,
  },
  {
    what: 'A few names stand beside its like again and again, as in a chat or a transcript, and not three quarters of a minute apart where they go on a list or are below a heading such as "Chapters".',
    weight: -10,
    holds: ({ company }) =>
      company.speakers >= 0.7 &&
      !((company.goesOn || company.section.kind === 'chapters') && company.medianGapMs >= longestTurnMs),
  },
  {
    what: 'Its like stand in rows of a table, and what is said at them is quoted beside who said it.',
    weight: -10,
    holds: ({ company }) => company.areQuoted,
  },
  {
    what: 'It stands after its words, written as the times that sentences of the notes cite: `… arrived [3:44](?t=224).`',
    weight: -8,
    holds: ({ company }) => company.areCited,
  },
  {
    what: 'It stands after its words in items below a link, as times of another recording do.',
    weight: -4,
    holds: ({ sighting, company }) => isTrailing(sighting) && company.isBelowLink,
  },
  {
    what: 'Most of its like have nothing but a distance for words, as the splits of a race do.',
    weight: -10,
    holds: ({ company }) => company.distances >= 0.6,
  },
  {
    what: 'It stands after its words without a bracket, and its like, five or more, begin later than three times as long as they go on, as results do.',
    weight: -6,
    holds: ({ sighting, company }) =>
      company.members.length >= 5 &&
      isTrailing(sighting) &&
      company.firstMs > 3 * (company.lastMs - company.firstMs) &&
      !company.goesOn &&
      sighting.opener === '' &&
      sighting.linkMs === null &&
      !sighting.hasAt,
  },
  {
    what: 'It stands in the sections that a list at the head of the notes names with their times, or in that list where they have others.',
    weight: -50,
    holds: ({ sighting, company }) => isPassedOver(sighting, company.contents),
  },
];

/** Longer lists are not looked through. */
const mostSearched = 200;

function isHourAmongMinutes({ sighting, company: { members } }: SeenSighting): boolean {
  if (sighting.clock.form !== 'units' || members.length > mostSearched) return false;
  const next = members[members.indexOf(sighting) + 1];
  const others = members.filter(({ clock }) => clock.form === 'colons').length;
  return next !== undefined && others * 2 > members.length && writtenStartMs(next) < writtenStartMs(sighting);
}
