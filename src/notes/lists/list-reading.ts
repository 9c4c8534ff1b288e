import type { ClockReading, ReadingKind } from '../../chapters/clock-grammar.js';
import { median } from '../../chapters/median.js';
import { findRestarts } from '../../chapters/order.js';
import { stepsOf } from '../../chapters/steps.js';
import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { hoursAndMinutesReasons, type SeenList } from './hours-and-minutes.js';

/** A list of sightings with the reading of each clock settled. */
export interface ReadList {
  readonly sightings: readonly Sighting[];
  /** For each sighting. */
  readonly readings: readonly ClockReading[];
}

const minuteMs = 60_000;

/** Chapters are further apart than this; as seconds, hours and minutes would be closer. */
const leastGapMs = 60_000;

/**
 * Chooses how the clocks of a list are read: as written, unless the list as a whole goes forward better, or fits the
 * stated duration, in another reading.
 *
 * @param durationMs the stated duration, null when none is
 * @param areHoursTold whether the notes say that their times are hours and minutes
 */
export function readList(
  sightings: readonly Sighting[],
  durationMs: number | null,
  areHoursTold: boolean,
): ReadList {
  const plain = sightings.map((sighting) => byLink(sighting) ?? sighting.clock.readings[0]);
  const seen = { sightings, plain, medianGapMs: median(gapsOf(plain)), durationMs, areHoursTold };
  const read = asHundredths(seen) ?? asFrames(seen) ?? asHoursAndMinutes(seen) ?? withDots(seen);
  return { sightings, readings: withHours(read, durationMs) };
}

/** Times that start again after about an hour, where all that follow fit with the hour added. */
function withHours(read: readonly ClockReading[], durationMs: number | null): readonly ClockReading[] {
  const fits = (startMs: number) => durationMs === null || startMs <= durationMs + minuteMs;
  const restarts = findRestarts(
    read.map(({ startMs }) => startMs),
    fits,
  );
  if (restarts.length === 0) return read;
  const later = read.map((reading, index): ClockReading => {
    const restart = restarts.find(({ from, to }) => index >= from && index < to);
    return restart === undefined ? reading : { kind: 'hour-added', startMs: reading.startMs + restart.addMs };
  });
  return descents(later) === 0 ? later : read;
}

/** How far the time of a link may be from its label. */
const linkSlackMs = 30_000;

/** If a clock can be read in two ways: the reading that its link leads to. */
function byLink({ clock, linkMs }: Sighting): ClockReading | null {
  if (linkMs === null || clock.readings.length < 2) return null;
  const near = ({ startMs }: ClockReading) => Math.abs(startMs - linkMs) <= linkSlackMs;
  return near(clock.readings[0])
    ? null
    : (clock.readings.find(({ kind, startMs }) => kind === 'dot-for-colon' && near({ kind, startMs })) ??
        null);
}

function readingOf({ clock }: Sighting, kind: ReadingKind): ClockReading | null {
  return clock.readings.find((reading) => reading.kind === kind) ?? null;
}

/** The readings of one kind; where a clock has none, the plain one. */
function readAs(kind: ReadingKind, { sightings, plain }: SeenList): readonly ClockReading[] {
  return sightings.map((sighting, index) => {
    return readingOf(sighting, kind) ?? plain[index] ?? sighting.clock.readings[0];
  });
}

/** Last fields above 59, or four fields, show that all of them are hundredths of a second. */
function asHundredths(seen: SeenList): readonly ClockReading[] | null {
  const { sightings, plain } = seen;
  const long = sightings.filter(({ clock }) => clock.fields >= 3);
  if (long.length < 2 || long.length * 3 < sightings.length * 2) return null;
  const over = long.filter(
    ({ clock }) => clock.fields === 3 && clock.slips.includes('field-over-59') && hasPartsOver59(clock.text),
  );
  if (over.length === 0 || long.some((sighting) => readingOf(sighting, 'hundredths') === null)) return null;
  const read = readAs('hundredths', seen);
  // A single exception in a list of hours is a slip.
  if (over.length < 2 && descents(read) >= descents(plain)) return null;
  return descents(read) <= descents(plain) ? read : null;
}

function hasPartsOver59(text: string): boolean {
  return Number(/(?<!\d)\d+$/.exec(text)?.[0] ?? 0) > 59;
}

