import type { FrontMatter } from '../front-matter/front-matter.js';
import type { RecordingList } from '../front-matter/recordings.js';
import type { SourceText } from '../text/source-text.js';
import { listsOfSeveral } from './lists/several-texts.js';
import { type ReadBody, readBody } from './read-body.js';
import { findCodeStrings } from './units/code-strings.js';
import { readUnits } from './units/units.js';
import { readValueUnits } from './units/value-text.js';

/** The text whose list of chapters is read, and what is known of the others. */
export interface ListedText {
  readonly body: ReadBody;
  /** The body, or the value with the most chapters where the body has none. */
  readonly read: ReadBody;
  /** The text with the most times; the first of several. */
  readonly fullest: ReadBody;
  /** The lists of values that are of several recordings. */
  readonly several: readonly RecordingList[];
  /** The values of several lines that are not read. */
  readonly others: readonly ReadBody[];
}

/** A line end that is written as an escape right before a time: nothing but strings of programs has it. */
const escapedLine = /\\n[^\\\n]{0,8}\d:\d/;

/**
 * Reads the body and the values of several lines, such as the description of a video, and takes a list of these where neither
 * the body nor the front matter has one. The stated duration is evidence; where its text has several readings, the first that
 * gives a list.
 *
 * @param bodyLine lines before the body
 * @param end offset where reading stops
 */
export function findListedText(
  source: SourceText,
  { bodyStart, chapters, stated, texts }: FrontMatter,
  bodyLine: number,
  end: number,
): ListedText {
  const isConfirmed = chapters.length > 0;
  const readValues = (durationMs: number | null) => {
    const inCode = escapedLine.test(source.text) ? findCodeStrings(source.text, bodyStart, end) : [];
    return [...texts, ...inCode].map((text) => readBody(source, readValueUnits(source, text), durationMs));
  };
  const readWith = (durationMs: number | null): ListedText => {
    const body = readBody(source, readUnits(source.text, source.lines.starts, bodyLine, end), durationMs);
    const values = readValues(durationMs);
    return body.chapters.length > 0 || isConfirmed
      ? { body, read: body, fullest: body, several: [], others: values }
      : besideBody(body, values);
  };
  const [durationMs = null, ...others] = credibleDurations(stated);
  const first = readWith(durationMs);
  if (isConfirmed || first.read.chapters.length > 0) return first;
  return firstListed(others, readWith) ?? first;
}

/** A body without chapters beside the values, of which one may have them. */
function besideBody(body: ReadBody, values: readonly ReadBody[]): ListedText {
  const several = values.length > 1 ? listsOfSeveral(values) : [];
  const fullest = values.reduce((most, each) => (each.roles.size > most.roles.size ? each : most), body);
  const read = several.length > 0 ? body : (longest(values) ?? body);
  return { body, read, fullest, several, others: values.filter((each) => each !== read) };
}

/** The text as read with the first duration that gives it a list; null if none does. */
function firstListed(
  durations: readonly (number | null)[],
  readWith: (durationMs: number | null) => ListedText,
): ListedText | null {
  for (const durationMs of durations) {
    const found = readWith(durationMs);
    if (found.read.chapters.length > 0) return found;
  }
  return null;
}

/** The text with the most chapters; null if none has any. */
function longest(texts: readonly ReadBody[]): ReadBody | null {
  const [best] = texts.toSorted((a, b) => b.chapters.length - a.chapters.length);
  return best === undefined || best.chapters.length === 0 ? null : best;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The stated duration in the readings that its text has: `1:06` may be an hour and six minutes. The last is null, because
 * what is stated may be wrong. A bare number that would mean days is left out: it is more likely a size, or milliseconds.
 */
function credibleDurations({ durationMs }: FrontMatter['stated']): readonly (number | null)[] {
  const isNumber = durationMs !== null && durationMs.value > dayMs && /^\d+$/.test(durationMs.text);
  return durationMs === null || isNumber ? [null] : [durationMs.value, ...durationMs.otherReadingsMs, null];
}
