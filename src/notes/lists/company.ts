import { median } from '../../chapters/median.js';
import { stepsOf } from '../../chapters/steps.js';
import { countEach } from '../counts.js';
import type { Section, Sections } from '../roles/sections.js';
import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { once, siblingKey, type Unit } from '../units/unit.js';
import { areCited, type Citations, findCitations, hasPreposition } from './citations.js';
import { areCompared } from './compared.js';
import { type Contents, findContents } from './contents.js';
import { isAtDistance } from './distances.js';
import { fitHoursAndMinutes } from './hours-and-minutes.js';
import { findRunStarts, isLedOn, leadsUp } from './leads-up.js';
import {
  areDecimals,
  areRepeated,
  countOf,
  dayShare,
  hasLetters,
  hasSlip,
  isBelowLink,
  isDayTime,
  isStacked,
  onceMore,
  rangesOf,
  share,
  shareOfSiblings,
} from './members.js';
import { countLines, groupByPlace, isBesideAnother, placesOf, timedItemsOf } from './places.js';
import { isPrayer } from './prayers.js';
import { areQuoted } from './quotations.js';
import { areRemarks } from './remarks.js';
import { isScript } from './scripts.js';
import { findSpeakers, type Speakers, speakersIn } from './speakers.js';
import { areUnspoken, charactersBetween, goesOnBelow } from './speech.js';
import { isTranscript } from './transcript.js';
import { mayTakeTurns } from './turns.js';

/** Sightings that are next to one another in the same way: the items of a list, the rows of a table, lines, headings. */
export interface Company {
  readonly key: string;
  /** The same for both sides of the words. */
  readonly place: string;
  readonly firstMs: number;
  /** Where the times begin that go forward in the same form up to the first. */
  readonly runMs: number;
  readonly lastMs: number;
  /** Whether letters are in their words. */
  readonly hasWords: boolean;
  /** Whether the notes say that they have no chapters, or that their times are those of another recording. */
  readonly isDenied: boolean;
  /** All are in items below one that is a link and has no time of its own. */
  readonly isBelowLink: boolean;
  /** All are on later lines of an item whose first line has a time. */
  readonly isBelowTime: boolean;
  /** Whether a time right before the first leads up to it, or those below the last, a heading, continue from it. */
  readonly goesOn: boolean;
  readonly section: Section;
  /** The list at the head of the notes that names their sections, if there is one. */
  readonly contents: Contents | null;
  readonly members: readonly Sighting[];
  /** The times of all in its place, in milliseconds. */
  readonly starts: ReadonlySet<number>;
  /** How many of them each unit has. */
  readonly membersIn: ReadonlyMap<Unit, number>;
  /** The share of steps from one to the next that go forward in time; 1 for one member. */
  readonly forward: number;
  /** The share of their siblings (items of the same lists, rows of the table) that have a time; 1 where that says nothing. */
  readonly share: number;
  /** Whether times on the other side of their words are in the same place. */
  readonly isMixed: boolean;
  readonly medianGapMs: number;
  /** The median length of ranges; 0 without ranges. */
  readonly medianRangeMs: number;
  /** The same as `medianGapMs`, but sixty times that where the stated duration shows that they are hours and minutes. */
  readonly likelyGapMs: number;
  /** The median number of characters from one to the next; none if anything other than paragraphs is between them. */
  readonly medianCharacters: number;
  /** Whether they are as dense as speech. */
  readonly isTranscript: boolean;
  /** The share of headings whose words go on below. */
  readonly goingOn: number;
  /** The share of times alone on their lines that are below words with the same time. */
  readonly onceMore: number;
  /** Whether they are below a heading such as "Transcript", but go forward with too few words around them for speech. */
  readonly areUnspoken: boolean;
  /** The share that say they are times of day, or are full quarters of an hour as in programmes. */
  readonly dayTimes: number;
  /** The share that are full five seconds. */
  readonly fives: number;
  /** Whether the notes state how long the recording is. */
  readonly hasDuration: boolean;
  /** The share that are marked as times of day. */
  readonly dayMarks: number;
  /** How many tell when the recording began or ended. */
  readonly broadcasts: number;
  /** How many have a preposition that leads on before them. */
  readonly leadsOn: number;
  /** How many have a preposition before them, and no full stop after them. */
  readonly prepositions: number;
  /** The share with slips of the pen other than a dot. */
  readonly slips: number;
  /** The share whose words are a distance. */
  readonly distances: number;
  /** The share that look like verses. */
  readonly verses: number;
  /** Whether they are ranges of a script of a video. */
  readonly isScript: boolean;
  /** Whether they are numbers with a decimal point. */
  readonly areDecimals: boolean;
  /** Whether the same few times come again and again. */
  readonly isRepeated: boolean;
  /** Whether the last one, in all its readings, is after the stated duration. */
  readonly isPastEnd: boolean;
  /** Whether one has three fields. */
  readonly hasLong: boolean;
  /** How many in the whole notes are alone on their lines. */
  readonly alone: number;
  /** The share that are alone on their line, right above another one that is. */
  readonly stacked: number;
  /** Whether they are behind their words, and running text cites as many times in the same form, or they are about stretches of time. */
  readonly areCited: boolean;
  /** Whether they tell when something was said. */
  readonly areQuoted: boolean;
  /** Whether they tell what is to be changed in a recording. */
  readonly areRemarks: boolean;
  /** Whether each has another time in its row, or before it on its line, that is not its end or its length. */
  readonly areCompared: boolean;
  /** The share whose words begin with one of a few names and a colon; 0 where the pace is not that of people who take turns. */
  readonly speakers: number;
}

