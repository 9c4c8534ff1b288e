import { findConfig } from '../config/find-config.js';
import type { RunResult } from '../run/run-result.js';
import type { ConfigOptions } from './config-setting.js';
import type { GivenOptions } from './options/option-table.js';

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
  const { optionsOf } = await import('./config-entries.js');
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
