import { relative, resolve } from 'node:path';
import { type ConfigFile, findConfig, isInside } from '../config/find-config.js';
import type { Config, ConfigEntry } from '../config/read-config.js';
import { createDiagnostic, type Diagnostic, type TextPlace } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { nearest } from '../diagnostic/nearest.js';
import type { RunResult } from '../run/run-result.js';
import type { SourceText } from '../text/source-text.js';
import {
  type GivenOptions,
  isOptionName,
  type OptionName,
  optionTable,
  rowOf,
} from './options/option-table.js';
import { readValue } from './options/value-kind.js';

/** The options that a chapterize.yaml sets. */
export interface ConfigOptions {
  readonly options: GivenOptions;
  /** Each of them as it is written, in the order of the file. */
  readonly settings: readonly Setting[];
  readonly diagnostics: readonly Diagnostic[];
  readonly file: ConfigFile | null;
  readonly source: SourceText | null;
}

const none: ConfigOptions = { options: {}, settings: [], diagnostics: [], file: null, source: null };

/**
 * The options that hold for notes by the chapterize.yaml above them.
 *
 * @param path notes, or a folder of notes
 * @throws ChapterizeError `io/…` when the file is there and cannot be read
 */
export async function configOptionsFor(path: string): Promise<ConfigOptions> {
  const file = findConfig(path);
  if (file === null) return none;
  const { readConfig } = await import('../config/read-config.js');
  return optionsOf(await readConfig(file));
}

/** Options of chapterize.yaml under those of the command line, which win. */
export function mergeOptions(config: GivenOptions, given: GivenOptions): GivenOptions {
  const isColorGiven = given.color === true || given['no-color'] === true;
  const { color: _color, 'no-color': _noColor, ...others } = config;
  return { ...(isColorGiven ? others : config), ...given };
}

/** What a run gives that chapterize.yaml keeps from starting. */
export async function brokenConfig({ diagnostics, source, file }: ConfigOptions): Promise<RunResult> {
  const { createResult } = await import('../run/run-result.js');
  return createResult({ status: 'failed', notes: file?.path ?? null, diagnostics, source });
}

/** The long names that chapterize.yaml can use. */
export const configOptionNames: readonly OptionName[] = Object.keys(optionTable)
  .filter(isOptionName)
  .filter((name) => rowOf(name).inConfig);

function optionsOf({ file, entries, diagnostics, source }: Config): ConfigOptions {
  const read = entries.map((entry) => readEntry(entry, file));
  const settings = read.flatMap((one) => one.setting ?? []);
  return {
    options: Object.fromEntries(settings.map(({ name, value }) => [name, value])) as GivenOptions,
    settings,
    diagnostics: [...diagnostics, ...read.flatMap((one) => one.diagnostic ?? [])],
    file,
    source,
  };
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

interface ReadEntry {
  readonly setting?: Setting;
  readonly diagnostic?: Diagnostic;
}

function readEntry(entry: ConfigEntry, file: ConfigFile): ReadEntry {
  const { name, namePlace, valuePlace } = entry;
  if (!isOptionName(name)) {
    const args = { name, nearest: nearest(name, configOptionNames) };
    return { diagnostic: createDiagnostic('config/unknown-option', args, namePlace) };
  }
  if (!rowOf(name).inConfig)
    return { diagnostic: createDiagnostic('config/option-refused', { name }, namePlace) };
  const { value: kind } = rowOf(name);
  if (kind === null) {
    if (entry.flag === null) return { diagnostic: wrongValue(entry, 'true or false', null) };
    return entry.flag ? { setting: { name, value: true, text: 'true', place: namePlace } } : {};
  }
  if (entry.texts === null) return { diagnostic: wrongValue(entry, kind.expected, null) };
  // A list stands for an option that is given again and again.
  if (entry.texts.length !== 1 && kind.isRepeatable !== true)
    return { diagnostic: wrongValue(entry, kind.expected, null) };
  const texts = kind.completes === 'folder' ? entry.texts.map((text) => below(file, text)) : entry.texts;
  const outside =
    kind.completes === 'folder' ? texts.find((folder) => !isInside(file.root, folder)) : undefined;
  if (outside !== undefined) {
    return { diagnostic: createDiagnostic('config/folder-outside', { folder: outside }, valuePlace) };
  }
  try {
    let value: unknown;
    for (const text of texts) value = readValue(kind, name, text, value);
    return { setting: { name, value, text: entry.texts.join(', '), place: namePlace } };
  } catch (error) {
    if (!(error instanceof ChapterizeError)) throw error;
    const wrong = texts.find((text) => kind.read(text, undefined) === undefined) ?? '';
    return { diagnostic: wrongValue(entry, kind.expected, nearest(wrong, kind.choices ?? [])) };
  }
}

/** Folders are named from where the file is; reports name them from where the run is. */
function below({ folder }: ConfigFile, path: string): string {
  return relative('.', resolve(folder, path)) || '.';
}

function wrongValue(entry: ConfigEntry, expected: string, near: string | null): Diagnostic {
  const found = entry.texts === null ? 'not a value' : JSON.stringify(entry.texts.join(', '));
  const args = { name: entry.name, found, expected, nearest: near };
  return createDiagnostic('config/value', args, entry.valuePlace);
}
