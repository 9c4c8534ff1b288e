import { createDiagnostic, type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { FeedBook } from '../feed/feed-book.js';
import { createSharedNames } from '../files/folder-names.js';
import { trackFolders } from '../files/made-folders.js';
import { isObjectUrl } from '../objects/object-url.js';
import { chapterize, check } from '../run/chapterize.js';
import type { RunResult } from '../run/run-result.js';
import { type BatchOptions, type BatchSettings, resolveBatchOptions } from './batch-options.js';
import { entryOf, findDone } from './done-before.js';
import type { ListedEpisode } from './episode-list.js';
import { type EpisodeResult, failureOf, resultWithoutRun } from './episode-result.js';
import { createEpisodeSettings } from './episode-settings.js';
import { lockFolder } from './folder-lock.js';
import type { HeldLock } from './held-lock.js';
import { type Journal } from './journal.js';
import { listEpisodes } from './list-episodes.js';
import { takeShard } from './shard.js';
import { openBatchJournal } from './shard-journal.js';
import { createWriteTurns, type WriteTurns } from './write-turns.js';

/** What happens in a batch, in this order: `listed` once, then for each episode `begun` and, some time later, `ended`. */
export type BatchEvent =
  | { readonly kind: 'listed'; readonly count: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'begun'; readonly notes: string }
  | { readonly kind: 'ended'; readonly episode: EpisodeResult }
  /** With a feed, once at the end: what is wrong with it as a whole. */
  | { readonly kind: 'feed'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Runs many episodes: each as `chapterize` (or `check`) would, several at once, one failure never stopping the others.
 *
 * Results come as episodes end and are not kept, so that memory does not grow with their number. Aborting
 * `options.signal`, or leaving the loop, starts no further episode; those under way are finished or undone.
 *
 * @param paths notes files, and folders to search for notes and audio
 * @throws ChapterizeError `usage`, `io/…` for the manifest or the journal; an episode that fails is a result like any other
 * @example
 * ```ts
 * import { batch } from 'chapterize';
 *
 * for await (const event of batch(['.'], { dryRun: true })) {
 *   if (event.kind === 'ended') console.log(event.episode.result.notes, event.episode.result.status); // episode.md planned
 * }
 * ```
 */
export async function* batch(
  paths: readonly string[],
  options: BatchOptions = {},
): AsyncGenerator<BatchEvent> {
  const settings = resolveBatchOptions(options);
  const signal = settings.run.signal ?? new AbortController().signal;
  const journal =
    settings.journal === null ? null : await openBatchJournal(settings.journal, settings, signal);
  let lock: HeldLock | null = null;
  const folders = trackFolders();
  try {
    const list = await listEpisodes(paths, settings, journal?.statedFiles ?? new Map(), signal);
    const episodes = list.isShard ? list.episodes : takeShard(list.episodes, settings.shard);
    const diagnostics = [...(journal?.diagnostics ?? []), ...list.diagnostics];
    yield { kind: 'listed', count: episodes.length, diagnostics };
    const feed = await openFeedOf(settings);
    const turns = createWriteTurns(settings.jobs);
    const run = {
      ...settings.run,
      feed,
      within: list.bounds,
      listNames: createSharedNames(),
      inTurn: turns.inTurn,
      folders,
    };
    const { outputFolder } = settings;
    if (outputFolder !== null && !isObjectUrl(outputFolder) && !settings.check && !run.dryRun)
      lock = await lockFolder(outputFolder, folders, { ...settings, run });
    yield* runAll(episodes, { ...settings, run }, turns, journal, signal);
    if (feed === null || signal.aborted) return;
    const { findInCatalogue } = await import('../run/catalogue-feed.js');
    yield { kind: 'feed', diagnostics: findInCatalogue(feed, settings.run, settings.shard === null) };
  } finally {
    // Another shard may be about to write into a folder that is empty now; another batch is kept out by the lock.
    const isAlone = lock !== null && settings.shard === null;
    if (isAlone) await folders.removeEmpty();
    await lock?.release();
    // The lock was in the output folder itself.
    if (isAlone) await folders.removeEmpty();
    await journal?.close();
  }
}

/** The feed is read once for all episodes. */
async function openFeedOf({ run }: BatchSettings): Promise<FeedBook | null> {
  if (typeof run.feed !== 'string') return run.feed;
  const { openFeed } = await import('../run/open-feed.js');
  return openFeed(run.feed, run);
}

/**
 * Keeps as many episodes being read as there are jobs, while as many others are written. With `failFast`, those that are
 * written count as jobs, too, because they may still fail.
 */
async function* runAll(
  episodes: readonly ListedEpisode[],
  settings: BatchSettings,
  turns: WriteTurns,
  journal: Journal | null,
  signal: AbortSignal,
): AsyncGenerator<BatchEvent> {
  const inHand = new Map<number, Promise<{ readonly index: number; readonly episode: EpisodeResult }>>();
  const settingsFor = createEpisodeSettings(settings);
  const countBusy = () => inHand.size - (settings.failFast ? 0 : turns.count());
  let next = 0;
  try {
    for (;;) {
      while (!signal.aborted && countBusy() < settings.jobs) {
        const listed = episodes[next];
        if (listed === undefined) break;
        const index = next;
        next += 1;
        yield { kind: 'begun', notes: listed.notes };
        const running = runEpisode(listed, settings, settingsFor, journal);
        inHand.set(
          index,
          running.then((episode) => ({ index, episode })),
        );
      }
      if (inHand.size === 0) return;
      const ended = await Promise.race([...inHand.values(), turns.nextBegun()]);
      if (ended === null) continue;
      const { index, episode } = ended;
      inHand.delete(index);
      // Those under way are finished; no further one is started.
      if (settings.failFast && episode.result.status === 'failed') next = episodes.length;
      yield { kind: 'ended', episode };
    }
  } finally {
    // A caller that leaves early must not leave writers behind.
    await Promise.all(inHand.values());
  }
}

async function runEpisode(
  listed: ListedEpisode,
  common: BatchSettings,
  settingsFor: ReturnType<typeof createEpisodeSettings>,
  journal: Journal | null,
): Promise<EpisodeResult> {
  const started = performance.now();
  const ended = (result: RunResult, rest: Partial<EpisodeResult> = {}): EpisodeResult => ({
    result,
    failure: null,
    isSkipped: false,
    shard: common.shard,
    tookMs: performance.now() - started,
    ...rest,
  });
  try {
    if (listed.failure !== null) throw listed.failure;
    const { settings, diagnostics, key } = await settingsFor(listed.notes);
    if (hasErrors(diagnostics)) return ended(resultWithoutRun(listed, 'failed', diagnostics));
    const options = journal === null ? '' : key();
    if (listed.audio === null) return ended(await checkAlone(listed, settings));
    if (hasErrors(listed.diagnostics)) {
      return ended(resultWithoutRun(listed, 'failed', listed.diagnostics));
    }
    const done = journal === null ? null : await findDone(journal, listed, options);
    if (done !== null) {
      const status = settings.check ? 'checked' : 'unchanged';
      return ended(resultWithoutRun(listed, status, [], done.measured), { isSkipped: true });
    }
    const { notes, audio, output } = listed;
    const result = settings.check
      ? await check(notes, audio, settings.run)
      : await chapterize(notes, audio, { ...settings.run, output });
    if (journal === null || settings.run.dryRun || result.status === 'failed') return ended(result);
    return ended(await noteDown(journal, listed, result, options));
  } catch (error) {
    return ended(resultWithoutRun(listed, 'failed'), { failure: failureOf(error) });
  }
}

/** Notes without audio: whatever can be reported about the notes is reported, along with the reason why there is none. */
async function checkAlone(listed: ListedEpisode, { run }: BatchSettings): Promise<RunResult> {
  const alone = await check(listed.notes, null, run);
  const diagnostics = sortDiagnostics([...listed.diagnostics, ...alone.diagnostics]);
  return { ...alone, status: hasErrors(diagnostics) ? 'failed' : alone.status, diagnostics };
}

/** Adds an episode that is done to the journal; if that fails, the episode is still done. */
async function noteDown(
  journal: Journal,
  listed: ListedEpisode,
  result: RunResult,
  options: string,
): Promise<RunResult> {
  const entry = await entryOf(listed, result, options);
  if (entry === null) return result;
  try {
    await journal.append(entry);
    return result;
  } catch (error) {
    // Another run has taken over: this one must not continue.
    if (error instanceof ChapterizeError && error.code === 'io/locked') throw error;
    const reason = failureOf(error).message;
    const finding = createDiagnostic('batch/journal-not-written', { reason }, listed.notes);
    return { ...result, diagnostics: [...result.diagnostics, finding] };
  }
}
