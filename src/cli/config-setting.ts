import type { ConfigFile } from '../config/find-config.js';
import type { Config } from '../config/read-config.js';
import type { TextPlace } from '../diagnostic/diagnostic.js';
import {
  type GivenOptions,
  isOptionName,
  type OptionName,
  optionTable,
  rowOf,
} from './options/option-table.js';

/** The options that a chapterize.yaml sets. */
export interface ConfigOptions extends Pick<Config, 'diagnostics' | 'source'> {
  readonly options: GivenOptions;
  /** Each of them as it is written, in the order of the file. */
  readonly settings: readonly Setting[];
  readonly file: ConfigFile | null;
}

/** One option that chapterize.yaml sets. */
export interface Setting {
  readonly name: OptionName;
  /** As the command line would give it. */
  readonly value: unknown;
  /** As it is written; `true` for a switch. */
  readonly text: string;
  readonly place: TextPlace;
}

/** The long names that chapterize.yaml can use. */
export const configOptionNames: readonly OptionName[] = Object.keys(optionTable)
  .filter(isOptionName)
  .filter((name) => rowOf(name).inConfig);
