import { lstat, mkdir, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The folders that a batch makes, so that those into which nothing was written do not stay. */
export interface MadeFolders {
  /**
   * Makes a folder and those above it where there are none.
   *
   * @throws errors of the system as they come
   */
  make(folder: string): Promise<void>;
  /** Removes those that are still empty, and still the ones that were made; never throws. */
  removeEmpty(): Promise<void>;
}

/** Begins to keep track of folders. */
export function trackFolders(): MadeFolders {
  const made = new Map<string, string>();
  return {
    async make(folder) {
      const first = await mkdir(folder, { recursive: true });
      if (first === undefined) return;
      const top = dirname(resolve(first));
      for (let path = resolve(folder); path !== top && path !== dirname(path); path = dirname(path))
        made.set(path, await identify(path));
    },
    async removeEmpty() {
      // What is inside comes before what holds it.
      for (const [path, identity] of [...made].sort(([a], [b]) => b.length - a.length)) {
        if (identity !== '' && (await identify(path)) === identity) await rmdir(path).catch(() => undefined);
      }
    },
  };
}

/** Which folder a path leads to, no link followed at its end; empty for none. */
async function identify(path: string): Promise<string> {
  const stats = await lstat(path, { bigint: true }).catch(() => null);
  return stats?.isDirectory() === true ? `${stats.dev} ${stats.ino}` : '';
}
