import { smallLetters } from '../../text/small-letters.js';
import type { Span } from '../../text/span.js';
import { isPointer } from '../lists/pointer.js';
import { linesOf } from '../sightings/find-sightings.js';
import type { Sighting } from '../sightings/sighting.js';
import { hardBreak, type RichText } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import { leadTitles } from './lead-titles.js';
import {
  endOfItem,
  endOfLine,
  endOfWrapped,
  lineEndingBefore,
  stampedStartOf,
  startOfWords,
} from './line-ends.js';
import { titleLabels } from './title-labels.js';
import { wrapWidth } from './wrapped-lines.js';

/** A text with a title in it. */
export interface TitlePlace {
  readonly unit: Unit;
  readonly rich: RichText;
  readonly within: Span;
  /** What is left out of it: a time between the words. */
  readonly without?: Span;
}

/** Where the title of each sighting of a list is; null if no text can be it. */
export type TitlePlaces = readonly (TitlePlace | null)[];

/** The units of the notes, and the indexes of those in which the list has times. */
interface Body {
  readonly units: readonly Unit[];
  readonly taken: ReadonlySet<number>;
}

/** Finds where the title of each sighting of a list is. */
export function findTitlePlaces(list: readonly Sighting[], units: readonly Unit[]): TitlePlaces {
  const leads = leadTitles(list);
  const areLabelled = list.some(({ traits }) => traits.has('label') || traits.has('parted'));
  const labels = areLabelled ? titleLabels(list) : [];
  // Few lists need it, and what finds it is only loaded for those.
  let known: number | null | undefined;
  const width = () => (known === undefined ? (known = wrapWidth(list)) : known);
  const places = list.map((one, index) => {
    const own = placeBeside(one, {
      previous: list[index - 1],
      next: list[index + 1],
      lead: leads[index],
      width,
    });
    const label = labels[index] ?? null;
    if (own === null || label === null) return own;
    return { ...own, within: { start: label.start, end: own.within.end }, without: label.without };
  });
  const body = { units, taken: new Set(list.map(({ unitIndex }) => unitIndex)) };
  const alone = list.filter((_, index) => places[index] === null);
  const [first] = alone;
  const last = alone.at(-1);
  if (first === undefined || last === undefined) return namedAlike(list, places, body);
  // A heading names one time, not all of those in the block below it.
  const above = alone.map((one) => (body.taken.size === list.length ? headingAbove(one, body) : null));
  const headed = above.filter((place) => place !== null).length;
  const isAbove =
    headed * 2 >= alone.length &&
    (headed > 1 || list.length === 1 || alone.every(({ traits }) => traits.has('lead-words')));
  const around = alone.map((one) => itemAround(one, body));
  const areInItems = around.every((item) => item !== null);
  const lines = areInItems ? around : alone.map((one) => lineAbove(one) ?? unitAbove(one, body));
  const areLinesAbove =
    areInItems ||
    (lines.every((line) => line !== null) &&
      lineBelow(last) === null &&
      (unitBelow(last, body, true) === null || first.line > 0));
  const chosen = isAbove ? above : areLinesAbove ? lines : null;
  if (chosen !== null) {
    const titles = new Map(alone.map((one, order) => [one, chosen[order] ?? null]));
    return list.map((one, index) => places[index] ?? titles.get(one) ?? null);
  }
  const isUsual = alone.length * 2 >= list.length;
  const alternate = alone.every((one) => isItemBelow(one, body));
  return list.map((one, index) => {
    const own = places[index] ?? lineBelow(one, list[index + 1]);
    return own ?? (isItemBelow(one, body) && !alternate ? null : unitBelow(one, body, isUsual));
  });
}

/** Rows that all say the same (`Video | 4:18`), or only point to the recording, are named by the headings right above them. */
function namedAlike(list: readonly Sighting[], places: TitlePlaces, body: Body): TitlePlaces {
  const wordsOf = (place: TitlePlace | null | undefined) =>
    place ? place.rich.text.slice(place.within.start, place.within.end).trim() : '';
  const words = places.map(wordsOf);
  const areAlike = words.every((each) => each === words[0]);
  if (!areAlike && !body.units.some(({ kind }) => kind === 'heading')) return places;
  const above = list.map((sighting) => headingAbove(sighting, body));
  const areHeaded = above.filter((place) => place !== null).length > 1;
  const named = words.map((each, index) =>
    areAlike || (areHeaded && isPointer(smallLetters(each))) ? above[index] : undefined,
  );
  const headed = named.filter((place) => place !== undefined);
  if (headed.length < 2) return places;
  if (headed.every((place) => place !== null)) return named.map((place) => place ?? null);
  const parents = list.map(({ unit }) => (unit.kind === 'item' ? unit.parent : null));
  if (!areAlike || new Set(parents).size < list.length) return places;
  const around = parents.map((index) => wholeUnit(index, 'item', body));
  return around.every((place) => place !== null) ? around : places;
}

/** What a sighting has around it in the list. */
interface Beside {
  readonly previous: Sighting | undefined;
  readonly next: Sighting | undefined;
  readonly lead: Span | null | undefined;
  readonly width: () => number | null;
}

