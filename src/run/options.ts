import type { Cut, Insertion } from '../chapters/timeline-map.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { FeedBook } from '../feed/feed-book.js';
import type { ListNames } from '../files/folder-names.js';
import type { MadeFolders } from '../files/made-folders.js';
import type { TagVersionPolicy } from '../plan/plan-options.js';
import { isWholeAddress } from '../published/web-address.js';
import type { ChapterImageRule } from './image-rules.js';
import { refuseUnknownOptions } from './known-options.js';

/** Values of the front matter that a run can update. */
export type UpdatableValue = 'length' | 'duration';

/** A value to update, and from where: the finished file, or the published one. */
export type UpdateRequest = UpdatableValue | 'length=published';

/** The options of a caller; what is left out takes the default of `defaultOptions`. */
export interface ChapterizeOptions {
  /** Path to write; null replaces the audio file itself. */
  readonly output?: string | null;
  /** Plan only: nothing on the disk changes. */
  readonly dryRun?: boolean;
  /** Afterwards update `length` (and a missing `duration`) in the notes, editing only those values. */
  readonly updateFrontMatter?: boolean;
  /** Exactly which values to update; implies `updateFrontMatter`. */
  readonly update?: readonly UpdateRequest[];
  /** Milliseconds to add to every chapter; may be negative. */
  readonly offsetMs?: number;
  /** Pieces that were cut out of the audio after the notes were written. */
  readonly cuts?: readonly Cut[];
  /** Pieces that were put into the audio since. */
  readonly insertions?: readonly Insertion[];
  /** Title of a chapter to add at 0:00 when the first one starts later. */
  readonly intro?: string | null;
  /** Largest difference of stated and measured duration that counts as equal, in milliseconds. */
  readonly toleranceMs?: number;
  /** false: findings of the comparison with the front matter become warnings. */
  readonly verifyStated?: boolean;
  /** Warnings become errors. */
  readonly strict?: boolean;
  readonly tagVersion?: TagVersionPolicy;
  /** Free bytes to leave in a tag that grows; null for the policy of docs/tags.md. */
  readonly paddingByteLength?: number | null;
  /** Do what can be done with a damaged tag or more than 255 chapters; the old tag is saved next to the audio. */
  readonly force?: boolean;
  /** Leave files alone that have chapters of another program: an error instead of replacing them. */
  readonly keepForeign?: boolean;
  /** Names of formats to write next to the mp3, once it is in place: `json` gives `NAME.chapters.json`. */
  readonly also?: readonly string[];
  /** Whether to compute the sha256 of the audio range. */
  readonly hash?: boolean;
  /** Players whose publishing rules to check; names as in docs/players.md, or `all`. */
  readonly players?: readonly string[];
  /** Set the time of the output to now if it is already as planned, for programs such as make that compare times. */
  readonly touch?: boolean;
  /** Treat whatever locks the files as left behind by a run that has ended. */
  readonly breakLock?: boolean;
  /** Lists folders, to find what locks the files; null reads a folder for each file, a batch shares the lists. */
  readonly listNames?: ListNames | null;
  /** Writes when it is this run's turn; null writes at once. A batch has one for all episodes. */
  readonly inTurn?: InTurn | null;
  /** Makes the folder of `output` where there is none; null makes none. A batch has one for all episodes. */
  readonly folders?: MadeFolders | null;
  /**
   * Folders and files, by their paths without symbolic links, outside of which nothing is read or written, wherever links
   * lead; null for no bounds.
   */
  readonly within?: ReadonlySet<string> | null;
  /**
   * The published file to compare with: true for the one under the URL that the notes state, or its URL. Nothing is asked of the
   * network without this or a `feed` that is a URL.
   */
  readonly published?: boolean | string;
  /** Read the published file whole: its exact duration. */
  readonly full?: boolean;
  /** Path or URL of the feed whose item is to be compared, or one that `openFeed` has read; null for none. */
  readonly feed?: string | FeedBook | null;
  /** Whether to fetch the chapters file that the item of the feed names; `published` does it too. */
  readonly fetchChapters?: boolean;
  /** Whether servers outside the public internet may be asked. */
  readonly allowPrivate?: boolean;
  /** Pictures of chapters for which the notes name none. */
  readonly chapterImages?: readonly ChapterImageRule[];
  /** Whether pictures may be outside the folder of the notes. */
  readonly allowOutside?: boolean;
  /** Whether to fetch pictures that chapters name by their address, over https. */
  readonly fetchImages?: boolean;
  /**
   * The side, in pixels, of the square that each picture is fitted into, with the package sharp; null leaves their bytes as
   * they are.
   */
  readonly imageSizePx?: number | null;
  /** URL before the paths of pictures in the forms of chapters that take addresses; null if they have none. */
  readonly imageBase?: string | null;
  /** Compare every byte of a written object with what was planned, rather than samples: it is read twice. */
  readonly fullCheck?: boolean;
  /** Ends the run between two steps, or the writing with the old file in place. */
  readonly signal?: AbortSignal;
}