/** Finds the company of each sighting that may start a chapter. */
export function findCompany(
  sightings: readonly Sighting[],
  units: readonly Unit[],
  sections: Sections,
  durationMs: number | null,
): ReadonlyMap<Sighting, Company> {
  const places = placesOf(sightings, sections, units);
  const groups = groupByPlace(places);
  const company = new Map<Sighting, Company>();
  const notes: NotesAround = {
    sightings,
    units,
    durationMs,
    contents: findContents(groups.values(), sightings, units, sections),
    siblings: countEach(units.flatMap((unit) => siblingKey(unit) ?? [])),
    linesIn: countLines(places),
    timedItems: timedItemsOf(sightings),
    runStarts: findRunStarts(sightings),
    alone: countOf(sightings, ({ position }) => position === 'alone'),
    citations: findCitations(sightings),
    sections,
    speakers: once(() => findSpeakers(sightings, units)),
    isScript: sightings.some(({ end }) => end !== null) && isScript(units),
  };
  for (const [key, members] of groups) {
    const found = describe(key, members, notes);
    for (const member of members) company.set(member, found);
  }
  return company;
}

/** What is known about the notes as a whole, and about the sightings before. */
interface NotesAround {
  readonly sightings: readonly Sighting[];
  /** How many items or rows there are next to one another: by parent and group. */
  readonly siblings: ReadonlyMap<string, number>;
  readonly units: readonly Unit[];
  readonly linesIn: ReadonlyMap<string, number>;
  /** Indexes of the items with a time on their first line. */
  readonly timedItems: ReadonlySet<number>;
  readonly runStarts: ReadonlyMap<Sighting, number>;
  readonly alone: number;
  readonly citations: Citations;
  readonly contents: Contents | null;
  readonly sections: Sections;
  readonly isScript: boolean;
  readonly durationMs: number | null;
  readonly speakers: () => Speakers;
}

function describe(key: string, members: readonly Sighting[], notes: NotesAround): Company {
  const { sightings, siblings, units, sections, durationMs } = notes;
  const section = sections.at(members[0]?.unitIndex ?? 0, members[0]?.line ?? 0);
  const starts = members.map(writtenStartMs);
  const gaps = stepsOf(starts);
  const place = key.replace(/ (?:before|after|second)(?: length| told)?$/, '');
  const inPlace = notes.linesIn.get(place) ?? 0;
  const goesOn = leadsUp(sightings, members[0]) || isLedOn(sightings, members.at(-1));
  const medianGapMs = median(gaps);
  const likelyGapMs = medianGapMs * (fitHoursAndMinutes(members, durationMs) ? 60 : 1);
  const medianCharacters = median(charactersBetween(members, units));
  const pace = { members, medianGapMs, likelyGapMs, medianCharacters };
  const takesTurns = mayTakeTurns(pace, goesOn || section.kind === 'chapters');
  return {
    key,
    place,
    firstMs: starts[0] ?? 0,
    runMs: (members[0] && notes.runStarts.get(members[0])) ?? 0,
    lastMs: starts.at(-1) ?? 0,
    hasWords: members.some(hasLetters),
    isDenied: sections.denyChapters,
    isBelowLink: members.every(({ unit }) => isBelowLink(unit, units)),
    isBelowTime: members.every(({ unitIndex, line }) => line > 0 && notes.timedItems.has(unitIndex)),
    goesOn,
    section,
    contents: notes.contents,
    members,
    starts: new Set(starts),
    membersIn: countEach(members.map(({ unit }) => unit)),
    forward: gaps.length === 0 ? 1 : gaps.filter((gap) => gap > 0).length / gaps.length,
    share: shareOfSiblings(members, siblings, inPlace),
    isMixed: inPlace > members.length,
    medianGapMs,
    medianRangeMs: median(rangesOf(members)),
    likelyGapMs,
    medianCharacters,
    isTranscript: isTranscript(pace),
    goingOn: share(members, (member) => goesOnBelow(member, units)),
    onceMore: onceMore(members, sightings),
    areUnspoken: section.kind === 'transcript' && areUnspoken(members),
    dayTimes: dayShare(members, (member) => isDayTime(member) || ((starts[0] ?? 0) > 0 && isPrayer(member))),
    fives: share(members, (member) => writtenStartMs(member) % 5000 === 0),
    hasDuration: durationMs !== null,
    dayMarks: dayShare(members, ({ traits }) => traits.has('day-time')),
    hasLong: members.some(({ clock }) => clock.fields === 3),
    broadcasts: countOf(members, ({ traits }) => traits.has('broadcast')),
    leadsOn: countOf(members, ({ traits }) => traits.has('leads-on')),
    prepositions: countOf(members, hasPreposition),
    slips: share(members, hasSlip),
    distances: share(members, isAtDistance),
    verses: share(members, ({ traits }) => traits.has('verse')),
    isScript: notes.isScript && members.every(({ end }) => end !== null),
    areDecimals: areDecimals(members, gaps),
    isRepeated: areRepeated(starts, gaps),
    // One slip at the end of a longer list does not make it that of another recording.
    isPastEnd: durationMs !== null && (starts.at(starts.length > 3 ? -2 : -1) ?? 0) > durationMs * 1.05,
    alone: notes.alone,
    stacked: share(members, isStacked),
    areCited: areCited(members, notes.citations),
    areQuoted:
      ((starts[0] ?? 0) > 0 || section.kind === 'quotes') && areQuoted(members, section.kind === 'quotes'),
    areCompared: isBesideAnother(members[0], sightings) && areCompared(members, sightings),
    areRemarks: (starts[0] ?? 0) > 0 && !goesOn && section.kind !== 'chapters' && areRemarks(members, units),
    speakers: takesTurns ? speakersIn(members, notes.speakers(), units) : 0,
  };
}
