import { median } from '../../chapters/median.js';
import { stepsOf } from '../../chapters/steps.js';
import { hasLetter, startsSmall } from '../../text/letters.js';
import { type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import { sourceOffset } from '../units/rich-text.js';
import type { Unit } from '../units/unit.js';
import { isSentence } from './members.js';
import { nameParts } from './named-parts.js';
import { hasSpeaker } from './speakers.js';

/** Nobody says more characters in a second. */
export const mostSpoken = 30;

/** No two titles have more units than this between them. */
const mostUnitsBetween = 20;

/**
 * The characters from each time to the next; none if lists, or headings with more than a time, are between them: those
 * are not speech.
 */
export function charactersBetween(members: readonly Sighting[], units: readonly Unit[]): readonly number[] {
  const characters = stepsOf(stampOffsets(members));
  return members.slice(1).map((member, index) => {
    const before = members[index];
    const between =
      before === undefined
        ? []
        : units.slice(before.unitIndex, Math.min(member.unitIndex, before.unitIndex + mostUnitsBetween));
    const isAlone = member.position === 'alone';
    const isSpeech = between.every(
      ({ kind }) => kind === 'paragraph' || (kind === member.unit.kind && (kind !== 'heading' || isAlone)),
    );
    return isSpeech ? (characters[index] ?? 0) : 0;
  });
}

/** A heading with fewer characters is a title, even above text that starts with a small letter. */
const leastCutOff = 20;

/** Whether the words next to a time in a heading continue in the paragraph below, as in text that is cut anywhere. */
export function goesOnBelow({ unit, unitIndex, rich, words }: Sighting, units: readonly Unit[]): boolean {
  const below = units[unitIndex + 1];
  if (unit.kind !== 'heading' || below?.kind !== 'paragraph') return false;
  return (
    words.end - words.start >= leastCutOff &&
    hasLetter(rich.text.slice(words.start, words.end).trimEnd().slice(-1)) &&
    startsSmall(below.raw.slice(0, 20))
  );
}

/** Fewer times may go forward by chance. */
const leastTitled = 3;
/** The next speaker begins within this time; most chapters last longer. */
const leastGapMs = 10_000;
const leastMedianGapMs = 45_000;
/** What is spoken has a dozen characters a second; an abridged transcript has a third of them. */
const mostUnspoken = 1.5;

/** Whether times go forward as chapters do, with too few words around them to be speech, and without names of speakers. */
export function areUnspoken(members: readonly Sighting[]): boolean {
  const [first] = members;
  const last = members.at(-1);
  if (members.length < leastTitled || first === undefined || last === undefined) return false;
  if (members.some((member) => hasSpeaker(member) || member.position === 'alone')) return false;
  const gaps = writtenSteps(members);
  if (gaps.some((gap) => gap < leastGapMs) || median(gaps) < leastMedianGapMs) return false;
  if (members.filter(isSentence).length * 2 >= members.length) return false;
  const [from = 0, to = 0] = stampOffsets([first, last]);
  const isSparse = to - from < (mostUnspoken * (writtenStartMs(last) - writtenStartMs(first))) / 1000;
  return isSparse || nameParts(members);
}

/** Where times are in the notes, with their brackets. */
export function stampOffsets(members: readonly Sighting[]): readonly number[] {
  return members.map(({ rich, stamp }) => sourceOffset(rich, stamp.start));
}
