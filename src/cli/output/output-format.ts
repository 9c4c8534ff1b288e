import type { EpisodeResult } from '../../batch/episode-result.js';
import type { BatchSummary } from '../../batch/summary.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { FailedEpisode } from '../../report/batch-table.js';
import type { RunResult } from '../../run/run-result.js';
import type { Io } from '../io.js';
import type { PrintOptions } from '../options/run-options.js';

/** Prints a batch as it goes. */
export interface BatchPrinter {
  /** Findings about the list itself. */
  readonly findings: (diagnostics: readonly Diagnostic[]) => void;
  /** An episode that has ended. */
  readonly episode: (episode: EpisodeResult) => void;
  readonly summary: (summary: BatchSummary, failed: readonly FailedEpisode[], tookMs: number) => void;
}

/** One output format: how the result of a run is printed, and how a batch is. */
export interface OutputFormat {
  readonly printResult: (result: RunResult, how: PrintOptions, io: Io) => void;
  /** @param printAbove prints on stderr, above a line that is redrawn */
  readonly batchPrinter: (how: PrintOptions, io: Io, printAbove: (text: string) => void) => BatchPrinter;
}
