import { ChapterizeError } from '../diagnostic/failure.js';
import { didYouMean } from '../diagnostic/nearest.js';

/**
 * Refuses options that do not exist: with a misspelt `output`, the source would be replaced.
 *
 * @param known the names of all options
 * @throws ChapterizeError `usage` with the name that was probably meant
 */
export function refuseUnknownOptions(options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const help = didYouMean(unknown, known) ?? `the options are ${known.join(', ')}`;
  throw new ChapterizeError('usage', `there is no option ${JSON.stringify(unknown)}`, { help });
}
