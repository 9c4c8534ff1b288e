import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { ChapterMark } from './chapter.js';

const hourMs = 3_600_000;

/** Times that start again after this much have probably lost their hour; before it they are merely out of order. */
const restartMs = 45 * 60_000;

/** A stretch of marks without their hour: `[from, to)`, each of which is really `addMs` later. */
export interface Restart {
  readonly from: number;
  readonly to: number;
  readonly addMs: number;
}

/**
 * Finds timestamps that are not in the order of the text: those whose hour was dropped, and those that are simply
 * earlier than the one before them.
 *
 * @param marks in the order of the text
 * @param fits whether a start is within the audio; always true when there is none
 */
export function checkOrder(marks: readonly ChapterMark[], fits: (startMs: number) => boolean): Diagnostic[] {
  const starts = marks.map((mark) => mark.startMs);
  const restarts = findRestarts(starts, fits);
  const meant = [...starts];
  for (const { from, to, addMs } of restarts) {
    for (let index = from; index < to; index += 1) meant[index] = (starts[index] ?? 0) + addMs;
  }
  const dropped = restarts.flatMap(({ from, to }) => {
    const [mark, previous] = [marks[from], marks[from - 1]];
    if (mark === undefined || previous === undefined) return [];
    const args = {
      startMs: mark.startMs,
      previousMs: previous.startMs,
      readingMs: meant[from] ?? 0,
      count: to - from,
    };
    return [createDiagnostic('notes/hour-dropped', args, mark.place)];
  });
  const misplaced = marks.flatMap((mark, index) => {
    const previous = marks[index - 1];
    if (previous === undefined || (meant[index] ?? 0) >= (meant[index - 1] ?? 0)) return [];
    const args = { startMs: mark.startMs, previousMs: previous.startMs };
    return [createDiagnostic('notes/timestamp-order', args, mark.place)];
  });
  return [...dropped, ...misplaced];
}

/** Stretches that restart after `restartMs` and, with hours added, are between their neighbours. */
export function findRestarts(starts: readonly number[], fits: (startMs: number) => boolean): Restart[] {
  const restarts: Restart[] = [];
  let previousMs = 0;
  // A list that begins after the restart of others is in another order.
  let index = (starts[0] ?? 0) < restartMs ? 0 : starts.length;
  while (index < starts.length) {
    const startMs = starts[index] ?? 0;
    const restart =
      startMs < previousMs && previousMs >= restartMs ? restartAt(starts, index, previousMs) : null;
    if (restart !== null && fits((starts[restart.to - 1] ?? 0) + restart.addMs)) {
      restarts.push(restart);
      previousMs = (starts[restart.to - 1] ?? 0) + restart.addMs;
      index = restart.to;
    } else {
      previousMs = startMs;
      index += 1;
    }
  }
  return restarts;
}

function restartAt(starts: readonly number[], from: number, previousMs: number): Restart | null {
  const first = starts[from] ?? 0;
  const second = starts[from + 1] ?? 0;
  // A single time that goes back, between two in order, is misplaced rather than an hour later.
  const before = starts[from - 1] ?? 0;
  if (first >= hourMs || isWithin(second, before)) return null;
  // It is the one before that is misplaced: `6:12`, `114:50`, `22:31`.
  if (before - (starts[from - 2] ?? 0) > hourMs) return null;
  const addMs = Math.ceil((previousMs - first) / hourMs) * hourMs;
  let to = from + 1;
  while (to < starts.length && isWithin(starts[to] ?? 0, starts[to - 1] ?? 0)) to += 1;
  const next = starts[to];
  const lastMs = starts[to - 1] ?? 0;
  // What follows must be later still, or start yet another hour.
  const goesOn = next === undefined || next >= lastMs + addMs || (lastMs >= restartMs && next < lastMs);
  // An hour later would make a chapter of almost an hour: this is a slip, or another order.
  const isNear = first + addMs - previousMs <= restartMs;
  return goesOn && isNear ? { from, to, addMs } : null;
}

/** Whether a start continues with a stretch that has no hours. */
function isWithin(startMs: number, before: number): boolean {
  return startMs >= before && startMs < hourMs;
}
