import { parseArgs } from 'node:util';
import { ChapterizeError } from '../diagnostic/failure.js';
import { didYouMean } from '../diagnostic/nearest.js';
import type { CommandEntry } from './commands/command.js';
import { usageOf } from './help/help-text.js';
import { type GivenOptions, isOptionName, type OptionName, rowOf } from './options/option-table.js';
import { readValue, type ValueKind } from './options/value-kind.js';

/** What the words behind a command ask for. */
export type Arguments =
  | { readonly kind: 'run'; readonly operands: readonly string[]; readonly given: GivenOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

/** What parsing needs to know of an option of a command. */
interface Known {
  readonly name: OptionName;
  readonly short?: string;
  readonly value: ValueKind<unknown> | null;
}

/**
 * Reads the arguments of one command. Node splits them into options and operands; the tables say which there are and what
 * their values may be. Help is given even where an option is not known.
 *
 * @param commands all there are, to say which of them has an option that this one does not
 * @throws ChapterizeError `usage`
 */
export function parseArguments(
  entry: CommandEntry,
  commands: readonly CommandEntry[],
  argv: readonly string[],
): Arguments {
  const known = entry.options.map((name) => ({ name, ...rowOf(name), ...entry.own?.[name] }));
  const given = new Map<OptionName, unknown>();
  const operands: string[] = [];
  let unknown: string | null = null;
  let asksForHelp = false;
  for (const token of splitArguments(known, argv)) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, value, rawName } = token;
    const option = known.find((one) => one.name === name);
    if (name === 'help' && value === undefined) asksForHelp = true;
    else if (name === 'version' && value === undefined && entry.name === '') return { kind: 'version' };
    else if (option === undefined || (option.value === null && value !== undefined)) unknown ??= rawName;
    else giveOption(given, option, value);
  }
  if (asksForHelp) return { kind: 'help' };
  if (unknown !== null) throw unknownOption(unknown, entry, commands);
  confirmCount(entry, operands);
  const inOrder = entry.options.flatMap((name) =>
    given.has(name) ? [[name, given.get(name)] as const] : [],
  );
  return { kind: 'run', operands, given: Object.fromEntries(inOrder) as GivenOptions };
}

function splitArguments(known: readonly Known[], argv: readonly string[]) {
  const types = known.map(({ name, short, value }) => {
    const type = value === null ? ('boolean' as const) : ('string' as const);
    return [name, short === undefined ? { type } : { type, short }] as const;
  });
  const options = {
    ...Object.fromEntries(types),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  } as const;
  // Not strict: a value may begin with a dash, and what is wrong is said in our own words.
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function giveOption(given: Map<OptionName, unknown>, option: Known, text: string | undefined): void {
  const { name, short, value } = option;
  if (value === null) {
    given.set(name, true);
    // Of `--color` and `--no-color` the last one counts.
    const opposite = name.startsWith('no-') ? name.slice(3) : `no-${name}`;
    if (isOptionName(opposite)) given.delete(opposite);
    return;
  }
  if (text === undefined) {
    const flags = `${short === undefined ? '' : `-${short}, `}--${name} <${value.name}>`;
    throw new ChapterizeError('usage', `${flags} needs a value`);
  }
  given.set(name, readValue(value, `--${name}`, text, given.get(name)));
}

/** Operands that are missing, or one too many. */
function confirmCount(entry: CommandEntry, operands: readonly string[]): void {
  const help = `usage: ${usageOf(entry)}`;
  const isNeeded = ({ count }: CommandEntry['operands'][number]) => count === 'one' || count === 'some';
  const missing = entry.operands.find((operand, index) => isNeeded(operand) && operands[index] === undefined);
  if (missing !== undefined) throw new ChapterizeError('usage', `<${missing.name}> is missing`, { help });
  const last = entry.operands.at(-1)?.count;
  if (last === 'some' || last === 'many' || operands.length <= entry.operands.length) return;
  const more = operands.slice(entry.operands.length).join(' ');
  throw new ChapterizeError('usage', `too many arguments: ${more}`, { help });
}

function unknownOption(
  flag: string,
  entry: CommandEntry,
  commands: readonly CommandEntry[],
): ChapterizeError {
  const name = flag.replace(/^--?/, '').replace(/=.*$/, '');
  const of = programName(entry);
  const message = `${of} has no option ${flag}`;
  const isMeant = (option: OptionName) => option === name || rowOf(option).short === name;
  const owner = commands.find(({ options }) => options.some(isMeant));
  if (owner !== undefined) {
    const where = owner.name === '' ? 'the main job' : `chapterize ${owner.name}`;
    const help = `it is an option of ${where}; ${of} --help lists the options of this command`;
    return new ChapterizeError('usage', message, { help });
  }
  if (commands.some((command) => command.name === name && name !== '')) {
    return new ChapterizeError('usage', message, { help: `${name} is a command: chapterize ${name} ...` });
  }
  const known = [...entry.options, 'help', ...(entry.name === '' ? ['version'] : [])].map(
    (one) => `--${one}`,
  );
  const help = didYouMean(`--${name}`, known) ?? `${of} --help lists the options`;
  return new ChapterizeError('usage', message, { help });
}

/** How messages name a command. */
export function programName({ name }: CommandEntry): string {
  return name === '' ? 'chapterize' : `chapterize ${name}`;
}
