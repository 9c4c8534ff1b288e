import type { CommandEntry } from '../../src/cli/commands/command.js';
import { optionWords } from '../../src/cli/help/help-text.js';
import { operandUsage, usageOf } from '../../src/cli/help/usage.js';
import { type OptionName, optionGroups, rowOf } from '../../src/cli/options/option-table.js';

/** The manual page of the program, from the tables of commands and options. */
export function renderManPage(commands: readonly CommandEntry[], version: string): string {
  const [main, ...others] = commands;
  if (main === undefined) throw new Error('no commands');
  return [
    '.\\" Made from the tables of commands and options: UPDATE=1 npx vitest run --config tests/vitest.config.ts tests/docs',
    `.TH CHAPTERIZE 1 "" "chapterize ${version}" "User Commands"`,
    '.SH NAME',
    'chapterize \\- write the timestamps of show notes into an mp3 as chapters',
    '.SH SYNOPSIS',
    `.B ${escape(usageOf(main))}`,
    '.br',
    '.B chapterize <command> [options] ...',
    '.SH DESCRIPTION',
    escape(main.details ?? main.summary),
    ...operands(main),
    '.SH OPTIONS',
    ...options(main),
    '.TP',
    '\\fB\\-h\\fR, \\fB\\-\\-help\\fR',
    'print help',
    '.TP',
    '\\fB\\-V\\fR, \\fB\\-\\-version\\fR',
    'print the version',
    '.SH COMMANDS',
    ...others.flatMap((entry) => [
      `.SS ${escape([entry.name, ...entry.operands.map(operandUsage)].join(' '))}`,
      escape(entry.details ?? `${entry.summary.charAt(0).toUpperCase()}${entry.summary.slice(1)}.`),
      ...operands(entry),
      ...options(entry, main),
    ]),
    '.SH EXAMPLES',
    ...commands.flatMap(({ examples }) =>
      examples.flatMap(({ command, words }) => ['.TP', `.B ${escape(command)}`, escape(words)]),
    ),
    '.SH EXIT STATUS',
    '.TP',
    '.B 0',
    'done, or nothing to do',
    '.TP',
    '.B 1',
    'errors found; nothing was written',
    '.TP',
    '.B 2',
    'could not run: wrong usage, a file that cannot be read or written, a bug',
    '.TP',
    '.B 130',
    'interrupted',
    '.SH FILES',
    '.TP',
    '.B chapterize.yaml',
    'options for all notes in its folder and below; see the command config',
    '.SH ENVIRONMENT',
    '.TP',
    '.B NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE',
    'no colours, or colours even when piped',
    '',
  ].join('\n');
}

function operands({ operands: list }: CommandEntry): string[] {
  return list.flatMap(({ name, words }) => ['.TP', `\\fI${escape(name)}\\fR`, escape(words)]);
}

/** The options in their groups; of those that the main job explains already only the names. */
function options(entry: CommandEntry, main: CommandEntry | null = null): string[] {
  const isKnown = (name: OptionName) =>
    main?.options.includes(name) === true && entry.own?.[name] === undefined;
  const own = entry.options.filter((name) => !isKnown(name));
  const known = entry.options.filter(isKnown);
  const groups = Object.entries(optionGroups).flatMap(([title, group]) => {
    const names = own.filter((name) => name in group);
    const rows = names.flatMap((name) => ['.TP', optionName(entry, name), escape(optionWords(entry, name))]);
    return names.length === 0 || main !== null ? rows : [`.SS ${title}`, ...rows];
  });
  const also = known.map((name) => `\\fB\\-\\-${escape(name)}\\fR`).join(', ');
  return also === '' ? groups : [...groups, '.P', `Also, as for the main job: ${also}.`];
}

function optionName(entry: CommandEntry, name: OptionName): string {
  const { short, value } = { ...rowOf(name), ...entry.own?.[name] };
  const letter = short === undefined ? '' : `\\fB\\-${short}\\fR, `;
  return `${letter}\\fB\\-\\-${escape(name)}\\fR${value === undefined ? '' : ` \\fI${value.name}\\fR`}`;
}

/** Escapes what roff would act on: backslashes, hyphens that must stay hyphens, a dot or quote that begins a line. */
function escape(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1')
    .replaceAll('→', '\\(->')
    .replaceAll('…', '...');
}
