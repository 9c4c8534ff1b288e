import type { CommandEntry } from '../commands/command.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { completedCommands } from './words.js';
import { zshScript } from './zsh.js';

type Script = (commands: readonly CommandEntry[]) => string;

/** The script of each shell. */
export const completionScripts: Readonly<Record<'bash' | 'zsh' | 'fish', Script>> = {
  bash: (commands) => bashScript(completedCommands(commands)),
  zsh: (commands) => zshScript(completedCommands(commands)),
  fish: (commands) => fishScript(completedCommands(commands)),
};
