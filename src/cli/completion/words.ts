import { codes } from '../../diagnostic/codes.js';
import type { CommandEntry, Operand } from '../commands/command.js';
import { type OptionName, rowOf } from '../options/option-table.js';

/** What a shell can offer at a place: fixed words, or its own list of files or folders. */
export type Offer =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' }
  | { readonly kind: 'folders' }
  | { readonly kind: 'nothing' };

/** One option as a shell completes it. */
export interface CompletedOption {
  readonly long: string;
  readonly short: string | null;
  readonly words: string;
  /** null for a switch. */
  readonly value: Offer | null;
}

/** One command as a shell completes it. */
export interface CompletedCommand {
  /** Empty for the main job. */
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its operands are; all of them alike, since shells do not know where one ends. */
  readonly operands: Offer;
}

/** Everything there is to complete, from the tables. */
export function completedCommands(commands: readonly CommandEntry[]): CompletedCommand[] {
  const names = commands.map(({ name }) => name).filter((name) => name !== '');
  return commands.map((entry) => ({
    name: entry.name,
    summary: entry.summary,
    options: [...entry.options.map((name) => completedOption(entry, name)), help],
    operands: offerOf(entry.operands[0], names),
  }));
}

const help: CompletedOption = { long: '--help', short: '-h', words: 'print this help', value: null };

function completedOption(entry: CommandEntry, name: OptionName): CompletedOption {
  const { short, words, value } = { ...rowOf(name), ...entry.own?.[name] };
  return {
    long: `--${name}`,
    short: short === undefined ? null : `-${short}`,
    words,
    value:
      value === undefined
        ? null
        : value.choices !== undefined
          ? { kind: 'words', words: value.choices }
          : value.completes === undefined
            ? { kind: 'nothing' }
            : { kind: value.completes === 'file' ? 'files' : 'folders' },
  };
}

function offerOf(operand: Operand | undefined, names: readonly string[]): Offer {
  if (operand === undefined) return { kind: 'nothing' };
  switch (operand.completes) {
    case 'command':
      return { kind: 'words', words: names };
    case 'code':
      return { kind: 'words', words: Object.keys(codes) };
    case 'shell':
      return { kind: 'words', words: ['bash', 'zsh', 'fish'] };
    case undefined:
      return { kind: 'files' };
  }
}
