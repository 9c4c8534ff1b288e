import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { longestTurnMs } from './members.js';

/** How quickly the times of a list follow one another, and how much is said between them: medians. */
interface Pace {
  readonly members: readonly Sighting[];
  readonly medianGapMs: number;
  readonly likelyGapMs: number;
  readonly medianCharacters: number;
}

/**
 * Whether times may be those of people who take turns: quick ones, or some that nothing shows to be a list of chapters.
 *
 * @param isLed whether the times continue a list, or are below a heading such as "Chapters"
 */
export function mayTakeTurns(pace: Pace, isLed: boolean): boolean {
  return pace.medianGapMs < longestTurnMs || !(isLed || (beginsNotes(pace) && isTooSlow(pace)));
}

/** Whether the first time of the notes is 0:00, and one of them. */
export function beginsNotes({ members: [first] }: Pick<Pace, 'members'>): boolean {
  return first?.index === 0 && writtenStartMs(first) === 0;
}

/** A speaker says more than a character in two seconds. */
export function isTooSlow({ medianCharacters, likelyGapMs }: Pace): boolean {
  return medianCharacters > 0 && medianCharacters * 2000 < likelyGapMs;
}
