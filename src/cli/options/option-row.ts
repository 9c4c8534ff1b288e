import type { ValueKind } from './value-kind.js';

/** One option: everything that parsing, help, chapterize.yaml, completion, the man page and docs/options.md know of it. */
export interface OptionRow {
  readonly short?: string;
  /** Left out for a switch, which takes no value. */
  readonly value?: ValueKind<unknown>;
  /** What it does: starts with a verb in lower case, no full stop. */
  readonly words: string;
  /** What holds when it is not given, in words; left out where that is obvious. */
  readonly unset?: string;
  /**
   * Whether chapterize.yaml may set it. What names a file to write, or belongs to one run only, it may not: a stranger's
   * pull request can bring such a file.
   */
  readonly inConfig?: true;
}
