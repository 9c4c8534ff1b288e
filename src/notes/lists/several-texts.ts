import type { ChapterMark } from '../../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import type { RecordingList } from '../../front-matter/recordings.js';
import type { ReadBody } from '../read-body.js';
import { sourceSpan } from '../units/rich-text.js';

/** So many times go forward only in a list. */
const leastChapters = 3;
const latestFirstMs = 60_000;
/** Two writings of the same description may round their times differently. */
const slackMs = 2000;

/**
 * The lists of texts in data, where they are of several recordings: each begins in the first minute or has three chapters, and most of its times
 * are not in the other, unlike those of a second writing of the same description.
 *
 * @returns none if one list can be taken for all
 */
export function listsOfSeveral(bodies: readonly ReadBody[]): readonly RecordingList[] {
  const lists = bodies.filter(
    ({ chapters }) =>
      chapters.length >= leastChapters || (chapters[0]?.mark.startMs ?? latestFirstMs) < latestFirstMs,
  );
  const starts = lists.map(({ chapters }) => chapters.map(({ mark }) => mark.startMs));
  const areSeveral = starts.some((own) =>
    starts.some((other) => !areMostIn(own, other) && !areMostIn(other, own)),
  );
  if (!areSeveral) return [];
  return lists.flatMap(({ chapters: [first] }) =>
    first === undefined
      ? []
      : [{ key: `"${first.mark.title}"`, span: sourceSpan(first.sighting.rich, first.sighting.stamp) }],
  );
}

/** The times of a list that is not read, if most are not those of chapters: it may be of another recording. */
export function timesOfOther({ chapters }: ReadBody, marks: readonly ChapterMark[]): readonly Diagnostic[] {
  const [first] = chapters;
  const starts = chapters.map(({ mark }) => mark.startMs);
  const taken = marks.map(({ startMs }) => startMs);
  if (first === undefined || areMostIn(starts, taken)) return [];
  const { place, startMs } = first.mark;
  const lines = chapters.map(({ mark, sighting }) => ({ line: mark.place.line, found: sighting.clock.text }));
  const others = startMs < latestFirstMs ? [place.line] : [];
  return [createDiagnostic('notes/time-left-out', { lines, others }, place)];
}

function areMostIn(own: readonly number[], others: readonly number[]): boolean {
  const common = own.filter((ms) => others.some((other) => Math.abs(other - ms) <= slackMs));
  return common.length * 2 > own.length;
}
