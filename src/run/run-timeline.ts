import { buildTimeline, type Timeline } from '../chapters/timeline.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { readingByNotes } from '../verify/duration-reading.js';
import type { Settings } from './options.js';

/**
 * The timeline of notes, as every command builds it: where there is no audio, the duration that the notes state decides how
 * a time is read.
 *
 * @param durationMs of the audio, null when there is none
 */
export function buildRunTimeline(
  notes: ShowNotes | null,
  durationMs: number | null,
  settings: Settings,
): Timeline {
  const marks = notes?.marks ?? [];
  const statedDurationMs = notes === null ? null : (readingByNotes(notes.stated, marks)?.ms ?? null);
  return buildTimeline(marks, { ...settings, durationMs, statedDurationMs });
}
