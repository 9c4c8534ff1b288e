import { dirname } from 'node:path';
import { batch } from '../batch/batch.js';
import type { BatchOptions, EpisodeOptions, Shard } from '../batch/batch-options.js';
import { shardOfEngine } from '../batch/engine-shard.js';
import { openLineFile, writeWhole } from '../batch/line-file.js';
import { nameForShard } from '../batch/shard.js';
import { addEpisode, type BatchSummary, emptySummary } from '../batch/summary.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { formatEpisodeJson, formatSummaryJson } from '../report/batch-json.js';
import { formatJunit, formatJunitCase } from '../report/batch-junit.js';
import { type FailedEpisode, failedEpisode } from '../report/batch-table.js';
import type { CommandContext } from './commands/command.js';
import { configOptionsFor, mergeOptions } from './config-options.js';
import { exitCodeOfEpisode, exitCodes } from './exit-code.js';
import type { Io } from './io.js';
import { confirmNeeded, refuseBeside } from './option-pairs.js';
import type { GivenOptions } from './options/option-table.js';
import { printOptions, runOptions } from './options/run-options.js';
import { outputFormats } from './output/formats.js';
import { createProgressLine, createSilentLine } from './progress-line.js';
import { onSignals } from './signals.js';

/**
 * Runs `chapterize batch`, and `chapterize check` of more than one episode.
 *
 * @param own options of the library that the command sets itself
 * @returns the highest exit code of all episodes
 */
export async function runBatch(
  paths: readonly string[],
  given: GivenOptions,
  { io, typed }: CommandContext,
  own: BatchOptions = {},
): Promise<number> {
  const checking = 'leave it out: a check writes nothing; --audio names the folder of the mp3s to check';
  refuseBeside(typed, ['output', 'update-front-matter', 'update', 'also'], 'check', checking);
  confirmNeeded(given, ['fetch-chapters'], 'feed');
  confirmNeeded(given, ['full'], 'published');
  const how = printOptions(given);
  const shard = shardOf(given, io);
  const started = performance.now();
  const stop = new AbortController();
  const release = onSignals(() => stop.abort());
  const followLinks = given['follow-links'] ?? false;
  const report =
    given.report === undefined ? null : await openLineFile(nameForShard(given.report, shard), followLinks);
  const isWatched = io.stderr.isTTY === true && how.format === 'human' && !how.quiet;
  const line = isWatched ? await createProgressLine(process.stderr) : createSilentLine(io.stderr);
  const print = outputFormats[how.format].batchPrinter(how, io, (text) => line.print(text));
  const cases: string[] = [];
  const failed: FailedEpisode[] = [];
  let summary: BatchSummary = { ...emptySummary, shard };
  let exitCode: number = exitCodes.done;
  try {
    for await (const event of batch(paths, { ...batchOptions(given, typed, shard, stop.signal), ...own })) {
      if (event.kind === 'listed') {
        summary = { ...summary, episodes: event.count, diagnostics: event.diagnostics };
        if (hasErrors(event.diagnostics)) exitCode = exitCodes.findings;
        print.findings(event.diagnostics);
        line.start(event.count);
      } else if (event.kind === 'feed') {
        summary = { ...summary, diagnostics: [...summary.diagnostics, ...event.diagnostics] };
        if (hasErrors(event.diagnostics)) exitCode = Math.max(exitCode, exitCodes.findings);
        print.findings(event.diagnostics);
      } else if (event.kind === 'begun') line.begin(event.notes);
      else {
        const { episode } = event;
        summary = addEpisode(summary, episode);
        exitCode = Math.max(exitCode, exitCodeOfEpisode(episode));
        print.episode(episode);
        await report?.write(formatEpisodeJson(episode));
        if (given.junit !== undefined) cases.push(formatJunitCase(episode));
        const reason = failedEpisode(episode);
        if (reason !== null) failed.push(reason);
        line.end();
      }
    }
  } catch (error) {
    if (!(stop.signal.aborted && error instanceof ChapterizeError && error.code === 'interrupted'))
      throw error;
  } finally {
    line.stop();
    release();
  }
  const tookMs = performance.now() - started;
  summary = { ...summary, isInterrupted: stop.signal.aborted };
  await report?.write(formatSummaryJson(summary, tookMs));
  await report?.close();
  if (given.junit !== undefined)
    await writeWhole(
      nameForShard(given.junit, shard),
      formatJunit(cases, summary.failed, tookMs),
      followLinks,
    );
  print.summary(summary, failed, tookMs);
  return stop.signal.aborted ? exitCodes.interrupted : exitCode;
}

/** The part of the list that was asked for, or that the engine of this task gives. */
function shardOf({ shard }: GivenOptions, { env }: Io): Shard | null {
  if (shard === undefined) return null;
  if (shard.kind === 'engine') return shardOfEngine(env, shard.count);
  return { index: shard.index, count: shard.count };
}

function batchOptions(
  given: GivenOptions,
  typed: GivenOptions,
  shard: Shard | null,
  signal: AbortSignal,
): BatchOptions {
  const run = episodeOptions(given);
  return {
    ...run,
    // Hashes are only computed on request: for a catalogue they would cost more than all the rest.
    hash: given.verbose === true,
    signal,
    manifest: given.manifest,
    audioFolders: given.audio,
    outputFolder: given.output,
    check: given.check,
    followLinks: given['follow-links'],
    jobs: given.jobs,
    failFast: given['fail-fast'],
    journal: given.journal,
    shard,
    optionsFor: typed['no-config'] === true ? null : optionsByConfig(typed),
  };
}

function episodeOptions(given: GivenOptions): EpisodeOptions['options'] {
  const { output: _output, hash: _hash, ...run } = runOptions(given);
  return run;
}

/** Each show may have a chapterize.yaml of its own; each is read once. */
function optionsByConfig(typed: GivenOptions): (notes: string) => Promise<EpisodeOptions> {
  const known = new Map<string, Promise<EpisodeOptions>>();
  return (notes) => {
    const folder = dirname(notes);
    const options = known.get(folder) ?? readOptions(notes, typed);
    known.set(folder, options);
    return options;
  };
}

async function readOptions(notes: string, typed: GivenOptions): Promise<EpisodeOptions> {
  const { options, diagnostics } = await configOptionsFor(notes);
  return { options: episodeOptions(mergeOptions(options, typed)), diagnostics };
}
