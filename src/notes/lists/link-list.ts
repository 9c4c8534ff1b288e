import { linkClock } from '../../chapters/link-clock.js';
import { timeOfLink, videoOfLink } from '../../chapters/link-time.js';
import type { Span } from '../../text/span.js';
import type { Section, Sections } from '../roles/sections.js';
import { linesOf } from '../sightings/find-sightings.js';
import type { LinePlace } from '../sightings/line-stamps.js';
import { type Sighting, writtenSteps } from '../sightings/sighting.js';
import { type LinkSpan, linksWithin, type RichText } from '../units/rich-text.js';
import { siblingKey, type Unit } from '../units/unit.js';
import { isPointer } from './pointer.js';

/** Fewer are not a list. */
const leastLinks = 3;
/** The same for links in headings or right below them; below one, a link to the beginning may be alone. */
const leastSections = 2;
/** So many lines are read. */
const mostLines = 5000;
const mostHeadings = 2000;
/** No topic is named by more characters. */
const longestLine = 300;
/** How many of the items or rows next to one another have such a link. */
const leastShare = 0.6;
/** How many of the headings above such links must not say that other times are below. */
const leastNamed = 0.3;
const longestStepMs = 2 * 3_600_000;

/**
 * Finds a list of chapters whose times are in the addresses of links alone (`[Why caches lie](https://youtu.be/x?t=252)`), in notes
 * that write none: three or more items, rows, headings or lines beside one another with one link each into the same recording, each
 * later than the one before.
 */
export function findLinkList(units: readonly Unit[], sections: Sections): readonly Sighting[] {
  const places = new Map<string, Sighting[]>();
  const headed = new Set<readonly Sighting[]>();
  let count = 0;
  for (const [unitIndex, unit] of units.entries()) {
    if (unit.aside !== null || unit.kind === 'tag' || !mayState.test(unit.raw)) continue;
    const rich = unit.read();
    for (const [line, lineSpan] of linesOf(rich.text).entries()) {
      const section = sections.at(unitIndex, line);
      if (!mayBeIn(section) || (unit.kind === 'item' && line > 0)) continue;
      const link = soleLink(rich, lineSpan);
      const words = link === null ? null : wordsBeside(rich, lineSpan, link);
      if (link === null || words === null || isSentence(unit, rich.text.slice(words.start, words.end)))
        continue;
      count += 1;
      if (count > mostLines) return [];
      const key = placeOf(unit, section.id);
      const members = places.get(key) ?? [];
      places.set(key, members);
      members.push(sightingOf({ unit, unitIndex, rich, line, lineSpan }, link, words, members.length));
      if (section.kind === 'chapters') headed.add(members);
    }
  }
  const lists = [...places.values()].filter(
    (members) => isList(members, leastOf(members), headed.has(members)) && isMost(members, units),
  );
  const list = longest(lists);
  return list.length > 0 ? list : findLinkedSections(units, sections);
}

/** Whether what a heading says leaves open that chapters are below it. */
function mayBeIn({ kind }: Section): boolean {
  return kind === null || kind === 'chapters';
}

