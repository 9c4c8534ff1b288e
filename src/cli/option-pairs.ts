import { ChapterizeError } from '../diagnostic/failure.js';
import type { GivenOptions, OptionName } from './options/option-table.js';

/** Refuses options that would do nothing without another one. */
export function confirmNeeded(given: GivenOptions, names: readonly OptionName[], needed: OptionName): void {
  if (given[needed] !== undefined) return;
  for (const name of names) {
    if (given[name] !== undefined)
      throw new ChapterizeError('usage', `--${name} only works with --${needed}, which is missing`);
  }
}

/** Refuses options that would do nothing next to another one. */
export function refuseBeside(
  given: GivenOptions,
  names: readonly OptionName[],
  other: OptionName,
  help: string,
): void {
  if (given[other] === undefined) return;
  for (const name of names) {
    if (given[name] !== undefined)
      throw new ChapterizeError('usage', `--${name} does nothing with --${other}`, { help });
  }
}
