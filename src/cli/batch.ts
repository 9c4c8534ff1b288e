import { closeSync, openSync, writeFileSync } from 'node:fs';
import { batch } from '../batch/batch.js';
import type { BatchOptions } from '../batch/batch-options.js';
import type { EpisodeResult } from '../batch/episode-result.js';
import { addEpisode, type BatchSummary, emptySummary } from '../batch/summary.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { formatEpisodeJson, formatSummaryJson } from '../report/batch-json.js';
import { formatJunit, formatJunitCase } from '../report/batch-junit.js';
import { type FailedEpisode, failedEpisode, formatBatchTable } from '../report/batch-table.js';
import { formatFailure } from '../report/failure.js';
import { formatFindings } from '../report/findings.js';
import { formatGithub } from '../report/github.js';
import { exitCodeOf, exitCodeOfFailure, exitCodes } from './exit-code.js';
import { type Io, screenOf } from './io.js';
import { printOptions, type RawOptions, runOptions } from './option-table.js';
import { createProgressLine, createSilentLine, type ProgressLine } from './progress-line.js';

/** The options that only a batch has, as commander gives them; `output` is a folder here. */
export interface RawBatchOptions extends RawOptions {
  readonly audio?: readonly string[];
  readonly manifest?: string;
  readonly check?: boolean;
  readonly jobs?: number;
  readonly failFast?: boolean;
  readonly journal?: string;
  readonly shard?: NonNullable<BatchOptions['shard']>;
  readonly report?: string;
  readonly junit?: string;
}

/** A file beside the human output that takes lines as they come. */
interface LineFile {
  write(text: string): void;
  close(): void;
}

/**
 * Runs `chapterize batch`.
 *
 * @returns the highest exit code of all episodes
 */
export async function runBatch(paths: readonly string[], raw: RawBatchOptions, io: Io): Promise<number> {
  const { format, quiet, color } = printOptions(raw);
  const started = performance.now();
  const stop = new AbortController();
  const release = onSignals(() => stop.abort());
  const report = raw.report === undefined ? null : openLineFile(raw.report);
  const isWatched = io.stderr.isTTY === true && format === 'human' && !quiet;
  const line = isWatched ? await createProgressLine(process.stderr) : createSilentLine(io.stderr);
  const print = printerFor(raw, io, line);
  const cases: string[] = [];
  const failed: FailedEpisode[] = [];
  let summary: BatchSummary = emptySummary;
  let exitCode: number = exitCodes.done;
  try {
    for await (const event of batch(paths, batchOptions(raw, stop.signal))) {
      if (event.kind === 'listed') {
        summary = { ...summary, episodes: event.count, diagnostics: event.diagnostics };
        if (hasErrors(event.diagnostics)) exitCode = exitCodes.findings;
        print.findings(event.diagnostics);
        line.start(event.count);
      } else if (event.kind === 'begun') line.begin(event.notes);
      else {
        const { episode } = event;
        summary = addEpisode(summary, episode);
        exitCode = Math.max(exitCode, codeOf(episode));
        print.episode(episode);
        report?.write(formatEpisodeJson(episode));
        if (raw.junit !== undefined) cases.push(formatJunitCase(episode));
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
  report?.write(formatSummaryJson(summary, tookMs));
  report?.close();
  if (raw.junit !== undefined) writeFileSync(raw.junit, formatJunit(cases, summary.failed, tookMs));
  if (format === 'json') io.stdout.write(formatSummaryJson(summary, tookMs));
  else if (!quiet) {
    io.stdout.write(formatBatchTable(summary, failed, tookMs, screenOf(io.stdout, io.env, color).style));
  }
  return stop.signal.aborted ? exitCodes.interrupted : exitCode;
}

function batchOptions(raw: RawBatchOptions, signal: AbortSignal): BatchOptions {
  const { output: _output, ...run } = runOptions(raw);
  return {
    ...run,
    // Hashes are for those who ask: over a catalogue they would cost more than all the rest.
    hash: raw.verbose === true,
    signal,
    manifest: raw.manifest ?? null,
    audioFolders: raw.audio ?? [],
    outputFolder: raw.output ?? null,
    check: raw.check ?? false,
    jobs: raw.jobs ?? null,
    failFast: raw.failFast ?? false,
    journal: raw.journal ?? null,
    shard: raw.shard ?? null,
  };
}

function codeOf({ result, failure }: EpisodeResult): number {
  return failure === null ? exitCodeOf(result.status) : exitCodeOfFailure(failure);
}

interface Printer {
  findings(diagnostics: BatchSummary['diagnostics']): void;
  episode(episode: EpisodeResult): void;
}

/** How episodes are printed as they end: whole objects, annotations, or what is wrong with them. */
function printerFor(raw: RawBatchOptions, io: Io, line: ProgressLine): Printer {
  const { format, verbose, color } = printOptions(raw);
  if (format === 'json') {
    return {
      findings: () => undefined,
      episode: (episode) => void io.stdout.write(formatEpisodeJson(episode)),
    };
  }
  const { style } = screenOf(io.stderr, io.env, color);
  const failureOf = ({ result, failure }: EpisodeResult): void => {
    if (failure !== null) line.print(formatFailure(failure, result.notes ?? 'chapterize', style));
  };
  if (format === 'github') {
    const findings: Printer['findings'] = (diagnostics) => void io.stdout.write(formatGithub(diagnostics));
    return {
      findings,
      episode: (episode) => {
        findings(episode.result.diagnostics);
        failureOf(episode);
      },
    };
  }
  const print = (
    diagnostics: BatchSummary['diagnostics'],
    source: EpisodeResult['result']['source'],
  ): void => {
    for (const finding of formatFindings(diagnostics, source, { verbose, style })) line.print(finding);
  };
  return {
    findings: (diagnostics) => print(diagnostics, null),
    episode: (episode) => {
      print(episode.result.diagnostics, episode.result.source);
      failureOf(episode);
    },
  };
}

function openLineFile(path: string): LineFile {
  try {
    const file = openSync(path, 'w');
    return { write: (text) => writeFileSync(file, text), close: () => closeSync(file) };
  } catch (error) {
    throw new ChapterizeError('io/write', `${path}: cannot write the report`, { cause: error });
  }
}

/** The first signal stops the batch in good order; a second one ends the process at once. */
function onSignals(stop: () => void): () => void {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.once(name, stop);
  return () => {
    for (const name of names) process.off(name, stop);
  };
}
