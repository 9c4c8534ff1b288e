import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ChapterizeError } from '../diagnostic/failure.js';

/** Folders and files, by their paths without symbolic links, that a run may read and write. */
export type Bounds = ReadonlySet<string>;

/**
 * Makes sure that a file is in the folders that a run is confined to, wherever links lead.
 *
 * @param name of the file, for the message
 * @param realPath without symbolic links
 * @param bounds null for none
 * @throws ChapterizeError `io/outside`
 */
export function confirmWithin(name: string, realPath: string, bounds: Bounds | null): void {
  if (bounds === null || isWithin(realPath, bounds)) return;
  throw new ChapterizeError(
    'io/outside',
    `a symbolic link leads to ${realPath}, outside the folders you named`,
    { file: name, help: 'name that folder too, or follow such links with --follow-links' },
  );
}

/** Whether a path is one of the bounds, or inside one. */
export function isWithin(realPath: string, bounds: Bounds): boolean {
  for (let at = realPath; ; at = dirname(at)) {
    if (bounds.has(at)) return true;
    if (dirname(at) === at) return false;
  }
}

/** The path without symbolic links; for what is still to be written, as far as its folders exist. */
export function realPathOf(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const folder = dirname(absolute);
    return folder === absolute ? absolute : join(realPathOf(folder), basename(absolute));
  }
}
