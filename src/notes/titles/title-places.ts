import type { Span } from '../../text/span.js';
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

/** A text in which a title stands. */
export interface TitlePlace {
  readonly unit: Unit;
  readonly rich: RichText;
  readonly within: Span;
  /** What is left out of it: a time between the words. */
  readonly without?: Span;
}

/** Finds where the title of each sighting of a list is; null if no text can be it. */
export function findTitlePlaces(
  list: readonly Sighting[],
  units: readonly Unit[],
): readonly (TitlePlace | null)[] {
  const leads = leadTitles(list);
  const places = list.map((one, index) => placeBeside(one, list[index - 1], list[index + 1], leads[index]));
  const taken = new Set(list.map(({ unitIndex }) => unitIndex));
  const alone = list.flatMap((_, index) => (places[index] === null ? [index] : []));
  if (alone.length === 0) return namedAlike(list, places, units);
  const isUsual = alone.length * 2 >= list.length;
  const alternate = alone.every((index) => isItemBelow(list[index], units));
  // A heading names one time, not all of those in the block below it.
  const lone = new Set(list.map(({ unitIndex }) => unitIndex)).size === list.length;
  const above = alone.map((index) => (lone ? headingAbove(list[index], units, taken) : null));
  const withHeading = above.filter((place) => place !== null);
  const isAbove =
    withHeading.length * 2 >= alone.length &&
    (withHeading.length > 1 ||
      list.length === 1 ||
      alone.every((index) => list[index]?.traits.has('lead-words')));
  const around = alone.map((index) => itemAround(list[index], units, taken));
  const areInItems = around.every((item) => item !== null);
  const lines = isAbove
    ? []
    : areInItems
      ? around
      : alone.map((index) => lineAbove(list[index]) ?? unitAbove(list[index], units, taken));
  const first = list[alone[0] ?? 0];
  const last = list[alone.at(-1) ?? 0];
  const areLinesAbove =
    lines.length > 0 &&
    (areInItems ||
      (lines.every((line) => line !== null) &&
        first !== undefined &&
        lineBelow(last) === null &&
        (last === undefined || unitBelow(last, units, taken, true) === null || first.line > 0)));
  const result = [...places];
  for (const [order, index] of alone.entries()) {
    const sighting = list[index];
    if (sighting === undefined) continue;
    result[index] = isAbove
      ? (above[order] ?? null)
      : areLinesAbove
        ? (lines[order] ?? null)
        : (lineBelow(sighting, list[index + 1]) ??
          (isItemBelow(sighting, units) && !alternate ? null : unitBelow(sighting, units, taken, isUsual)));
  }
  return result;
}

/** Rows that all say the same (`Video | 4:18`) below headings are named by those. */
function namedAlike(
  list: readonly Sighting[],
  places: readonly (TitlePlace | null)[],
  units: readonly Unit[],
): readonly (TitlePlace | null)[] {
  const words = new Set(
    places.map((place) =>
      place === null ? '' : place.rich.text.slice(place.within.start, place.within.end).trim(),
    ),
  );
  if (list.length < 2 || words.size !== 1) return places;
  const taken = new Set(list.map(({ unitIndex }) => unitIndex));
  const above = list.map((sighting) => headingAbove(sighting, units, taken));
  if (above.every((place) => place !== null)) return above;
  const parents = list.map(({ unit }) => (unit.kind === 'item' ? unit.parent : null));
  if (new Set(parents).size < list.length) return places;
  const around = parents.map((index) => titleOfItem(index, units, taken));
  return around.every((place) => place !== null) ? around : places;
}

/** Text on the sighting's own line or lines, up to its neighbours in the list. */
function placeBeside(
  sighting: Sighting,
  previous: Sighting | undefined,
  next: Sighting | undefined,
  lead: Span | null | undefined,
): TitlePlace | null {
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
  const end = goesOn ? endOfItem(rich, lineSpan, limit, isLast) : endOfWrapped(sighting, limit);
  const own = found(unit, rich, { start: words.start, end: Math.min(end, limit) });
  if (own !== null || lineSpan.end >= limit) return own;
  const start = lineSpan.end + 1;
  return found(unit, rich, { start, end: Math.min(limit, endOfLine(rich.text, start)) });
}