/** Does work when its turn comes. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Every option with its default. */
export const defaultOptions = {
  output: null,
  dryRun: false,
  updateFrontMatter: false,
  update: [],
  offsetMs: 0,
  cuts: [],
  insertions: [],
  intro: null,
  toleranceMs: 1000,
  verifyStated: true,
  strict: false,
  tagVersion: 'auto',
  paddingByteLength: null,
  force: false,
  keepForeign: false,
  also: [],
  hash: false,
  players: [],
  within: null,
  breakLock: false,
  listNames: null,
  inTurn: null,
  folders: null,
  touch: false,
  published: false,
  full: false,
  feed: null,
  fetchChapters: false,
  allowPrivate: false,
  chapterImages: [],
  allowOutside: false,
  fetchImages: false,
  imageSizePx: null,
  imageBase: null,
  fullCheck: false,
} as const satisfies Omit<Required<ChapterizeOptions>, 'signal'>;

/** The names of all options. */
export const optionNames: readonly string[] = [...Object.keys(defaultOptions), 'signal'];

/** Options with every default filled in. */
export type Settings = Omit<Required<ChapterizeOptions>, 'signal'> & { readonly signal?: AbortSignal };

/** The most bytes a tag can hold: its size is a 28-bit integer (ID3v2.3 section 3.1). */
export const maxTagByteLength = 2 ** 28 - 1;

/**
 * Fills in the defaults and checks every value once.
 *
 * @throws ChapterizeError `usage` naming the option, what was given and what is possible
 */
export function resolveOptions(options: ChapterizeOptions): Settings {
  refuseUnknownOptions(options, optionNames);
  const settings: Settings = { ...defaultOptions, ...withoutUndefined(options) };
  const expect = <N extends keyof Settings>(
    option: N,
    holds: (value: Settings[N]) => boolean,
    expected: string,
  ): void => requireThat(holds(settings[option]), option, settings[option], expected);
  expect('offsetMs', Number.isSafeInteger, 'a whole number of milliseconds');
  expect('toleranceMs', (ms) => Number.isFinite(ms) && ms >= 0, 'a number of milliseconds, 0 or more');
  for (const cut of settings.cuts)
    requireThat(isPiece(cut.startMs, cut.endMs), 'cuts', cut, 'a start and a later end in milliseconds');
  for (const { atMs, durationMs } of settings.insertions)
    requireThat(
      isPiece(atMs, atMs + durationMs),
      'insertions',
      { atMs, durationMs },
      'a time and a duration in milliseconds',
    );
  expect(
    'paddingByteLength',
    (bytes) => bytes === null || isWhole(bytes, 0, maxTagByteLength),
    `a whole number of bytes from 0 to ${maxTagByteLength}`,
  );
  expect('tagVersion', (policy) => ['auto', '2.3', 'keep'].includes(policy), 'auto, 2.3 or keep');
  if (settings.update.includes('length=published') && settings.published === false) {
    const help = 'add --published';
    throw new ChapterizeError('usage', 'update length=published needs the published file', { help });
  }
  expect(
    'imageSizePx',
    (size) => size === null || isWhole(size, 64, 3000),
    'a whole number of pixels from 64 to 3000',
  );
  expect(
    'imageBase',
    (base) => base === null || isWholeAddress(base),
    'a URL that starts with https:// or http://',
  );
  expect('intro', (title) => title === null || title.trim() !== '', 'a title');
  return settings;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isPiece(startMs: number, endMs: number): boolean {
  return Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs) && startMs >= 0 && endMs > startMs;
}

function withoutUndefined(options: ChapterizeOptions): ChapterizeOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function requireThat(holds: boolean, option: string, found: unknown, expected: string): void {
  if (!holds)
    throw new ChapterizeError('usage', `option ${option} is ${JSON.stringify(found)}, expected ${expected}`);
}
