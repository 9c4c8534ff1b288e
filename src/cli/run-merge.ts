import { openNewLineFile, writeWhole } from '../batch/line-file.js';
import { mergeReports } from '../batch/merge-reports.js';
import { isAmong } from '../batch/places.js';
import { addEpisode, type BatchSummary, emptySummary } from '../batch/summary.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { formatSummaryJson } from '../report/batch-json.js';
import { formatJunit, formatJunitCase } from '../report/batch-junit.js';
import { type FailedEpisode, failedEpisode } from '../report/batch-table.js';
import { exitCodeOfEpisode, exitCodes } from './exit-code.js';
import type { Io } from './io.js';
import type { GivenOptions } from './options/option-table.js';
import { printOptions } from './options/run-options.js';
import { outputFormats } from './output/formats.js';
import { onSignals } from './signals.js';

/**
 * Runs `chapterize batch --merge-reports`: one report of all shards, as if one run had made it.
 *
 * @returns the exit code: the highest of all episodes, and at least 1 where shards are missing
 * @throws ChapterizeError `usage`, `io/…`
 */
export async function runMerge(paths: readonly string[], given: GivenOptions, io: Io): Promise<number> {
  const how = printOptions(given);
  const followLinks = given['follow-links'] ?? false;
  const stop = new AbortController();
  const release = onSignals(() => stop.abort());
  const print = outputFormats[how.format].batchPrinter(how, io, (text) => void io.stderr.write(text));
  const cases: string[] = [];
  const failed: FailedEpisode[] = [];
  let summary: BatchSummary = emptySummary;
  let tookMs = 0;
  let exitCode: number = exitCodes.done;
  if (given.report !== undefined) confirmApart(given.report, paths);
  const report = given.report === undefined ? null : await openNewLineFile(given.report, followLinks);
  try {
    for await (const event of mergeReports(paths, stop.signal)) {
      if (event.kind === 'joined') {
        const { episodeCount, diagnostics, isInterrupted } = event;
        tookMs = event.tookMs;
        summary = { ...summary, episodes: episodeCount, diagnostics, isInterrupted };
        if (hasErrors(diagnostics)) exitCode = exitCodes.findings;
        print.findings(diagnostics);
        continue;
      }
      const { episode, line } = event;
      summary = addEpisode(summary, episode);
      exitCode = Math.max(exitCode, exitCodeOfEpisode(episode));
      // The whole line, with everything about the episode that only programs need.
      if (how.format === 'json') io.stdout.write(line);
      else print.episode(episode);
      await report?.write(line);
      if (given.junit !== undefined) cases.push(formatJunitCase(episode));
      const reason = failedEpisode(episode);
      if (reason !== null) failed.push(reason);
    }
    await report?.write(formatSummaryJson(summary, tookMs));
    await report?.close();
  } catch (error) {
    await report?.abandon();
    throw error;
  } finally {
    release();
  }
  if (given.junit !== undefined)
    await writeWhole(given.junit, formatJunit(cases, summary.failed, tookMs), followLinks);
  print.summary(summary, failed, tookMs);
  return exitCode;
}

/** The joined report must not be one of those that it is made of, now or the next time. */
function confirmApart(report: string, paths: readonly string[]): void {
  if (!isAmong(report, paths)) return;
  throw new ChapterizeError('usage', 'is one of the reports to be joined', {
    file: report,
    help: 'give --report a name outside their folder',
  });
}
