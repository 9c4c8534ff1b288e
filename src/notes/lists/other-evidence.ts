import { isTrailing, isUnmarked, writtenStartMs } from '../sightings/sighting.js';
import { isPassedOver } from './contents.js';
import type { Evidence, SeenSighting } from './evidence.js';
import { beginsNotes, isTooSlow } from './turns.js';

/**
 * THE table of what shows that a clock and its neighbours belong to something else: a transcript, a chat, citations, a plan.
 */
export const otherEvidence: readonly Evidence<SeenSighting>[] = [
  {
    what: 'The notes say that they have no chapters, or that their times are those of another recording.',
    weight: -8,
    holds: ({ company }) => company.isDenied,
  },
  {
    what: 'The words between its siblings are as dense as speech, so it is a transcript.',
    weight: -20,
    // No transcript marks its times so; long titles in quick succession do occur.
    holds: ({ sighting, company }) => !(sighting.hasAt && sighting.opener !== '') && company.isTranscript,
  },
  {
    what: 'The words of most headings like its own continue in the text below, in the middle of a sentence, so it is a transcript.',
    weight: -20,
    holds: ({ sighting, company }) =>
      sighting.unit.kind === 'heading' && company.members.length >= 3 && company.goingOn > 0.5,
  },
  {
    what: 'It is written with units, most of its siblings are not, and it is later than the next of them: `17h00` in a list of minutes.',
    weight: -10,
    holds: isHourAmongMinutes,
  },
  {
    what: 'It and most of its siblings are alone on their lines, below words that have the same time.',
    weight: -20,
    holds: ({ sighting, company }) => sighting.position === 'alone' && company.onceMore > 0.5,
  },
  {
    what: 'It and its siblings, four or more, have fractions of a second in brackets and are less than ten seconds apart, like the lines of a song.',
    weight: -20,
    holds: ({ sighting: { opener, clock, hasAt }, company: { members, medianGapMs } }) =>
      opener === '[' && !hasAt && /[.,]\d\d/.test(clock.text) && members.length > 3 && medianGapMs < 10_000,
  },
  {
    what: 'A few names are next to its siblings again and again, as in a chat or a transcript. If they continue a list or are below a heading such as "Chapters", they are less than three quarters of a minute apart. If the names are before the times, or these are the first of the notes and begin at 0:00, there are enough words for speech.',
    weight: -10,
    holds: ({ sighting, company }) =>
      company.speakers >= 0.7 &&
      !((sighting.traits.has('label') || beginsNotes(company)) && isTooSlow(company)),
  },
  {
    what: 'Its siblings, four or more, have at most half as many times, and are all alike or go back: lengths of exercises and rests.',
    weight: -10,
    holds: ({ company }) => company.isRepeated,
  },
  {
    what: 'Its siblings say what to change at moments of a recording: "typo", "music too loud".',
    weight: -10,
    holds: ({ company }) => company.areRemarks,
  },
  {
    what: 'Each of its siblings has another time in its row or before it on its line: an earlier one that goes forward as well, as of two runs or recordings, or one later than all siblings, as of tides.',
    weight: -10,
    holds: ({ company }) => company.areCompared,
  },
  {
    what: 'It is right behind another time, like its siblings, and they do not always go forward: they are lengths, and their brackets say nothing.',
    weight: -3,
    holds: ({ sighting, company }) => sighting.traits.has('second') && company.forward < 1,
  },
  {
    what: 'Its siblings are next to what was said and who said it, in table rows or as `Ann: "…"`, or are below "Quotes".',
    weight: -10,
    holds: ({ company }) => company.areQuoted,
  },
  {
    what: 'It is after its words, in the form of the times that sentences in the notes cite: `… arrived [3:44](?t=224).`',
    weight: -8,
    holds: ({ company }) => company.areCited,
  },
  {
    what: 'Its bracket, not in a heading, has other words, and it has at most one sibling: `A talk with Ann (episode 41, 58:20)`.',
    weight: -6,
    holds: ({ sighting, company }) =>
      sighting.traits.has('shares-bracket') && company.members.length < 3 && sighting.unit.kind !== 'heading',
  },
  {
    what: 'It is after its words, in items below a link, like times of another recording.',
    weight: -4,
    holds: ({ sighting, company }) => isTrailing(sighting) && company.isBelowLink,
  },
  {
    what: 'Most of its siblings have only a distance as their words, like the splits of a race.',
    weight: -10,
    holds: ({ company }) => company.distances >= 0.6,
  },
  {
    what: 'It is after its words without a bracket, and its siblings, four or more, begin at more than three times the time that they cover, as results do.',
    weight: -6,
    holds: ({ sighting, company }) =>
      company.members.length >= 4 &&
      isTrailing(sighting) &&
      company.firstMs > 3 * (company.lastMs - company.firstMs) &&
      !company.goesOn &&
      sighting.opener === '' &&
      isUnmarked(sighting),
  },
  {
    what: 'It is in one of the sections whose times a list has at the start of the notes or below "Timestamps", or in that list if the sections have other times.',
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
