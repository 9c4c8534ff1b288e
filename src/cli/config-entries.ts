import { relative, resolve } from 'node:path';
import type { ConfigFile } from '../config/find-config.js';
import { type Config, type ConfigEntry, isInside } from '../config/read-config.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { nearest } from '../diagnostic/nearest.js';
import { type ConfigOptions, configOptionNames, type Setting } from './config-setting.js';
import { type GivenOptions, isOptionName, rowOf } from './options/option-table.js';
import { readValue } from './options/value-kind.js';

/** The options that a chapterize.yaml sets, each value read as the command line would read it. */
export function optionsOf({ file, entries, diagnostics, source }: Config): ConfigOptions {
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
  if (kind === undefined) {
    if (entry.flag === null) return { diagnostic: wrongValue(entry, 'true or false', null) };
    return entry.flag ? { setting: { name, value: true, text: 'true', place: namePlace } } : {};
  }
  if (entry.texts === null || (entry.isMap && kind.takesMap !== true))
    return { diagnostic: wrongValue(entry, kind.expected, null) };
  // A list stands for an option that is given again and again.
  if (entry.texts.length !== 1 && kind.isRepeatable !== true)
    return { diagnostic: wrongValue(entry, kind.expected, null) };
  const texts = kind.completes === 'folder' ? entry.texts.map((text) => below(file, text)) : entry.texts;
  const outside = kind.completes === 'folder' ? texts.find((folder) => !isInside(file, folder)) : undefined;
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
  const found = entry.texts === null || entry.isMap ? 'not a value' : JSON.stringify(entry.texts.join(', '));
  const args = { name: entry.name, found, expected, nearest: near };
  return createDiagnostic('config/value', args, entry.valuePlace);
}
