/** No chapter starts after this: 1,000 hours. Larger numbers in a file are samples, bytes or junk. */
const maxMs = 3_600_000_000;

/**
 * Reads a time as chapter files write it: seconds (`12`, `12.5`), `M:SS` or `H:MM:SS`, each with any number of decimals,
 * after a point or a comma.
 *
 * @returns whole milliseconds, or null when the text is not such a time
 * @see RFC 2326 section 3.6, Normal Play Time
 */
export function parseClock(text: string): number | null {
  const match = /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,9})(?:[.,](\d{1,12}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', decimals = ''] = match;
  if (match[2] !== undefined && (seconds.length > 2 || Number(seconds) > 59)) return null;
  if (match[1] !== undefined && (minutes.length > 2 || Number(minutes) > 59)) return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const exact = ms + Math.round(Number(`0.${decimals || '0'}`) * 1000);
  return exact <= maxMs ? exact : null;
}

/** A number of seconds as a time in whole milliseconds; null for what no chapter can have. */
export function secondsToMs(seconds: number): number | null {
  const ms = Math.round(seconds * 1000);
  return Number.isFinite(ms) && ms >= 0 && ms <= maxMs ? ms + 0 : null;
}

/** `HH:MM:SS.mmm`, as WebVTT, Podlove and mp4chaps write times. */
export function renderClock(ms: number): string {
  return `${renderWholeClock(ms)}.${pad(ms % 1000, 3)}`;
}

/** `HH:MM:SS`, rounded down: if a mark is a moment early, listeners hear everything; if it is late, they miss something. */
export function renderWholeClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
