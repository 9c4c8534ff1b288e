import { readdir } from 'node:fs/promises';
import { isTemporaryName } from './temporary-name.js';

/** Gives the names in a folder that temporary files may have. */
export type ListNames = (folder: string) => Promise<readonly string[]>;

/** Reads the folder each time. */
export const listNames: ListNames = async (folder) => (await readdir(folder)).filter(isTemporaryName);

/**
 * How old a list may be. Reading a folder of 20,000 files takes some 20 ms, so this costs a batch 1 % at most. A rival run
 * that began less than this ago may be missed; then the check before the rename keeps the two apart.
 */
const maxAgeMs = 2000;

/** Reads each folder once for all episodes of a batch that are written within two seconds. */
export function createSharedNames(
  read: ListNames = listNames,
  now: () => number = () => performance.now(),
): ListNames {
  const lists = new Map<string, { readonly at: number; readonly names: Promise<readonly string[]> }>();
  return (folder) => {
    const known = lists.get(folder);
    if (known !== undefined && now() - known.at < maxAgeMs) return known.names;
    const names = read(folder);
    lists.set(folder, { at: now(), names });
    return names;
  };
}
