import { formatFindings } from '../report/findings.js';
import { formatGithub } from '../report/github.js';
import { formatHuman } from '../report/human.js';
import { formatJson } from '../report/json.js';
import type { RunResult } from '../run/run-result.js';
import { type Io, screenOf } from './io.js';

export type OutputFormat = 'human' | 'json' | 'github';

/** How to print a result. */
export interface PrintOptions {
  readonly format: OutputFormat;
  /** Findings only. */
  readonly quiet: boolean;
  /** Informative findings too: for people they mostly repeat what the report says. */
  readonly verbose: boolean;
  /** null: as the stream suggests. */
  readonly color: boolean | null;
}

/** Prints a result: the result itself on stdout, findings on stderr; in JSON both are one object on stdout. */
export function printResult(
  result: RunResult,
  { format, quiet, verbose, color }: PrintOptions,
  io: Io,
): void {
  if (format === 'json') {
    io.stdout.write(formatJson(result));
    return;
  }
  if (format === 'github') {
    io.stdout.write(formatGithub(result.diagnostics));
  } else {
    const { style } = screenOf(io.stderr, io.env, color);
    const findings = formatFindings(result.diagnostics, result.source, { verbose, style });
    for (const finding of findings) io.stderr.write(finding);
  }
  if (!quiet) io.stdout.write(formatHuman(result, screenOf(io.stdout, io.env, color)));
}
