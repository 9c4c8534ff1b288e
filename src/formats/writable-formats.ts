import { ChapterizeError } from '../diagnostic/failure.js';
import { didYouMean } from '../diagnostic/nearest.js';
import { type Format, formats } from './formats.js';

/** Names of the formats that can be written, in the order of the list. */
export const writableFormats: readonly string[] = formats
  .filter(({ suffix }) => suffix !== null)
  .map(({ name }) => name);

/**
 * A format that can be written, by its name.
 *
 * @throws ChapterizeError `usage` that names the existing ones
 */
export function writableFormat(name: string): Format & { readonly suffix: string } {
  const format = formats.find((one) => one.name === name.trim().toLowerCase());
  const suffix = format?.suffix ?? null;
  if (format !== undefined && suffix !== null) return { ...format, suffix };
  const reason = format === undefined ? `no format "${name}"` : `${name} is only read, not written`;
  const help = format === undefined ? didYouMean(name, writableFormats) : undefined;
  throw new ChapterizeError('usage', `${reason}; expected ${writableFormats.join(', ')}`, { help });
}
