import type { Io } from '../io.js';
import type { GivenOptions, OptionName } from '../options/option-table.js';
import type { ValueKind } from '../options/value-kind.js';

/** What is after a command without a dash. */
export interface Operand {
  readonly name: string;
  /** What it is, in words. */
  readonly words: string;
  /**
   * `one`: must be given; `optional`: may be left out; `some`: one or more; `many`: none or more. Only the last operand may
   * be anything other than `one`.
   */
  readonly count: 'one' | 'optional' | 'some' | 'many';
  /** What a shell offers; files where it is left out. */
  readonly completes?: 'command' | 'code' | 'shell';
}

/** A command line to copy, and what it does. */
export interface Example {
  readonly command: string;
  readonly words: string;
}

/** What a command is given to run with. */
export interface CommandContext {
  readonly io: Io;
  readonly version: string;
  /** Every command, in the order of help. */
  readonly loadCommands: () => Promise<readonly CommandEntry[]>;
  /** The options of the command line alone, without those that chapterize.yaml adds. */
  readonly typed: GivenOptions;
}

/**
 * One command: everything that parsing, help, completion, the man page and docs/options.md know about it. `commands/list.ts`
 * lists them all. `run` imports what it needs when it is called, so that no command loads what only another one uses.
 */
export interface CommandEntry {
  /** The word to type; that of the main job is empty. */
  readonly name: string;
  readonly operands: readonly Operand[];
  /** What it does: one line that starts with a verb in lower case, no full stop. */
  readonly summary: string;
  /** Further explanation, in whole sentences. */
  readonly details?: string;
  /** Which options of the table it takes. One that takes `no-config` is given what chapterize.yaml sets, too. */
  readonly options: readonly OptionName[];
  /** Options that mean something else to this command: other words, another kind of value. */
  readonly own?: Partial<
    Readonly<Record<OptionName, { readonly words: string; readonly value?: ValueKind<unknown> }>>
  >;
  /** At least one, the commonest first. */
  readonly examples: readonly Example[];
  /**
   * Runs it.
   *
   * @param operands as many as `operands` asks for
   * @returns the exit code
   */
  readonly run: (
    operands: readonly string[],
    given: GivenOptions,
    context: CommandContext,
  ) => Promise<number>;
}

/** What every command that reports on episodes can be asked for. */
export const outputOptionNames = [
  'format',
  'json',
  'verbose',
  'quiet',
  'color',
  'no-color',
] as const satisfies readonly OptionName[];

/** What moves the times of the notes. */
export const timeOptionNames = ['offset', 'cut', 'insert', 'intro'] as const satisfies readonly OptionName[];

/** What is verified, and how strictly. */
export const verifyingOptionNames = [
  'tolerance',
  'no-verify',
  'strict',
  'players',
] as const satisfies readonly OptionName[];

/** What listeners get: the published file and the feed. */
export const publishedOptionNames = [
  'published',
  'full',
  'feed',
  'fetch-chapters',
  'allow-private',
] as const satisfies readonly OptionName[];

/** Pictures of chapters. */
export const pictureOptionNames = [
  'chapter-image',
  'image-size',
  'fetch-images',
  'allow-outside',
] as const satisfies readonly OptionName[];
