import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { ChapterMark } from './chapter.js';

const hourMs = 3_600_000;

/** Later than any chapter starts; an editor's timecode read as hours passes it within ten minutes. */
const implausibleMs = 10 * hourMs;

/** Fewer starts than this may be in order by chance. */
const leastInOrder = 5;

/** Starts that go back no further than this may still be hours: two chapters have changed places. */
const longestSlipMs = hourMs / 6;
const longestMeanMs = 1.5 * hourMs;

/** Minutes read as hours are sixty times too late; a chapter of another cut of the episode is not three times too late. */
const farOutFactor = 3;

/**
 * Settles which timestamps are an editor's minutes:seconds:frames rather than hours:minutes:seconds.
 *
 * With the audio known, literal readings past its end give way, when the other reading of every such stamp fits and
 * keeps the order better, or as well where the literal ones are far out; a chapter a little past the end is one of another
 * cut. The stamps of that form that would fit either way follow if that keeps the order better. Without audio nothing is
 * re-read: stamps that cannot be right as they stand are errors.
 *
 * @param marks in the order of the text
 * @param durationMs exact duration of the audio, null when there is none
 * @param toAudio where a start is in the audio
 * @param statedDurationMs what the notes state, null for nothing
 */
export function settleReadings(
  marks: readonly ChapterMark[],
  durationMs: number | null,
  toAudio: (ms: number) => number,
  statedDurationMs: number | null = null,
) {
  if (durationMs === null) return { marks, diagnostics: suspectTimecodes(marks, statedDurationMs) };
  const fits = (startMs: number) => toAudio(startMs) < durationMs;
  const past = marks.filter((mark) => !fits(mark.startMs) && timecodeMs(mark) !== null);
  if (past.length === 0 || !past.every((mark) => fits(timecodeMs(mark) ?? mark.startMs))) {
    return { marks, diagnostics: [] };
  }
  const onlyPast = marks.map((mark) => (fits(mark.startMs) ? mark : asTimecode(mark)));
  const everyOne = marks.map(asTimecode);
  const chosen = countDescents(everyOne) < countDescents(onlyPast) ? everyOne : onlyPast;
  const [descents, literalDescents] = [countDescents(chosen), countDescents(marks)];
  const isFarOut = Math.max(...past.map(({ startMs }) => startMs)) >= farOutFactor * durationMs;
  if (descents > literalDescents || (descents === literalDescents && !isFarOut)) {
    return { marks, diagnostics: [] };
  }
  const diagnostics = chosen.flatMap((mark, index) => {
    const literal = marks[index];
    if (literal === undefined || literal.startMs === mark.startMs) return [];
    const args = {
      startMs: literal.startMs,
      readingMs: mark.startMs,
      durationMs,
    };
    return [createDiagnostic('notes/editor-timecode', args, mark.place)];
  });
  return { marks: chosen, diagnostics };
}

/** The start when read as minutes:seconds:frames, or null when the stamp cannot be one. */
function timecodeMs(mark: ChapterMark): number | null {
  return mark.otherReadings.find(({ kind }) => kind === 'minutes-seconds-frames')?.startMs ?? null;
}

function asTimecode(mark: ChapterMark): ChapterMark {
  const startMs = timecodeMs(mark);
  return startMs === null ? mark : { ...mark, startMs, endMs: null };
}

function countDescents(marks: readonly ChapterMark[]): number {
  return marks.filter((mark, index) => mark.startMs < (marks[index - 1]?.startMs ?? 0)).length;
}

/** Stamps that are hours away, or that leap over the ones after them while the other reading is in order. */
function suspectTimecodes(marks: readonly ChapterMark[], statedDurationMs: number | null): Diagnostic[] {
  // Minutes would take them back to before the chapters in front of them.
  if (areHoursOn(marks) || countDescents(marks.map(asTimecode)) > countDescents(marks)) return [];
  const following = leastFollowing(marks);
  let before = 0;
  return marks.flatMap((mark, index) => {
    const readMs = timecodeMs(mark);
    const next = following[index] ?? Number.POSITIVE_INFINITY;
    const leaps =
      mark.startMs >= hourMs && mark.startMs > next && readMs !== null && readMs >= before && readMs <= next;
    // A stream of a whole day has chapters that many hours from the start.
    const isStated = statedDurationMs !== null && mark.startMs <= statedDurationMs;
    if (readMs === null || isStated || !(mark.startMs >= implausibleMs || leaps)) {
      before = mark.startMs;
      return [];
    }
    before = readMs;
    const args = { startMs: mark.startMs, readingMs: readMs };
    return [createDiagnostic('notes/editor-timecode-suspected', args, mark.place)];
  });
}

/** Whether starts go on hour after hour, as those of a long course do: as minutes they would be a minute apart on average. */
function areHoursOn(marks: readonly ChapterMark[]): boolean {
  const spanMs = (marks.at(-1)?.startMs ?? 0) - (marks[0]?.startMs ?? 0);
  const goOn = marks.every(
    ({ startMs }, index) => startMs >= (marks[index - 1]?.startMs ?? 0) - longestSlipMs,
  );
  return marks.length >= leastInOrder && goOn && spanMs <= (marks.length - 1) * longestMeanMs;
}

/** For each mark the earliest start after it in the text, in its likelier reading. */
function leastFollowing(marks: readonly ChapterMark[]): number[] {
  const least: number[] = [];
  let smallest = Number.POSITIVE_INFINITY;
  for (let index = marks.length - 1; index >= 0; index -= 1) {
    least[index] = smallest;
    const mark = marks[index];
    if (mark === undefined) continue;
    const likely = mark.startMs >= implausibleMs ? (timecodeMs(mark) ?? mark.startMs) : mark.startMs;
    smallest = Math.min(smallest, likely);
  }
  return least;
}
