import type { CompletedCommand, Offer } from './words.js';

/** A completion script for bash 3.2 and newer. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).filter((name) => name !== '');
  const cases = commands.map((command) => {
    const values = command.options.flatMap(({ long, short, value }) =>
      value === null
        ? []
        : [`      ${short === null ? long : `${short}|${long}`}) ${offer(value)}; return ;;`],
    );
    const flags = command.options.flatMap(({ long, short }) => (short === null ? [long] : [short, long]));
    const switches = values.length === 0 ? '' : `    case "$previous" in\n${values.join('\n')}\n    esac\n`;
    const first =
      command.name === ''
        ? `${offer(command.operands)}; COMPREPLY+=($(compgen -W '${names.join(' ')}' -- "$word"))`
        : offer(command.operands);
    return `  ${command.name === '' ? '*' : command.name})\n${switches}    if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '${flags.join(' ')}' -- "$word")); else ${first}; fi ;;`;
  });
  // The main job is the case for everything else, so it comes last.
  const ordered = [...cases.slice(1), ...cases.slice(0, 1)];
  return `# bash completion for chapterize, made by: chapterize completion bash
_chapterize() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=
  COMPREPLY=()
  [[ $COMP_CWORD -gt 1 ]] && command=\${COMP_WORDS[1]}
  case "$command" in
${ordered.join('\n')}
  esac
}
complete -o filenames -F _chapterize chapterize
`;
}

function offer(value: Offer): string {
  switch (value.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W '${value.words.join(' ')}' -- "$word"))`;
    case 'files':
      return 'COMPREPLY=($(compgen -f -- "$word"))';
    case 'folders':
      return 'COMPREPLY=($(compgen -d -- "$word"))';
    case 'nothing':
      return ':';
  }
}
