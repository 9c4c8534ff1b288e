import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export const configName = 'chapterize.yaml';

/** A chapterize.yaml that was found. */
export interface ConfigFile {
  /** As findings name it. */
  readonly path: string;
  /** The folder in which it is, without symbolic links. */
  readonly folder: string;
  /** The folder that nothing in it may lead out of: the root of the repository, or its own folder. */
  readonly root: string;
}

/**
 * Looks for chapterize.yaml from a folder upwards: to the root of the repository, where there is one, else to the folder
 * that the run is in, else in the folder alone. So nobody can slip a configuration into a run through a folder that all
 * users can write to.
 *
 * @param path notes, or a folder of notes; what is not there is looked for in its folder
 */
export function findConfig(path: string): ConfigFile | null {
  const start = realFolder(path);
  if (start === null) return null;
  const parents = foldersUpwards(start);
  const repository = parents.find((folder) => isThere(join(folder, '.git')));
  const here = realFolder('.');
  const last = repository ?? (here !== null && parents.includes(here) ? here : start);
  for (const folder of parents.slice(0, parents.indexOf(last) + 1)) {
    const file = join(folder, configName);
    if (isThere(file)) return { path: shownPath(file), folder, root: last };
  }
  return null;
}

function realFolder(path: string): string | null {
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? real : dirname(real);
  } catch {
    const parent = dirname(path);
    return parent === path ? null : realFolder(parent);
  }
}

/** A folder and all above it. */
function foldersUpwards(folder: string): string[] {
  const folders = [folder];
  for (let parent = dirname(folder); parent !== folders.at(-1); parent = dirname(parent))
    folders.push(parent);
  return folders;
}

function shownPath(path: string): string {
  const below = relative('.', path);
  return below.startsWith(`..${sep}..`) ? path : below;
}

/** Whether there is something of that name; under --permission Node throws where it may not look. */
function isThere(path: string): boolean {
  try {
    return existsSync(path);
  } catch {
    return false;
  }
}
