import { type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import { isOfHeading } from './members.js';

/** How many times before one are looked at. */
const nearby = 6;
/** A recording of a day has no longer pause between two parts of its list. */
const mostPauseMs = 2 * 3_600_000;

/** Whether one of the times right before one leads up to it. */
export function leadsUp(sightings: readonly Sighting[], first: Sighting | undefined): boolean {
  // Not if it begins at the time of the heading above it: then the heading tells its place.
  if (first === undefined || isOfHeading(first, sightings[first.index - 1])) return false;
  const { startMs } = first.clock.readings[0];
  return sightings.slice(Math.max(0, first.index - nearby), first.index).some(({ position, clock }) => {
    const gapMs = startMs - clock.readings[0].startMs;
    // `15:24` before `7:03:12`: a log writes all of its times in one form.
    const isOtherForm = clock.fields < first.clock.fields && position === first.position;
    return (
      position !== 'within' && gapMs > 0 && (isOtherForm || (gapMs <= mostPauseMs && gapMs * 2 <= startMs))
    );
  });
}

/** For each time, the first of those that go forward up to it in the same form, in milliseconds. */
export function findRunStarts(sightings: readonly Sighting[]): ReadonlyMap<Sighting, number> {
  const starts = new Map<Sighting, number>();
  const runs = new Map<string, { readonly startMs: number; readonly lastMs: number }>();
  for (const sighting of sightings) {
    const { position, opener, unit } = sighting;
    const form = `${position} ${opener} ${unit.kind}`;
    const run = runs.get(form);
    const lastMs = writtenStartMs(sighting);
    const startMs = run !== undefined && run.lastMs < lastMs ? run.startMs : lastMs;
    runs.set(form, { startMs, lastMs });
    starts.set(sighting, startMs);
  }
  return starts;
}

/** A part of a recording takes no longer to come to its first topic. */
const longestLeadMs = 600_000;

/** Whether a list below the last of some headings continues from it: `### Practice 57:10` above `- 58:20 The playbook`. */
export function isLedOn(sightings: readonly Sighting[], last: Sighting | undefined): boolean {
  if (last?.unit.kind !== 'heading') return false;
  const below = sightings.slice(last.index + 1, last.index + 3);
  const [first = 0, second = 0] = writtenSteps([last, ...below]);
  const isList = below.every(({ unit, position }) => unit.kind !== 'heading' && position !== 'within');
  return isList && first > 0 && first <= longestLeadMs && second > 0;
}
