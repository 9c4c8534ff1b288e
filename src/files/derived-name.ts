import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ChapterizeError } from '../diagnostic/failure.js';
import { findRegularFile, identityAt, type RegularFile } from './file-source.js';
import { folderMoved } from './folder-sync.js';
import { tryIo } from './io-failure.js';
import { type Target, targetInPlace } from './target.js';
import { realPathOf } from './within.js';

/**
 * The folder that holds the name of a file, without symbolic links.
 *
 * @param name the path of the file
 * @param realPath where it led when the file was opened or written: a folder that was since replaced with a link does not
 * hold that name
 * @throws ChapterizeError `io/changed`
 */
export function folderHolding(name: string, realPath: string): string {
  try {
    const folder = realpathSync.native(dirname(resolve(name)));
    if (realpathSync.native(join(folder, basename(name))) === realPath) return folder;
  } catch {
    // It is gone, so this is a different folder.
  }
  throw folderMoved(name);
}

/**
 * The place for a file whose name the program has made up: next to another file, or in a folder that the user has given.
 * Somebody else may have put a link there that leads to any file, so none is followed.
 *
 * @param folder without symbolic links, as it was when the run looked at it first
 * @param name the path as messages show it, in that folder
 * @param source whose mode a new file gets
 * @throws ChapterizeError `io/changed` where the name leads into another folder by now, `io/outside` for a link, `io/…`
 */
export function targetIn(folder: string, name: string, source: Pick<RegularFile, 'mode'>): Target {
  const path = join(folder, basename(name));
  return tryIo('write', name, () => {
    if (realpathSync.native(dirname(resolve(name))) !== folder) throw folderMoved(name);
    refuseLink(name, path);
    if (identityAt(path) === null) return { name, path, standing: null, mode: source.mode, owner: null };
    const standing = findRegularFile(path);
    if (standing.realPath !== path) throw folderMoved(name);
    return targetInPlace({ ...standing, name });
  });
}

/** Whether a name is itself a symbolic link, in whatever folder: its real path is then another. */
export function isLink(name: string, realPath: string): boolean {
  return join(realPathOf(dirname(resolve(name))), basename(name)) !== realPath;
}

/**
 * Refuses a symbolic link under a name that the user has not given.
 *
 * @throws ChapterizeError `io/…`
 */
export function refuseLink(name: string, path: string = name): void {
  const found = tryIo('write', name, () => lstatSync(path, { throwIfNoEntry: false }));
  if (found?.isSymbolicLink() !== true) return;
  throw new ChapterizeError(
    'io/outside',
    'is a symbolic link, and links are followed only in names that you give',
    {
      file: name,
      help: 'remove the link, or write the file that it leads to with chapterize export -o FILE',
    },
  );
}