function found(unit: Unit, rich: RichText, within: Span): TitlePlace | null {
  const text = rich.text.slice(within.start, within.end);
  return /[^\s\p{Cf}\p{Cc}\-–—:：|~.,;()[\]]/u.test(text) ? { unit, rich, within } : null;
}

/** The heading right above a sighting that is alone on its line. */
function headingAbove(
  sighting: Sighting | undefined,
  units: readonly Unit[],
  taken: ReadonlySet<number>,
): TitlePlace | null {
  if (sighting === undefined) return null;
  const index = sighting.unitIndex - 1;
  const unit = units[index];
  if (unit?.kind !== 'heading' || taken.has(index)) return null;
  const rich = unit.read();
  return found(unit, rich, { start: 0, end: rich.text.length });
}

/** The line above it in the same unit. */
function lineAbove(sighting: Sighting | undefined): TitlePlace | null {
  if (sighting === undefined || sighting.line === 0) return null;
  const { rich, unit, lineSpan } = sighting;
  const line = lineEndingBefore(rich.text, lineSpan.start);
  return /\d[:：]\d/.test(rich.text.slice(line.start, line.end)) ? null : found(unit, rich, line);
}

/** No title is longer. */
const longestLine = 2000;

/** The short paragraph or term right above it. */
function unitAbove(
  sighting: Sighting | undefined,
  units: readonly Unit[],
  taken: ReadonlySet<number>,
): TitlePlace | null {
  if (sighting === undefined || sighting.line > 0) return null;
  const index = sighting.unitIndex - 1;
  const unit = units[index];
  if (unit?.kind !== 'paragraph' || taken.has(index) || unit.raw.length > longestTerm) return null;
  const rich = unit.read();
  return found(unit, rich, { start: 0, end: rich.text.length });
}

const longestTerm = 160;

/** The item whose only other paragraph, or whose first item, is the time. */
function itemAround(
  sighting: Sighting | undefined,
  units: readonly Unit[],
  taken: ReadonlySet<number>,
): TitlePlace | null {
  const kind = sighting?.unit.kind;
  if (sighting === undefined || (kind !== 'paragraph' && kind !== 'item')) return null;
  const index = sighting.unitIndex - 1;
  if (sighting.unit.parent !== index) return null;
  // A further paragraph, or items below the time, may be the title as well.
  if (units[sighting.unitIndex + 1]?.parent === (kind === 'item' ? sighting.unitIndex : index)) return null;
  return titleOfItem(index, units, taken);
}

function titleOfItem(
  index: number | null,
  units: readonly Unit[],
  taken: ReadonlySet<number>,
): TitlePlace | null {
  const unit = index === null ? undefined : units[index];
  if (index === null || unit?.kind !== 'item' || taken.has(index)) return null;
  const rich = unit.read();
  return found(unit, rich, { start: 0, end: rich.text.length });
}

/** The line below it in the same unit. */
function lineBelow(sighting: Sighting | undefined, next?: Sighting): TitlePlace | null {
  if (sighting === undefined) return null;
  const { rich, unit } = sighting;
  if (next !== undefined && next.unitIndex === sighting.unitIndex && next.line <= sighting.line + 1)
    return null;
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
function isItemBelow(sighting: Sighting | undefined, units: readonly Unit[]): boolean {
  if (sighting?.unit.kind !== 'item') return false;
  const below = units[sighting.unitIndex + 1];
  return below?.kind === 'item' && below.parent === sighting.unit.parent;
}

/**
 * The next unit. If most others have their titles next to them, this title was forgotten, and only a part of the same item
 * or heading can be it.
 */
function unitBelow(
  { unit: own, unitIndex }: Sighting,
  units: readonly Unit[],
  taken: ReadonlySet<number>,
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
