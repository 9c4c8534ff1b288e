import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Shard } from './batch-options.js';
import type { EpisodeResult } from './episode-result.js';

/** What became of all episodes of a batch. */
export interface BatchSummary {
  /** How many there are; fewer have ended when the batch was stopped. */
  readonly episodes: number;
  readonly written: number;
  readonly planned: number;
  readonly checked: number;
  /** Those that the journal let pass among them. */
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  /** Bytes of all files written. */
  readonly writtenByteLength: number;
  /** Findings about the list itself: audio without notes, a broken manifest. */
  readonly diagnostics: readonly Diagnostic[];
  readonly isInterrupted: boolean;
  /** The part of the list that was asked for; null for all of it. */
  readonly shard: Shard | null;
}

export const emptySummary: BatchSummary = {
  episodes: 0,
  written: 0,
  planned: 0,
  checked: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  writtenByteLength: 0,
  diagnostics: [],
  isInterrupted: false,
  shard: null,
};

/** The summary with one more episode in it. */
export function addEpisode(summary: BatchSummary, { result, isSkipped }: EpisodeResult): BatchSummary {
  const { status, measured } = result;
  const bytes = status === 'written' ? (measured?.resultByteLength ?? 0) : 0;
  return {
    ...summary,
    [status]: summary[status] + 1,
    skipped: summary.skipped + (isSkipped ? 1 : 0),
    writtenByteLength: summary.writtenByteLength + bytes,
  };
}
