import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { ChapterizeError } from '../diagnostic/failure.js';
import type { Bounds } from '../files/within.js';

/** An episode of the list: a pair that can be run, or the reason why not. */
export interface ListedEpisode {
  readonly notes: string;
  readonly audio: string | null;
  /** Path to write; null for the audio itself. */
  readonly output: string | null;
  /** The hash of the notes when they were listed; null if it was not computed. */
  readonly notesSha256: string | null;
  /** Findings that keep it from being run; empty for one that can be. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why its path could not be read, null if it could. */
  readonly failure: ChapterizeError | null;
}

/** All episodes of a batch, in an order that depends only on their names. */
export interface EpisodeList {
  readonly episodes: readonly ListedEpisode[];
  /** Findings about no episode of the list. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether these are those of the shard alone, and not of the whole list. */
  readonly isShard: boolean;
  /** What the episodes may read and write; null for no bounds. */
  readonly bounds: Bounds | null;
}
