import type { CommandEntry, Operand } from '../commands/command.js';

/** `chapterize check [options] <notes> [audio]`. */
export function usageOf({ name, operands, options }: CommandEntry): string {
  return [
    'chapterize',
    ...(name === '' ? [] : [name]),
    ...(options.length === 0 ? [] : ['[options]']),
    ...operands.map(operandUsage),
  ].join(' ');
}

export function operandUsage({ name, count }: Operand): string {
  if (count === 'many') return `[${name}...]`;
  if (count === 'some') return `<${name}...>`;
  return count === 'optional' ? `[${name}]` : `<${name}>`;
}

/** `chapterize show`: the words that a command line begins with. */
export function programName({ name }: Pick<CommandEntry, 'name'>): string {
  return name === '' ? 'chapterize' : `chapterize ${name}`;
}
