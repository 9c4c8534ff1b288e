import { type Sighting, writtenSteps } from '../sightings/sighting.js';

const shortestLongMs = 10_000;
const densestGapMs = 3000;
const leastAloneMs = 1000;

/** How quickly the times of a list follow one another, and how much is said between them: medians. */
interface Pace {
  readonly members: readonly Sighting[];
  readonly medianGapMs: number;
  readonly likelyGapMs: number;
  readonly medianCharacters: number;
}

/**
 * Words between times as fast as speech: a dozen characters a second. Long titles may be as dense, and so may hours and
 * minutes that are read as minutes and seconds; but times that are three to ten seconds apart throughout are neither, and
 * nor are times with seconds.
 */
export function isTranscript(pace: Pace): boolean {
  const { members, likelyGapMs, medianCharacters } = pace;
  const areAlone = members.every(({ position }) => position === 'alone');
  if (areAlone && areMarks(pace)) return true;
  // Times in hours and minutes are hardly ever alone on their lines; the times of spoken lines very often are.
  const leastGapMs = areAlone ? leastAloneMs : densestGapMs;
  const isShort = likelyGapMs < shortestLongMs && (likelyGapMs > leastGapMs || haveHours(members));
  const isSpoken = medianCharacters >= 150 || isShort;
  if (members.length < 8 || likelyGapMs <= 0 || !isSpoken) return false;
  const perSecond = medianCharacters / (likelyGapMs / 1000);
  return perSecond >= 8 && perSecond <= 30;
}

/** Whether hours, minutes and seconds are written, from the first to the last. */
function haveHours(members: readonly Sighting[]): boolean {
  return [members[0], members.at(-1)].every((member) => (member?.clock.fields ?? 0) > 2);
}

const leastMarks = 5;
/** A title has fewer characters. */
const leastBetween = 100;

/** Whether times alone on their lines are nearly always the same step apart, above text: marks that someone set every two minutes. */
function areMarks({ members, medianGapMs, medianCharacters }: Pace): boolean {
  if (members.length < leastMarks || medianCharacters < leastBetween) return false;
  const steps = writtenSteps(members);
  return steps.filter((step) => step === medianGapMs).length >= steps.length * 0.8;
}
