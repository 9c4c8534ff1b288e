import type { RecordingList } from '../../front-matter/recordings.js';
import type { ReadBody } from '../read-body.js';
import { sourceSpan } from '../units/rich-text.js';

const latestFirstMs = 60_000;

/**
 * The lists of texts in data, where they are of several recordings: each begins in the first minute, and none has all the
 * times of another, as a second writing of the same description has.
 *
 * @returns none if one list can be taken for all
 */
export function listsOfSeveral(bodies: readonly ReadBody[]): readonly RecordingList[] {
  const lists = bodies.filter(
    ({ chapters: [first] }) => (first?.mark.startMs ?? latestFirstMs) < latestFirstMs,
  );
  const starts = lists.map(({ chapters }) => new Set(chapters.map(({ mark }) => mark.startMs)));
  const isIn = (few: ReadonlySet<number>, many: ReadonlySet<number>) => [...few].every((ms) => many.has(ms));
  const areSeveral = starts.some((own) => starts.some((other) => !isIn(own, other) && !isIn(other, own)));
  if (!areSeveral) return [];
  return lists.flatMap(({ chapters: [first] }) =>
    first === undefined
      ? []
      : [{ key: `"${first.mark.title}"`, span: sourceSpan(first.sighting.rich, first.sighting.stamp) }],
  );
}
