import type { CommanderError } from 'commander';
import { ChapterizeError } from '../diagnostic/failure.js';
import { didYouMean } from '../diagnostic/nearest.js';
import type { CommandEntry } from './commands/command.js';
import { commandNames, isCommandName, loadCommands } from './commands/list.js';
import { programName, usageOf } from './help/usage.js';
import { type OptionName, rowOf } from './options/option-table.js';

/** A word that is neither a command nor the name of a file. */
export function unknownCommand(word: string): ChapterizeError {
  const help = didYouMean(word, commandNames) ?? `chapterize --help lists the commands`;
  return new ChapterizeError('usage', `"${word}" is neither a command nor a file`, { help });
}

/** What commander says, in the words of every other failure. */
export async function usageFailure(
  error: CommanderError,
  entry: CommandEntry,
  argv: readonly string[],
): Promise<ChapterizeError> {
  const quoted = /'([^]*?)'/.exec(error.message)?.[1] ?? '';
  const help = `usage: ${usageOf(entry)}`;
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(quoted, entry);
    case 'commander.missingArgument':
      return new ChapterizeError('usage', `<${quoted}> is missing`, { help });
    case 'commander.excessArguments': {
      const expected = entry.operands.length;
      const operands = argv.filter((word) => !word.startsWith('-')).slice(expected);
      const more = operands.length === 0 ? '' : `: ${operands.join(' ')}`;
      return new ChapterizeError('usage', `too many arguments${more}`, { help });
    }
    case 'commander.optionMissingArgument':
      return new ChapterizeError('usage', `${quoted} needs a value`, { help });
    default:
      return new ChapterizeError('usage', error.message.replace(/^error: /, ''), { help });
  }
}

/** A value that is not similar to any known one: the help explains the options. */
export function withHelp(error: unknown, entry: CommandEntry): unknown {
  if (!(error instanceof ChapterizeError) || error.help !== null) return error;
  return error.with({ help: `${programName(entry)} --help explains the options` });
}

async function unknownOption(flag: string, entry: CommandEntry): Promise<ChapterizeError> {
  const [name = ''] = flag.replace(/^--?/, '').split('=', 1);
  const of = programName(entry);
  const isMeant = (option: OptionName) => option === name || rowOf(option).short === name;
  const commands = await loadCommands();
  const owner = commands.find(({ options }) => options.some(isMeant));
  if (owner !== undefined) {
    const where = owner.name === '' ? 'the main job' : `chapterize ${owner.name}`;
    const help = `it is an option of ${where}; ${of} --help lists the options of this command`;
    return new ChapterizeError('usage', `${of} has no option ${flag}`, { help });
  }
  if (isCommandName(name)) {
    const help = `${name} is a command: chapterize ${name} ...`;
    return new ChapterizeError('usage', `${of} has no option ${flag}`, { help });
  }
  const known = [...entry.options, 'help', ...(entry.name === '' ? ['version'] : [])].map(
    (one) => `--${one}`,
  );
  const help = didYouMean(`--${name}`, known) ?? `${of} --help lists the options`;
  return new ChapterizeError('usage', `${of} has no option ${flag}`, { help });
}
