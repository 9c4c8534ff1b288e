import type { ClockReading } from '../../chapters/clock-grammar.js';
import { median } from '../../chapters/median.js';
import { findMinutes } from '../../chapters/minute-clock.js';
import { stepsOf } from '../../chapters/steps.js';
import { hasLetter } from '../../text/letters.js';
import type { Sighting } from '../sightings/sighting.js';
import { mostSpoken, stampOffsets } from './speech.js';

/** A list of hours and minutes, read as minutes and seconds, covers less than this of the episode. */
const leastCovered = 1 / 20;

/** This many times with a median distance of no more than this are not minutes and seconds. */
const leastDense = 6;
const densestGapMs = 3000;

/** What is seen of a list whose times go forward when read as minutes and seconds. */
export interface SeenList {
  readonly sightings: readonly Sighting[];
  readonly plain: readonly ClockReading[];
  /** The median of the steps from one to the next. */
  readonly medianGapMs: number;
  /** The stated duration, null when none is. */
  readonly durationMs: number | null;
  /** Whether the notes say that their times are hours and minutes. */
  readonly areHoursTold: boolean;
}

/** THE table of what shows that a list is in hours and minutes (`0:05`, `1:30`), not in minutes and seconds. One row is enough. */
export const hoursAndMinutesReasons: readonly {
  readonly what: string;
  readonly holds: (list: SeenList) => boolean;
}[] = [
  {
    what: 'As minutes and seconds, the list would end after a twentieth of the stated duration, or of the time from the stated beginning of the recording to its end.',
    holds: ({ sightings, durationMs }) => fitHoursAndMinutes(sightings, durationMs),
  },
  {
    what: 'It begins at 0:00, and most of six or more steps are of three seconds at most.',
    holds: (list) => isDense(list) && list.plain[0]?.startMs === 0,
  },
  {
    what: 'Most of six or more steps are of three seconds at most, with more words in them than can be said in that time.',
    holds: (list) =>
      isDense(list) &&
      list.medianGapMs > 0 &&
      median(stepsOf(stampOffsets(list.sightings))) > (list.medianGapMs / 1000) * mostSpoken,
  },
  {
    what: 'The notes say so: `Times are hours:minutes`, `(h:mm)`.',
    holds: ({ areHoursTold }) => areHoursTold,
  },
  {
    what: 'The lengths in minutes behind the titles are equal to the steps: `0:05 News (7 min)`, `0:12 Letters`.',
    holds: ({ sightings, plain }) => areLengthsSteps(sightings, plain),
  },
  {
    what: 'The same times are behind the titles with seconds: `0:05 News (0:05:00 - 0:11:59)`.',
    holds: ({ sightings }) => areToldWithSeconds(sightings),
  },
];

function isDense({ sightings, medianGapMs, durationMs }: SeenList): boolean {
  return durationMs === null && sightings.length >= leastDense && medianGapMs <= densestGapMs;
}

/** Fewer lengths may be equal to steps by chance. */
const leastLengths = 3;

/** Whether the lengths are equal to the steps, except for one in five. */
function areLengthsSteps(sightings: readonly Sighting[], plain: readonly ClockReading[]): boolean {
  const lengths = sightings.slice(0, -1).flatMap((sighting, index) => {
    const minutes = minutesBehind(sighting);
    const gapMs = (plain[index + 1]?.startMs ?? 0) - (plain[index]?.startMs ?? 0);
    return minutes === null ? [] : [minutes === gapMs / 1000];
  });
  const fitting = lengths.filter((isStep) => isStep).length;
  return fitting >= leastLengths && fitting >= lengths.length * 0.8;
}

/** How far behind a time to look. */
const longestTold = 300;

/**
 * Whether a time of three fields behind the title begins like the time of the title; of three or more, one in five may not.
 */
function areToldWithSeconds(sightings: readonly Sighting[]): boolean {
  const told = sightings.filter(({ rich, lineSpan, stamp, clock }) => {
    const behind = rich.text.slice(stamp.end, Math.min(lineSpan.end, stamp.end + longestTold));
    if (!/\d:\d\d:\d/.test(behind)) return false;
    const longer = behind.matchAll(/(?<![\d:])(\d{1,2}:\d\d):\d\d(?![\d:])/g);
    return Array.from(longer, ([, hours]) => hours?.padStart(5, '0')).includes(clock.text.padStart(5, '0'));
  });
  return told.length >= leastLengths && told.length >= sightings.length * 0.8;
}

/** How much of the end of a line is looked at. */
const longestLength = 24;

/** The whole minutes that end the words of a time: `News (7 min)`; null for none. */
function minutesBehind({ rich, lineSpan, stamp }: Sighting): number | null {
  const tail = rich.text.slice(Math.max(stamp.end, lineSpan.end - longestLength), lineSpan.end);
  const minutes = findMinutes(tail);
  if (minutes === null || hasLetter(tail.slice(minutes.end))) return null;
  return minutes.clock.readings[0].startMs / 60_000;
}

/** Whether times, read as minutes and seconds, are over after a fraction of the stated duration. */
export function fitHoursAndMinutes(members: readonly Sighting[], durationMs: number | null): boolean {
  const lastMs = members.at(-1)?.clock.readings[0].startMs ?? 0;
  return (
    durationMs !== null &&
    members.length >= 3 &&
    lastMs < durationMs * leastCovered &&
    members.every(({ clock }) => clock.readings.some(({ kind }) => kind === 'hours-and-minutes'))
  );
}
