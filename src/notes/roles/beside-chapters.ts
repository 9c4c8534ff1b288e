import { timeOfLink, videoOfLink } from '../../chapters/link-time.js';
import type { Span } from '../../text/span.js';
import type { Company } from '../lists/company.js';
import { areForward, isSameLine, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { hardBreak, linksWithin, sourceSpan } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import type { TimeRole } from './role.js';

/** What was perhaps meant as the time of a chapter. */
export interface FoundSpan extends Span {
  readonly found: string;
}

/**
 * Finds the times in further cells of the rows of a list that have words of their own, go forward, and are not where the next
 * chapter starts: chapters in two columns.
 *
 * @param sightings all, in the order of the text
 */
export function timesInFurtherCells(
  list: readonly Sighting[],
  sightings: Iterable<Sighting>,
): readonly FoundSpan[] {
  const starts = new Map(list.flatMap((each) => (each.unit.kind === 'row' ? [[each.unitIndex, each]] : [])));
  if (starts.size < 2) return [];
  const taken = new Set(list.map(writtenStartMs));
  const further: Sighting[] = [];
  for (const sighting of sightings) {
    const own = starts.get(sighting.unitIndex);
    if (own === undefined || isSameLine(own, sighting) || !isNamedCell(sighting)) continue;
    if (writtenStartMs(sighting) > writtenStartMs(own) && !taken.has(writtenStartMs(sighting)))
      further.push(sighting);
  }
  return further.length * 2 > starts.size && areForward(further)
    ? further.map(({ clock, rich, span }) => ({ found: clock.text, ...sourceSpan(rich, span) }))
    : [];
}

/** Whether a time is a cell of its own, and the next cell has words. */
function isNamedCell({ rich, span, lineSpan }: Sighting): boolean {
  const before = rich.text.slice(Math.max(0, span.start - 4), span.start);
  return (
    /[|\n]\s?$/.test(before.replaceAll(hardBreak, '\n')) &&
    /^\s?\|\s[^|]*\p{L}/u.test(rich.text.slice(span.end, lineSpan.end).slice(0, longestCell))
  );
}

const longestCell = 200;

/**
 * Finds the items of a list of linked times whose links lead to a time of the same recording and whose labels are not times:
 * `[@36m](…?t=36m)`.
 */
export function linksWithoutTimes(
  list: readonly Sighting[],
  timed: (unitIndex: number) => boolean,
  units: readonly Unit[],
): readonly FoundSpan[] {
  const linked = list.filter(({ linkMs, unit }) => linkMs !== null && unit.kind === 'item');
  const [first] = linked;
  const last = linked.at(-1);
  if (first?.link == null || last === undefined || linked.length * 2 <= list.length) return [];
  const video = videoOfLink(first.link.href);
  if (video === null) return [];
  const groups = new Set(linked.map(({ unit }) => unit.parent));
  return units.slice(first.unitIndex, last.unitIndex + 1 + furthest).flatMap((unit, offset) => {
    if (unit.kind !== 'item' || !groups.has(unit.parent) || timed(first.unitIndex + offset)) return [];
    const rich = unit.read();
    const [link] = linksWithin(rich, { start: 0, end: mostBefore });
    if (link === undefined || timeOfLink(link.href) === null || videoOfLink(link.href) !== video) return [];
    const label = rich.text.slice(link.start, link.end);
    return label.length > longestLabel || !/\d/.test(label)
      ? []
      : [{ found: label, ...sourceSpan(rich, { start: link.start, end: link.end }) }];
  });
}

/** How many items below the last one are looked at. */
const furthest = 40;
/** A link at the head of its item begins within this many characters. */
const mostBefore = 4;
const longestLabel = 12;

/** Whether a line begins with a mark or a short word, a time and further words: `Nr7 4:10 Jars`. */
export function isNearHead({ unit, span, lineSpan, rich }: Sighting): boolean {
  const before = rich.text.slice(lineSpan.start, span.start).trim();
  const isShort = before.length <= longestHead && /^\S+$/.test(before);
  return (
    isShort &&
    (!unit.wraps || lineSpan.start === 0) &&
    /^[\])}]?\s\p{L}/u.test(rich.text.slice(span.end, lineSpan.end))
  );
}

const longestHead = 12;

/** The first time of each list that the times left out are in, if each of these begins in its first minute: other recordings. */
export function listsOfOthers(
  roles: ReadonlyMap<Sighting, TimeRole>,
  list: readonly Sighting[],
  company: ReadonlyMap<Sighting, Company>,
): readonly FoundSpan[] {
  const chosen = new Set(list.map((each) => company.get(each)));
  const left = Array.from(roles).flatMap(([each, role]) => (role === 'left-out' ? [company.get(each)] : []));
  const lists = [...new Set(left)].flatMap((own) =>
    own === undefined || own.firstMs >= (own.members.length > 1 ? latestBeginMs : 1) || chosen.has(own)
      ? []
      : [own],
  );
  return lists.length === new Set(left).size
    ? lists.flatMap(({ members: [first] }) =>
        first === undefined ? [] : [{ found: first.clock.text, ...sourceSpan(first.rich, first.span) }],
      )
    : [];
}

const latestBeginMs = 60_000;
