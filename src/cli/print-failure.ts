import { ChapterizeError } from '../diagnostic/failure.js';
import { formatFailure, jsonFailure } from '../report/failure.js';
import { jsonLine, jsonResult } from '../report/json.js';
import type { JsonResult } from '../report/json-types.js';
import { printableLines } from '../report/printable.js';
import { createResult } from '../run/run-result.js';
import { type Io, screenOf } from './io.js';

/** Prints why a run could not happen; where JSON was asked for, as an object of the usual shape too. */
export function printFailure(error: unknown, argv: readonly string[], io: Io): void {
  printJsonFailure(error, argv, io);
  for (const one of allOf(error))
    io.stderr.write(formatFailure(one, 'chapterize', screenOf(io.stderr, io.env, null)));
  const isBug = !(error instanceof ChapterizeError) || error.code === 'internal';
  if (isBug && error instanceof Error && error.stack !== undefined) {
    io.stderr.write(`${printableLines(error.stack)}\n`);
  }
}

/** A failure and the others that it carries. */
function allOf(error: unknown): readonly unknown[] {
  return error instanceof ChapterizeError ? [error, ...error.others] : [error];
}

/** The part of it for programs: the object that stands for a result, where JSON was asked for. */
export function printJsonFailure(error: unknown, argv: readonly string[], io: Io): void {
  if (asksForJson(argv)) io.stdout.write(`${jsonLine(failedResult(error))}\n`);
}

function asksForJson(argv: readonly string[]): boolean {
  const format = argv.indexOf('--format');
  return (
    argv.includes('--json') ||
    argv.includes('--format=json') ||
    (format !== -1 && argv[format + 1] === 'json')
  );
}

function failedResult(error: unknown): JsonResult {
  return {
    ...jsonResult(createResult({ status: 'failed', diagnostics: [] })),
    written: error instanceof ChapterizeError ? error.written : [],
    diagnostics: allOf(error).map((one) => jsonFailure(one, null)),
  };
}
