import { lengthLabel } from '../../chapters/surroundings.js';
import { hasLetter } from '../../text/letters.js';
import { smallLetters } from '../../text/small-letters.js';
import type { Sections } from '../roles/sections.js';
import { readLine } from '../sightings/read-line.js';
import { areForward, isSameLine, lineOf, type Sighting, writtenStartMs } from '../sightings/sighting.js';

/** Fewer lines that begin with the same word are not a list. */
const leastLines = 3;
/** So many lines are read. */
const mostLines = 5000;
/** No chapter of verses, no song and no round of a game is this early; a list of chapters begins here. */
const latestFirstMs = 60_000;
/** The word before a time is no longer. */
const longestLead = 24;

/**
 * Finds a list of chapters in notes that have no other, in which the same word is before each time, whatever it means:
 * `Minuuttina 0:00 Alku`, `Minuuttina 4:30 Kirjeet`. They are three or more, go forward and begin within the first minute.
 */
export function findLedList(sightings: readonly Sighting[], sections: Sections): readonly Sighting[] {
  const groups = new Map<string, Sighting[]>();
  for (const [index, sighting] of sightings.entries()) {
    if (groups.size >= mostLines) return [];
    const before = sightings[index - 1];
    const isFirst = before === undefined || !isSameLine(before, sighting);
    const lead = isFirst ? leadBefore(sighting) : null;
    const { kind } = sections.at(sighting.unitIndex, sighting.line);
    if (lead === null || (kind !== null && kind !== 'chapters')) continue;
    const group = groups.get(lead);
    if (group === undefined) groups.set(lead, [sighting]);
    else group.push(sighting);
  }
  const lists = [...groups.values()].filter((group) => isList(group, sightings));
  const longest = lists.reduce<readonly Sighting[]>(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
  return longest.flatMap(withoutLead);
}

/**
 * The words between the start of a line, or the number of its item, and its first time; null if there are none, or where
 * they say what the time is.
 */
function leadBefore({ unit, rich, lineSpan, span, traits }: Sighting): string | null {
  if (unit.aside !== null || traits.has('verse') || traits.has('broadcast')) return null;
  if (span.start - lineSpan.start > longestLead || !hasLetter(rich.text.slice(span.end, lineSpan.end)))
    return null;
  const lead = rich.text.slice(lineSpan.start, span.start).replace(/^\s*\d{1,3}[.)]\s/u, '');
  return hasLetter(lead) && !/[\d([{<]/.test(lead) && !lengthLabel.test(smallLetters(lead))
    ? lead.trim()
    : null;
}

/** Other lines between those of the list; a speaker's name alternates with other names. */
const mostOthers = 0.2;

function isList(group: readonly Sighting[], all: readonly Sighting[]): boolean {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined || group.length < leastLines) return false;
  const between = all.slice(first.index, last.index + 1).filter(({ position }) => position !== 'before');
  const lines = new Set(between.map(lineOf)).size;
  if (writtenStartMs(first) >= latestFirstMs || lines - group.length > mostOthers * group.length)
    return false;
  return areForward(group);
}

/** The time as it would be read if its line began with it. */
function withoutLead({
  unit,
  unitIndex,
  rich,
  line,
  lineSpan,
  clock,
  span,
  end,
  index,
}: Sighting): Sighting[] {
  const clocks = [{ clock, ...span }, ...(end === null ? [] : [{ clock: end.clock, ...end.span }])];
  const place = { unit, unitIndex, rich, line, lineSpan: { start: span.start, end: lineSpan.end } };
  const [sighting] = readLine(place, clocks, index);
  return sighting?.position === 'before' ? [sighting] : [];
}