/** Text on the sighting's own line or lines, up to its neighbours in the list. */
function placeBeside(sighting: Sighting, { previous, next, lead, width }: Beside): TitlePlace | null {
  const { unit, rich, words, lineSpan, position } = sighting;
  if (position === 'alone') return lead ? { unit, rich, within: lead } : null;
  if (position === 'after') {
    const start = startOfWords(sighting, previous);
    return found(unit, rich, { start, end: words.end });
  }
  const limit = next?.unitIndex === sighting.unitIndex ? stampedStartOf(next) : rich.text.length;
  if (position === 'between') {
    const own = found(unit, rich, {
      start: words.start,
      end: Math.min(endOfItem(rich, lineSpan, limit), limit),
    });
    return own === null ? null : { ...own, without: sighting.stamp };
  }
  if (sighting.traits.has('run-on') || sighting.traits.has('bold-title'))
    return found(unit, rich, { start: words.start, end: Math.min(words.end, limit) });
  const goesOn = unit.wraps && (unit.kind !== 'item' || sighting.line === 0);
  const isLast = next === undefined && unit.kind === 'item';
  const end = goesOn ? endOfItem(rich, lineSpan, limit, isLast) : endOfWrapped(sighting, limit, width);
  const own = found(unit, rich, { start: words.start, end: Math.min(end, limit, words.end) });
  if (own !== null || lineSpan.end >= limit) return own;
  const start = lineSpan.end + 1;
  return found(unit, rich, { start, end: Math.min(limit, endOfLine(rich.text, start)) });
}

function found(unit: Unit, rich: RichText, within: Span): TitlePlace | null {
  const text = rich.text.slice(within.start, within.end);
  return /[^\s\p{Cf}\p{Cc}\-–—:：|~.,;()[\]]/u.test(text) ? { unit, rich, within } : null;
}

/** All of a unit; null if it is of another kind, taken, or has no words. */
function wholeUnit(index: number | null, kind: Unit['kind'], { units, taken }: Body): TitlePlace | null {
  const unit = index === null ? undefined : units[index];
  if (index === null || unit?.kind !== kind || taken.has(index)) return null;
  const rich = unit.read();
  return found(unit, rich, { start: 0, end: rich.text.length });
}

/** The heading right above a sighting that is alone on its line; "Watch from 4:10" may be anywhere in its section. */
function headingAbove({ unitIndex, traits }: Sighting, body: Body): TitlePlace | null {
  let index = unitIndex - 1;
  if (traits.has('lead-words'))
    while (index > 0 && body.units[index]?.kind !== 'heading' && !body.taken.has(index)) index -= 1;
  return wholeUnit(index, 'heading', body);
}

/** The line above it in the same unit. */
function lineAbove({ rich, unit, line: number, lineSpan }: Sighting): TitlePlace | null {
  if (number === 0) return null;
  const line = lineEndingBefore(rich.text, lineSpan.start);
  return /\d[:：]\d/.test(rich.text.slice(line.start, line.end)) ? null : found(unit, rich, line);
}

/** No title is longer. */
const longestLine = 2000;

/** The short paragraph or term right above it. */
function unitAbove({ unitIndex, line }: Sighting, body: Body): TitlePlace | null {
  const index = unitIndex - 1;
  if (line > 0 || (body.units[index]?.raw.length ?? 0) > longestTerm) return null;
  return wholeUnit(index, 'paragraph', body);
}

const longestTerm = 160;

/** The item whose only other paragraph, or whose first item, is the time. */
function itemAround({ unit: { kind, parent }, unitIndex }: Sighting, body: Body): TitlePlace | null {
  const index = unitIndex - 1;
  if ((kind !== 'paragraph' && kind !== 'item') || parent !== index) return null;
  // A further paragraph, or items below the time, may be the title as well.
  if (body.units[unitIndex + 1]?.parent === (kind === 'item' ? unitIndex : index)) return null;
  return wholeUnit(index, 'item', body);
}

/** The line below it in the same unit. */
function lineBelow(sighting: Sighting, next?: Sighting): TitlePlace | null {
  const { rich, unit } = sighting;
  if (next?.unitIndex === sighting.unitIndex && next.line <= sighting.line + 1) return null;
  const { end } = sighting.lineSpan;
  let start = end;
  while (start < rich.text.length && (rich.text[start] === '\n' || rich.text[start] === hardBreak))
    start += 1;
  if (start === end) return null;
  if (unit.wraps)
    return found(unit, rich, {
      start,
      end: next?.unitIndex === sighting.unitIndex ? stampedStartOf(next) : rich.text.length,
    });
  const line = linesOf(rich.text.slice(start, start + longestLine))[0];
  return line === undefined ? null : found(unit, rich, { start, end: start + line.end });
}

/** Whether the next item of the same list is below, which is a title only where times and titles take turns. */
function isItemBelow({ unit, unitIndex }: Sighting, { units }: Body): boolean {
  const below = units[unitIndex + 1];
  return unit.kind === 'item' && below?.kind === 'item' && below.parent === unit.parent;
}

/**
 * The next unit. If most others have their titles next to them, this title was forgotten, and only a part of the same item
 * or heading can be it.
 */
function unitBelow(
  { unit: own, unitIndex }: Sighting,
  { units, taken }: Body,
  isUsual: boolean,
): TitlePlace | null {
  const index = unitIndex + 1;
  const unit = units[index];
  if (unit === undefined || taken.has(index)) return null;
  const isWithin = unit.parent === unitIndex || own.kind === 'heading';
  // What is below a list is not of its last term.
  if (own.kind === 'paragraph' && own.group !== null && unit.group !== own.group) return null;
  if (!isUsual && (!isWithin || unit.kind === 'heading')) return null;
  const rich = unit.read();
  return found(unit, rich, { start: 0, end: rich.text.length });
}
