import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { ChapterMark } from './chapter.js';
import { median } from './median.js';
import { stepsOf } from './steps.js';

/** A chapter shorter than this is over before a player has shown it. */
const leastMs = 2000;

/** Over 5,000 files, the middle step of chapter lists was 34 s and more, that of transcripts 17 s and less. */
const transcript = { leastCount: 30, gapMs: 20_000 };
/**
 * Fewer times than this are only doubted when they are even closer and do not cover half of the audio: a short episode may
 * have short chapters.
 */
const partOfTranscript = { leastCount: 8, gapMs: 10_000 };

/**
 * Says when times follow each other as the lines of a transcript do.
 *
 * @param durationMs of the audio, or as stated; null when neither is known
 */
export function checkDensity(sorted: readonly ChapterMark[], durationMs: number | null): Diagnostic[] {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isCovered = durationMs !== null && last.startMs * 2 >= durationMs;
  const kind = sorted.length >= transcript.leastCount ? transcript : isCovered ? null : partOfTranscript;
  if (kind === null || sorted.length < kind.leastCount) return [];
  const gapMs = median(stepsOf(sorted.map(({ startMs }) => startMs)));
  if (gapMs >= kind.gapMs) return [];
  return [createDiagnostic('notes/looks-like-transcript', { count: sorted.length, gapMs }, first.place)];
}

/**
 * Finds chapters that start together, unless one is a part of the other, or closer than players can show.
 *
 * @param marks in the order of the text
 * @param sorted the same marks by start, parents before children
 */
export function checkSpacing(marks: readonly ChapterMark[], sorted: readonly ChapterMark[]): Diagnostic[] {
  const parents = findParents(marks);
  return sorted.flatMap((mark, index) => {
    const previous = sorted[index - 1];
    if (previous === undefined) return [];
    const { startMs } = mark;
    const gapMs = startMs - previous.startMs;
    if (gapMs >= leastMs) return [];
    if (gapMs > 0) return [createDiagnostic('notes/chapters-close', { startMs, gapMs }, mark.place)];
    if (isAncestor(previous, mark, parents)) return [];
    const args = { startMs, otherTitle: previous.title, otherLine: previous.place.line };
    return [createDiagnostic('notes/duplicate-start', args, mark.place)];
  });
}

/** The mark that each one is a part of: the nearest before it in the text of a lesser depth. */
function findParents(marks: readonly ChapterMark[]): ReadonlyMap<ChapterMark, ChapterMark> {
  const parents = new Map<ChapterMark, ChapterMark>();
  const open: ChapterMark[] = [];
  for (const mark of marks) {
    while ((open.at(-1)?.depth ?? -1) >= mark.depth) open.pop();
    const parent = open.at(-1);
    if (parent !== undefined) parents.set(mark, parent);
    open.push(mark);
  }
  return parents;
}

function isAncestor(
  candidate: ChapterMark,
  mark: ChapterMark,
  parents: ReadonlyMap<ChapterMark, ChapterMark>,
): boolean {
  let ancestor = parents.get(mark);
  while (ancestor !== undefined && ancestor.depth > candidate.depth) ancestor = parents.get(ancestor);
  return ancestor === candidate;
}
