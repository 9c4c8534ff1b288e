import type { RunResult } from '../run/run-result.js';
import { exitCodeOf } from './exit-code.js';
import type { Io } from './io.js';
import type { GivenOptions } from './options/option-table.js';
import { printOptions } from './options/run-options.js';
import { outputFormats } from './output/formats.js';

/**
 * Prints the result of a run in the format that was asked for.
 *
 * @returns its exit code
 */
export function finish(result: RunResult, given: GivenOptions, io: Io): number {
  const how = printOptions(given);
  outputFormats[how.format].printResult(result, how, io);
  return exitCodeOf(result.status);
}
