import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { statsAt } from '../files/stats-at.js';
import { type Bounds, realPathOf } from '../files/within.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { BatchSettings } from './batch-options.js';
import type { PlannedEpisode } from './collisions.js';

/**
 * What a batch may read and write, wherever symbolic links lead: the folders that its user has named, and those of the
 * files that its user has named. In a checkout of somebody else's repository, links lead where that person likes.
 *
 * @param named the episodes of the manifest; what it names outside its own folder is named by the user
 * @returns null if all links are to be followed
 */
export function boundsOf(
  paths: readonly string[],
  { audioFolders, outputFolder, manifest, followLinks }: BatchSettings,
  named: readonly PlannedEpisode[],
): Bounds | null {
  if (followLinks) return null;
  const bounds = new Set<string>();
  // A store has no links.
  const add = (path: string): unknown => isObjectUrl(path) || bounds.add(realPathOf(path));
  for (const path of [...paths, ...audioFolders]) {
    add(path);
    if (!isObjectUrl(path) && statsAt(path)?.isDirectory() !== true) add(dirname(path));
  }
  if (outputFolder !== null) add(outputFolder);
  if (manifest === null) return bounds;
  const home = dirname(manifest);
  add(home);
  for (const { notes, audio, output } of named) {
    for (const { path } of [notes, audio]) if (!isBelow(path, home)) add(path);
    if (output !== null && !isBelow(output, home)) add(dirname(output));
    // The new notes are written next to the old ones.
    if (!isBelow(notes.path, home)) add(dirname(notes.path));
    if (output === null && !isBelow(audio.path, home)) add(dirname(audio.path));
  }
  return bounds;
}

/** Looks at the names in the path alone, before any link is followed. */
function isBelow(path: string, folder: string): boolean {
  if (isObjectUrl(path) || isObjectUrl(folder)) return isObjectUrl(path);
  const way = relative(resolve(folder), resolve(path));
  return !isAbsolute(way) && way.split(/[\\/]/, 1)[0] !== '..';
}
