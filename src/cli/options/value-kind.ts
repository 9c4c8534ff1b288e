import { ChapterizeError } from '../../diagnostic/failure.js';
import { didYouMean } from '../../diagnostic/nearest.js';
import { isWebAddress } from '../../published/web-address.js';

/** What the value of an option may be: how help names it, how its text is read, what a shell can complete. */
export interface ValueKind<T> {
  /** As help prints it, in capitals by custom: `FILE`. */
  readonly name: string;
  /** What a value looks like, in words that follow "expected". */
  readonly expected: string;
  /**
   * Reads one value.
   *
   * @param previous what an earlier value of the same option gave, for options that may be given again
   * @returns undefined if the text is not such a value
   */
  read(text: string, previous: T | undefined): T | undefined;
  /** Whether the option may be given again, each time adding to what it holds. */
  readonly isRepeatable?: true;
  /** Whether chapterize.yaml may hold a map, whose entries are read as `KEY=TEXT`. */
  readonly takesMap?: true;
  /** Every possible word, where they can be listed. */
  readonly choices?: readonly string[];
  /** What a shell offers where there are no choices. */
  readonly completes?: 'file' | 'folder';
}

/** One of a few words. */
export function choiceOf<const C extends readonly string[]>(name: string, choices: C): ValueKind<C[number]> {
  return {
    name,
    expected: listWords(choices),
    read: (text) => choices.find((choice) => choice === text),
    choices,
  };
}

/** Some of a few words, separated by commas; the option may be given again. */
export function choicesOf<const C extends readonly string[]>(
  name: string,
  choices: C,
): ValueKind<readonly C[number][]> {
  const find = (word: string) => choices.find((choice) => choice === word);
  return {
    name,
    expected: `one or more of ${listWords(choices)}, separated by commas`,
    isRepeatable: true,
    choices,
    read: (text, previous = []) => {
      const words = text.split(',').map((word) => find(word.trim().toLowerCase()));
      const found = words.filter((word) => word !== undefined);
      return found.length === words.length ? [...previous, ...found] : undefined;
    },
  };
}

/**
 * The path of a file or a folder. A URL is refused here, since a dry run would otherwise promise to write to it; and `-`, which
 * means standard output elsewhere, would become the name of a file.
 */
export function pathOf(name: string, completes: 'file' | 'folder'): ValueKind<string> {
  const expected = completes === 'file' ? 'the path of a file' : 'the path of a folder';
  return {
    name,
    expected,
    read: (text) => (text === '' || text === '-' || isWebAddress(text) ? undefined : text),
    completes,
  };
}

/**
 * Reads a value that a user has given.
 *
 * @param where the option as the user wrote it: `--tolerance`, or `tolerance` in chapterize.yaml
 * @throws ChapterizeError `usage` with what was found, what was expected and the nearest possible value
 */
export function readValue<T>(kind: ValueKind<T>, where: string, text: string, previous: T | undefined): T {
  const value = kind.read(text, previous);
  if (value !== undefined) return value;
  const wrong = text.split(',').find((word) => kind.choices?.includes(word.trim()) === false) ?? text;
  const help = didYouMean(wrong.trim(), kind.choices ?? []);
  const message = `${where} is ${JSON.stringify(text)}, expected ${kind.expected}`;
  throw new ChapterizeError('usage', message, { help });
}

/** `a, b or c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
