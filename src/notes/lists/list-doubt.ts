import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import type { Sighting } from '../sightings/sighting.js';
import type { BodyChapter } from '../titles/body-chapters.js';
import type { Unit } from '../units/unit.js';
import type { Company } from './company.js';
import { doubtsAbout } from './whole-list.js';

/**
 * Doubts a list of times that may be something else: of another recording, of a day, lengths, results, verses. Not one of
 * several that says by itself that it is of chapters, by `@`, links to its times, template tags or a heading, or that spans
 * the stated length.
 *
 * @param lengthMs what the notes say of the length of the recording; null for nothing
 */
export function findListDoubt(
  chapters: readonly BodyChapter[],
  company: ReadonlyMap<Sighting, Company>,
  units: readonly Unit[],
  lengthMs: number | null,
): readonly Diagnostic[] {
  const [first] = chapters;
  if (first === undefined) return [];
  const isMarked = chapters.filter(isOfChapters).length * 2 >= chapters.length;
  // A link to one moment, later on, may be all that notes have to say of it.
  const isLone = chapters.length === 1 && first.mark.startMs > latestBeginMs && !first.sighting.hasAt;
  if (isMarked && !isLone) return [];
  const kind = company.get(first.sighting)?.section.kind ?? null;
  if (kind === 'chapters' && first.mark.startMs <= latestBeginMs) return [];
  if (spansRecording(first.mark.startMs, chapters.at(-1)?.mark.startMs ?? 0, lengthMs)) return [];
  const reasons = isMarked ? (['late', 'few'] as const) : doubtsAbout(chapters, units, kind, lengthMs);
  if (reasons.length === 0) return [];
  const args = { found: first.sighting.clock.text, count: chapters.length, reasons };
  return [createDiagnostic('notes/doubtful-list', args, first.mark.place)];
}

const latestBeginMs = 60_000;

/**
 * Whether a list begins with a recording and ends in its second half: then it is a list of that recording. Null is an
 * unknown length.
 */
export function spansRecording(firstMs: number, lastMs: number, lengthMs: number | null): boolean {
  return lengthMs !== null && firstMs <= latestBeginMs && lastMs <= lengthMs && lastMs * 2 >= lengthMs;
}

/** Whether a time is written as only the start of a chapter is. */
function isOfChapters({ sighting }: BodyChapter): boolean {
  const { hasAt, linkMs, unit, traits, clock } = sighting;
  const isLinked = linkMs !== null || traits.has('linked-beside') || clock.form === 'link';
  return hasAt || isLinked || unit.kind === 'tag' || traits.has('chapter-tag') || clock.form === 'unix';
}
