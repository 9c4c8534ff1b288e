/** A piece that was cut out, in the times before all cuts and insertions. */
export interface Cut {
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
}

/** A piece that was put in, in the times before all cuts and insertions. */
export interface Insertion {
  readonly atMs: number;
  readonly durationMs: number;
}

/** How the times of notes became those of the audio. */
export interface TimelineMap {
  readonly cuts: readonly Cut[];
  readonly insertions: readonly Insertion[];
  /** Added to every time; negative for a piece that was cut off at the start. */
  readonly offsetMs: number;
}

/** Where a time of the notes is in the audio; what was cut out is where the cut is. */
export function mapTime({ cuts, insertions, offsetMs }: TimelineMap, ms: number): number {
  const removed = joined(cuts).reduce(
    (sum, { startMs, endMs }) => sum + Math.max(Math.min(ms, endMs) - startMs, 0),
    0,
  );
  const added = insertions.reduce((sum, { atMs, durationMs }) => sum + (atMs <= ms ? durationMs : 0), 0);
  return Math.round(ms + offsetMs + added - removed);
}

/**
 * Tells which marks were cut out: those within a cut, and one at its very start where nothing of its chapter is left.
 *
 * @param marks in any order
 * @returns a value for each mark
 */
export function findCutOut(
  { cuts }: TimelineMap,
  marks: readonly { readonly startMs: number }[],
): readonly boolean[] {
  const whole = joined(cuts);
  const starts = marks.map(({ startMs }) => startMs).sort((a, b) => a - b);
  return marks.map(({ startMs }) => {
    const cut = whole.find((one) => startMs >= one.startMs && startMs < one.endMs);
    if (cut === undefined) return false;
    if (startMs > cut.startMs) return true;
    const next = starts.find((other) => other > startMs);
    return next !== undefined && next <= cut.endMs;
  });
}

/** Whether nothing is moved. */
export function isIdentity({ cuts, insertions, offsetMs }: TimelineMap): boolean {
  return cuts.length === 0 && insertions.length === 0 && offsetMs === 0;
}

/** Cuts in order, those that touch or overlap as one. */
function joined(cuts: readonly Cut[]): readonly Cut[] {
  const result: Cut[] = [];
  for (const cut of [...cuts].sort((a, b) => a.startMs - b.startMs)) {
    const last = result.at(-1);
    if (last !== undefined && cut.startMs <= last.endMs)
      result[result.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, cut.endMs) };
    else result.push(cut);
  }
  return result;
}
