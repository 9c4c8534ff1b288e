import { type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { checkByteLength } from './byte-length.js';
import { checkChapters } from './chapters.js';
import type { Check, CheckResult, VerifyInput } from './check.js';
import { checkDuration } from './duration.js';
import { checkFileName } from './file-name.js';
import { checkBitRate } from './plausible-bit-rate.js';
import { checkPlayers } from './players/check-players.js';
import { checkSeekDrift, predictSeekDrift, type SeekDrift } from './seek-drift.js';
import { lenientResult, strictResult } from './strictness.js';
import { checkTagSize } from './tag-size.js';

/** What verifying gives: findings, and what was compared with which outcome. */
export interface Verification {
  readonly diagnostics: readonly Diagnostic[];
  /** In the order in which people read them. */
  readonly checks: readonly Check[];
  /** Where players land that seek by the header; null where each chapter is met. */
  readonly seek: SeekDrift | null;
}

/** Every check, in the order of the report; those that compare with the front matter are the ones `--no-verify` softens. */
const checks: readonly {
  readonly run: (input: VerifyInput) => CheckResult;
  readonly comparesStated: boolean;
}[] = [
  { run: checkDuration, comparesStated: true },
  { run: checkByteLength, comparesStated: true },
  { run: checkFileName, comparesStated: true },
  { run: checkBitRate, comparesStated: true },
  { run: checkChapters, comparesStated: false },
  { run: checkTagSize, comparesStated: false },
  { run: checkSeekDrift, comparesStated: false },
  { run: checkPlayers, comparesStated: false },
];

/**
 * Compares what the notes state with what was measured in the audio, and the chapters with both.
 *
 * @param input audio and plan may be absent: then what needs them is skipped, and its check says so
 * @returns findings in the order in which reports print them
 */
export function verify(input: VerifyInput): Verification {
  const { verifyStated, strict } = input.options;
  const results = checks.map(({ run, comparesStated }) => {
    const found = run(input);
    const weighed = comparesStated && !verifyStated ? lenientResult(found) : found;
    return strict ? strictResult(weighed) : weighed;
  });
  return {
    diagnostics: sortDiagnostics(results.flatMap((result) => result.diagnostics)),
    checks: results.flatMap(({ check }) => (check === null ? [] : [check])),
    seek: predictSeekDrift(input),
  };
}
