import { accessSync, constants, rmdirSync, statSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { type FileIdentity, identityAt, identityOf, leadsTo, sameFile } from './file-source.js';
import { closeFolder, confirmFolder, type OpenFolder, openFolder } from './folder-sync.js';
import { errorCode, ioFailure, tryIo } from './io-failure.js';
import { type Bounds, confirmWithin, realPathOf } from './within.js';

/** The folders that a run makes, so that those into which nothing was written do not stay. */
export interface MadeFolders {
  /**
   * Makes a folder and those above it where there are none: only within the bounds, and through no link that was put into
   * the path since it was looked at.
   *
   * @returns its path without symbolic links
   * @throws ChapterizeError `io/outside`, `io/changed`, `io/…`
   */
  make(folder: string, bounds: Bounds | null): Promise<string>;
  /**
   * Checks for everything that would make `make` fail, and makes nothing.
   *
   * @throws ChapterizeError as `make` does
   */
  rehearse(folder: string, bounds: Bounds | null): void;
  /** Removes those that are still empty, and still the ones that were made; never throws. */
  removeEmpty(): Promise<void>;
}

const mostTries = 10;

/** Begins to keep track of folders. */
export function trackFolders(): MadeFolders {
  const made = new Map<string, FileIdentity>();
  return {
    async make(folder, bounds) {
      const path = realPathOf(folder);
      for (let tries = 0; ; tries += 1) {
        try {
          confirmWithin(folder, path, bounds);
          await makeAll(path, folder, made);
          return path;
        } catch (error) {
          // Another run that had made it, and written nothing into it, has just removed it.
          if (errorCode(error) === 'ENOENT' && tries < mostTries) continue;
          throw ioFailure(error, 'write', folder);
        }
      }
    },
    rehearse(folder, bounds) {
      tryIo('write', folder, () => {
        const path = realPathOf(folder);
        confirmWithin(folder, path, bounds);
        const { standing, missing } = look(path);
        // Fails as opening a folder would fail when the path is not a folder.
        accessSync(`${standing}${sep}`);
        if (missing.length > 0) accessSync(standing, constants.W_OK | constants.X_OK);
      });
    },
    async removeEmpty() {
      // Inner folders come before those that hold them.
      for (const [path, identity] of [...made].sort(([a], [b]) => b.length - a.length))
        removeIf(path, identity);
    },
  };
}

/** @param path without symbolic links, as it was when the folder was looked at first */
async function makeAll(path: string, folder: string, made: Map<string, FileIdentity>): Promise<void> {
  const { standing, missing } = look(path);
  let at = await openFolder(standing);
  try {
    confirmFolder(at, folder);
    for (const name of missing) {
      const { inner, isNew } = await makeIn(at, name, folder);
      if (isNew) made.set(inner.path, inner.identity);
      await closeFolder(at);
      at = inner;
    }
  } finally {
    await closeFolder(at);
  }
}

/** How far a path exists, and the names that are missing below. */
function look(path: string): { readonly standing: string; readonly missing: readonly string[] } {
  const missing: string[] = [];
  let standing = path;
  for (; identityAt(standing) === null; standing = dirname(standing)) missing.unshift(basename(standing));
  return { standing, missing };
}

/** Makes a folder in an open one, and opens it; a folder that is there already is fine. */
async function makeIn(
  folder: OpenFolder,
  name: string,
  wanted: string,
): Promise<{ readonly inner: OpenFolder; readonly isNew: boolean }> {
  const place = placeIn(folder, name);
  const isNew = await mkdir(place).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    },
  );
  let inner: OpenFolder | null = null;
  try {
    inner = await openFolder(join(folder.path, name));
    confirmFolder(inner, wanted);
    return { inner, isNew };
  } catch (error) {
    if (inner !== null) await closeFolder(inner);
    if (isNew) await rmdir(place).catch(() => undefined);
    throw error;
  }
}

/**
 * The path of a name in an open folder. Linux gives open files a path of their own, which no other program can redirect.
 * Where there is no such path, somebody who replaces the folder at this very moment gets an empty folder in the other one.
 */
function placeIn({ handle, identity, path }: OpenFolder, name: string): string {
  const own = `/proc/self/fd/${handle?.fd}`;
  try {
    if (handle !== null && sameFile(identityOf(statSync(own, { bigint: true })), identity))
      return join(own, name);
  } catch {
    // No such path on this system, or Node may not look at it.
  }
  return join(path, name);
}

/** Two calls in a row leave others as little time as can be. */
function removeIf(path: string, identity: FileIdentity): void {
  try {
    if (leadsTo(path, identity)) rmdirSync(path);
  } catch {
    // It is not empty.
  }
}
