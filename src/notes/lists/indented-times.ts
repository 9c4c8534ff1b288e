import type { Company } from './company.js';

const minuteMs = 60_000;
const latestBeginMs = 5 * minuteMs;
const leastGapMs = minuteMs / 2;

/**
 * Whether times in indented text, which may be code, go forward as chapters do. If they stay within a stated length, one may
 * be out of order.
 */
export function goesForwardAsNoCode(company: Company): boolean {
  const { members, forward, firstMs, lastMs } = company;
  if (members.length >= 3 && forward === 1 && firstMs <= minuteMs) return true;
  return (
    members.length >= (lastMs >= 24 * minuteMs ? 4 : 6) &&
    forward >= (company.hasDuration && !company.isPastEnd ? 0.75 : 1) &&
    firstMs <= latestBeginMs &&
    company.medianGapMs >= leastGapMs
  );
}
