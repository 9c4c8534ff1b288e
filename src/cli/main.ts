import { exitCodeOfFailure } from './exit-code.js';
import type { Io } from './io.js';
import { runCommand } from './run-command.js';

export { standardStreams } from './standard-streams.js';

/** Replaced by the version of package.json when the command line is bundled. */
declare const CHAPTERIZE_VERSION: string;

/**
 * Runs the command line.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await runCommand(argv, CHAPTERIZE_VERSION, io);
  } catch (error) {
    const { printFailure } = await import('./print-failure.js');
    printFailure(error, argv, io);
    return exitCodeOfFailure(error);
  }
}
