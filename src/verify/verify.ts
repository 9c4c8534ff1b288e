import { type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { checkByteLength } from './byte-length.js';
import { checkChapters } from './chapters.js';
import type { CheckResult, VerifyInput } from './check.js';
import { checkDuration } from './duration.js';
import { checkFileName } from './file-name.js';
import { checkBitRate } from './plausible-bit-rate.js';
import { checkPlayers } from './players/check-players.js';
import { checkSeekDrift, predictSeekDrift, type SeekDrift } from './seek-drift.js';
import { checkStatedValues } from './stated-values.js';
import { checkTagSize } from './tag-size.js';

/** The result of verifying: each check with its findings, whose severity the caller decides together with all others. */
export interface Verification {
  /** In the order in which reports show them. */
  readonly results: readonly CheckResult[];
  /** The findings of all checks, in the order in which reports print them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where players that seek by the header land; null if they meet each chapter. */
  readonly seek: SeekDrift | null;
}

/** What every run checks, in the order of the report. */
const checks: readonly ((input: VerifyInput) => CheckResult)[] = [
  checkStatedValues,
  checkDuration,
  checkByteLength,
  checkFileName,
  checkBitRate,
  checkChapters,
  checkTagSize,
];

/**
 * Compares what the notes state with what was measured in the audio, and the chapters with both.
 *
 * @param input audio and plan may be absent: then what needs them is skipped, and its check says so
 * @returns findings with the severity of the table of codes; `weighAll` and `outcomesOf` apply what the caller asked for
 * @example
 * ```ts
 * import { inspectAudio, openFileSource, parseNotes, verify } from 'chapterize';
 *
 * const { notes } = parseNotes('notes.md', '---\nduration: "2:00"\n---\n- [@0:00] Hello\n');
 * const source = await openFileSource('episode.mp3');
 * const audio = await inspectAudio(source, { hash: null });
 * await source.close();
 * const options = { toleranceMs: 1000, verifyStated: true, strict: false, players: [] };
 * const { diagnostics } = verify({ notes, chapters: [], audio, plan: null, options });
 * console.log(diagnostics.map(({ code }) => code).includes('verify/duration-mismatch')); // true
 * ```
 */
export function verify(input: VerifyInput): Verification {
  const { audio, options } = input;
  // What is not needed is not loaded: the rules of players are many.
  const seek = audio === null ? null : predictSeekDrift(input);
  const results = [
    ...checks.map((check) => check(input)),
    ...(seek === null ? [] : [checkSeekDrift(seek, input)]),
    ...(options.players.length === 0 ? [] : [checkPlayers(input)]),
  ];
  return {
    results,
    diagnostics: sortDiagnostics(results.flatMap(({ diagnostics }) => diagnostics)),
    seek,
  };
}
