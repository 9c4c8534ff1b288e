import type { Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
import { areQuick, isOfHeading } from './members.js';
import { namesAlone } from './names-alone.js';
import { areNamesRepeated } from './repeated-names.js';
import { findTurnsBelow } from './turns-below.js';

/** A name right behind a time. */
const speaker =
  /^(?:\t([^\s:：][^:：\n]{0,30})[:：](?=\s)|\s*< ?([^<>\s]{1,30})>(?=\s)|\s*(\[@?[^[\]\n]{1,30}\]|@[^\s:：@]{1,30})[:：](?=\s)|\s+(?:From|Von|De|От)\s+(\S[^:]{0,30}?)\s+(?:to|an|à|a|к)\s[^:]{1,20}:| +(\p{Lu}[^\s:：]{0,20}(?: \p{Lu}[^\s:：]{0,20}){0,2}(?: \([^():\n]{1,20}\))?)[ \u00a0\u202f]?[:：](?=\s)| *([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]{1,10})[:：])/u;

/** The initials of a name right behind a time: `0:12 JK Good evening`. */
const initials = /^ +(\p{Lu}{2,3})(?= \p{Lu})/u;

/** `Name: (0:02)`. */
const speakerBefore = /^[\s*_]*(\p{Lu}[^\s:：]{0,20}(?: \p{Lu}[^\s:：]{0,20})?)[:：]\s*$/u;

/** `Name (0:02):`, as far as the time. */
const speakerOfTurn = /^[\s*_]*(\p{Lu}[^\s:：]{0,20}(?: \p{Lu}[^\s:：]{0,20}){0,2})[\s*_]*$/u;

/** `somebody42: hi`, as in a chat. */
const nickname = /^\s+([\p{L}\p{N}_][^\s:：]{1,24})[:：](?=\s)/u;

/** `Ada Lee: Good evening`, on the line below a time. */
const speakerBelow = /^[\s*_#>]*(\p{Lu}[^\s:：]{0,20}(?: \p{Lu}[^\s:：]{0,20}){0,2})[*_]*[:：](?=[*_]*\s)/u;

/** The speakers in notes: names that are next to times again and again. */
export interface Speakers {
  readonly before: ReadonlySet<string>;
  /** Names behind times that quickly follow one another, or before times in headings. */
  readonly behind: ReadonlySet<string>;
  /** The times below lines that name who speaks. */
  readonly above: ReadonlySet<Sighting>;
}

/** Finds who speaks in notes. */
export function findSpeakers(sightings: readonly Sighting[], units: readonly Unit[]): Speakers {
  const names = sightings.flatMap(nameBefore);
  const turns = sightings.filter((sighting) => nameBehind(sighting).length > 0);
  const isBelowHeadings = turns.filter((turn) => isOfHeading(turn, sightings[turn.index - 1])).length > 1;
  const behind = isBelowHeadings || areQuick(turns) ? turns.flatMap(nameBehind) : [];
  return {
    before: new Set(areNamesRepeated(names) ? names : []),
    behind: new Set(areNamesRepeated(behind) ? behind : []),
    above: new Set(sightings.some(isLine) ? findTurnsBelow(sightings, units) : []),
  };
}

/** Whether a time begins a line of text, or is all of it: a name may be above. */
function isLine({ unit, position }: Sighting): boolean {
  return unit.kind === 'paragraph' && position !== 'after';
}

/**
 * The share of members with `Name:` behind them, if the names come again and again; all of them if such a name is before
 * them, because the speaker continues where no name is.
 *
 * @param speakers of the notes: a part under a heading may have a turn or two
 * @param units of the notes: a name may be below its time
 */
export function speakersIn(members: readonly Sighting[], speakers: Speakers, units: readonly Unit[]): number {
  const turns = members.flatMap(nameBefore).filter((name) => speakers.before.has(name));
  if (turns.length * 2 > members.length || areNamesRepeated(turns)) return 1;
  const names = members.flatMap(nameBehind);
  if (members.every(isSaved)) return 1;
  if (names.filter((name) => speakers.behind.has(name)).length === members.length) return 1;
  if (members.every((member) => speakers.above.has(member))) return 1;
  const further = areQuick(members) ? [members.flatMap(nicknameOf)] : [];
  const short = members.flatMap(initialsBehind);
  const below = members.flatMap((member) => nameBelow(member, units));
  const most = [names, short, below, namesAlone(members, units), ...further]
    .filter(areNamesRepeated)
    .map(({ length }) => length);
  return Math.max(0, ...most) / members.length;
}

/** Whether a line is as a meeting saves its chat, however few have written: `12:31⇥Ada:⇥Good evening`. */
function isSaved({ rich, stamp }: Sighting): boolean {
  return /^\t[^\t\n]{1,60}:\t/.test(rich.text.slice(stamp.end, stamp.end + 64));
}

/** Whether a name with a colon is before or behind a time. */
export function hasSpeaker(sighting: Sighting): boolean {
  return nameBehind(sighting).length > 0 || nameBefore(sighting).length > 0;
}

function nameBehind({ rich, stamp }: Sighting): readonly string[] {
  const behind = rich.text.slice(stamp.end, stamp.end + 40);
  // Most notes have no names: the pattern need not be compiled for them.
  if (!/[:：>]/.test(behind)) return none;
  const [, tabbed, angled, marked, sender, plain, glued] = speaker.exec(behind) ?? [];
  const name = tabbed ?? angled ?? marked ?? sender ?? plain ?? glued;
  return name === undefined ? none : [name];
}

const none: readonly string[] = [];

function nicknameOf({ rich, stamp, opener }: Sighting): readonly string[] {
  const behind = rich.text.slice(stamp.end, stamp.end + 40);
  if (opener === '' || !/[:：]/.test(behind)) return none;
  return nickname.exec(behind)?.slice(1) ?? none;
}

function initialsBehind({ rich, stamp }: Sighting): readonly string[] {
  const behind = rich.text.slice(stamp.end, stamp.end + 8);
  return /^ +\S{2,6} /.test(behind) ? (initials.exec(behind)?.slice(1) ?? none) : none;
}

function nameBelow(
  { position, unitIndex, rich, lineSpan }: Sighting,
  units: readonly Unit[],
): readonly string[] {
  if (position !== 'alone') return none;
  const isLast = lineSpan.end + 1 >= rich.text.length;
  const below = isLast
    ? units[unitIndex + 1]?.raw.slice(0, 80)
    : rich.text.slice(lineSpan.end, lineSpan.end + 80);
  return [...(speakerBelow.exec(below ?? '')?.slice(1) ?? [])];
}

/** The bold words before a time, or a name with a colon before or after it; empty when there is neither. */
function nameBefore({ rich, stamp, lineSpan, traits, opener, position }: Sighting): readonly string[] {
  const before = rich.text.slice(lineSpan.start, stamp.start);
  const isTurn = opener !== '' && /^[\s*_]*[:：]\s/.test(`${rich.text.slice(stamp.end, stamp.end + 6)}\n`);
  // `Ada Lee  0:05` above what she says.
  const isName = position === 'after' && opener === '' && !traits.has('dash') && !traits.has('separator');
  const name = traits.has('bold-lead')
    ? before.trim()
    : isTurn || isName
      ? speakerOfTurn.exec(before)?.[1]
      : traits.has('label')
        ? speakerBefore.exec(before)?.[1]
        : undefined;
  return name === undefined ? none : [name];
}
