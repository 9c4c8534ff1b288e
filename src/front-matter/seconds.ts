import { stepsOf } from '../chapters/steps.js';

/** Whether a start is written as a number of seconds. */
export function isBareNumber(written: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(written);
}

const units =
  /^(?:PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,3})?)S)?|(\d{1,6}(?:\.\d{1,3})?) ?s(?:ec(?:onds?)?)?)$/i;

/** The seconds of `PT3M12S` of ISO 8601, or of `192s`; null for anything else. */
export function unitSeconds(written: string): number | null {
  const match = units.exec(written);
  if (match === null || written.toUpperCase() === 'PT') return null;
  const [hours = 0, minutes = 0, seconds = 0, alone = 0] = match.slice(1).map((field) => Number(field ?? 0));
  return (hours * 60 + minutes) * 60 + seconds + alone;
}

/** As seconds these are more than a day, and chapters of ten hours on average. */
const latestSecond = 100_000;
const longestSeconds = 36_000;
const latestFirstMs = 3_600_000;

/** Whether numbers are too large for seconds, but not for milliseconds. */
export function areMilliseconds(numbers: readonly number[]): boolean {
  const [first = 0, ...others] = numbers.filter((number) => number > 0);
  const last = others.at(-1) ?? 0;
  return first < latestFirstMs && last >= Math.max(latestSecond, longestSeconds * numbers.length);
}

const latestFirst = 60;
/** Lines of a transcript are closer together, and ranks and counts are much closer. */
const leastGap = 10;

/**
 * Whether numbers go forward from the first minute as starts do.
 *
 * @param least fewer numbers prove nothing; two have only one step
 * @param isLate whether the first may be long after the beginning
 */
export function areStartsInSeconds(numbers: readonly number[], least: number, isLate = false): boolean {
  const gaps = stepsOf(numbers);
  const wide = gaps.filter((gap) => gap >= leastGap);
  return (
    numbers.length >= least &&
    (isLate || (numbers[0] ?? Number.NaN) <= latestFirst) &&
    gaps.every((gap) => gap > 0) &&
    (gaps.length === 1 || new Set(gaps).size > 1) &&
    wide.length * 2 >= gaps.length
  );
}
