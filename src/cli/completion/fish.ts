import type { CompletedCommand, CompletedOption, Offer } from './words.js';

/** A completion script for fish 3 and newer. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).filter((name) => name !== '');
  const lines = commands.flatMap((command) => {
    const isHere =
      command.name === ''
        ? `not __fish_seen_subcommand_from ${names.join(' ')}`
        : `__fish_seen_subcommand_from ${command.name}`;
    const start = `complete -c chapterize -n ${quote(isHere)}`;
    const own = command.operands.kind === 'files' ? [] : [`${start} -f${argument(command.operands)}`];
    return [...command.options.map((option) => `${start} ${flags(option)}`), ...own];
  });
  const offered = commands
    .filter(({ name }) => name !== '')
    .map(
      ({ name, summary }) =>
        `complete -c chapterize -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    );
  return `# fish completion for chapterize, made by: chapterize completion fish\n${[...offered, ...lines].join('\n')}\n`;
}

function flags({ long, short, words, value }: CompletedOption): string {
  const letter = short === null ? '' : ` -s ${short.slice(1)}`;
  const needed = value === null ? '' : value.kind === 'files' ? ' -r' : ` -x${argument(value)}`;
  return `-l ${long.slice(2)}${letter}${needed} -d ${quote(words)}`;
}

function argument(value: Offer): string {
  switch (value.kind) {
    case 'words':
      return ` -a ${quote(value.words.join(' '))}`;
    case 'folders':
      return " -a '(__fish_complete_directories)'";
    case 'files':
    case 'nothing':
      return '';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
