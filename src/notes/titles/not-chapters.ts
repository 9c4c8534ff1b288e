import type { Company } from '../lists/company.js';
import type { Sighting } from '../sightings/sighting.js';
import { linksWithin } from '../units/rich-text.js';
import type { BodyChapter, BodyTitle } from './body-chapters.js';

/** The times in a list that start no chapter of their own. */
export function findNotChapters(
  chapters: readonly BodyChapter[],
  company: ReadonlyMap<Sighting, Company>,
): ReadonlySet<Sighting> {
  return new Set([...findRepeated(chapters), ...findBareMarks(chapters, company), ...findUntagged(chapters)]);
}

/** Those that repeat an earlier one, time, title and link: a line or a list that was written twice. */
function findRepeated(chapters: readonly BodyChapter[]): readonly Sighting[] {
  const seen = new Set<string>();
  return chapters.flatMap(({ mark: { startMs, title, url }, sighting }) => {
    const key = `${startMs} ${url} ${title}`;
    if (title !== '' && seen.has(key)) return [sighting];
    seen.add(key);
    return [];
  });
}

/**
 * Those without a title in places where none has one, or where others are named by the headings above them: marks in running
 * text.
 */
function findBareMarks(
  chapters: readonly BodyChapter[],
  company: ReadonlyMap<Sighting, Company>,
): readonly Sighting[] {
  const titled = chapters.filter(({ title }) => title !== null);
  if (titled.length < 2 || titled.length === chapters.length) return [];
  const places = new Set(titled.map(({ sighting }) => company.get(sighting)?.place));
  const areHeaded = titled.every(({ title, sighting }) => title !== null && isHeadingAbove(title, sighting));
  return chapters.flatMap(({ title, sighting }) => {
    const isElsewhere = areHeaded || !places.has(company.get(sighting)?.place);
    return title === null && !sighting.hasAt && isElsewhere ? [sighting] : [];
  });
}

function isHeadingAbove({ unit }: BodyTitle, sighting: Sighting): boolean {
  return unit.kind === 'heading' && unit !== sighting.unit;
}

const leastTagged = 2;

/**
 * Those without `#chapter`, if others have it, and they have another tag or an address or are more than one: Open Shownotes
 * give a time to every line, such as a link.
 */
function findUntagged(chapters: readonly BodyChapter[]): readonly Sighting[] {
  const count = chapters.filter(({ sighting }) => sighting.traits.has('chapter-tag')).length;
  if (count < leastTagged) return [];
  const untagged = chapters.flatMap(({ sighting }) => (sighting.traits.has('chapter-tag') ? [] : [sighting]));
  if (untagged.length > 1) return untagged;
  return untagged.filter(
    ({ rich, stamp, lineSpan }) =>
      otherTag.test(rich.text.slice(stamp.end, lineSpan.end).slice(-longestTags)) ||
      linksWithin(rich, lineSpan).some(({ bare }) => bare),
  );
}

/** `#link`, `#l` at the end of a line. */
const otherTag = /(?:^|\s)#\p{L}[\p{L}\d_-]{0,40}\s*$/u;
const longestTags = 80;
