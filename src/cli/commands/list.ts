import type { CommandEntry } from './command.js';

/** THE list of commands, in the order of help: a run loads one of them. The first is the main job, which needs no word. */
const commands = {
  '': async () => (await import('./write.js')).writeCommand,
  check: async () => (await import('./check.js')).checkCommand,
  show: async () => (await import('./show.js')).showCommand,
  export: async () => (await import('./export.js')).exportCommand,
  import: async () => (await import('./import.js')).importCommand,
  shift: async () => (await import('./shift.js')).shiftCommand,
  preview: async () => (await import('./preview.js')).previewCommand,
  repair: async () => (await import('./repair.js')).repairCommand,
  undo: async () => (await import('./undo.js')).undoCommand,
  strip: async () => (await import('./strip.js')).stripCommand,
  batch: async () => (await import('./batch.js')).batchCommand,
  config: async () => (await import('./config.js')).configCommand,
  explain: async () => (await import('./explain.js')).explainCommand,
  completion: async () => (await import('./completion.js')).completionCommand,
  help: async () => (await import('./help.js')).helpCommand,
} as const satisfies Readonly<Record<string, () => Promise<CommandEntry>>>;

export type CommandName = keyof typeof commands;

/** The words to type, without that of the main job. */
export const commandNames: readonly string[] = Object.keys(commands).filter((name) => name !== '');

export function isCommandName(word: string): word is CommandName {
  return commandNames.includes(word);
}

export function loadCommand(name: CommandName): Promise<CommandEntry> {
  return commands[name]();
}

/** All of them, in the order of help. */
export function loadCommands(): Promise<readonly CommandEntry[]> {
  return Promise.all(Object.values(commands).map((load) => load()));
}
