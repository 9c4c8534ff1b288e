import type { RunResult } from '../run/run-result.js';
import { exitCodeOf } from './exit-code.js';
import type { Io } from './io.js';
import type { GivenOptions } from './options/option-table.js';
import { printOptions } from './options/run-options.js';

/**
 * Prints the result of a run in the format that was asked for.
 *
 * @returns its exit code
 */
export async function finish(result: RunResult, given: GivenOptions, io: Io): Promise<number> {
  const { outputFormats } = await import('./output/formats.js');
  const how = printOptions(given);
  outputFormats[how.format].printResult(result, how, io);
  return exitCodeOf(result.status);
}
