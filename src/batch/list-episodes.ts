import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import type { BatchSettings } from './batch-options.js';
import { boundsOf } from './bounds.js';
import { findCollisions, type PlannedEpisode } from './collisions.js';
import type { EpisodeList, ListedEpisode } from './episode-list.js';
import type { NamedPlace, PathFailure } from './find-files.js';
import { findSources, type Sources } from './find-sources.js';
import { type Manifest, readManifest, readManifestShard } from './manifest.js';
import { type Glances, glanceAtAll, statedNameOf } from './notes-glance.js';
import { type NotesPairing, pairNotes } from './pairs.js';
import { joinPlace, realPlaceOf } from './places.js';
import { describeUnpaired } from './unpaired.js';

/**
 * Lists the episodes of a batch: those of the manifest, and those of the notes under the paths.
 *
 * @param known stated files of notes that a journal remembers, by the hash of the notes
 * @throws ChapterizeError `io/…` when the manifest cannot be read, `interrupted`
 */
export async function listEpisodes(
  paths: readonly string[],
  settings: BatchSettings,
  known: ReadonlyMap<string, string | null>,
  signal: AbortSignal,
): Promise<EpisodeList> {
  const { manifest: path, shard } = settings;
  // The rows of the shard alone, where a large manifest is the only source of episodes.
  const part =
    paths.length > 0 || path === null || shard === null ? null : await readManifestShard(path, shard);
  const manifest = part ?? (path === null ? noManifest : await readManifest(path));
  const named = manifest.rows.map((row): PlannedEpisode => {
    const output = row.output ?? outputIn(settings.outputFolder, row.audio);
    return { notes: namedFile(row.notes), audio: namedFile(row.audio), output, isListed: true };
  });
  const bounds = boundsOf(paths, settings, named);
  const sources = await findSources(paths, settings, named, bounds);
  const glances = await glanceAtAll(sources.notes, known, signal);
  const pairings = pairNotes(
    sources.notes.map((file) => ({ file, statedName: statedNameOf(glances.get(file.path)) })),
    [...sources.audio, ...sources.siblings].sort(byPath),
  );
  const candidates = [...named, ...pairings.flatMap((pairing) => candidateOf(pairing, settings))];
  const unpaired = await describeUnpaired(pairings, glances, settings);
  const episodes = [
    ...listCandidates(candidates, glances),
    ...unpaired.episodes,
    ...sources.failures.map(failedPath),
  ];
  // Pages that are left out although they were named count as found.
  const isAnyLeftOut = settings.audioOptional && unpaired.diagnostics.length > 0;
  const isEmpty =
    part === null && episodes.length === 0 && manifest.diagnostics.length === 0 && !isAnyLeftOut;
  const diagnostics = [
    ...manifest.diagnostics,
    ...unpaired.diagnostics,
    ...findOrphans(sources, candidates),
    ...sources.strayLinks.map(strayLink),
    ...(isEmpty ? [nothingFound(paths, settings)] : []),
  ];
  return {
    bounds,
    isShard: part !== null,
    episodes: episodes.sort(
      (a, b) => compareText(a.notes, b.notes) || compareText(a.audio ?? '', b.audio ?? ''),
    ),
    diagnostics: sortDiagnostics(weighAll(diagnostics, settings.run)),
  };
}

const noManifest: Manifest = { rows: [], diagnostics: [] };

function namedFile(path: string): PlannedEpisode['notes'] {
  return { path, realPath: realPlaceOf(path) };
}

function candidateOf({ notes, audio }: NotesPairing, { outputFolder }: BatchSettings): PlannedEpisode[] {
  if (audio === null) return [];
  return [{ notes, audio, output: outputIn(outputFolder, audio.pathBelow), isListed: false }];
}

/** Folders below the one that was searched are kept, so that equal names in several stay apart. */
function outputIn(folder: string | null, pathBelow: string): string | null {
  return folder === null ? null : joinPlace(folder, pathBelow);
}

function listCandidates(candidates: readonly PlannedEpisode[], glances: Glances): ListedEpisode[] {
  const collisions = findCollisions(candidates);
  return candidates.map(({ notes, audio, output }, index) => {
    const collision = collisions[index] ?? null;
    return {
      notes: notes.path,
      audio: audio.path,
      output,
      notesSha256: glances.get(notes.path)?.sha256 ?? null,
      diagnostics: collision === null ? [] : [collision],
      failure: null,
    };
  });
}

function strayLink({ path, realPath }: NamedPlace): Diagnostic {
  return createDiagnostic('batch/link-outside', { target: realPath }, path);
}

function failedPath({ path, failure }: PathFailure): ListedEpisode {
  return { notes: path, audio: null, output: null, notesSha256: null, diagnostics: [], failure };
}

/**
 * Audio without notes is a finding where a folder was searched. Where single notes were named, other audio next to them does
 * not matter.
 */
function findOrphans({ notes, audio }: Sources, candidates: readonly PlannedEpisode[]): Diagnostic[] {
  const claimed = new Set(candidates.map((candidate) => candidate.audio.realPath));
  const isSearched = notes.some(({ isNamed }) => !isNamed);
  return audio
    .filter(({ realPath, isNamed }) => (isSearched || isNamed) && !claimed.has(realPath))
    .map(({ path }) => createDiagnostic('batch/no-notes', {}, path));
}

function nothingFound(paths: readonly string[], { manifest }: BatchSettings): Diagnostic {
  const names = [...(manifest === null ? [] : [manifest]), ...paths];
  return createDiagnostic('batch/nothing-found', { names: names.slice(0, 3), count: names.length }, null);
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareText(a.path, b.path);
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
