import { lstatSync } from 'node:fs';
import { ChapterizeError } from '../diagnostic/failure.js';
import { didYouMean } from '../diagnostic/nearest.js';
import type { CommandContext, CommandEntry } from './commands/command.js';
import { commands } from './commands/list.js';
import { brokenConfig, configOptionsFor, mergeOptions } from './config-options.js';
import { exitCodes } from './exit-code.js';
import { finish } from './finish.js';
import { formatBriefUsage, formatHelp } from './help/help-text.js';
import type { Io } from './io.js';
import { type OptionName, optionTable, rowOf } from './options/option-table.js';
import { type Arguments, parseArguments, programName } from './parse-arguments.js';

/**
 * Reads the arguments and runs one command.
 *
 * @returns the exit code
 * @throws ChapterizeError `usage` for wrong arguments, and whatever the command throws
 */
export async function runCommand(argv: readonly string[], version: string, io: Io): Promise<number> {
  if (argv.length === 0) {
    io.stderr.write(formatBriefUsage(commands[0], io.stderr));
    return exitCodes.failure;
  }
  const { entry, rest } = chooseCommand(argv);
  const parsed = parse(entry, rest);
  if (parsed.kind === 'help') {
    io.stdout.write(formatHelp(entry, commands, io.stdout));
    return exitCodes.done;
  }
  if (parsed.kind === 'version') {
    io.stdout.write(`${version}\n`);
    return exitCodes.done;
  }
  const { operands, given: typed } = parsed;
  const context: CommandContext = { io, version, commands, typed };
  if (typed['no-config'] === true || !entry.options.includes('no-config')) {
    return entry.run(operands, typed, context);
  }
  // The notes where they are not the first operand: an editor's markers may lie in any folder.
  const at = Math.max(
    entry.operands.findIndex(({ name }) => name === 'notes'),
    0,
  );
  const first = operands[at] ?? typed.manifest ?? '.';
  const config = await configOptionsFor(first === '-' ? '.' : first);
  if (config.diagnostics.length > 0) return finish(await brokenConfig(config), typed, io);
  const known = Object.entries(config.options).filter(([name]) => entry.options.some((one) => one === name));
  return entry.run(operands, mergeOptions(Object.fromEntries(known), typed), context);
}

interface Choice {
  readonly entry: CommandEntry;
  /** The arguments without the command's name. */
  readonly rest: readonly string[];
}

/** The first word tells the command. Options may stand before it; a file that has the name of a command is `./NAME`. */
function chooseCommand(argv: readonly string[]): Choice {
  const [main] = commands;
  const [first = ''] = argv;
  const named = commands.find(({ name }) => name !== '' && name === first);
  if (named !== undefined) return { entry: named, rest: argv.slice(1) };
  if (first.startsWith('-')) {
    const at = argv.findIndex((word, index) => index > 0 && commands.some(({ name }) => name === word));
    const before = argv.slice(0, at);
    const later = commands.find(({ name }) => name === argv[at]);
    // Only where all that stands before are switches: else the word may be the value of one of them.
    const areSwitches = before.every((word) => word.startsWith('-') && !takesValue(word));
    if (later !== undefined && areSwitches) return { entry: later, rest: [...before, ...argv.slice(at + 1)] };
    return { entry: main, rest: argv };
  }
  refuseUnknownCommand(first);
  return { entry: main, rest: argv };
}

function takesValue(word: string): boolean {
  const rows = Object.keys(optionTable).map((name) => ({ name, ...rowOf(name as OptionName) }));
  const row = rows.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
  return row !== undefined && row.value !== null;
}

/** A bare word was meant as a command, unless there is a file of that name, or a link that leads nowhere. */
function refuseUnknownCommand(word: string): void {
  const isWord = /^[a-z][\w-]{0,40}$/i.test(word);
  if (!isWord || lstatSync(word, { throwIfNoEntry: false }) !== undefined) return;
  const names = commands.map(({ name }) => name).filter((name) => name !== '');
  const help = didYouMean(word, names) ?? `chapterize --help lists the commands`;
  throw new ChapterizeError('usage', `"${word}" is neither a command nor a file`, { help });
}

function parse(entry: CommandEntry, argv: readonly string[]): Arguments {
  try {
    return parseArguments(entry, commands, argv);
  } catch (error) {
    throw withHelp(error, entry);
  }
}

/** A value that nothing known is near to: then help is where the options are explained. */
function withHelp(error: unknown, entry: CommandEntry): unknown {
  if (!(error instanceof ChapterizeError) || error.help !== null) return error;
  const help = `${programName(entry)} --help explains the options`;
  return new ChapterizeError(error.code, error.message, { help, cause: error });
}
