import type { ValueKind } from './value-kind.js';

/**
 * One option: everything that parsing, help, chapterize.yaml, completion, the man page and docs/options.md know about it.
 */
export interface OptionRow {
  readonly short?: string;
  /** Left out for a switch, which takes no value. */
  readonly value?: ValueKind<unknown>;
  /** What it does: starts with a verb in lower case, no full stop. */
  readonly words: string;
  /** The default, in words; left out where it is obvious. */
  readonly unset?: string;
  /**
   * Whether chapterize.yaml may set it. It may not set what names a file to write, or what belongs to one run only: a
   * stranger's pull request can bring such a file.
   */
  readonly inConfig?: true;
}
