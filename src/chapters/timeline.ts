import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Chapter, ChapterMark } from './chapter.js';

/** What shapes a timeline beside the marks themselves. */
export interface TimelineOptions {
  /** Exact duration of the audio, null when there is no audio. */
  readonly durationMs: number | null;
  /** Added to every start and stated end (`--offset`). */
  readonly offsetMs: number;
  /** Title of a chapter to add at 0:00 when the first one starts later (`--intro`). */
  readonly intro: string | null;
}

export interface Timeline {
  /** Every mark, sorted, parents before children; ends at the next start of the same or lesser depth. */
  readonly nested: readonly Chapter[];
  /** What goes into the mp3: one after the other, none of zero length; same starts joined into one chapter. */
  readonly flat: readonly Chapter[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Sorts, shifts and closes the marks. */
export declare function buildTimeline(marks: readonly ChapterMark[], options: TimelineOptions): Timeline;
