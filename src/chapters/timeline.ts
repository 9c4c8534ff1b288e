import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { Chapter, ChapterMark } from './chapter.js';
import { closeChapters, type OpenChapter } from './ends.js';
import { byStart, flatten, imageOf } from './flatten.js';
import { checkOrder } from './order.js';
import { settleReadings } from './reading.js';
import { checkDensity, checkSpacing } from './spacing.js';
import { checkStatedEnds } from './stated-ends.js';
import { type Cut, findCutOut, type Insertion, mapTime, type TimelineMap } from './timeline-map.js';

/** What shapes a timeline in addition to the marks. */
export interface TimelineOptions {
  /** Exact duration of the audio, null when there is no audio. */
  readonly durationMs: number | null;
  /** The duration that the notes state. It decides like that of the audio where there is no audio. */
  readonly statedDurationMs?: number | null;
  /** Added to every start and stated end (`--offset`). */
  readonly offsetMs: number;
  /** Pieces that were cut out after the notes were written (`--cut`); none when left out. */
  readonly cuts?: readonly Cut[];
  /** Pieces that were put in since (`--insert`); none when left out. */
  readonly insertions?: readonly Insertion[];
  /** Title of a chapter to add at 0:00 when the first one starts later (`--intro`). */
  readonly intro: string | null;
}

