import type { Chapter, ChapterMark } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { VerifyInput } from './check.js';
import { readingByNotes } from './duration-reading.js';

/** Where the audio ends, as far as is known. */
export interface KnownEnd {
  readonly ms: number;
  /** Whether it was measured or is what the notes state. */
  readonly end: 'measured' | 'stated';
}

/** The end of the audio: measured, else stated, else null. */
export function knownEnd({ notes, chapters, audio }: VerifyInput): KnownEnd | null {
  if (audio?.stream) return { ms: audio.stream.durationMs, end: 'measured' };
  const reading = notes === null ? null : readingByNotes(notes.stated, chapters);
  return reading && { ms: reading.ms, end: 'stated' };
}

/** The chapters that start at the end or after it. */
export function findChaptersAfter(end: KnownEnd, { chapters }: VerifyInput): Diagnostic[] {
  return chapters
    .filter((chapter) => chapter.startMs >= end.ms)
    .map((chapter) => {
      const { mark } = chapter;
      const args = {
        startMs: chapter.startMs,
        endMs: end.ms,
        end: end.end,
        meantMs: mark === undefined ? null : fittingReading(mark, chapter, end.ms),
      };
      return createDiagnostic('verify/chapter-after-end', args, mark?.place ?? null);
    });
}

/** Another reading of the timestamp that is inside the audio, as it would be written: without the shift of `--offset`. */
function fittingReading(mark: ChapterMark, chapter: Chapter, endMs: number): number | null {
  const shiftMs = chapter.startMs - mark.startMs;
  return mark.otherReadings.find((reading) => reading.startMs + shiftMs < endMs)?.startMs ?? null;
}
