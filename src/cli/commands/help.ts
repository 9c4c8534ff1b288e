import { ChapterizeError } from '../../diagnostic/failure.js';
import { didYouMean } from '../../diagnostic/nearest.js';
import { exitCodes } from '../exit-code.js';
import type { CommandEntry } from './command.js';

export const helpCommand: CommandEntry = {
  name: 'help',
  operands: [{ name: 'command', words: 'a command', count: 'optional', completes: 'command' }],
  summary: 'print what a command does, and its options',
  options: [],
  examples: [{ command: 'chapterize help batch', words: 'the same as chapterize batch --help' }],
  run: async ([name = ''], _given, { io, loadCommands }) => {
    const commands = await loadCommands();
    const entry = commands.find((command) => command.name === name);
    if (entry === undefined) {
      const names = commands.map((command) => command.name).filter((known) => known !== '');
      const help = didYouMean(name, names) ?? `the commands are ${names.join(', ')}`;
      throw new ChapterizeError('usage', `there is no command "${name}"`, { help });
    }
    const { formatHelp } = await import('../help/help-text.js');
    io.stdout.write(formatHelp(entry, commands, io.stdout));
    return exitCodes.done;
  },
};
