import type { EpisodeResult } from '../batch/episode-result.js';
import { findFiles } from '../batch/find-files.js';
import { messageOf } from '../diagnostic/failure.js';
import { statsAt } from '../files/stats-at.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { ChapterizeOptions } from '../run/options.js';
import type { CatalogueEntry, CatalogueEvent, NumberedEntry } from './catalogue-state.js';

/** A change shows within a second. */
const lookMs = 400;
const retryMs = 5000;
/** Each look at a store is a request for every thousand objects, which cost. */
const lookAtStoreMs = 10_000;

/** An entry, with the state of its files before it was checked. */
interface Known {
  readonly entry: NumberedEntry;
  readonly stamp: string;
}

/** The state of each file of the folder: any write changes it. */
type Stamps = ReadonlyMap<string, string>;

/**
 * Checks the episodes of a folder as `batch --check` does, and those that change on the disk again.
 *
 * @param folder or the prefix of a store, `s3://bucket/notes/`
 * @param output has no meaning here: nothing is written
 * @param onEvent is told what changes
 * @param signal ends it
 */
export function watchCatalogue(
  folder: string,
  { output: _output, ...run }: ChapterizeOptions,
  onEvent: (event: CatalogueEvent) => void,
  signal: AbortSignal,
) {
  const isStore = isObjectUrl(folder);
  const known = new Map<string, Known>();
  const ids = new Map<string, number>();
  let listing: string | null = null; // the names of the files that the entries were made from
  let checking: CatalogueEvent = { kind: 'checking', count: 0, isDone: false };
  let isWatched = false;
  let isLooking = false;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = lookMs;

  const tell = (event: CatalogueEvent): void => {
    if (event.kind === 'checking') checking = event;
    onEvent(event);
  };
  const put = (entry: CatalogueEntry, stamps: Stamps): void => {
    const id = ids.get(entry.notes) ?? ids.size;
    ids.set(entry.notes, id);
    const numbered = { ...entry, id };
    known.set(entry.notes, { entry: numbered, stamp: stampOf(entry, stamps) });
    tell({ kind: 'entry', entry: numbered });
  };

  const survey = async (stamps: Stamps): Promise<void> => {
    const { batch } = await import('../batch/batch.js');
    const seen = new Set<string>();
    for await (const event of batch([folder], { ...run, check: true, audioOptional: true, signal })) {
      if (event.kind === 'listed') tell({ kind: 'checking', count: event.count, isDone: false });
      if (event.kind !== 'ended') continue;
      const entry = entryOf(event.episode);
      seen.add(entry.notes);
      put(entry, stamps);
    }
    for (const [notes, { entry }] of known) {
      if (seen.has(notes) || signal.aborted) continue;
      known.delete(notes);
      tell({ kind: 'gone', id: entry.id });
    }
    tell({ kind: 'checking', count: known.size, isDone: true });
  };

  const look = async (): Promise<void> => {
    const { notes, audio, failures } = await findFiles([folder]);
    const [failure] = isStore ? failures : [];
    if (failure !== undefined) throw failure.failure;
    const files = [...notes, ...audio];
    const paths = files.map(({ path }) => path).sort();
    const stamps = new Map(files.map(({ path, etag }) => [path, etag ?? fileStamp(path)]));
    const changed = [...known.values()].filter(({ entry, stamp }) => stamp !== stampOf(entry, stamps));
    // Which audio belongs to which notes is decided over the whole folder.
    if (paths.join('\n') !== listing || changed.some(({ entry }) => entry.audio === null)) {
      listing = paths.join('\n');
      return survey(stamps);
    }
    for (const { entry } of changed) put(await checkAgain(entry, run), stamps);
  };

  const lookSafely = async (): Promise<void> => {
    try {
      await look();
      waitMs = isStore ? lookAtStoreMs : lookMs;
    } catch (error) {
      [listing, waitMs] = [null, retryMs];
      if (!signal.aborted) tell({ kind: 'trouble', message: messageOf(error) });
    }
    isLooking = false;
    if (!signal.aborted) timer = setTimeout(go, waitMs);
  };
  const go = (): void => {
    if (isLooking || !isWatched || signal.aborted) return;
    clearTimeout(timer);
    isLooking = true;
    void lookSafely();
  };
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    /** Everything that is known by now, for a page that connects. */
    events: (): readonly CatalogueEvent[] => [
      { kind: 'folder', name: folder.replace(/\/$/, '') },
      ...[...known.values()].map(({ entry }) => ({ kind: 'entry', entry }) as const),
      checking,
    ],
    entry: (id: number): NumberedEntry | undefined =>
      [...known.values()].find(({ entry }) => entry.id === id)?.entry,
    /** While nobody looks, nothing is read. */
    watch: (areThere: boolean): void => {
      isWatched = areThere;
      if (areThere) go();
    },
  };
}

async function checkAgain(
  { notes, audio }: CatalogueEntry,
  run: Omit<ChapterizeOptions, 'output'>,
): Promise<CatalogueEntry> {
  const { check } = await import('../run/chapterize.js');
  const { failureOf, resultWithoutRun } = await import('../batch/episode-result.js');
  try {
    return entryOf({ result: await check(notes, audio, run), failure: null });
  } catch (error) {
    return entryOf({
      result: resultWithoutRun({ notes, audio, output: null }, 'failed'),
      failure: failureOf(error),
    });
  }
}

function entryOf({ result, failure }: Pick<EpisodeResult, 'result' | 'failure'>): CatalogueEntry {
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = result.diagnostics.filter(({ severity }) => severity === 'warning');
  return {
    notes: result.notes ?? '',
    audio: result.audio,
    title: result.stated?.title ?? null,
    chapterCount: result.chapters.length,
    errorCount: errors.length + (failure === null ? 0 : 1),
    warningCount: warnings.length,
    reason: failure?.message ?? (errors[0] ?? warnings[0])?.message ?? null,
  };
}

function stampOf({ notes, audio }: CatalogueEntry, stamps: Stamps): string {
  return [notes, ...(audio === null ? [] : [audio])].map((path) => stamps.get(path) ?? 'none').join(' ');
}

function fileStamp(path: string): string {
  const stats = statsAt(path);
  if (stats === null) return 'none';
  return [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join('-');
}
