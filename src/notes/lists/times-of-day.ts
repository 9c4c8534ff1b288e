import type { Company } from './company.js';

const minuteMs = 60_000;

/**
 * From this time on, in milliseconds, times that are all multiples of five minutes are times of day: hardly any list of six
 * or more such times is anything else.
 */
export function leastOfDay({ members, dayTimes, section }: Company): number {
  if (members.length >= 6) return dayTimes === 1 && section.kind !== 'chapters' ? minuteMs : 4 * minuteMs;
  return (members.length >= 4 ? 4 : 5) * minuteMs;
}

/** Whether times are so close together, and so far from 0:00, as those of a log do within an hour or two of the day. */
export function areOfOneHour({ members, firstMs, lastMs, forward, medianGapMs }: Company): boolean {
  if (members.length < 3 || forward < 1) return false;
  return firstMs >= 6 * minuteMs
    ? medianGapMs <= minuteMs && lastMs < firstMs * 1.35
    : firstMs >= 3 * minuteMs && medianGapMs <= 20_000 && lastMs < firstMs * 1.5;
}
