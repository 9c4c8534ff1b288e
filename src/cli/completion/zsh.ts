import type { CompletedCommand, CompletedOption, Offer } from './words.js';

/** A completion script for zsh: to be sourced after compinit, or put into a folder of `fpath` as `_chapterize`. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== '');
  const described = named.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = commands.map((command) => {
    const lines = command.options.map((option) => `      ${argument(option)}`);
    return `    ${command.name === '' ? '*' : command.name})
      _arguments \\
${[...lines, `      ${quote(`*:${command.operands.kind === 'words' ? 'word' : 'file'}:${action(command.operands)}`)}`].join(' \\\n')} ;;`;
  });
  return `#compdef chapterize
# zsh completion for chapterize, made by: chapterize completion zsh
_chapterize() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  local command=$words[2]
  case $command in
    ${named.map(({ name }) => name).join('|')}) shift words; (( CURRENT-- )) ;;
  esac
  case $command in
${[...cases.slice(1), ...cases.slice(0, 1)].join('\n')}
  esac
}
if [[ $funcstack[1] == _chapterize ]]; then _chapterize "$@"; else compdef _chapterize chapterize; fi
`;
}

function argument({ long, short, words, value }: CompletedOption): string {
  const text = `[${words.replace(/[[\]\\:]/g, '\\$&')}]`;
  const behind = value === null ? '' : `:value:${action(value)}`;
  if (short === null) return quote(`*${long}${text}${behind}`);
  return `'*'{${short},${long}}${quote(`${text}${behind}`)}`;
}

function action(value: Offer): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'nothing':
      return ' ';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