export interface Timeline {
  /** Every mark, sorted, parents before children; ends at the next later start of the same or lesser depth. */
  readonly nested: readonly Chapter[];
  /** What goes into the mp3: one after the other, none of zero length; same starts joined into one chapter. Hidden ones are within others. */
  readonly flat: readonly Chapter[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Sorts, shifts and closes the marks.
 *
 * @param marks in the order of the text
 * @returns whole milliseconds throughout; `flat` never overlaps, and its last end is the duration of the audio, or
 *   null without audio, unless the notes state an earlier one
 * @example
 * ```ts
 * import { buildTimeline, parseNotes } from 'chapterize';
 *
 * const { notes } = parseNotes('notes.md', '- [@0:00] Welcome\n- [@1:30] Letters\n');
 * const { flat } = buildTimeline(notes?.marks ?? [], { durationMs: 120_000, offsetMs: 0, intro: null });
 * console.log(flat.map(({ startMs, endMs, title }) => `${title} ${startMs}-${endMs}`)); // [ 'Welcome 0-90000', 'Letters 90000-120000' ]
 * ```
 */
export function buildTimeline(marks: readonly ChapterMark[], options: TimelineOptions): Timeline {
  const { durationMs, offsetMs, cuts = [], insertions = [], intro, statedDurationMs = null } = options;
  const map: TimelineMap = { offsetMs, cuts, insertions };
  const toAudio = (ms: number) => mapTime(map, ms);
  const endMs = durationMs ?? statedDurationMs;
  const fits = (startMs: number) => endMs === null || toAudio(startMs) < endMs;
  const settled = settleReadings(marks, durationMs, toAudio, statedDurationMs);
  const diagnostics: Diagnostic[] = [...settled.diagnostics, ...checkOrder(settled.marks, fits)];

  const kept = withoutCutOut(settled.marks, map, diagnostics);
  const shifted = kept.map((mark) => shift(mark, map, diagnostics));
  const sorted = [...shifted].sort((a, b) => a.startMs - b.startMs || a.depth - b.depth);
  const asWritten = new Map(shifted.map((mark, index) => [mark, kept[index]]));
  const written = (mark: ChapterMark) => asWritten.get(mark) ?? mark;
  // Marks that an offset moves before the audio are all at 0:00, which says nothing about how close they are.
  const placed = sorted.filter((mark) => toAudio(written(mark).startMs) >= 0);
  diagnostics.push(
    ...checkSpacing(shifted, placed),
    ...checkDensity(placed, endMs),
    ...checkEnd(sorted, durationMs, written, toAudio),
    ...(durationMs === null ? checkStatedEnd(sorted, statedDurationMs) : []),
  );

  const first = sorted[0];
  const open = sorted.map((mark): OpenChapter => ({ ...openChapter(mark), mark: written(mark) }));
  if (first !== undefined && first.startMs > 0) {
    if (intro === null) diagnostics.push(lateStart(first));
    else open.unshift({ startMs: 0, statedEndMs: null, title: intro, url: null, depth: 0, line: null });
  }
  const listed = open.filter(({ hidden }) => hidden !== true);
  const visible = closeChapters(listed, durationMs);
  // A mark that is not for lists ends no chapter: it is within the one that is listed.
  const isAnyHidden = visible.length < open.length;
  const hidden = isAnyHidden
    ? closeChapters(open, durationMs).filter((chapter) => chapter.hidden === true)
    : [];
  const unlisted = open.filter((chapter) => chapter.hidden === true);
  diagnostics.push(
    ...checkStatedEnds(listed, visible, durationMs),
    ...checkStatedEnds(unlisted, hidden, durationMs),
  );
  return {
    nested: byStart(visible, hidden),
    flat: byStart(flatten(visible, durationMs), flatten(hidden, durationMs)),
    diagnostics,
  };
}

/** The marks that are still in the audio; each of the others is reported. */
function withoutCutOut(
  marks: readonly ChapterMark[],
  map: TimelineMap,
  diagnostics: Diagnostic[],
): readonly ChapterMark[] {
  if (map.cuts.length === 0) return marks;
  const cutOut = findCutOut(map, marks);
  return marks.filter((mark, index) => {
    if (cutOut[index] !== true) return true;
    diagnostics.push(
      createDiagnostic('notes/cut-out', { startMs: mark.startMs, title: mark.title }, mark.place),
    );
    return false;
  });
}

/** A mark moved to its place in the audio; what would be before the audio is an error and stays at its start. */
function shift(mark: ChapterMark, map: TimelineMap, diagnostics: Diagnostic[]): ChapterMark {
  const startMs = mapTime(map, mark.startMs);
  if (startMs < 0) {
    const args = { startMs: mark.startMs, offsetMs: startMs - mark.startMs };
    diagnostics.push(createDiagnostic('notes/offset-before-start', args, mark.place));
  }
  const endMs = mark.endMs === null ? null : mapTime(map, mark.endMs);
  if (endMs !== null && endMs <= startMs) {
    const args = { startMs: mark.startMs };
    diagnostics.push(createDiagnostic('notes/end-before-start', args, mark.place));
  }
  return {
    ...mark,
    startMs: Math.max(startMs, 0),
    endMs: endMs !== null && endMs > Math.max(startMs, 0) ? endMs : null,
  };
}

function openChapter(mark: ChapterMark): OpenChapter {
  const { startMs, endMs, title, url, hidden, depth, place } = mark;
  const rare = { ...imageOf(mark), ...(hidden === true ? { hidden } : {}) };
  return { startMs, statedEndMs: endMs, title, url, ...rare, depth, line: place.line };
}

function lateStart(first: ChapterMark): Diagnostic {
  return createDiagnostic('notes/first-chapter-late', { startMs: first.startMs }, first.place);
}

/** A stated duration is rounded, and may leave out what surrounds the episode. */
const statedSlackMs = 60_000;

/** Without audio, chapters that start after the end that the notes state. */
function checkStatedEnd(sorted: readonly ChapterMark[], statedMs: number | null): Diagnostic[] {
  if (statedMs === null) return [];
  const late = sorted.filter(({ startMs }) => startMs > statedMs + statedSlackMs);
  const [first] = late;
  if (first === undefined) return [];
  const args = { startMs: first.startMs, durationMs: statedMs, further: late.length - 1 };
  return [createDiagnostic('notes/chapter-past-stated-end', args, first.place)];
}

/** Chapters that start where the audio is over, each with the reading that would be in its place. */
function checkEnd(
  sorted: readonly ChapterMark[],
  durationMs: number | null,
  written: (mark: ChapterMark) => ChapterMark,
  toAudio: (ms: number) => number,
): Diagnostic[] {
  if (durationMs === null) return [];
  const lastWithin = sorted.findLast((mark) => mark.startMs < durationMs)?.startMs ?? 0;
  return sorted
    .filter((mark) => mark.startMs >= durationMs)
    .map((mark) => {
      // `1:02:03` for `1:02` is the slip that is seen; it is proposed only where it would continue the order of the others.
      const readingMs = Math.floor(written(mark).startMs / 60_000) * 1000;
      const shiftedMs = toAudio(readingMs);
      const plausible = mark.otherReadings.length > 0 && shiftedMs >= lastWithin && shiftedMs < durationMs;
      const args = {
        startMs: mark.startMs,
        durationMs,
        readingMs: plausible ? readingMs : null,
      };
      return createDiagnostic('notes/chapter-past-end', args, mark.place);
    });
}
