import { dirname } from 'node:path';
import { ChapterizeError } from '../diagnostic/failure.js';
import { targetIn } from './derived-name.js';
import { identityAt, type RegularFile } from './file-source.js';
import type { MadeFolders } from './made-folders.js';
import { isOneOf, rehearse, type Target, targetNamed } from './target.js';
import { type Bounds, confirmWithin, realPathOf } from './within.js';

/** Where an output may go. */
export interface OutputOptions {
  /** Files that must not be overwritten: those that the run reads. */
  readonly keep?: readonly string[];
  /** Paths without symbolic links, outside of which nothing is written wherever links lead; null for no bounds. */
  readonly within?: Bounds | null;
  /** The folder that the file must be in, without symbolic links, where its name was made up (targetIn). */
  readonly folder?: string | null;
  /** Makes the folder of the output where there is none; null makes none. */
  readonly folders?: MadeFolders | null;
}

/**
 * The place of an output; its folder is made if that is asked for.
 *
 * @param source whose mode a new file gets
 * @throws ChapterizeError `io/…`, `usage` when the path leads to a file to keep
 */
export async function outputTarget(
  path: string,
  source: Pick<RegularFile, 'mode'>,
  { keep = [], within = null, folder = null, folders = null }: OutputOptions,
): Promise<Target> {
  await folders?.make(dirname(path), within);
  const target = folder === null ? await targetNamed(path, source) : targetIn(folder, path, source);
  confirmWithin(path, target.path, within);
  if (await isOneOf(target, keep)) {
    throw new ChapterizeError('usage', 'the output would overwrite a file that this run reads', {
      file: path,
      help: 'give the output another name',
    });
  }
  return target;
}

/**
 * For a dry run: checks for everything that would make writing an output fail, and writes nothing.
 *
 * @throws ChapterizeError as outputTarget and writing do
 */
export async function rehearseOutput(
  path: string,
  source: Pick<RegularFile, 'mode'>,
  options: OutputOptions,
): Promise<void> {
  const { folders = null, within = null } = options;
  const home = dirname(path);
  folders?.rehearse(home, within);
  if (folders !== null && identityAt(realPathOf(home)) === null) return;
  await rehearse(await outputTarget(path, source, { ...options, folders: null }));
}