/** What the address of a link to a time has in it. */
const mayState = /[#?&;](?:t|start|time)=/;

/**
 * Finds chapters whose titles are headings, in notes without times: right below each heading, a link leads to the time and its label
 * only points to the recording (`Approved | [Video](https://youtu.be/x?t=531)`).
 */
function findLinkedSections(units: readonly Unit[], sections: Sections): readonly Sighting[] {
  const headings = units
    .flatMap(({ kind, rank }, index) => (kind === 'heading' ? [{ rank, index }] : []))
    .slice(0, mostHeadings);
  const lists = Array.from(new Set(headings.map(({ rank }) => rank)), (rank) => {
    const own = headings.filter((heading) => heading.rank === rank);
    const members = own
      .flatMap(({ index }) => linkBelow(units, index) ?? [])
      .map((member, index) => ({ ...member, index }));
    const least = members[0]?.linkMs === 0 ? 1 : leastSections;
    // The words of a title may be those of a heading: "New source generators", "Results of the survey".
    const named = members.filter(({ unitIndex, line }) => mayBeIn(sections.at(unitIndex, line)));
    const areMost = members.length >= own.length * leastShare && named.length >= members.length * leastNamed;
    return isList(members, least) && areMost ? members : [];
  });
  return longest(lists);
}

function leastOf(members: readonly Sighting[]): number {
  return members.every(isWholeHeading) ? leastSections : leastLinks;
}

/** Whether a heading is a link and nothing else. */
function isWholeHeading({ unit, lineSpan, span }: Sighting): boolean {
  return unit.kind === 'heading' && span.start <= lineSpan.start && span.end >= lineSpan.end;
}

/** The first of the longest lists; empty if there is none. */
function longest(lists: readonly (readonly Sighting[])[]): readonly Sighting[] {
  return lists.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** The link into the recording in the first line of the paragraph right below a heading. */
function linkBelow(units: readonly Unit[], heading: number): Sighting | null {
  const unitIndex = heading + 1;
  const unit = units[unitIndex];
  if (unit?.kind !== 'paragraph' || unit.aside !== null || !mayState.test(unit.raw)) return null;
  const rich = unit.read();
  const [lineSpan] = linesOf(rich.text);
  const link = lineSpan === undefined ? null : soleLink(rich, lineSpan);
  if (lineSpan === undefined || link === null) return null;
  const label = rich.text.slice(link.start, link.end).toLowerCase();
  if (!link.bare && !isPointer(label)) return null;
  const words = { start: link.end, end: link.end };
  return {
    ...sightingOf({ unit, unitIndex, rich, line: 0, lineSpan }, link, words, 0),
    position: 'alone',
  };
}

/** Items within items are of the same list. */
function placeOf({ kind, group }: Unit, section: number): string {
  if (kind === 'heading') return kind;
  return kind === 'item' || kind === 'row' ? `${kind} ${group}` : `line ${section}`;
}

/** The link of a line that leads to a time, where there is no other. */
function soleLink(rich: RichText, line: Span): LinkSpan | null {
  if (line.end - line.start > longestLine) return null;
  const [link, other] = linksWithin(rich, line).filter(({ href }) => timeOfLink(href) !== null);
  if (link === undefined || other !== undefined) return null;
  // A time that is written was weighed with the others.
  return writtenTime.test(rich.text.slice(link.start, link.end)) ? null : link;
}

const writtenTime = /^[^\p{L}\p{N}]{0,5}\d{1,3}[:：]\d{2}(?:[:：]\d{2})?[^\p{L}\p{N}]{0,5}$/u;

/**
 * Where the title is: the label, with what is before it; or what is next to a label that says nothing; null within a
 * sentence.
 */
function wordsBeside({ text }: RichText, { start, end }: Span, link: LinkSpan): Span | null {
  const isFirst = /^[^\p{L}\p{N}]*$/u.test(text.slice(start, link.start));
  const isLast = /^[^\p{L}\p{N}]*$/u.test(text.slice(link.end, end));
  const isPointing = link.bare || isPointer(text.slice(link.start, link.end).toLowerCase());
  if (!isPointing) return isFirst || isLast ? { start, end: isLast ? link.end : end } : null;
  if (isLast && !isFirst) return { start, end: link.start };
  return isFirst && !isLast ? { start: link.end, end } : null;
}

/** No title of a line of text is longer. */
const longestTitle = 120;

/** Whether a line that is neither an item nor a heading is running text. */
function isSentence({ kind }: Unit, words: string): boolean {
  return kind === 'paragraph' && (words.length > longestTitle || /[.!?。]\s/u.test(`${words} `));
}

function sightingOf(place: LinePlace, link: LinkSpan, words: Sighting['words'], index: number): Sighting {
  const startMs = timeOfLink(link.href) ?? 0;
  const span = {
    start: Math.max(link.start, place.lineSpan.start),
    end: Math.min(link.end, place.lineSpan.end),
  };
  return {
    ...place,
    index,
    position: 'after',
    clock: linkClock(startMs),
    span,
    end: null,
    isOpenStart: false,
    stamp: span,
    opener: '',
    hasAt: false,
    link,
    linkMs: startMs,
    words,
    traits: new Set(),
  };
}

/** Whether links lead into one recording, each further than the one before, or most of them below a heading such as "Chapters". */
function isList(members: readonly Sighting[], least: number, isHeaded = false): boolean {
  const videos = new Set(members.map(({ link }) => videoOfLink(link?.href ?? '') ?? link?.href));
  const steps = writtenSteps(members);
  const forward = steps.filter((step) => step > 0 && step <= longestStepMs).length;
  const areSteps = forward === steps.length || (isHeaded && forward >= steps.length * leastShare);
  return members.length >= least && videos.size === 1 && areSteps;
}

/** Whether most of the items or rows next to them have such a link. */
function isMost(members: readonly Sighting[], units: readonly Unit[]): boolean {
  const keys = new Set(members.map(({ unit }) => siblingKey(unit)));
  if (keys.has(null)) return true;
  return members.length >= units.filter((unit) => keys.has(siblingKey(unit))).length * leastShare;
}
