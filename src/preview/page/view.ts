/** The stretch of the audio that the outline shows. */
export interface View {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How much is shown at the highest zoom: a syllable is then as wide as a thumb. */
const leastMs = 2000;

/** A view moved and cut to what there is. */
export function viewWithin({ fromMs, toMs }: View, durationMs: number): View {
  const length = Math.min(durationMs, Math.max(leastMs, toMs - fromMs));
  const from = Math.min(Math.max(0, fromMs), durationMs - length);
  return { fromMs: from, toMs: from + length };
}

/**
 * Zooms around a moment, which keeps its place.
 *
 * @param factor below 1 shows less
 */
export function zoomed({ fromMs, toMs }: View, factor: number, aroundMs: number, durationMs: number): View {
  const length = Math.min(durationMs, Math.max(leastMs, (toMs - fromMs) * factor));
  const share = (aroundMs - fromMs) / Math.max(1, toMs - fromMs);
  const from = aroundMs - share * length;
  return viewWithin({ fromMs: from, toMs: from + length }, durationMs);
}

/** The view moved so that a moment is in it. */
export function showing(view: View, ms: number, durationMs: number): View {
  const length = view.toMs - view.fromMs;
  if (ms >= view.fromMs && ms <= view.toMs) return view;
  return viewWithin({ fromMs: ms - length / 4, toMs: ms + (length * 3) / 4 }, durationMs);
}

/** Where a moment is, in pixels. */
export function xOf({ fromMs, toMs }: View, ms: number, width: number): number {
  return ((ms - fromMs) / Math.max(1, toMs - fromMs)) * width;
}

/** Which moment is at a place. */
export function msAt({ fromMs, toMs }: View, x: number, width: number): number {
  return fromMs + (x / Math.max(1, width)) * (toMs - fromMs);
}
