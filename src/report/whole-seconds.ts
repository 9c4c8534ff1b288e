import { formatTime } from '../diagnostic/wording.js';

/** `1:02:03`, `0:10`: whole seconds for people, cut and never rounded up past the true position. */
export function formatClock(ms: number): string {
  return formatTime(Math.floor(ms / 1000) * 1000);
}
