import { formatBatchTable } from '../../report/batch-table.js';
import { formatFailure } from '../../report/failure.js';
import { formatFindings } from '../../report/findings.js';
import { formatHuman } from '../../report/human.js';
import { printable } from '../../report/printable.js';
import type { RunResult } from '../../run/run-result.js';
import { type Io, screenOf } from '../io.js';
import type { PrintOptions } from '../options/run-options.js';
import type { BatchPrinter, OutputFormat } from './output-format.js';

/** For people: findings on stderr, the result on stdout. */
export const humanFormat: OutputFormat = {
  printResult: (result, how, io) => {
    const screen = { ...screenOf(io.stderr, io.env, how.color), verbose: how.verbose };
    const findings = formatFindings(result.diagnostics, result.source, screen);
    for (const finding of findings) io.stderr.write(finding);
    printReport(result, how, io);
  },
  batchPrinter: (how, io, printAbove) => {
    const screen = { ...screenOf(io.stderr, io.env, how.color), verbose: how.verbose };
    return {
      findings: (diagnostics) => {
        for (const finding of formatFindings(diagnostics, null, screen)) printAbove(finding);
      },
      episode: ({ result, failure }) => {
        const { diagnostics, source } = result;
        for (const finding of formatFindings(diagnostics, source, screen)) printAbove(finding);
        if (failure !== null) printAbove(formatFailure(failure, result.notes ?? 'chapterize', screen));
        const sha256 = result.measured?.audioSha256 ?? null;
        if (sha256 !== null && how.verbose)
          printAbove(`${printable(result.audio ?? '')}: sha256 ${sha256}\n`);
      },
      summary: batchTablePrinter(how, io),
    };
  },
};

/** The report of a run on stdout, unless only findings are wanted. */
export function printReport(
  result: RunResult,
  { quiet, seek, links, verbose, color }: PrintOptions,
  io: Io,
): void {
  if (quiet) return;
  io.stdout.write(formatHuman(result, screenOf(io.stdout, io.env, color), { seek, links, times: verbose }));
}

/** Prints what became of all episodes, unless only findings are wanted. */
export function batchTablePrinter({ quiet, color }: PrintOptions, io: Io): BatchPrinter['summary'] {
  return (summary, failed, tookMs) => {
    if (quiet) return;
    io.stdout.write(formatBatchTable(summary, failed, tookMs, screenOf(io.stdout, io.env, color)));
  };
}
