import type { EpisodeResult } from '../batch/episode-result.js';
import type { RunResult } from '../run/run-result.js';
import type { GivenOptions } from './options/option-table.js';

/**
 * Runs one episode and writes the files of `--report` and `--junit`, as a batch of one would. Neither is loaded without them.
 *
 * @param notes the name of the notes, for an episode that could not be run
 * @throws whatever `run` throws, once it is in the reports; ChapterizeError `io/…` when a report cannot be written
 */
export async function reportOne(
  notes: string,
  given: GivenOptions,
  run: () => Promise<RunResult>,
): Promise<RunResult> {
  if (given.report === undefined && given.junit === undefined) return run();
  const { openLineFile, writeWhole } = await import('../batch/line-file.js');
  const { failureOf, resultWithoutRun } = await import('../batch/episode-result.js');
  const { addEpisode, emptySummary } = await import('../batch/summary.js');
  const { formatEpisodeJson, formatSummaryJson } = await import('../report/batch-json.js');
  const { formatJunit, formatJunitCase } = await import('../report/batch-junit.js');
  const followLinks = given['follow-links'] ?? false;
  const report = given.report === undefined ? null : await openLineFile(given.report, followLinks);
  const started = performance.now();
  const write = async (outcome: Pick<EpisodeResult, 'result' | 'failure'>): Promise<void> => {
    const tookMs = performance.now() - started;
    const episode = { ...outcome, isSkipped: false, shard: null, tookMs };
    const summary = addEpisode({ ...emptySummary, episodes: 1 }, episode);
    await report?.write(formatEpisodeJson(episode));
    await report?.write(formatSummaryJson(summary, tookMs));
    if (given.junit === undefined) return;
    await writeWhole(
      given.junit,
      formatJunit([formatJunitCase(episode)], summary.failed, tookMs),
      followLinks,
    );
  };
  try {
    const result = await run().catch(async (error: unknown) => {
      const unread = resultWithoutRun({ notes, audio: null, output: null }, 'failed');
      // A report that cannot be written must not hide why the episode failed.
      await write({ result: unread, failure: failureOf(error) }).catch(() => undefined);
      throw error;
    });
    await write({ result, failure: null });
    return result;
  } finally {
    await report?.close();
  }
}
