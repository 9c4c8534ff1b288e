import { commonOptions } from './common-options.js';
import { episodesOptions } from './episodes-options.js';
import type { OptionRow } from './option-row.js';
import { outputOptions } from './output-options.js';
import { pictureOptions } from './picture-options.js';
import { previewOptions } from './preview-options.js';
import { publishedOptions } from './published-options.js';
import { tagOptions } from './tag-options.js';
import type { ValueKind } from './value-kind.js';
import { verifyingOptions } from './verifying-options.js';

/** Options by the heading under which help lists them, in its order. Which of them a command takes is in its entry (commands/). */
export const optionGroups = {
  'Common options': commonOptions,
  'Which episodes': episodesOptions,
  'The preview': previewOptions,
  Verifying: verifyingOptions,
  'The published file and feed': publishedOptions,
  'Pictures of chapters': pictureOptions,
  'The tag': tagOptions,
  Output: outputOptions,
} as const satisfies Readonly<Record<string, Readonly<Record<string, OptionRow>>>>;

/** THE table of options, by long name. */
export const optionTable = {
  ...commonOptions,
  ...episodesOptions,
  ...previewOptions,
  ...verifyingOptions,
  ...publishedOptions,
  ...pictureOptions,
  ...tagOptions,
  ...outputOptions,
} as const satisfies Readonly<Record<string, OptionRow>>;

export type OptionName = keyof typeof optionTable;

/** The value that an option gives: true for a switch. */
type ValueOf<R extends OptionRow> = R extends { readonly value: ValueKind<infer T> } ? T : true;

/** Options as they were given, by long name; those that were not given are absent. */
export type GivenOptions = { readonly [N in OptionName]?: ValueOf<(typeof optionTable)[N]> };

/** The row of an option, without its own type. */
export function rowOf(name: OptionName): OptionRow {
  return optionTable[name];
}

/** Whether a text is the long name of an option. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(optionTable, name);
}
