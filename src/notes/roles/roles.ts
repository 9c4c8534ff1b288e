import { smallLetters } from '../../text/small-letters.js';
import type { Company } from '../lists/company.js';
import { isPassedOver } from '../lists/contents.js';
import { goesForwardAsNoCode } from '../lists/indented-times.js';
import { longestTurnMs } from '../lists/members.js';
import { isTrailing, lineOf, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { isSetIn } from '../units/rich-text.js';
import { isNearHead } from './beside-chapters.js';
import { type Fit, fitAmong } from './fit.js';
import type { TimeRole } from './role.js';
import type { SectionKind } from './section-words.js';

const bySection = {
  chapters: null,
  transcript: 'transcript',
  chat: 'chat',
  corrections: 'correction',
  decisions: 'correction',
  programme: 'programme',
  verses: 'verse',
  lengths: 'length',
  measures: 'length',
  quotes: null,
  elsewhere: 'elsewhere',
} as const satisfies Record<SectionKind, TimeRole | null>;

/** The list of chapters, from which roles follow. */
export interface ChosenSightings {
  readonly chapters: ReadonlySet<Sighting>;
  readonly endMark: Sighting | null;
  /** The titles of the chapters that start at a time in milliseconds. */
  readonly titles: () => ReadonlyMap<number, readonly string[]>;
}

/**
 * Gives every sighting its role.
 *
 * @param chosen the list of chapters
 */
export function giveRoles(
  sightings: readonly Sighting[],
  company: ReadonlyMap<Sighting, Company>,
  chosen: ChosenSightings,
): ReadonlyMap<Sighting, TimeRole> {
  const place = describeList(chosen, company);
  const roles = new Map<Sighting, TimeRole>();
  const prose = new Set(
    sightings.filter(({ position }) => position === 'within').map((sighting) => lineOf(sighting)),
  );
  const list = [...chosen.chapters];
  let next = 0;
  for (const sighting of sightings) {
    while ((list[next]?.index ?? sighting.index) < sighting.index) next += 1;
    if (chosen.chapters.has(sighting)) {
      roles.set(sighting, 'chapter');
      continue;
    }
    const fit = fitAmong(list[next - 1], sighting, list[next]);
    const role = roleOf(sighting, company.get(sighting), chosen, place, fit);
    // It has the role of the other times on its line.
    const isProse = role === 'left-out' && isTrailing(sighting) && prose.has(lineOf(sighting));
    roles.set(sighting, isProse ? 'in-sentence' : role);
  }
  return roles;
}

interface ListPlace {
  /** The places (list, table, part) that hold chapters. */
  readonly places: ReadonlySet<string>;
  /** What they are members of. */
  readonly companies: ReadonlySet<Company | undefined>;
  /** The lists that have no other times than the chapters: the same in another language. */
  readonly copies: ReadonlySet<Company>;
  readonly lines: ReadonlySet<number>;
  readonly first: number;
  readonly last: number;
  readonly hasLeading: boolean;
  readonly hasLabels: boolean;
  readonly hasLinks: boolean;
}

function describeList(
  { chapters, titles }: ChosenSightings,
  company: ReadonlyMap<Sighting, Company>,
): ListPlace {
  const list = [...chapters];
  const companies = new Set(list.map((sighting) => company.get(sighting)));
  const others = [...new Set(company.values())].filter((each) => !companies.has(each));
  const isOfSame = ({ members }: Company) =>
    members.length >= leastOther && members.every((member) => titles().has(writtenStartMs(member)));
  return {
    places: new Set(Array.from(companies).flatMap((each) => each?.place ?? [])),
    companies,
    copies: new Set(others.filter(isOfSame)),
    lines: new Set(list.map(lineOf)),
    first: list[0]?.unitIndex ?? 0,
    last: list.at(-1)?.unitIndex ?? -1,
    hasLeading: list.some((sighting) => !isTrailing(sighting)),
    hasLabels: list.some(({ traits }) => traits.has('label')),
    hasLinks: list.some(({ linkMs }) => linkMs !== null),
  };
}

function roleOf(
  sighting: Sighting,
  own: Company | undefined,
  { endMark, titles }: ChosenSightings,
  list: ListPlace,
  fit: Fit,
): TimeRole {
  const { traits } = sighting;
  if (sighting === endMark) return 'end-mark';
  if (list.lines.has(lineOf(sighting))) return 'in-title';
  if (sighting.unit.aside !== null) {
    const isList =
      sighting.unit.aside === 'code' && own !== undefined && list.last >= 0 && goesForwardAsNoCode(own);
    return !isList ? sighting.unit.aside : isCopy(sighting, titles) ? 'copy' : 'left-out';
  }
  if (traits.has('subtitle')) return 'subtitle';
  if (fit === 'line') return 'left-out';
  if (traits.has('verse')) return 'verse';
  if (traits.has('day-time') || traits.has('broadcast')) return 'time-of-day';
  if (sighting.position === 'within' || own === undefined) {
    const isMarked = sighting.hasAt && sighting.opener === '[' && list.last >= 0;
    return isMarked || (fit === 'missing' && isNearHead(sighting)) ? 'left-out' : 'in-sentence';
  }
  if (own.areRemarks) return 'correction';
  if (own.areQuoted) return 'quotation';
  const { kind } = own.section;
  const section = kind === null ? null : bySection[kind];
  if (section !== null && section !== 'length' && section !== 'elsewhere') return section;
  if (own.isTranscript && !(sighting.hasAt && sighting.opener !== '')) return 'transcript';
  const isWithin = traits.has('preposition') || (traits.has('shares-bracket') && own.members.length < 3);
  if (own.areCited || (isWithin && isTrailing(sighting))) return 'in-sentence';
  const isOutside = sighting.unitIndex < list.first || sighting.unitIndex > list.last;
  if (isPassedOver(sighting, own.contents)) {
    if (own.contents?.isPlan === true) return 'programme';
    if (titles().has(writtenStartMs(sighting))) return 'copy';
  }
  const areTurns = own.speakers >= 0.7 && own.medianGapMs < longestTurnMs;
  if (areTurns && !list.companies.has(own)) return 'transcript';
  if ((isOutside && isCopy(sighting, titles)) || list.copies.has(own)) return 'copy';
  if (sighting.position === 'alone' && own.onceMore > 0.5 && titles().has(writtenStartMs(sighting)))
    return 'copy';
  // Several may be another list.
  const isNone =
    (fit === 'none' && (own.membersIn.get(sighting.unit) ?? 0) < leastOther) ||
    (sighting.rich.isOfDay === true && !list.companies.has(own));
  if (list.last >= 0 && !isNone && isAmong(sighting, own, list, fit)) return 'left-out';
  if (section !== null) return section;
  const isOther = list.last >= 0 && isOtherList(own) && !(isNone && list.companies.has(own));
  if (sighting.rich.isOfDay === true || (!isOther && own.dayTimes >= 0.8 && own.members.length > 1))
    return 'time-of-day';
  if (own.isBelowLink) return 'elsewhere';
  const isLength =
    traits.has('length') ||
    (isTrailing(sighting) && own.members.length > 0 && (traits.has('after-link') || own.forward < 1));
  if (isLength) return 'length';
  return isOther ? 'left-out' : 'lone';
}

const leastOther = 3;
const latestOtherMs = 60_000;

/** Whether times make a list of their own, which is not the one that was taken. */
function isOtherList({ members, forward, firstMs }: Company): boolean {
  return members.length >= leastOther && forward === 1 && firstMs <= latestOtherMs;
}

/** Whether a chapter of the same time has its title on the line. */
function isCopy(sighting: Sighting, titles: ChosenSightings['titles']): boolean {
  const { rich, lineSpan, span } = sighting;
  const same = titles().get(writtenStartMs(sighting));
  if (same === undefined) return false;
  const from = Math.max(lineSpan.start, span.start - mostBeside);
  const line = wordsOf(rich.text.slice(from, Math.min(lineSpan.end, span.end + mostBeside)));
  return same.some((title) => title !== '' && line.includes(wordsOf(title)));
}

/** The form of a text for comparison: `Skill 1: agents` equals `Skill 1 — Agents`. */
function wordsOf(text: string): string {
  return (
    smallLetters(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? text
  );
}

/** How far from a time to look for its title. */
const mostBeside = 300;

/** Whether a time is where chapters are, or looks like one: it is before its words, as in the chapters. */
function isAmong(sighting: Sighting, own: Company, list: ListPlace, fit: Fit): boolean {
  const { unitIndex, position, clock, traits, linkMs, hasAt, rich, lineSpan } = sighting;
  const isInside = unitIndex >= list.first && unitIndex <= list.last + 1;
  if (!isInside && traits.has('label') && !list.hasLabels) return false;
  if (list.places.has(own.place)) return isInside || position !== 'after';
  if (isInside && position === 'alone' && linkMs !== null && list.hasLinks) return true;
  // With units it may be a length.
  const isSound = (clock.form === 'colons' || hasAt || linkMs !== null) && clock.slips.length === 0;
  const isInForm =
    position !== 'after' || (!list.hasLeading && (sighting.line === 0 || !isSetIn(rich, lineSpan.start - 1)));
  return isInForm && isSound && (list.hasLeading || fit === 'missing');
}
