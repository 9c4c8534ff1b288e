import type { AudioFacts } from '../audio/audio-facts.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { formatQuantity } from '../diagnostic/wording.js';
import { isSizeOf } from '../front-matter/byte-length.js';
import { isClearlyDuration, parseDuration } from '../front-matter/duration.js';
import type { Stated } from '../front-matter/stated.js';
import { stateOfByteLength } from './byte-length-state.js';
import type { CheckResult, VerifyInput } from './check.js';
import { sizeUnits } from './size-units.js';

/** Says which values of the front matter cannot be read, contradict each other, or are in each other's place. */
export function checkStatedValues(input: VerifyInput): CheckResult {
  const stated = input.notes?.stated;
  if (stated === undefined) return { check: null, diagnostics: [] };
  const unread = stated.findings.map((finding) => explain(finding, input.audio));
  return {
    check: null,
    diagnostics: [...unread, ...wrongSizes(stated, input.audio), ...swapped(stated, input)],
  };
}

/** A number that is not a number of bytes may be another value of this audio: the guess is only reported if it fits. */
function explain(finding: Diagnostic, audio: AudioFacts | null): Diagnostic {
  if (finding.code !== 'front-matter/length-malformed' || audio === null) return finding;
  const { found, ...args } = finding.args as { key: string; found: string; guess: number | null };
  const reason = otherValue(found, args.guess, audio);
  // If it is known what the value is instead, there is nothing to guess.
  const guess = reason === null ? args.guess : null;
  return createDiagnostic(finding.code, { ...args, found, guess, reason }, finding.place);
}

/**
 * Which other value of the audio a text under a key for bytes is; null for none.
 *
 * @param guess the number of bytes that it is if its digits are grouped: `480,488` is that rather than kilobytes
 */
function otherValue(found: string, guess: number | null, audio: AudioFacts) {
  const amount = /^\d+[.,]\d+$/.test(found) ? Number(found.replace(',', '.')) : null;
  const durationMs = audio.stream?.durationMs ?? Number.NaN;
  if (amount === null) {
    const duration = isClearlyDuration(found) ? parseDuration(found) : null;
    const isThat =
      duration !== null &&
      'ms' in duration &&
      [duration.ms, ...duration.otherMs].some((ms) => Math.abs(ms - durationMs) <= duration.precisionMs);
    return isThat ? 'duration' : null;
  }
  if (Math.abs(amount * 1000 - durationMs) <= 1000) return 'seconds';
  const isThat = (bytes: number) =>
    Math.abs(amount * bytes - audio.byteLength) <= bytes / 10 && Math.round(amount * bytes) !== guess;
  return sizeUnits.find(([, bytes]) => isThat(bytes))?.[0] ?? null;
}

/** A size for people is compared with the file as loosely as people round. */
function wrongSizes({ sizes }: Stated, audio: AudioFacts | null): Diagnostic[] {
  if (audio === null) return [];
  return sizes
    .filter(({ value }) => !isSizeOf(value, audio.byteLength))
    .map(({ key, text, place }) =>
      createDiagnostic('verify/size-mismatch', { key, found: text, byteLength: audio.byteLength }, place),
    );
}

function swapped(stated: Stated, input: VerifyInput): Diagnostic[] {
  const { durationMs, byteLength } = stated;
  if (durationMs === null || byteLength === null || !areSwapped(input)) return [];
  const args = {
    durationKey: durationMs.key,
    lengthKey: byteLength.key,
    duration: durationMs.text,
    length: byteLength.text,
  };
  return [createDiagnostic('verify/values-swapped', args, durationMs.place)];
}

/** Whether the stated duration is a size of the file, and the stated length its duration in seconds. */
export function areSwapped({ notes, audio, plan, outputByteLengths }: VerifyInput): boolean {
  const { durationMs, byteLength } = notes?.stated ?? {};
  const measuredMs = audio?.stream?.durationMs;
  if (!durationMs || !byteLength || measuredMs === undefined || audio === null) return false;
  const isSize =
    /^\d+$/.test(durationMs.text) &&
    /^(?:found|finished|stripped|earlier)$/.test(
      stateOfByteLength(Number(durationMs.text), audio, plan, outputByteLengths),
    );
  return isSize && Math.abs(byteLength.value * 1000 - measuredMs) <= 1000;
}

/** `13.7 MB` in words, for a check that has no exact length to compare. */
export function sizesInWords({ sizes }: Stated, audio: AudioFacts | null): string | null {
  const [first] = sizes;
  if (first === undefined) return null;
  return audio === null
    ? first.text
    : `${first.text}, the file has ${formatQuantity(audio.byteLength, 'byte')}`;
}
