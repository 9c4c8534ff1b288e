import { type Command, Option } from 'commander';
import type { ChapterizeOptions, UpdatableValue } from '../run/options.js';
import type { OutputFormat, PrintOptions } from './print.js';
import {
  bytesValue,
  countValue,
  listValue,
  offsetValue,
  pathsValue,
  secondsValue,
  shardValue,
  titleValue,
  updateValue,
} from './values.js';

/** The commands that options belong to; each takes those of its letter, in the order of the table. */
export type CommandName = 'embed' | 'check' | 'show' | 'strip' | 'batch';

interface OptionRow {
  readonly option: Option;
  readonly commands: readonly CommandName[];
}

const writing = ['embed', 'strip', 'batch'] as const;
const reading = ['embed', 'check', 'batch'] as const;
const all = ['embed', 'check', 'show', 'strip', 'batch'] as const;

/** Every option, once: flags, wording, how its text is read, and which commands know it. */
const optionTable: readonly OptionRow[] = [
  {
    option: new Option('-o, --output <file>', 'write FILE, leave the audio as it is'),
    commands: ['embed', 'strip'],
  },
  {
    option: new Option('-o, --output <dir>', 'write into DIR, leave the audio as it is'),
    commands: ['batch'],
  },
  {
    option: new Option('--audio <dir>', 'where the audio is; may be given again').argParser(pathsValue),
    commands: ['batch'],
  },
  {
    option: new Option('--manifest <file>', 'CSV or JSON that names notes, audio and output of each episode'),
    commands: ['batch'],
  },
  { option: new Option('--check', 'verify only'), commands: ['batch'] },
  {
    option: new Option('--jobs <n>', 'episodes at once (default: the cores, at most 8)').argParser(
      countValue,
    ),
    commands: ['batch'],
  },
  { option: new Option('--fail-fast', 'begin no other episode once one has failed'), commands: ['batch'] },
  {
    option: new Option('--journal <file>', 'remember what is done; the next run does not read it again'),
    commands: ['batch'],
  },
  {
    option: new Option('--shard <i/n>', 'only the i-th of n parts of the list').argParser(shardValue),
    commands: ['batch'],
  },
  { option: new Option('--report <file>', 'also write a line of JSON an episode'), commands: ['batch'] },
  { option: new Option('--junit <file>', 'also write a JUnit report'), commands: ['batch'] },
  { option: new Option('-n, --dry-run', 'say what would change, change nothing'), commands: writing },
  {
    option: new Option(
      '-u, --update-front-matter',
      'afterwards set length (and duration if absent) in the notes',
    ),
    commands: ['embed', 'batch'],
  },
  {
    option: new Option('--update <values>', 'like -u, exactly these values: length, duration').argParser(
      updateValue,
    ),
    commands: ['embed', 'batch'],
  },
  {
    option: new Option('--offset <time>', 'shift every chapter (+12.5, -0:03)').argParser(offsetValue),
    commands: ['embed', 'check', 'show', 'batch'],
  },
  {
    option: new Option('--intro <title>', 'add a chapter at 0:00 when the first one starts later').argParser(
      titleValue,
    ),
    commands: ['embed', 'check', 'show', 'batch'],
  },
  {
    option: new Option('--tolerance <seconds>', 'allowed difference of duration (default: 1)').argParser(
      secondsValue,
    ),
    commands: reading,
  },
  {
    option: new Option('--no-verify', 'what differs from the front matter is a warning only'),
    commands: reading,
  },
  { option: new Option('--strict', 'warnings are errors'), commands: reading },
  {
    option: new Option(
      '--players <names>',
      'check publishing rules: apple, spotify, youtube, … or all',
    ).argParser(listValue),
    commands: reading,
  },
  {
    option: new Option('--tag-version <version>', 'version of the tag (default: auto)').choices([
      'auto',
      '2.3',
      'keep',
    ]),
    commands: ['embed', 'check', 'batch'],
  },
  {
    option: new Option('--padding <bytes>', 'free space to leave in a tag that grows').argParser(bytesValue),
    commands: ['embed', 'check', 'batch'],
  },
  {
    option: new Option(
      '--force',
      'do what can be done with a damaged tag or over 255 chapters; keeps the old tag beside it',
    ),
    commands: ['embed', 'check', 'strip', 'batch'],
  },
  {
    option: new Option('--format <format>', 'human, json or github (workflow annotations)').choices([
      'human',
      'json',
      'github',
    ]),
    commands: all,
  },
  { option: new Option('--json', 'short for --format json'), commands: all },
  {
    option: new Option('--verbose', 'every finding, informative ones too, and the sha256 of the audio'),
    commands: all,
  },
  { option: new Option('-q, --quiet', 'findings only'), commands: all },
  { option: new Option('--color', 'colours even when piped'), commands: all },
  { option: new Option('--no-color', 'no colours'), commands: all },
];

/** Gives a command its options. */
export function addOptions(command: Command, name: CommandName): Command {
  for (const { option, commands } of optionTable) if (commands.includes(name)) command.addOption(option);
  return command;
}

/** The options as commander gives them; what was not given is undefined. */
export interface RawOptions {
  readonly output?: string;
  readonly dryRun?: boolean;
  readonly updateFrontMatter?: boolean;
  readonly update?: readonly UpdatableValue[];
  readonly offset?: number;
  readonly intro?: string;
  readonly tolerance?: number;
  readonly verify?: boolean;
  readonly strict?: boolean;
  readonly players?: readonly string[];
  readonly tagVersion?: 'auto' | '2.3' | 'keep';
  readonly padding?: number;
  readonly force?: boolean;
  readonly format?: OutputFormat;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** The library's options from those of the command line. */
export function runOptions(raw: RawOptions): ChapterizeOptions {
  return {
    output: raw.output ?? null,
    dryRun: raw.dryRun ?? false,
    updateFrontMatter: raw.updateFrontMatter ?? false,
    update: raw.update ?? [],
    offsetMs: raw.offset ?? 0,
    intro: raw.intro ?? null,
    toleranceMs: raw.tolerance ?? 1000,
    verifyStated: raw.verify ?? true,
    strict: raw.strict ?? false,
    players: raw.players ?? [],
    tagVersion: raw.tagVersion ?? 'auto',
    paddingByteLength: raw.padding ?? null,
    force: raw.force ?? false,
    hash: raw.verbose === true || formatOf(raw) === 'json',
  };
}

/** How to print, from the options of the command line. */
export function printOptions(raw: RawOptions): PrintOptions {
  return {
    format: formatOf(raw),
    quiet: raw.quiet ?? false,
    verbose: raw.verbose ?? false,
    color: raw.color ?? null,
  };
}

function formatOf(raw: RawOptions): OutputFormat {
  return raw.json === true ? 'json' : (raw.format ?? 'human');
}
