import type { Sighting } from '../sightings/sighting.js';
import type { BodyChapter } from './body-chapters.js';

const leastTagged = 2;

/**
 * Those without `#chapter`, if others have it, and they have another tag or are the majority: Open Shownotes give a time to
 * every line, such as a link.
 */
export function findUntagged(chapters: readonly BodyChapter[]): readonly Sighting[] {
  const count = chapters.filter(({ sighting }) => sighting.traits.has('chapter-tag')).length;
  if (count < leastTagged) return [];
  const untagged = chapters.flatMap(({ sighting }) => (sighting.traits.has('chapter-tag') ? [] : [sighting]));
  if (untagged.length > count) return untagged;
  return untagged.filter(({ rich, stamp, lineSpan }) =>
    otherTag.test(rich.text.slice(stamp.end, lineSpan.end).slice(-longestTags)),
  );
}

/** `#link`, `#l` at the end of a line. */
const otherTag = /(?:^|\s)#\p{L}[\p{L}\d_-]{0,40}\s*$/u;
const longestTags = 80;
