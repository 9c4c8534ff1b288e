import { Command, CommanderError } from 'commander';
import { ChapterizeError } from '../diagnostic/failure.js';
import { printableLines } from '../report/printable.js';
import type { RunResult } from '../run/run-result.js';
import type { RawBatchOptions } from './batch.js';
import { exitCodeOf, exitCodes } from './exit-code.js';
import { type Io, screenOf } from './io.js';
import { addOptions, printOptions, type RawOptions, runOptions } from './option-table.js';
import { printResult } from './print.js';
import { printJsonFailure } from './print-failure.js';

const exitHelp = `
Exit codes: 0 done or nothing to do; 1 errors found, nothing written; 2 could not run; 130 interrupted.
chapterize explain CODE says more about a finding.`;

/**
 * Reads the arguments and runs one command. Each command loads what it needs when it runs.
 *
 * @returns the exit code
 */
export async function runCommand(argv: readonly string[], version: string, io: Io): Promise<number> {
  let exitCode: number = exitCodes.done;
  const finish = (raw: RawOptions, result: RunResult): void => {
    printResult(result, printOptions(raw), io);
    exitCode = exitCodeOf(result.status);
  };

  const program = new Command('chapterize')
    .description(
      'Write the timestamps of show notes into an mp3 as chapters, after verifying duration and byte length.',
    )
    .usage('[options] <notes> <audio>')
    .version(version)
    .argument('<notes>', 'show notes: Markdown or text with timestamps, with or without front matter')
    .argument('<audio>', 'the mp3 of the episode')
    .helpCommand('help [command]', 'what a command does, and its options')
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .showHelpAfterError('  help: chapterize --help lists commands and options')
    .addHelpText('after', exitHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // Its messages quote the arguments.
      writeErr: (text) => void io.stderr.write(printableLines(text)),
    })
    .action(async (notes: string, audio: string, raw: RawOptions) => {
      const { chapterize } = await import('../run/chapterize.js');
      finish(raw, await chapterize(notes, audio, runOptions(raw)));
    });
  addOptions(program, 'embed');

  addOptions(program.command('check <notes> [audio]'), 'check')
    .description('the same reading and verifying, never writes')
    .action(async (notes: string, audio: string | undefined, raw: RawOptions) => {
      const { check } = await import('../run/chapterize.js');
      finish(raw, await check(notes, audio ?? null, runOptions(raw)));
    });

  addOptions(program.command('show <file>'), 'show')
    .description('the chapters of an mp3, or those that notes would give')
    .action(async (file: string, raw: RawOptions) => {
      const { show } = await import('../run/show.js');
      finish(raw, await show(file, runOptions(raw)));
    });

  addOptions(program.command('strip <audio>'), 'strip')
    .description('remove the chapters, leave all else')
    .action(async (audio: string, raw: RawOptions) => {
      const { strip } = await import('../run/strip.js');
      finish(raw, await strip(audio, runOptions(raw)));
    });

  addOptions(program.command('batch [paths...]'), 'batch')
    .description('many episodes: notes files and folders of them')
    .action(async (paths: string[], raw: RawBatchOptions, command: Command) => {
      if (paths.length === 0 && raw.manifest === undefined) command.error("error: missing argument 'paths'");
      const { runBatch } = await import('./batch.js');
      exitCode = await runBatch(paths, raw, io);
    });

  program
    .command('explain <code>')
    .description('what a finding means and what to do about it')
    .action(async (code: string) => {
      const { formatExplanation } = await import('../report/explain.js');
      io.stdout.write(formatExplanation(code, screenOf(io.stdout, io.env, null).style));
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are no failure.
    if (error.exitCode === 0) return exitCodes.done;
    // commander has printed its message already.
    printJsonFailure(new ChapterizeError('usage', error.message.replace(/^error: /, '')), argv, io);
    return exitCodes.failure;
  }
  return exitCode;
}