/** A list that would continue long after the stated end, but ends before it when read as minutes, seconds and frames. */
function asFrames(seen: SeenList): readonly ClockReading[] | null {
  const { sightings, plain, durationMs } = seen;
  if (durationMs === null) return null;
  const long = sightings.filter(({ clock }) => clock.fields === 3);
  const last = Math.max(...plain.map(({ startMs }) => startMs));
  if (long.length < 2 || last < 2 * durationMs) return null;
  // A single one that is too late in a list of hours is a slip.
  if (long.length > 3 && plain.filter(({ startMs }) => startMs > durationMs).length < 2) return null;
  const read = readAs('minutes-seconds-frames', seen);
  const fits = read.every(({ startMs }) => startMs <= durationMs + minuteMs);
  return fits && descents(read) <= descents(plain) ? read : null;
}

/** A list that begins again below an hour, or is over after a fraction of the episode: hours and minutes. */
function asHoursAndMinutes(seen: SeenList): readonly ClockReading[] | null {
  const { plain } = seen;
  const descent = plain.findIndex(({ startMs }, index) => startMs < (plain[index - 1]?.startMs ?? 0));
  if (descent >= 0) return hoursAndMinutesFrom(descent, seen);
  const read = hoursAndMinutesFrom(0, seen);
  return read !== null && hoursAndMinutesReasons.some(({ holds }) => holds(seen)) ? read : null;
}

function hoursAndMinutesFrom(
  from: number,
  { sightings, plain, durationMs, areHoursTold }: SeenList,
): readonly ClockReading[] | null {
  if (sightings.length - from < 2) return null;
  const rest = sightings.slice(from);
  const read = rest.map((sighting) => readingOf(sighting, 'hours-and-minutes'));
  if (read.some((reading) => reading === null)) return null;
  const all = [...plain.slice(0, from), ...read.flatMap((reading) => reading ?? [])];
  if (descents(all) > 0) return null;
  const end = all.at(-1)?.startMs ?? 0;
  if (durationMs !== null) return end <= durationMs + minuteMs ? all : null;
  const before = from === 0 ? 0 : (plain[from - 1]?.startMs ?? 0);
  const isNext = (all[from]?.startMs ?? 0) - before < 60 * minuteMs;
  const areClose = areHoursTold || median(gapsOf(plain.slice(from))) < leastGapMs;
  return rest.length >= 3 && isNext && areClose ? all : null;
}

/** Reads a dot as the second colon, if only that reading is between its neighbours. */
function withDots({ sightings, plain }: SeenList): readonly ClockReading[] {
  return plain.map((reading, index) => {
    const sighting = sightings[index];
    const other = sighting === undefined ? null : readingOf(sighting, 'dot-for-colon');
    if (other === null) return reading;
    const before = plain[index - 1]?.startMs ?? 0;
    const after = plain[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const fits = ({ startMs }: ClockReading) => startMs >= before && startMs <= after;
    return !fits(reading) && fits(other) ? other : reading;
  });
}

/** Fewer times with hours do not show that all of a list has them. */
const leastWithHours = 3;
/** How far a time is, at most, from a neighbour with the same hours. */
const longestStepMs = 60 * minuteMs;

/**
 * Reads `3:33` after `2:49:33`, alone among times of three fields and going back, as hours and minutes: the hours go on, and the seconds
 * were left out.
 *
 * @param list with what is almost a time, since `0:17 45` has its seconds
 */
export function withoutSeconds(list: ReadList, durationMs: number | null): ReadList {
  const { sightings, readings } = list;
  const short = sightings.filter(({ clock }) => clock.fields === 2);
  const [own] = short;
  const index = own === undefined ? -1 : sightings.indexOf(own);
  const before = readings[index - 1];
  if (short.length !== 1 || own === undefined || before === undefined || sightings.length <= leastWithHours)
    return list;
  const other = readingOf(own, 'hours-and-minutes');
  const nextMs = readings[index + 1]?.startMs ?? durationMs ?? Number.POSITIVE_INFINITY;
  const isBack = writtenStartMs(own) < before.startMs;
  const stepMs = (other?.startMs ?? 0) - before.startMs;
  return isBack && other !== null && stepMs > 0 && stepMs <= longestStepMs && other.startMs <= nextMs
    ? { sightings, readings: readings.with(index, other) }
    : list;
}

/** The steps from one time to the next, without those of a list that says each time twice, such as in two languages. */
function gapsOf(readings: readonly ClockReading[]): readonly number[] {
  return stepsOf(readings.map(({ startMs }) => startMs)).filter((step) => step !== 0);
}

function descents(readings: readonly ClockReading[]): number {
  return gapsOf(readings).filter((gap) => gap < 0).length;
}
