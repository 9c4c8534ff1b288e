import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { Chapter } from './chapter.js';
import type { OpenChapter } from './ends.js';

/** Ends are rounded to seconds by those who write them. */
const slackMs = 1000;

/**
 * Reports the ends that notes state and no chapter can have: those past the end of the audio one by one, those after the
 * start of the next chapter together.
 *
 * @param open with the ends as stated
 * @param closed the same chapters with the ends that they get
 */
export function checkStatedEnds(
  open: readonly OpenChapter[],
  closed: readonly Chapter[],
  durationMs: number | null,
): readonly Diagnostic[] {
  const cut = open.flatMap(({ startMs, statedEndMs, mark }, index) => {
    const endMs = closed[index]?.endMs ?? null;
    if (statedEndMs === null || endMs === null || mark === undefined) return [];
    return statedEndMs - endMs > slackMs ? [{ startMs, statedEndMs, endMs, place: mark.place }] : [];
  });
  const isPast = ({ statedEndMs }: { statedEndMs: number }) =>
    durationMs !== null && statedEndMs - durationMs > slackMs;
  const past = cut.filter((end) => isPast(end) && end.endMs === durationMs);
  const overlaps = cut.filter((end) => !past.includes(end));
  const [first] = overlaps;
  const pastFindings = past.map(({ place, ...args }) =>
    createDiagnostic('notes/end-past-audio', args, place),
  );
  if (first === undefined) return pastFindings;
  const { place, ...args } = first;
  return [
    ...pastFindings,
    createDiagnostic('notes/end-overlaps', { ...args, count: overlaps.length }, place),
  ];
}
