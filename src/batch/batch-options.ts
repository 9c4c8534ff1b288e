import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { refuseUnknownOptions } from '../run/known-options.js';
import { type ChapterizeOptions, optionNames, resolveOptions, type Settings } from '../run/options.js';

/** One part of a list that several runs share: the `index`-th of `count`, from 1 on. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** What only a batch can be asked for. */
interface ListOptions {
  /** A CSV or JSON file that names notes, audio and output of each episode. */
  readonly manifest?: string | null;
  /** Folders to look for the audio in; empty: where the notes are. */
  readonly audioFolders?: readonly string[];
  /** Folder to write the results to; null replaces each audio file itself. */
  readonly outputFolder?: string | null;
  /** Verify only, as `check` does. */
  readonly check?: boolean;
  /**
   * With `check`: notes that no audio is found for are checked alone, and pages without timestamps that state nothing
   * about audio are left out even where a path names them. Audio is looked for under the paths and in `audioFolders` only.
   */
  readonly audioOptional?: boolean;
  /** Follow symbolic links out of the folders named; without it, what they lead to is neither read nor written. */
  readonly followLinks?: boolean;
  /** How many episodes to read at once, while as many others are written; null for one per processor core, at most 8. */
  readonly jobs?: number | null;
  /** Start no further episode once one has failed. Episodes that are being written then count as jobs, too. */
  readonly failFast?: boolean;
  /** A file that remembers which episodes are done, so that the next run need not read them. */
  readonly journal?: string | null;
  readonly shard?: Shard | null;
  /** Gives the options of each single run, in place of those given here; null if these apply to all. */
  readonly optionsFor?: ((notes: string) => Promise<EpisodeOptions>) | null;
}

/** The options of one episode, with what is wrong with them: an error among that keeps the episode from being run. */
export interface EpisodeOptions {
  readonly options: Omit<ChapterizeOptions, 'output' | 'hash' | 'signal'>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a caller may ask of a batch: all that a single run knows, and the options of the list. */
export type BatchOptions = Omit<ChapterizeOptions, 'output'> & ListOptions;

/** Options of a batch with every default filled in. */
export interface BatchSettings extends Required<ListOptions> {
  readonly jobs: number;
  /** For each single run; its output is that of the episode. */
  readonly run: Settings;
}

/** More files at once than this help no disk, and each takes memory. */
const maxDefaultJobs = 8;
const maxJobs = 256;

/** Every option of the list with its default. */
const listDefaults = {
  manifest: null,
  audioFolders: [],
  outputFolder: null,
  check: false,
  audioOptional: false,
  followLinks: false,
  jobs: null,
  failFast: false,
  journal: null,
  shard: null,
  optionsFor: null,
} as const satisfies Required<ListOptions>;

const batchOptionNames = [...Object.keys(listDefaults), ...optionNames.filter((name) => name !== 'output')];

/**
 * Fills in the defaults and checks every value once.
 *
 * @throws ChapterizeError `usage` naming the option, what was given and what is possible
 */
export function resolveBatchOptions(options: BatchOptions): BatchSettings {
  refuseUnknownOptions(options, batchOptionNames);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const isOfList = ([name]: readonly [string, unknown]): boolean => Object.hasOwn(listDefaults, name);
  const run = resolveOptions(Object.fromEntries(given.filter((option) => !isOfList(option))));
  const list: Required<ListOptions> = { ...listDefaults, ...Object.fromEntries(given.filter(isOfList)) };
  // Hosts are asked for one file at a time.
  const isAsking = run.published !== false;
  const jobs = isAsking ? 1 : (list.jobs ?? Math.min(availableParallelism(), maxDefaultJobs));
  const settings: BatchSettings = { ...list, jobs, run };
  requireThat(
    Number.isInteger(settings.jobs) && settings.jobs >= 1 && settings.jobs <= maxJobs,
    `option jobs is ${settings.jobs}, expected a whole number from 1 to ${maxJobs}`,
  );
  const isCompared = isAsking || run.feed !== null;
  requireThat(
    settings.journal === null || !isCompared,
    'a journal only lists files on this machine, so it cannot be used with a feed or published files',
  );
  requireThat(
    settings.check || !settings.audioOptional,
    'option audioOptional is true, expected false unless check is true',
  );
  requireThat(
    settings.shard === null || isShard(settings.shard),
    `option shard is ${JSON.stringify(settings.shard)}, expected an index from 1 to the count of shards`,
  );
  return settings;
}

function isShard({ index, count }: Shard): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(count) && index >= 1 && index <= count;
}

function requireThat(holds: boolean, message: string): void {
  if (!holds) throw new ChapterizeError('usage', message);
}
