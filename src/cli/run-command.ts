import { lstatSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { CommandContext, CommandEntry } from './commands/command.js';
import { type CommandName, isCommandName, loadCommand, loadCommands } from './commands/list.js';
import { brokenConfig, configOptionsFor, mergeOptions } from './config-options.js';
import { exitCodes } from './exit-code.js';
import { finish } from './finish.js';
import { operandUsage, programName, usageOf } from './help/usage.js';
import type { Io } from './io.js';
import { type GivenOptions, type OptionName, optionTable, rowOf } from './options/option-table.js';
import { readValue } from './options/value-kind.js';
import { unknownCommand, usageFailure, withHelp } from './usage-failure.js';

/**
 * Reads the arguments and runs one command.
 *
 * @returns the exit code
 * @throws ChapterizeError `usage` for wrong arguments, and whatever the command throws
 */
export async function runCommand(argv: readonly string[], version: string, io: Io): Promise<number> {
  if (argv.length === 0) {
    const { formatBriefUsage } = await import('./help/help-text.js');
    io.stderr.write(formatBriefUsage(await loadCommand(''), io.stderr));
    return exitCodes.failure;
  }
  const { chosen, rest } = chooseCommand(argv);
  const entry = await loadCommand(chosen);
  const command = commandFor(entry, rest, version, io);
  try {
    command.parse([...rest], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw withHelp(error, entry);
    // Help and version are not failures.
    if (error.exitCode !== 0) throw await usageFailure(error, entry, rest);
    if (error.code === 'commander.helpDisplayed') await printHelp(entry, io);
    return exitCodes.done;
  }
  refuseEmpty(command.args, entry);
  const typed = givenOptions(command, entry);
  const context: CommandContext = { io, version, loadCommands, typed };
  if (typed['no-config'] === true || !entry.options.includes('no-config')) {
    return entry.run(command.args, typed, context);
  }
  // The notes where they are not the first operand: an editor's markers may be in any folder.
  const at = Math.max(
    entry.operands.findIndex(({ name }) => name === 'notes'),
    0,
  );
  const first = command.args[at] ?? typed.manifest ?? '.';
  const config = await configOptionsFor(first === '-' ? '.' : first);
  if (config.diagnostics.length > 0) return finish(await brokenConfig(config), typed, io);
  const known = Object.entries(config.options).filter(([name]) => entry.options.some((one) => one === name));
  return entry.run(command.args, mergeOptions(Object.fromEntries(known), typed), context);
}

async function printHelp(entry: CommandEntry, io: Io): Promise<void> {
  const { formatHelp } = await import('./help/help-text.js');
  io.stdout.write(formatHelp(entry, entry.name === '' ? await loadCommands() : [], io.stdout));
}

interface Choice {
  readonly chosen: CommandName;
  /** The arguments without the command's name. */
  readonly rest: readonly string[];
}

/** The first word tells the command. Options may be before it; a file that has the name of a command is `./NAME`. */
function chooseCommand(argv: readonly string[]): Choice {
  const [first = ''] = argv;
  if (isCommandName(first)) return { chosen: first, rest: argv.slice(1) };
  if (first.startsWith('-')) {
    const later = argv.find(isCommandName);
    const at = argv.indexOf(later ?? '');
    const before = argv.slice(0, at);
    // Only if everything before it is a switch: otherwise the word may be the value of an option.
    const areSwitches = before.every((word) => word.startsWith('-') && !takesValue(word));
    if (later !== undefined && areSwitches)
      return { chosen: later, rest: [...before, ...argv.slice(at + 1)] };
    return { chosen: '', rest: argv };
  }
  refuseUnknownCommand(first);
  return { chosen: '', rest: argv };
}

/** A variable that is not set in a script gives an empty argument, and no file has an empty name. */
function refuseEmpty(operands: readonly string[], entry: CommandEntry): void {
  const at = operands.indexOf('');
  if (at < 0) return;
  const { name } = entry.operands[at] ?? entry.operands.at(-1) ?? { name: 'argument' };
  throw new ChapterizeError('usage', `<${name}> is empty`, { help: `usage: ${usageOf(entry)}` });
}

function takesValue(word: string): boolean {
  const rows = Object.keys(optionTable).map((name) => ({ name, ...rowOf(name as OptionName) }));
  const row = rows.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
  return row?.value !== undefined;
}

/** A bare word was meant as a command, unless there is a file of that name, or a link that leads nowhere. */
function refuseUnknownCommand(word: string): void {
  const isWord = /^[a-z][\w-]{0,40}$/i.test(word);
  if (!isWord || lstatSync(word, { throwIfNoEntry: false }) !== undefined) return;
  throw unknownCommand(word);
}

/** The parser of one command: commander reads the arguments, the tables say which there are. */
function commandFor(entry: CommandEntry, argv: readonly string[], version: string, io: Io): Command {
  const command = new Command(programName(entry))
    .exitOverride()
    .helpOption('-h, --help')
    .configureHelp({ formatHelp: () => '' })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // Errors are thrown, and printed where all failures are.
      writeErr: () => undefined,
    })
    .showSuggestionAfterError(false);
  if (entry.name === '') command.version(version, '-V, --version');
  for (const operand of entry.operands) command.argument(operandUsage(operand));
  for (const name of entry.options) if (mayBeGiven(argv, name)) command.addOption(optionFor(entry, name));
  return command;
}

/** Whether an option may be among the arguments: commander takes two milliseconds to learn all that a command has. */
function mayBeGiven(argv: readonly string[], name: OptionName): boolean {
  const { short } = rowOf(name);
  return argv.some(
    (word) =>
      word.startsWith(`--${name}`) || (short !== undefined && /^-[^-]/.test(word) && word.includes(short)),
  );
}

function optionFor(entry: CommandEntry, name: OptionName): Option {
  const { short, value: usual } = rowOf(name);
  const value = entry.own?.[name]?.value ?? usual;
  const long = value === undefined ? `--${name}` : `--${name} <${value.name}>`;
  const option = new Option(short === undefined ? long : `-${short}, ${long}`);
  if (value === undefined) return option;
  return option.argParser((text: string, previous: unknown) => readValue(value, `--${name}`, text, previous));
}

/** What was given, by the names of the table; commander has names of its own. */
function givenOptions(command: Command, entry: CommandEntry): GivenOptions {
  const given = entry.options.flatMap((name) => {
    const isNegated = name.startsWith('no-');
    const key = camelCase(isNegated ? name.slice(3) : name);
    if (command.getOptionValueSource(key) !== 'cli') return [];
    const value: unknown = command.getOptionValue(key);
    if (rowOf(name).value !== undefined) return [[name, value]];
    return value === !isNegated ? [[name, true]] : [];
  });
  return Object.fromEntries(given) as GivenOptions;
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
