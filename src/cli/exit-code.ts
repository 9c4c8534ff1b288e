import type { EpisodeResult } from '../batch/episode-result.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { RunStatus } from '../run/run-result.js';

/** What a run tells the shell; the highest counts where there are several. */
export const exitCodes = {
  /** Done, or nothing to do. */
  done: 0,
  /** Error-level findings; nothing was written. */
  findings: 1,
  /** Could not run: usage, cannot read or write, a bug. */
  failure: 2,
  interrupted: 130,
} as const;

/** The exit code of a run that came to its end. */
export function exitCodeOf(status: RunStatus): number {
  return status === 'failed' ? exitCodes.findings : exitCodes.done;
}

/** The exit code of one episode of a batch. */
export function exitCodeOfEpisode({ result, failure }: EpisodeResult): number {
  return failure === null ? exitCodeOf(result.status) : exitCodeOfFailure(failure);
}

/** The exit code of a run that threw. */
export function exitCodeOfFailure(error: unknown): number {
  return error instanceof ChapterizeError && error.code === 'interrupted'
    ? exitCodes.interrupted
    : exitCodes.failure;
}
