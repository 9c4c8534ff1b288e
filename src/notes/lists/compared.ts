import { isSameLine, type Sighting, writtenStartMs } from '../sightings/sighting.js';

/** Fewer pairs of times may be a start and a length by chance. */
const leastRows = 4;
/** A list of chapters begins earlier. */
const leastFirstMs = 60_000;

/**
 * Whether times are in table rows that each have another, earlier time, and those go forward as well: the times of two runs
 * side by side.
 *
 * @param sightings all, in the order of the text
 */
function areTwoRuns(members: readonly Sighting[], sightings: readonly Sighting[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < leastRows || writtenStartMs(first) < leastFirstMs) return false;
  let lastMs = 0;
  return members.every((member) => {
    const other = sightings[member.index + 1];
    if (member.unit.kind !== 'row' || other?.unit !== member.unit) return false;
    const otherMs = writtenStartMs(other);
    const goesOn = otherMs > lastMs && otherMs < writtenStartMs(member);
    lastMs = otherMs;
    return goesOn;
  });
}

/** Fewer rows may be a chapter or two with their ends. */
const leastMeasured = 3;

/**
 * Whether times are in the first of several columns of a table, and all times in its other columns are later than the last of
 * these: they are measurements of each row, such as the hours of tides or prayers, not ends or lengths of chapters.
 */
function areMeasures(members: readonly Sighting[], sightings: readonly Sighting[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < leastMeasured || members.length > mostMeasured) return false;
  if (writtenStartMs(first) < leastFirstMs / 2) return false;
  const lastMs = Math.max(...members.map(writtenStartMs));
  return members.every(({ unit, index }) => {
    const other = sightings[index + 1];
    return unit.kind === 'row' && other?.unit === unit && other.line > 0 && writtenStartMs(other) > lastMs;
  });
}

const mostMeasured = 200;

/** Fewer lines may begin with a time by chance. */
const leastBehind = 3;

/**
 * Whether each of the times is right behind another one that begins its line, and those others go forward from nearer to 0:00:
 * `0:00 (0:12) Welcome`, where the second is the time in the video.
 */
function areBehindStarts(members: readonly Sighting[], sightings: readonly Sighting[]): boolean {
  if (members.length < leastBehind) return false;
  let lastMs = -1;
  return members.every((member, at) => {
    const start = sightings[member.index - 1];
    if (start === undefined || !isSameLine(start, member) || start.position !== 'before') return false;
    const startMs = writtenStartMs(start);
    const goesOn = startMs > lastMs && (at > 0 || startMs < writtenStartMs(member));
    lastMs = startMs;
    return goesOn && !/[^\s\p{P}]/u.test(member.rich.text.slice(start.stamp.end, member.stamp.start));
  });
}

/** Whether each of the times has another time on its line that is not its end or length. */
export function areCompared(members: readonly Sighting[], sightings: readonly Sighting[]): boolean {
  return (
    areTwoRuns(members, sightings) || areMeasures(members, sightings) || areBehindStarts(members, sightings)
  );
}
