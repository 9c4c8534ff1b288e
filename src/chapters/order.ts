import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { ChapterMark } from './chapter.js';

const hourMs = 3_600_000;

/** Times that start again after this much have probably lost their hour; before it they are merely out of order. */
const restartMs = 45 * 60_000;

/** A stretch of marks from which the hour was left out: `[from, to)`, each `addMs` later in truth. */
interface Restart {
  readonly from: number;
  readonly to: number;
  readonly addMs: number;
}

/**
 * Finds timestamps that are not in the order of the text: those whose hour was dropped, and those that are simply
 * out of order.
 *
 * @param marks in the order of the text
 * @param fits whether a start lies within the audio; always true when there is none
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
  const inOrder = longestAscent(meant);
  const misplaced = marks.flatMap((mark, index) => {
    if (inOrder.has(index)) return [];
    const previous = marks[index - 1] ?? mark;
    const args = { startMs: mark.startMs, previousMs: previous.startMs };
    return [createDiagnostic('notes/timestamp-order', args, mark.place)];
  });
  return [...dropped, ...misplaced];
}

/** Stretches that restart after `restartMs` and, with hours added, stand between their neighbours. */
function findRestarts(starts: readonly number[], fits: (startMs: number) => boolean): Restart[] {
  const restarts: Restart[] = [];
  let previousMs = 0;
  let index = 0;
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
  if (first >= hourMs) return null;
  const addMs = Math.ceil((previousMs - first) / hourMs) * hourMs;
  let to = from + 1;
  while (to < starts.length && isWithin(starts[to] ?? 0, starts[to - 1] ?? 0)) to += 1;
  const next = starts[to];
  const lastMs = starts[to - 1] ?? 0;
  // What follows must be later still, or start yet another hour.
  const goesOn = next === undefined || next >= lastMs + addMs || lastMs >= restartMs;
  return goesOn ? { from, to, addMs } : null;
}

/** Whether a start goes on with a stretch that has no hours. */
function isWithin(startMs: number, before: number): boolean {
  return startMs >= before && startMs < hourMs;
}

/**
 * The indices of a longest run of ascending values, so that what is left out is the least that must be out of order.
 * Found from the end, which leaves out the later of two values that changed places: it is the one that goes back.
 */
function longestAscent(values: readonly number[]): ReadonlySet<number> {
  /** By length, the index at which the best run of that length begins: the one with the greatest value. */
  const heads: number[] = [];
  const followers: (number | undefined)[] = [];
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const value = values[index] ?? 0;
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[heads[middle] ?? 0] ?? 0) >= value) low = middle + 1;
      else high = middle;
    }
    followers[index] = low === 0 ? undefined : heads[low - 1];
    heads[low] = index;
  }
  const kept = new Set<number>();
  for (let index = heads.at(-1); index !== undefined; index = followers[index]) kept.add(index);
  return kept;
}
