import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError, messageOf } from '../diagnostic/failure.js';
import { createResult, type RunResult } from '../run/run-result.js';
import type { Shard } from './batch-options.js';
import type { ListedEpisode } from './episode-list.js';

/** How one episode of a batch ended. */
export interface EpisodeResult {
  readonly result: RunResult;
  /** Why it could not be run, null when it was; its result is `failed` then. */
  readonly failure: ChapterizeError | null;
  /** Whether the journal said that nothing has changed since the last run: then nothing was read. */
  readonly isSkipped: boolean;
  /** The part of the list that the run was asked for; null for all of it. */
  readonly shard: Shard | null;
  readonly tookMs: number;
}

/** The result of an episode that was not run. */
export function resultWithoutRun(
  { notes, audio, output }: Pick<ListedEpisode, 'notes' | 'audio' | 'output'>,
  status: RunResult['status'],
  diagnostics: readonly Diagnostic[] = [],
  measured: RunResult['measured'] = null,
): RunResult {
  return createResult({ status, notes, audio, output: output ?? audio, measured, diagnostics });
}

/** What was thrown as the failure of an episode: one bug must not end a batch. */
export function failureOf(error: unknown): ChapterizeError {
  if (error instanceof ChapterizeError) return error;
  return new ChapterizeError('internal', messageOf(error), { cause: error });
}
