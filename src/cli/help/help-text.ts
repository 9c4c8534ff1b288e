import { wrap } from '../../report/wrap.js';
import type { CommandEntry } from '../commands/command.js';
import type { OutputStream } from '../io.js';
import { type OptionName, optionGroups, rowOf } from '../options/option-table.js';
import { operandUsage, usageOf } from './usage.js';

/** Help is set between these widths, however wide the terminal is. */
const [leastColumns, mostColumns] = [40, 80] as const;

/**
 * The help of a command: how to call it, examples, its operands, the other commands where it is the main job, and its
 * options in their groups.
 */
export function formatHelp(
  entry: CommandEntry,
  commands: readonly CommandEntry[],
  stream: OutputStream,
): string {
  const width = Math.max(leastColumns, Math.min(stream.columns || mostColumns, mostColumns));
  const isMain = entry.name === '';
  const parts = [
    wrap(entry.details ?? sentence(entry.summary), width),
    `Usage: ${usageOf(entry)}${isMain ? '\n       chapterize <command> [options] ...' : ''}`,
    section(
      'Examples',
      entry.examples.map(({ command, words }) => [command, words]),
      width,
    ),
    section(
      'Arguments',
      entry.operands.map(({ name, words }) => [name, words]),
      width,
    ),
    ...(isMain ? [section('Commands', commandRows(commands), width)] : []),
    ...optionSections(entry, width),
    isMain ? closing(width) : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What is printed when no arguments were given. */
export function formatBriefUsage(main: CommandEntry, stream: OutputStream): string {
  const width = Math.max(leastColumns, Math.min(stream.columns || mostColumns, mostColumns));
  const rows = main.examples.map(({ command, words }): Row => [command, words]);
  const more = wrap('chapterize --help lists all commands and options.', width);
  return `Usage: ${usageOf(main)}\n\n${section('Examples', rows, width)}\n\n${more}\n`;
}

/** `-o, --output FILE`; four spaces take the place of a missing short name. */
function optionUsage(entry: CommandEntry, name: OptionName): string {
  const { short, value } = { ...rowOf(name), ...entry.own?.[name] };
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value.name}`}`;
}

/** What an option does for a command, with its default. */
export function optionWords(entry: CommandEntry, name: OptionName): string {
  const { words, unset } = { ...rowOf(name), ...entry.own?.[name] };
  return unset === undefined ? words : `${words} (default: ${unset})`;
}

type Row = readonly [left: string, right: string];

function commandRows(commands: readonly CommandEntry[]): Row[] {
  return commands
    .filter(({ name }) => name !== '')
    .map((entry) => [[entry.name, ...entry.operands.map(operandUsage)].join(' '), entry.summary]);
}

/** The options in their groups, every right column at the same place. */
function optionSections(entry: CommandEntry, width: number): string[] {
  const groups = Object.entries(optionGroups).map(([title, group]) => ({
    title,
    rows: entry.options
      .filter((name) => name in group)
      .map((name): Row => [optionUsage(entry, name), optionWords(entry, name)]),
  }));
  const general: Row[] = [
    ['-h, --help', 'print this help'],
    ...(entry.name === '' ? ([['-V, --version', 'print the version']] as const) : []),
  ];
  const all = [...groups, { title: entry.options.length === 0 ? 'Options' : '', rows: general }];
  const left = Math.max(...all.flatMap(({ rows }) => rows.map(([text]) => text.length)));
  return all.map(({ title, rows }) => section(title, rows, width, left));
}

/** Two columns, the right one wrapped; where the left ones leave too little room, each right one has lines of its own. */
function section(
  title: string,
  rows: readonly Row[],
  width: number,
  left = Math.max(...rows.map(([text]) => text.length)),
): string {
  if (rows.length === 0) return '';
  const isBeside = left + 4 + 24 <= width;
  const hang = isBeside ? left + 4 : 6;
  const lines = rows.map(([text, words]) => {
    const wrapped = wrap(words, width - hang, hang);
    return isBeside ? `  ${text.padEnd(left)}  ${wrapped}` : `  ${text}\n${' '.repeat(hang)}${wrapped}`;
  });
  return [...(title === '' ? [] : [`${title}:`]), ...lines].join('\n');
}

function closing(width: number): string {
  return [
    'Exit codes: 0 done or nothing to do; 1 errors found, nothing written; 2 could not run; 130 interrupted.',
    'chapterize COMMAND --help prints the options of a command, chapterize explain CODE what a finding means.',
  ]
    .map((line) => wrap(line, width))
    .join('\n');
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
