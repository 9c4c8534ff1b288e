import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { ChapterizeError } from '../diagnostic/failure.js';
import { ioFailure } from '../files/io-failure.js';
import { type Bounds, isWithin } from '../files/within.js';
import { isObjectUrl } from '../objects/object-url.js';
import { isChapterFileName } from '../run/beside-name.js';
import { type EpisodeFile, isAudioName, isNotesName } from './episode-file.js';

/** What is under a list of paths. */
export interface FoundFiles {
  readonly notes: readonly EpisodeFile[];
  readonly audio: readonly EpisodeFile[];
  /** Paths that could not be read. */
  readonly failures: readonly PathFailure[];
  /** Symbolic links that were not followed because they leave the bounds. */
  readonly strayLinks: readonly NamedPlace[];
}

export interface PathFailure {
  readonly path: string;
  readonly failure: ChapterizeError;
}

/** A path as reports name it, and where it leads: the same for all names of a file. */
export interface NamedPlace {
  readonly path: string;
  readonly realPath: string;
}

export interface SearchOptions {
  /** false: nothing below the folders' own files. */
  readonly isDeep?: boolean;
  /** Real path of a folder to skip, null for none. */
  readonly except?: string | null;
  /** Where links may lead; null for anywhere. */
  readonly bounds?: Bounds | null;
}

/** A search under way; files are kept by their real path, so that none is found twice. */
interface Search {
  readonly notes: Map<string, EpisodeFile>;
  readonly audio: Map<string, EpisodeFile>;
  readonly failures: PathFailure[];
  readonly strayLinks: NamedPlace[];
  readonly bounds: Bounds | null;
  readonly visitedFolders: Set<string>;
  readonly isDeep: boolean;
}

/**
 * Finds notes and audio: files as named, folders with all that is below them. Names that start with a dot and
 * `node_modules` are skipped. Symbolic links are followed within the bounds; each folder is read once, wherever links lead.
 *
 * @param paths files and folders
 * @returns in the order of the file system; failures are listed, never thrown
 */
export async function findFiles(
  paths: readonly string[],
  { isDeep = true, except = null, bounds = null }: SearchOptions = {},
): Promise<FoundFiles> {
  const visitedFolders = new Set(except === null ? [] : [except]);
  const search: Search = {
    notes: new Map(),
    audio: new Map(),
    failures: [],
    strayLinks: [],
    visitedFolders,
    isDeep,
    bounds,
  };
  for (const path of paths) await findAt(path, search);
  return {
    notes: [...search.notes.values()],
    audio: [...search.audio.values()],
    failures: search.failures,
    strayLinks: search.strayLinks,
  };
}

async function findAt(path: string, search: Search): Promise<void> {
  try {
    if (isObjectUrl(path)) {
      const { findObjects } = await import('./find-objects.js');
      const { notes, audio } = await findObjects(path);
      for (const file of notes) search.notes.set(file.realPath, file);
      for (const file of audio) search.audio.set(file.realPath, file);
      return;
    }
    const realPath = await realpath(path);
    if ((await stat(realPath)).isDirectory()) {
      await findBelow(path, realPath, search);
      return;
    }
    const isAudio = isAudioName(path);
    const folder = await realpath(join(path, '..'));
    const file = { path, realPath, folder, pathBelow: basename(path), isNamed: true };
    // Whatever else is named is meant to be notes; reading it will show what it is.
    (isAudio ? search.audio : search.notes).set(realPath, file);
  } catch (error) {
    search.failures.push({ path, failure: ioFailure(error, 'read', path) });
  }
}

async function findBelow(root: string, realRoot: string, search: Search): Promise<void> {
  const pending = [{ path: root, folder: realRoot }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, folder } = next;
    if (search.visitedFolders.has(folder)) continue;
    search.visitedFolders.add(folder);
    try {
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const found = await resolveEntry(folder, entry);
        const shown = join(path, entry.name);
        if (found?.isFolder === true && !search.isDeep) continue;
        if (found !== null && isStray(entry, found.realPath, search.bounds)) {
          if (found.isFolder || isNotesName(shown) || isAudioName(shown))
            search.strayLinks.push({ path: shown, realPath: found.realPath });
          continue;
        }
        if (found?.isFolder === true) pending.push({ path: shown, folder: found.realPath });
        else if (found !== null) keepFile(root, shown, folder, found.realPath, search);
      }
    } catch (error) {
      search.failures.push({ path, failure: ioFailure(error, 'read', path) });
    }
  }
}

function isStray(entry: Dirent, realPath: string, bounds: Bounds | null): boolean {
  return bounds !== null && entry.isSymbolicLink() && !isWithin(realPath, bounds);
}

/** Where an entry leads; null for what is neither folder nor file, and for links that lead nowhere. */
async function resolveEntry(
  folder: string,
  entry: Dirent,
): Promise<{ readonly realPath: string; readonly isFolder: boolean } | null> {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return { realPath: path, isFolder: true };
  if (entry.isFile()) return { realPath: path, isFolder: false };
  if (!entry.isSymbolicLink()) return null;
  try {
    const realPath = await realpath(path);
    const stats = await stat(realPath);
    return stats.isDirectory() || stats.isFile() ? { realPath, isFolder: stats.isDirectory() } : null;
  } catch {
    return null;
  }
}

function keepFile(root: string, path: string, folder: string, realPath: string, search: Search): void {
  if (isChapterFileName(path)) return;
  const kept = isNotesName(path) ? search.notes : isAudioName(path) ? search.audio : null;
  if (kept === null || kept.has(realPath)) return;
  kept.set(realPath, { path, realPath, folder, pathBelow: relative(root, path), isNamed: false });
}
