import type { EpisodeResult } from '../batch/episode-result.js';
import type { BatchSummary } from '../batch/summary.js';
import { jsonFailure } from './failure.js';
import { jsonDiagnostic, jsonLine, jsonResult } from './json.js';

/** One episode of a batch as a line of JSON: the object of a single run, and whether the journal skipped it. */
export function formatEpisodeJson({ result, failure, isSkipped, shard, tookMs }: EpisodeResult): string {
  const object = jsonResult(result);
  const diagnostics = failure === null ? object.diagnostics : [jsonFailure(failure, result.notes)];
  const written = failure === null ? object.written : failure.written;
  const rest = { skipped: isSkipped, shard, tookMs: Math.round(tookMs) };
  return `${jsonLine({ ...object, written, diagnostics, ...rest })}\n`;
}

/** The last line: the totals. */
export function formatSummaryJson(summary: BatchSummary, tookMs: number): string {
  const { diagnostics, isInterrupted, ...counts } = summary;
  const found = diagnostics.map(jsonDiagnostic);
  return `${jsonLine({ summary: { ...counts, interrupted: isInterrupted, tookMs: Math.round(tookMs) }, diagnostics: found })}\n`;
}
