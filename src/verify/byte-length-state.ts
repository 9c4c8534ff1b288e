import type { AudioFacts } from '../audio/audio-facts.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { kbitsPerSecond } from './bit-rate.js';

/**
 * Which true size of the file a byte length is: with the chapters, as found, without its chapters, the size that it or the
 * output had before an earlier run, or none. `unknown` where no plan tells how big the finished file will be, and it may
 * well be that big. If two of them are equal, the first in this order counts.
 */
export type ByteLengthState = 'finished' | 'found' | 'stripped' | 'earlier' | 'unknown' | 'none';

/**
 * Tells which true size of the file a byte length is; exact, a byte off is off.
 *
 * @param outputByteLengths sizes that the output has, or had
 */
export function stateOfByteLength(
  byteLength: number,
  audio: AudioFacts,
  plan: EditPlan | null,
  outputByteLengths: readonly number[] = [],
): ByteLengthState {
  if (byteLength === plan?.resultByteLength) return 'finished';
  if (byteLength === audio.byteLength) return 'found';
  if (byteLength === plan?.strippedByteLength) return 'stripped';
  if (outputByteLengths.includes(byteLength)) return 'earlier';
  if (plan?.earlierByteLengths.includes(byteLength) === true) return 'earlier';
  return plan === null && couldBeFinished(byteLength, audio) ? 'unknown' : 'none';
}

/** More than the chapters of an episode with their links take, however long the titles are. */
const mostByChapters = 64 * 1024;

/**
 * Whether a file of this audio with chapters could have that size: it is bigger than the file without any tag at its head.
 */
function couldBeFinished(byteLength: number, audio: AudioFacts): boolean {
  if (audio.stream === null || audio.stream.missingBytes > 0) return false;
  const head = audio.tags.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return byteLength > audio.byteLength - head && byteLength <= audio.byteLength + mostByChapters;
}

/** Tags and covers make up to a few percent of an episode; a length that is further off is of other audio. */
const tagShare = 1 / 16;

/**
 * Whether a length and a duration make the bit rate of the audio, give or take its tags.
 *
 * @param durationMs milliseconds
 */
export function fitsBitRateOf(audio: AudioFacts, byteLength: number, durationMs: number): boolean {
  if (audio.stream === null) return false;
  const implied = kbitsPerSecond(byteLength, durationMs);
  // With a big cover in a short file the two rates are far apart, and either may be the one that fits.
  const rates = [audio.stream.bitRateKbps, kbitsPerSecond(audio.byteLength, audio.stream.durationMs)];
  return rates.some((rate) => Math.abs(implied - rate) <= rate * tagShare);
}
