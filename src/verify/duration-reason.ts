import type { AudioFacts } from '../audio/audio-facts.js';
import type { DurationReason } from '../diagnostic/codes/verify.js';
import type { StatedDuration } from '../front-matter/stated.js';
import { fitsBitRateOf, stateOfByteLength } from './byte-length-state.js';
import type { VerifyInput } from './check.js';
import { sizeWithoutTags } from './length-reason.js';

/** Finds out why a stated duration is not that of the audio; null if none of the tested reasons applies. */
export function reasonOfDuration(
  input: VerifyInput,
  audio: AudioFacts,
  stated: StatedDuration,
): DurationReason | null {
  const { stream } = audio;
  if (stream === null) return null;
  if (stream.missingBytes > 0 && stream.durationMs < stated.value)
    return { kind: 'file-cut', missingByteLength: stream.missingBytes };
  const number = /^\d+$/.test(stated.text) ? Number(stated.text) : null;
  const kind = number === null ? null : kindOfNumber(input, audio, number, stated.unit);
  if (kind !== null) return { kind, text: stated.text };
  const byteLength = input.notes?.stated.byteLength?.value;
  if (byteLength === undefined) return null;
  if (stateOfByteLength(byteLength, audio, input.plan) !== 'none') return { kind: 'length-agrees' };
  return fitsBitRateOf(audio, byteLength, stated.value) ? { kind: 'other-cut' } : null;
}

/** Units of time in milliseconds, with how far off a rounded number of them is at most. */
const timeUnits = [
  ['milliseconds', 1, 1000],
  ['seconds', 1000, 1000],
  ['minutes', 60_000, 59_999],
] as const;

/** Which value of this file a number is, if it is not its duration in the unit of the key. */
function kindOfNumber(
  { plan, outputByteLengths }: VerifyInput,
  audio: AudioFacts,
  number: number,
  unit: StatedDuration['unit'],
): 'bytes' | 'bits' | (typeof timeUnits)[number][0] | null {
  const state = stateOfByteLength(number, audio, plan, outputByteLengths);
  if (!/^(?:unknown|none)$/.test(state) || sizeWithoutTags(number, audio) !== null) return 'bytes';
  if (number === audio.byteLength * 8) return 'bits';
  const durationMs = audio.stream?.durationMs ?? 0;
  const other = timeUnits.find(
    ([name, ms, slackMs]) => name !== unit && Math.abs(number * ms - durationMs) <= slackMs,
  );
  return other?.[0] ?? null;
}
