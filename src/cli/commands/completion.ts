import { exitCodes } from '../exit-code.js';
import { choiceOf, readValue } from '../options/value-kind.js';
import type { CommandEntry } from './command.js';

const shell = choiceOf('SHELL', ['bash', 'zsh', 'fish']);

export const completionCommand: CommandEntry = {
  name: 'completion',
  operands: [{ name: 'shell', words: 'bash, zsh or fish', count: 'one', completes: 'shell' }],
  summary: 'print a script that completes commands, options and values in a shell',
  options: [],
  examples: [
    { command: 'source <(chapterize completion bash)', words: 'in ~/.bashrc' },
    { command: 'source <(chapterize completion zsh)', words: 'in ~/.zshrc, after compinit' },
    { command: 'chapterize completion fish | source', words: 'in ~/.config/fish/config.fish' },
  ],
  run: async ([operand = ''], _given, { io, loadCommands }) => {
    const name = readValue(shell, 'the shell', operand, undefined);
    const { completionScripts } = await import('../completion/scripts.js');
    io.stdout.write(completionScripts[name](await loadCommands()));
    return exitCodes.done;
  },
};
