import { dirname } from 'node:path';
import type { Bounds } from '../files/within.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { BatchSettings } from './batch-options.js';
import type { PlannedEpisode } from './collisions.js';
import type { EpisodeFile } from './episode-file.js';
import { findFiles, type NamedPlace, type PathFailure } from './find-files.js';
import { realPlaceOf } from './places.js';

/** The notes to pair, and the audio to pair them with. */
export interface Sources {
  readonly notes: readonly EpisodeFile[];
  /** Audio that was named or searched for. */
  readonly audio: readonly EpisodeFile[];
  /** Audio that is next to notes which were named themselves. */
  readonly siblings: readonly EpisodeFile[];
  readonly failures: readonly PathFailure[];
  readonly strayLinks: readonly NamedPlace[];
}

/**
 * Finds what there is to pair: notes under the paths, audio in the audio folders, or, where there are none, under the
 * paths too. What a manifest has paired is left to it, and what is in the output folder is not a source.
 *
 * @param paired the episodes of the manifest
 * @param bounds that links must not leave, null for none
 */
export async function findSources(
  paths: readonly string[],
  { audioFolders, outputFolder, audioOptional }: BatchSettings,
  paired: readonly PlannedEpisode[],
  bounds: Bounds | null,
): Promise<Sources> {
  const except = outputFolder === null ? null : realPlaceOf(outputFolder);
  const roots = new Set([...paths, ...audioFolders].map(realPlaceOf));
  const options = { bounds, except: except !== null && roots.has(except) ? null : except };
  const found = await findFiles(paths, options);
  const hasNotes = new Set(paired.map(({ notes }) => notes.realPath));
  const notes = found.notes.filter(({ realPath }) => !hasNotes.has(realPath));
  if (audioFolders.length > 0) {
    const elsewhere = await findFiles(audioFolders, options);
    const named = found.audio.filter(({ isNamed }) => isNamed);
    const failures = [...found.failures, ...elsewhere.failures];
    const strayLinks = [...found.strayLinks, ...without(elsewhere.strayLinks, found.strayLinks)];
    return {
      notes,
      audio: [...named, ...without(elsewhere.audio, named)],
      siblings: [],
      failures,
      strayLinks,
    };
  }
  const { failures, strayLinks } = found;
  if (audioOptional) return { notes, audio: found.audio, siblings: [], failures, strayLinks };
  // Most of what is there belongs to other episodes. Links that leave the bounds are reported by the run that needs them.
  const named = notes.filter(({ isNamed, path }) => isNamed && !isObjectUrl(path));
  const folders = new Set(named.map(({ path }) => dirname(path)));
  const beside = await findFiles([...folders], { ...options, bounds: null, isDeep: false });
  const siblings = without(beside.audio, found.audio);
  return { notes, audio: found.audio, siblings, failures, strayLinks };
}

function without<T extends { readonly realPath: string }>(files: readonly T[], others: readonly T[]): T[] {
  const known = new Set(others.map(({ realPath }) => realPath));
  return files.filter(({ realPath }) => !known.has(realPath));
}
